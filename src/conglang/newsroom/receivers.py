"""What the newsroom hears: one line each."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.admin.models import EditingSession
from wagtail.models import Comment, CommentReply
from wagtail.rich_text import RichText
from wagtail.signals import init_new_page

from conglang.accounts.queries import unit_of
from conglang.foundation.announce import announce
from conglang.foundation.jobs import enqueue
from conglang.newsroom.actions import let_go
from conglang.newsroom.choices import AuthorRole
from conglang.newsroom.models import ArticleAuthor, ArticlePage
from conglang.newsroom.signals import (
    article_approved,
    article_moved,
    article_published,
    article_published_urgently,
    article_remarked,
    article_returned,
    article_submitted,
    article_taken_down,
    attached_file_waits,
    fact_check_answered,
    step_due_soon,
    step_escalated,
    step_overdue,
    text_taken_over,
    topic_given,
)
from conglang.newsroom.tasks import make_pictures, read_file
from conglang.newsroom.telling import (
    tell,
    tell_of_answer,
    tell_of_remark,
    tell_of_step,
    tell_of_take_over,
    tell_of_topic,
)
from conglang.tenancy.scoping import current_site

#: Steps without a signal of their own that somebody must hear of.
TOLD_STEPS = {
    "propose": "article.proposed",
    "send_back": "article.sent_back",
    "reject": "article.rejected",
}


@receiver(article_published)
def prepare_pictures(article_id: int, site_id: int, **kwargs: Any) -> None:
    enqueue(make_pictures, site_id=site_id, article_id=article_id)


@receiver(attached_file_waits)
def read_what_is_attached(file_id: int, site_id: int, **kwargs: Any) -> None:
    enqueue(read_file, site_id=site_id, file_id=file_id)


@receiver(init_new_page)
def propose_byline(page: Any, **kwargs: Any) -> None:
    """A new article starts with an empty paragraph, the writer's own name and unit."""
    if isinstance(page, ArticlePage) and page.owner:
        name = page.owner.pen_name or page.owner.full_name
        page.authors = [ArticleAuthor(name=name, role=AuthorRole.ARTICLE)]
        page.unit = unit_of(page.owner)
        page.body = [("text", RichText(""))]


@receiver(article_submitted)
def tell_editors(article_id: int, site_id: int, **kwargs: Any) -> None:
    tell("article.submitted", article_id, site_id)


@receiver(article_returned)
def tell_author_of_return(article_id: int, site_id: int, **kwargs: Any) -> None:
    tell("article.returned", article_id, site_id)


@receiver(article_approved)
def tell_publishers(article_id: int, site_id: int, **kwargs: Any) -> None:
    tell("article.approved", article_id, site_id)


@receiver(article_published)
def tell_author_of_publication(article_id: int, site_id: int, **kwargs: Any) -> None:
    tell("article.published", article_id, site_id)


@receiver(article_taken_down)
def tell_author_of_take_down(article_id: int, site_id: int, **kwargs: Any) -> None:
    tell("article.taken_down", article_id, site_id)


@receiver(article_moved)
def tell_of_other_steps(act: str, article_id: int, site_id: int, **kwargs: Any) -> None:
    if act in TOLD_STEPS:
        tell(TOLD_STEPS[act], article_id, site_id)


@receiver(fact_check_answered)
def tell_who_asked(fact_check_id: int, site_id: int, **kwargs: Any) -> None:
    tell_of_answer(fact_check_id, site_id)


@receiver(article_published_urgently)
def tell_approvers_of_urgency(article_id: int, site_id: int, **kwargs: Any) -> None:
    tell("article.urgent", article_id, site_id)


@receiver(article_remarked)
def tell_of_a_remark(article_id: int, site_id: int, **kwargs: Any) -> None:
    tell_of_remark(article_id, site_id, kwargs["comment_id"], kwargs["by_id"])


@receiver(text_taken_over)
def tell_who_wrote_before(article_id: int, site_id: int, **kwargs: Any) -> None:
    tell_of_take_over(article_id, site_id, kwargs["person_id"], kwargs["by_id"])


@receiver(topic_given)
def tell_unit_of_topic(topic_id: int, site_id: int, **kwargs: Any) -> None:
    tell_of_topic(topic_id, site_id)


@receiver(step_due_soon)
def remind(article_id: int, site_id: int, **kwargs: Any) -> None:
    tell_of_step("step.due_soon", article_id, site_id, kwargs["person_ids"], kwargs["due_at"])


@receiver(step_overdue)
def tell_of_delay(article_id: int, site_id: int, **kwargs: Any) -> None:
    tell_of_step("step.overdue", article_id, site_id, kwargs["person_ids"], kwargs["due_at"])


@receiver(step_escalated)
def call_in(article_id: int, site_id: int, **kwargs: Any) -> None:
    tell_of_step("step.escalated", article_id, site_id, kwargs["person_ids"], kwargs["due_at"])


@receiver(post_delete, sender=EditingSession)
def editor_closed(instance: EditingSession, **kwargs: Any) -> None:
    """The last window of a person is closed: the text is free for the next one."""
    number = str(instance.object_id)
    if current_site() is None or not number.isdigit():
        return
    if not EditingSession.objects.filter(user_id=instance.user_id, object_id=number).exists():
        let_go(article_id=int(number), person_id=instance.user_id)


@receiver(post_save, sender=Comment)
@receiver(post_save, sender=CommentReply)
def remark_made(*, instance: Comment | CommentReply, created: bool, **kwargs: Any) -> None:
    """A remark or an answer, whether it was made on the file or in the editor."""
    if not created:
        return
    comment = instance.comment if isinstance(instance, CommentReply) else instance
    announce(
        article_remarked, article_id=comment.page_id, site_id=comment.page.site_id,
        comment_id=comment.pk, by_id=instance.user_id,
    )  # fmt: skip
