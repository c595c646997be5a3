"""Editions become the contents of files: pages, feeds, data; pure, no I/O."""
