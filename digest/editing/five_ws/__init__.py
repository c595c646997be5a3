"""The five Ws of an article: who did what, when and where, in the article's own words."""
