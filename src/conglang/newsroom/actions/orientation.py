"""The weekly orientation: what the board wants written, given to units, turned into drafts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from wagtail.rich_text import RichText

from conglang.accounts.models import Unit, User
from conglang.accounts.permissions import may, role_names
from conglang.accounts.rules import PLAN
from conglang.audit.actions import record as audit
from conglang.core.dates import format_date
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.foundation.announce import announce
from conglang.newsroom.actions.writing import start_article
from conglang.newsroom.choices import CLOSED_STATES, AuthorRole
from conglang.newsroom.models import ArticlePage, EditorialRecord, Orientation, SectionPage, Topic
from conglang.newsroom.permissions import may_write_topic
from conglang.newsroom.queries.orientation import topic_rows
from conglang.newsroom.rules import check_topic_due, is_unfinished, week_of
from conglang.newsroom.signals import topic_given
from conglang.tenancy.scoping import open_site

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class TopicFacts:
    """What is said of a topic. due_on: the last day on which the article may be handed in."""

    title: str
    section_id: int
    unit_id: int
    due_on: date
    note: str = ""


@transaction.atomic
def save_orientation(*, week: date, focus: str, text: str, by: User, at: datetime) -> Orientation:
    """Write or change the orientation of the week that a day lies in. Refuses: not_allowed."""
    _refuse_without_right(by)
    orientation = _orientation_of(week, at)
    before = {"focus": orientation.focus, "text": orientation.text}
    orientation.focus, orientation.text = clean(focus).strip(), clean(text).strip()
    orientation.changed_by, orientation.changed_at = by, at
    orientation.save()
    audit(
        act="orientation.save", on=orientation, by=by, at=at, before=before,
        after={"focus": orientation.focus, "text": orientation.text}, role=role_names(by),
    )  # fmt: skip
    return orientation


@transaction.atomic
def add_topic(*, week: date, facts: TopicFacts, by: User, at: datetime) -> Topic:
    """Give a unit a topic of the week. Refuses: not_allowed, wrong_unit, wrong_section, wrong_day.

    A unit of the past gets none.
    """
    _refuse_without_right(by)
    orientation = _orientation_of(week, at)
    topic = Topic(site_id=orientation.site_id, orientation=orientation)
    _put(topic, facts, at)
    audit(act="topic.give", on=topic, by=by, at=at, after=_as_log(topic), role=role_names(by))
    _tell(topic)
    return topic


@transaction.atomic
def change_topic(*, topic_id: int, facts: TopicFacts, by: User, at: datetime) -> Topic:
    """Change a topic; an article that was begun for it stays as it is.

    Refuses: not_allowed, wrong_unit, wrong_section, wrong_day, carried.
    """
    _refuse_without_right(by)
    topic = _locked(topic_id)
    _refuse_carried(topic)
    before, unit = _as_log(topic), topic.unit_id
    _put(topic, facts, at)
    audit(
        act="topic.change", on=topic, by=by, at=at, before=before, after=_as_log(topic),
        role=role_names(by),
    )  # fmt: skip
    if topic.unit_id != unit:
        _tell(topic)
    return topic


@transaction.atomic
def drop_topic(*, topic_id: int, by: User, at: datetime) -> None:
    """Take a topic back that nobody has begun. Refuses: not_allowed, begun, carried."""
    _refuse_without_right(by)
    topic = _locked(topic_id)
    _refuse_carried(topic)
    if topic.article_id:
        raise Refusal("begun", "Đã có bài viết theo đề tài này nên không bỏ được nữa.")
    audit(act="topic.drop", on=topic, by=by, at=at, before=_as_log(topic), role=role_names(by))
    topic.delete()


@transaction.atomic
def carry_over(*, week: date, by: User, at: datetime) -> int:
    """Take unfinished topics of the last week that had any into this one; returns how many.

    Each keeps its unit, section, note and the article that was begun, and is due on the same
    weekday. A second press finds nothing left. Refuses: not_allowed.
    """
    _refuse_without_right(by)
    monday = week_of(week)
    earlier = Orientation.objects.filter(week_starts_on__lt=monday, topics__isnull=False)
    last = earlier.order_by("-week_starts_on").first()
    if last is None:
        return 0
    list(Topic.objects.select_for_update(of=("self",)).filter(orientation=last))
    rows = [row for row in topic_rows(last, today=monday) if is_unfinished(row.state)]
    open_rows = [row for row in rows if not row.carried]
    if not open_rows:
        return 0
    orientation = _orientation_of(monday, at)
    for row in open_rows:
        old = row.topic
        topic = Topic.objects.create(
            site_id=old.site_id, orientation=orientation, title=old.title, note=old.note,
            section_id=old.section_id, unit_id=old.unit_id, article_id=old.article_id,
            due_on=monday + timedelta(days=old.due_on.weekday()), carried_from=old,
        )  # fmt: skip
        audit(
            act="topic.carry", on=topic, by=by, at=at, before=_as_log(old), after=_as_log(topic),
            role=role_names(by),
        )  # fmt: skip
        _tell(topic)
    return len(open_rows)


@transaction.atomic
def write_topic(*, topic_id: int, by: User, at: datetime) -> ArticlePage:
    """Begin the article of a topic: a draft in its section, of its unit, tied to it.

    Refuses: not_allowed (neither of the unit nor an editor), begun, carried.
    """
    topic = _locked(topic_id)
    if not may_write_topic(topic, by):
        raise Refusal("not_allowed", f"Đề tài này giao cho {topic.unit.name}.")
    _refuse_carried(topic)
    record = EditorialRecord.objects.filter(article_id=topic.article_id).first()
    if record is not None and record.state not in CLOSED_STATES:
        who = record.author.display_name if record.author else "người khác"
        raise Refusal("begun", f"{who} đã bắt đầu viết đề tài này.")
    article = start_article(
        section_id=topic.section_id, by=by, at=at,
        fields={
            "title": topic.title, "lead": "", "body": [("text", RichText(""))],
            "unit": topic.unit,
        },
        authors=[{"name": by.pen_name or by.full_name, "role": AuthorRole.ARTICLE}],
    )  # fmt: skip
    topic.article = article
    topic.save(update_fields=["article"])
    audit(act="topic.write", on=topic, by=by, at=at, note=article.title, role=role_names(by))
    return article


def _refuse_without_right(by: User) -> None:
    if not may(by, PLAN):
        raise Refusal(
            "not_allowed", "Chỉ thư ký, phó trưởng ban và trưởng ban viết định hướng, giao đề tài."
        )


def _refuse_carried(topic: Topic) -> None:
    if Topic.objects.filter(carried_from=topic).exists():
        raise Refusal("carried", "Đề tài đã chuyển sang tuần sau; hãy làm việc với đề tài ở đó.")


def _locked(topic_id: int) -> Topic:
    """A topic of the open portal, locked; Topic.DoesNotExist for another portal's."""
    rows = Topic.objects.select_for_update(of=("self",))
    return rows.select_related("unit", "orientation").get(pk=topic_id)


