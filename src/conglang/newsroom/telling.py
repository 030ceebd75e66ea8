"""Who is told what about an article: those who must act, and its author. Never who did the act."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, Site

from conglang.accounts.models import Post, User
from conglang.accounts.rules import APPROVE, EDIT, PUBLISH
from conglang.audit.queries import history_of
from conglang.core.dates import VIETNAM
from conglang.newsroom.choices import State
from conglang.newsroom.models import EditorialRecord, FactCheck, Topic
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
    "article.urgent": ("Bài xuất bản khẩn, chờ duyệt sau", True),
    "article.fact_check": ("Trả lời đối chiếu số liệu", True),
    "article.fact_check_link": ("Nhờ đối chiếu số liệu", False),
    "article.remark": ("Góp ý trong bài", True),
    "article.taken_over": ("Người khác nhận sửa thay", False),
    "step.due_soon": ("Bài sắp đến hạn", True),
    "step.overdue": ("Bài quá hạn", True),
    "step.escalated": ("Bài quá hạn của người khác", True),
    "topic.given": ("Đề tài được giao", True),
}
#: Kind of notice → the state in which somebody has that to do; later there is nothing to tell.
ASKS_IN = {
    "article.submitted": State.SUBMITTED, "article.returned": State.RETURNED,
    "article.proposed": State.PENDING_APPROVAL, "article.sent_back": State.IN_EDITING,
    "article.approved": State.APPROVED,
}  # fmt: skip
OLD_NEWS = timedelta(days=3)
"""After this nobody is told what they only might like to know (local practice)."""
STEP_WORDS = {
    "step.due_soon": "sắp đến hạn",
    "step.overdue": "đã quá hạn",
    "step.escalated": "đã quá hạn, cần bạn vào việc",
}


def tell(kind: str, article_id: int, site_id: int) -> int:
    """Tell about an article's latest step; return how many people were told.

    Told twice of the same step, people get one notice. Nobody is asked to do what was done
    meanwhile, when the telling comes late.
    """
    with within_site(Site.objects.get(pk=site_id)):
        rows = EditorialRecord.objects.select_related(
            "article", "author", "editor", "approver", "wait__person"
        )
        record = rows.get(article_id=article_id)
        if _is_past(kind, record, timezone.now()):
            return 0
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


def _is_past(kind: str, record: EditorialRecord, now: datetime) -> bool:
    if kind in ASKS_IN:
        return record.state != ASKS_IN[kind]
    return not KINDS[kind][1] and now - record.since > OLD_NEWS


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
    asked = _asked(record)
    if kind in {"article.submitted", "article.proposed", "article.approved"} and asked:
        return asked
    if kind == "article.submitted":
        return [
            each for each in people_with_right(EDIT, record.article) if each.pk != record.author_id
        ]
    if kind in {"article.proposed", "article.urgent"}:
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


def _asked(record: EditorialRecord) -> list[User]:
    """Whose turn it is at the step where the article waits: the named person and other voters."""
    wait = record.wait
    if wait is None:
        return []
    open_votes = wait.votes.filter(agreed_at__isnull=True).select_related("person")
    people = [wait.person, *(vote.person for vote in open_votes)]
    return list(dict.fromkeys(person for person in people if person))


def tell_of_step(
    kind: str, article_id: int, site_id: int, person_ids: Collection[int], due_at: datetime
) -> int:
    """Remind of a step, or call somebody in; each person once for each due time."""
    with within_site(Site.objects.get(pk=site_id)):
        record = EditorialRecord.objects.select_related("article").get(article_id=article_id)
        until = timezone.localtime(due_at, VIETNAM).strftime("%H:%M ngày %d/%m/%Y")
        return notify(
            to=User.objects.filter(pk__in=person_ids, is_active=True), kind=kind,
            subject=f"Bài “{record.article.draft_title}” {STEP_WORDS[kind]}",
            text=f"Đang ở bước: {record.get_state_display()}. Hạn: {until}.",
            path=reverse("article_file", args=[article_id]), at=timezone.now(),
            key=f"{kind}:{article_id}:{due_at.isoformat()}",
        )  # fmt: skip


def tell_of_remark(article_id: int, site_id: int, comment_id: int, by_id: int) -> int:
    """Tell the other side of a conversation: author, editor, and who spoke there before."""
    with within_site(Site.objects.get(pk=site_id)):
        rows = EditorialRecord.objects.select_related("article", "author", "editor")
        record = rows.get(article_id=article_id)
        comment = Comment.objects.select_related("user").get(pk=comment_id)
        replies = list(comment.replies.select_related("user").order_by("pk"))
        people = [record.author, record.editor, comment.user, *(each.user for each in replies)]
        words = replies[-1].text if replies else comment.text
        return notify(
            to=list(dict.fromkeys(each for each in people if each and each.pk != by_id)),
            kind="article.remark", subject=f"Góp ý trong bài “{record.article.draft_title}”",
            text=words, path=f"{reverse('article_file', args=[article_id])}#gop-y",
            at=timezone.now(), key=f"article.remark:{comment_id}:{len(replies)}",
        )  # fmt: skip


def tell_of_take_over(article_id: int, site_id: int, person_id: int, by_id: int) -> int:
    """Tell who was writing that somebody else writes now."""
    with within_site(Site.objects.get(pk=site_id)):
        record = EditorialRecord.objects.select_related("article").get(article_id=article_id)
        people = User.objects.in_bulk([person_id, by_id])
        return notify(
            to=[people[person_id]], kind="article.taken_over", at=timezone.now(),
            subject=f"{people[by_id].display_name} sửa bài “{record.article.draft_title}” thay bạn",
            text="Từ lúc này bạn không lưu được bài. Chữ chưa lưu vẫn còn trên màn hình của bạn.",
            path=reverse("article_file", args=[article_id]),
        )  # fmt: skip


def tell_of_topic(topic_id: int, site_id: int) -> int:
    """Tell the people of a unit what they are to write about this week; once for each topic."""
    with within_site(Site.objects.get(pk=site_id)):
        topic = Topic.objects.select_related("section").get(pk=topic_id)
        posts = Post.objects.in_force(timezone.localdate()).filter(
            unit_id=topic.unit_id, person__is_active=True
        )
        return notify(
            to=list({post.person for post in posts.select_related("person")}), kind="topic.given",
            subject=f"Đề tài được giao: {topic.title}",
            text=f"Chuyên mục: {topic.section.title}. Hạn nộp: {topic.due_on:%d/%m/%Y}.",
            path=reverse("desk"), at=timezone.now(), key=f"topic.given:{topic_id}",
        )  # fmt: skip


def _words(kind: str, title: str, record: EditorialRecord) -> tuple[str, str]:
    author = record.author.display_name if record.author else "Tiếp nhận"
    reason = f"Lý do: {record.reason}" if record.reason else ""
    return {
        "article.submitted": (f"Bài {title} chờ nhận biên tập", f"Người viết: {author}."),
        "article.returned": (f"Bài {title} được trả lại", reason),
        "article.proposed": (f"Bài {title} chờ duyệt", f"Người viết: {author}."),
        "article.urgent": (f"Bài {title} đã xuất bản khẩn, chờ duyệt sau", reason),
        "article.sent_back": (f"Bài {title} được trả lại để biên tập thêm", reason),
        "article.approved": (f"Bài {title} đã duyệt, chờ đăng", f"Người viết: {author}."),
        "article.rejected": (f"Bài {title} không được sử dụng", reason),
        "article.published": (f"Bài {title} đã đăng", "Người dân đã đọc được bài trên cổng."),
        "article.taken_down": (f"Bài {title} đã bị gỡ", reason),
    }[kind]
