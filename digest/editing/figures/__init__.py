"""Figures: value, hedge, unit and what is measured, and which of them agree."""