def _orientation_of(week: date, at: datetime) -> Orientation:
    from_day = week_of(week)
    found, _ = Orientation.objects.get_or_create(
        week_starts_on=from_day, defaults={"changed_at": at, "site": open_site()}
    )
    return found


def _put(topic: Topic, facts: TopicFacts, at: datetime) -> None:
    unit = Unit.objects.in_force(at.date()).filter(pk=facts.unit_id).first()
    if unit is None:
        raise Refusal("wrong_unit", "Hãy chọn một đơn vị đang hoạt động của cổng.")
    section = SectionPage.objects.filter(pk=facts.section_id).first()
    if section is None:
        raise Refusal("wrong_section", "Chuyên mục này không có trong cổng.")
    check_topic_due(facts.due_on, topic.orientation.week_starts_on)
    topic.title, topic.note = clean(facts.title).strip(), clean(facts.note).strip()
    topic.unit, topic.section, topic.due_on = unit, section, facts.due_on
    topic.save()


def _as_log(topic: Topic) -> dict[str, str]:
    return {
        "title": topic.title, "unit": topic.unit.name, "section": topic.section.title,
        "due_on": format_date(topic.due_on), "note": topic.note,
    }  # fmt: skip


def _tell(topic: Topic) -> None:
    announce(topic_given, topic_id=topic.pk, unit_id=topic.unit_id, site_id=topic.site_id)
