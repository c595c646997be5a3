"""Markdown and HTML to words, blocks and a clean body."""
