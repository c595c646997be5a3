"""What earlier builds know: records of articles, and what the last build of a site was made from. It may be lost at any time."""
