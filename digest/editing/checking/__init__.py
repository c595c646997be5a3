"""Whether words that are not the article's own say what it says: numbers, dates, names and quotations are looked up in it."""
