"""Feeds: which there are and where, their entries, and how these are written as RSS, Atom, JSON Feed and OPML."""
