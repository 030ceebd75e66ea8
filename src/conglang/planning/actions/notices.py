"""Issuing the notice of a period, replacing it, making an article of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from conglang.accounts.choices import Role
from conglang.accounts.models import Post, User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.core.dates import format_date
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.newsroom.actions.writing import start_article
from conglang.newsroom.choices import AuthorRole
from conglang.newsroom.models import ArticlePage, SectionPage
from conglang.notifications.actions import notify
from conglang.planning.actions.quotas import SHORTEST_REASON, refuse_without_right
from conglang.planning.models import QuotaNotice
from conglang.planning.period_rules import ReportingPeriod
from conglang.planning.queries.notices import (
    figures_for,
    groups_of,
    hundredths,
    lines_in_words,
    notice_in_force,
)
from conglang.tenancy.scoping import open_site


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What stands at the head and foot of a notice; fields of ``QuotaNotice`` of the same names.

    reason: why it takes the place of an earlier one; nobody asks for it otherwise.
    """

    number: str
    symbol: str
    place: str
    issued_on: date
    signer_name: str
    signer_post: str
    request: str = ""
    reason: str = ""


@transaction.atomic
def issue_notice(
    *, found: ReportingPeriod, facts: NoticeFacts, by: User, at: datetime
) -> QuotaNotice:
    """Write down the figures of a period that is over; they never change again.

    A notice that is in force already is replaced, with the reason.
    Refuses: not_allowed, not_over, number_taken, no_units, no_reason, issued_meanwhile.
    """
    refuse_without_right(by)
    if timezone.localdate(at) <= found.until:
        raise Refusal(
            "not_over",
            f"Kỳ {found.label} đến hết ngày {format_date(found.until)} mới xong. Từ hôm sau mới "
            "ban hành được; trước đó chỉ xem thử.",
        )
    _refuse_taken_number(facts)
    earlier = notice_in_force(found)
    if earlier is not None and len(facts.reason.strip()) < SHORTEST_REASON:
        raise Refusal(
            "no_reason", f"Đã có thông báo {earlier.full_number} cho kỳ này. Ghi lý do thay thế."
        )
    figures = figures_for(found)
    if not figures["units"]:
        raise Refusal("no_units", f"Chưa giao chỉ tiêu nào cho {found.label}.")
    if earlier is not None:
        earlier.replaced_at = at
        earlier.save(update_fields=["replaced_at"])
    notice = _create(
        site=open_site(), period_kind=found.kind, label=found.label, since=found.since,
        until=found.until, figures=figures, issued_by=by, issued_at=at, replaces=earlier,
        **_cleaned(facts),
    )  # fmt: skip
    audit(
        act="quota_notice.issue", on=notice, by=by, at=at, basis="plan:quota",
        note=notice.reason, after={"signer": notice.signer_name}, role=role_names(by),
    )  # fmt: skip
    _tell_units(notice, at)
    return notice


def _create(**values: Any) -> QuotaNotice:
    """Two secretaries may press at the same moment; the database lets the first one through."""
    try:
        with transaction.atomic():
            notice: QuotaNotice = QuotaNotice.objects.create(**values)
    except IntegrityError as error:
        raise Refusal(
            "issued_meanwhile", "Người khác vừa ban hành thông báo cho kỳ này. Mở lại để xem."
        ) from error
    return notice


def _cleaned(facts: NoticeFacts) -> dict[str, Any]:
    values = {name: getattr(facts, name) for name in NoticeFacts.__slots__}
    return {
        name: clean(value).strip() if isinstance(value, str) else value
        for name, value in values.items()
    }


def _refuse_taken_number(facts: NoticeFacts) -> None:
    taken = QuotaNotice.objects.filter(
        number=facts.number.strip(), symbol=facts.symbol.strip(),
        issued_on__year=facts.issued_on.year,
    )  # fmt: skip
    if taken.exists():
        raise Refusal(
            "number_taken",
            f"Số {facts.number}/{facts.symbol} năm {facts.issued_on.year} đã dùng. Hãy lấy số "
            "khác.",
        )


