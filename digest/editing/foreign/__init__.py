"""Articles in other languages than English: what is certain of them without knowing their grammar."""
