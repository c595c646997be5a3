"""Agency text: what each paragraph is, and what it says of the article."""