def _tell_units(notice: QuotaNotice, at: datetime) -> None:
    units = [unit["unit_id"] for unit in notice.figures["units"]]
    posts = Post.objects.in_force(timezone.localdate(at)).filter(
        unit__in=units, role=Role.CONTRIBUTOR
    )
    notify(
        to=[post.person for post in posts.select_related("person")], kind="quota.notice", at=at,
        subject=f"Thông báo kết quả tin, bài {notice.label}",
        text=f"Thông báo số {notice.full_number} ngày {format_date(notice.issued_on)}.",
        path=reverse("quota_notice", args=[notice.pk]), key=f"quota.notice:{notice.pk}",
    )  # fmt: skip


@transaction.atomic
def start_notice_article(*, notice_id: int, section_id: int, by: User, at: datetime) -> ArticlePage:
    """Make a draft article of a notice, which then goes the way of every article.

    Refuses: not_allowed, wrong_section, replaced, begun. Raises QuotaNotice.DoesNotExist for
    another portal's.
    """
    refuse_without_right(by)
    notice = QuotaNotice.objects.select_for_update(of=("self",)).get(pk=notice_id)
    if notice.replaced_at:
        raise Refusal("replaced", "Thông báo này đã được thay. Hãy dùng thông báo thay nó.")
    if notice.article_id:
        raise Refusal("begun", "Đã có bài đăng thông báo này.")
    if not SectionPage.objects.filter(pk=section_id).exists():
        raise Refusal("wrong_section", "Chuyên mục này không có trong cổng.")
    article = start_article(
        section_id=section_id, by=by, at=at, fields=article_of(notice),
        authors=[{"name": by.pen_name or by.full_name, "role": AuthorRole.NEWS}],
    )  # fmt: skip
    notice.article = article
    notice.save(update_fields=["article"])
    audit(
        act="quota_notice.write", on=notice, by=by, at=at, note=article.title, role=role_names(by)
    )
    return article


def article_of(notice: QuotaNotice) -> dict[str, Any]:
    """Title, lead and body of the article: who stands how, and the table."""
    figures = notice.figures
    groups = groups_of(figures)
    counts = ", ".join(f"{len(each.units)} đơn vị {each.label.lower()}" for each in groups)
    sentences = [
        format_html(
            "<p><b>{} ({}):</b> {}.</p>", each.label, len(each.units),
            "; ".join(unit["name"] for unit in each.units),
        )
        for each in groups
    ]  # fmt: skip
    rule = format_html("<p>{}</p>", figures["ranking_rule"])
    return {
        "title": f"Kết quả tin, bài {notice.label} của các đơn vị",
        "lead": f"Từ ngày {format_date(notice.since)} đến ngày {format_date(notice.until)}: "
        f"{counts} (Thông báo số {notice.full_number} ngày {format_date(notice.issued_on)}).",
        "body": [
            {"type": "text", "value": "".join(sentences)},
            {"type": "table", "value": _table(notice)},
            {"type": "text", "value": str(rule)},
        ],
    }


def _table(notice: QuotaNotice) -> dict[str, Any]:
    heads = ("Hạng", "Đơn vị", "Chỉ tiêu", "Đã có", "Tỷ lệ trả lại", "Điểm")
    rows = [
        [
            str(unit["rank"] or "–"), unit["name"], lines_in_words(unit, "owed"),
            lines_in_words(unit, "done"),
            "–" if unit["share"] is None else f"{hundredths(unit['share'])} %",
            hundredths(unit["points"]),
        ]
        for unit in notice.figures["units"]
    ]  # fmt: skip
    return {
        "caption": f"Kết quả tin, bài {notice.label}",
        "table": {
            "columns": [{"type": "text", "heading": head} for head in heads],
            "rows": [{"values": row} for row in rows],
            "caption": "",
        },
    }
