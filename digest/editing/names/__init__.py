"""People, organisations and places: what is a name, whose, and of which kind."""
