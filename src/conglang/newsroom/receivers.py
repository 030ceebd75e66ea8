"""What the newsroom hears: one line each."""

from typing import Any

from django.dispatch import receiver
from wagtail.rich_text import RichText
from wagtail.signals import init_new_page

from conglang.accounts.queries import unit_of
from conglang.foundation.jobs import enqueue
from conglang.newsroom.choices import AuthorRole
from conglang.newsroom.models import ArticleAuthor, ArticlePage
from conglang.newsroom.signals import article_published
from conglang.newsroom.tasks import make_pictures


@receiver(article_published)
def prepare_pictures(article_id: int, site_id: int, **kwargs: Any) -> None:
    enqueue(make_pictures, site_id=site_id, article_id=article_id)


@receiver(init_new_page)
def propose_byline(page: Any, **kwargs: Any) -> None:
    """A new article starts with an empty paragraph, the writer's own name and unit."""
    if isinstance(page, ArticlePage) and page.owner:
        name = page.owner.pen_name or page.owner.full_name
        page.authors = [ArticleAuthor(name=name, role=AuthorRole.ARTICLE)]
        page.unit = unit_of(page.owner)
        page.body = [("text", RichText(""))]
