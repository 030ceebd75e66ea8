"""What pictures and files hear of pages, of whatever capability: one line each."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from conglang.media.publicity import model_of, settle, settle_page


@receiver(page_published)
@receiver(page_unpublished)
def page_shows_other_things(instance: Any, **kwargs: Any) -> None:
    settle_page(instance)


@receiver(post_delete, sender=ReferenceIndex)
def reference_dropped(instance: ReferenceIndex, **kwargs: Any) -> None:
    """A text no longer shows something, or its page is gone."""
    if model := model_of(instance.to_content_type_id):
        settle(model, [instance.to_object_id])
