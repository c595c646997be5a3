"""Who says what: quotations, claims, and the figures in them."""
