"""Articles become Summaries with Facts, Stories and Editions; pure, no I/O."""
