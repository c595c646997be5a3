"""What is to be said about an article, as the settings ask and its editor. Loads nothing that says it: often that is nothing."""

from __future__ import annotations

from digest.model.article import Article
from digest.model.settings import Settings
from digest.model.summary import Summary


def wants_facts(article: Article, settings: Settings) -> bool:
    """Whether facts are to be looked for: where the settings ask for them, or an editor has a say in them."""
    editors = article.editors
    return settings.facts.method != "none" or bool(editors.pin or editors.edit or editors.reject)


def replaces_title(article: Article) -> bool:
    """Whether the title is the editor's: without a headline in the text, the one in the front matter is the source's own."""
    return bool(article.carried_title) and article.title.split() != article.carried_title.split()


def take_as_it_is(article: Article, settings: Settings) -> Summary | None:
    """The digest of an article of which nothing is wanted but its own title; None where there is something to say or to check."""
    if settings.summary.method != "none" or wants_facts(article, settings):
        return None
    if not article.title or article.editors.summary or replaces_title(article):
        return None
    return Summary(article.id, article.title, (), ())
