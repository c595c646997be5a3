"""The one room that opens the site's files: what goes in, what comes out, and a new site."""
