"""The words of the house: frozen, slotted dataclasses that every room shares; standard library only.

`title` is an article's, `headline` a digest's; `published` and `updated` are instants, a `date` is a calendar day; `url` is
absolute, `path` is relative; `start` and `end` count code points, the end excluded; `index` counts from 0, `line` from 1.
"""
