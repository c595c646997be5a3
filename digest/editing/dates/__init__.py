"""Dates and times: found in the text, and resolved against the day of publication."""
