"""Who is told what about an article: those who must act, and its author. Never who did the act."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from conglang.accounts.models import User
from conglang.accounts.rules import APPROVE, EDIT, PUBLISH
from conglang.audit.queries import history_of
from conglang.newsroom.models import EditorialRecord, FactCheck
from conglang.newsroom.queries import people_with_right, writers_of_round
from conglang.notifications.actions import notify
from conglang.tenancy.scoping import within_site

#: Kind of notice → its label, and whether whoever gets it has something to do.
KINDS = {
    "article.submitted": ("Bài mới gửi đến", True),
    "article.returned": ("Bài trả lại người viết", True),
    "article.proposed": ("Bài chờ duyệt", True),
    "article.sent_back": ("Bài trả lại biên tập", True),
    "article.approved": ("Bài đã duyệt, chờ đăng", True),
    "article.rejected": ("Bài bị từ chối", False),
    "article.published": ("Bài đã đăng", False),
    "article.taken_down": ("Bài bị gỡ", False),
    "article.fact_check": ("Trả lời đối chiếu số liệu", True),
}


def tell(kind: str, article_id: int, site_id: int) -> int:
    """Tell about an article's latest step; return how many people were told.

    Told twice of the same step, people get one notice.
    """
    with within_site(Site.objects.get(pk=site_id)):
        rows = EditorialRecord.objects.select_related("article", "author", "editor", "approver")
        record = rows.get(article_id=article_id)
        last = history_of("newsroom.articlepage", article_id).last()
        actor = last.actor_id if last else None
        title = record.article.draft_title or record.article.title or "chưa có tiêu đề"
        subject, text = _words(kind, f"“{title}”", record)
        return notify(
            to=[person for person in _concerned(kind, record) if person.pk != actor],
            kind=kind, subject=subject, text=text,
            path=reverse("article_file", args=[article_id]), at=timezone.now(),
            key=f"{kind}:{article_id}:{record.since.isoformat()}",
        )  # fmt: skip


def tell_of_answer(fact_check_id: int, site_id: int) -> int:
    """Tell whoever asked what somebody outside answered; once for each question."""
    with within_site(Site.objects.get(pk=site_id)):
        rows = FactCheck.objects.select_related("record__article", "asked_by")
        check = rows.get(pk=fact_check_id)
        verdict = "xác nhận đúng" if check.correct else "báo có chỗ cần sửa"
        return notify(
            to=[check.asked_by], kind="article.fact_check", at=timezone.now(),
            subject=f"{check.name} đã trả lời về bài “{check.record.article.draft_title}”",
            text=f"{check.answered_by} ({check.office}) {verdict}.",
            path=reverse("article_file", args=[check.record.article_id]),
            key=f"article.fact_check:{check.pk}",
        )  # fmt: skip


def _concerned(kind: str, record: EditorialRecord) -> Iterable[User]:
    """Everybody who must act now, or the author for their information."""
    if kind == "article.submitted":
        return [
            each for each in people_with_right(EDIT, record.article) if each.pk != record.author_id
        ]
    if kind == "article.proposed":
        # Whoever wrote in this round may not approve: nothing for them to do.
        writers = writers_of_round(record)
        return [
            each for each in people_with_right(APPROVE, record.article) if each.pk not in writers
        ]
    if kind == "article.approved":
        return [
            each
            for each in people_with_right(PUBLISH, record.article)
            if each.pk != record.approver_id
        ]
    if kind == "article.sent_back":
        return [record.editor] if record.editor else people_with_right(EDIT, record.article)
    return [record.author] if record.author else []


def _words(kind: str, title: str, record: EditorialRecord) -> tuple[str, str]:
    author = record.author.display_name if record.author else "Tiếp nhận"
    reason = f"Lý do: {record.reason}" if record.reason else ""
    return {
        "article.submitted": (f"Bài {title} chờ nhận biên tập", f"Người viết: {author}."),
        "article.returned": (f"Bài {title} được trả lại", reason),
        "article.proposed": (f"Bài {title} chờ duyệt", f"Người viết: {author}."),
        "article.sent_back": (f"Bài {title} được trả lại để biên tập thêm", reason),
        "article.approved": (f"Bài {title} đã duyệt, chờ đăng", f"Người viết: {author}."),
        "article.rejected": (f"Bài {title} không được sử dụng", reason),
        "article.published": (f"Bài {title} đã đăng", "Người dân đã đọc được bài trên cổng."),
        "article.taken_down": (f"Bài {title} đã bị gỡ", reason),
    }[kind]
