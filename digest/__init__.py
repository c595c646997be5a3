"""News articles in, a digest that can be checked out.

The way of the data, each step a room of this package:

    content/*.md, *.txt
      -> reading     bytes become an Article: blocks, and sentences with their offsets
      -> editing     an Article becomes a Summary with Facts; many become Stories and Editions
      -> publishing  Editions become pages, feeds and data files
      -> site/

`desk` joins reading and editing for one article; `build` is the conductor; only `disk` opens the site's files and only
`cli` prints.
"""

__version__ = "0.1.0"
