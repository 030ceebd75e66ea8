"""Entering rate tables; once a work was scored by one, only its last day changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.accounts.rules import COMPILE_ROYALTIES
from conglang.audit.actions import record as audit
from conglang.core.dates import VIETNAM, format_date
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.royalties.models import RateExtra, RateLine, RateTable, Work
from conglang.royalties.permissions import refuse_without
from conglang.royalties.queries.rates import RateBook
from conglang.royalties.queries.reckoning import published_on
from conglang.royalties.rules import rate_day
from conglang.tenancy.scoping import open_site


@dataclass(frozen=True, slots=True)
class LineFacts:
    """A genre of a table; either a frame with its usual score, or a fixed amount in đồng."""

    name: str
    kind: str = "text"
    genre: str = ""
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    usual: Decimal = Decimal(0)
    fixed: int | None = None
    full_words: int = 0
    photo_step: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class ExtraFacts:
    """What is paid more for, from ``low`` to ``high`` per cent."""

    name: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class TableFacts:
    """A decision on rates. salary_percent and reference_part in hundredths of a per cent."""

    title: str
    decision_number: str
    decided_on: date
    signer: str
    starts_on: date
    ends_on: date | None = None
    area: str = ""
    is_reference: bool = False
    method: str = "coefficient"
    unit_value: int | None = None
    salary_percent: int | None = None
    reference_id: int | None = None
    reference_part: int | None = None
    extras_ceiling: int = 100
    reuse_percent: int = 50
    cap: int | None = None
    fee_percent: int = 0
    lines: Sequence[LineFacts] = field(default_factory=list)
    extras: Sequence[ExtraFacts] = field(default_factory=list)


@transaction.atomic
def save_table(
    *, table_id: int | None = None, facts: TableFacts, by: User, at: datetime, file: Any = None
) -> RateTable:
    """Enter a table, or change one by which nothing was scored yet; all of it at once.

    Refuses: not_allowed, in_use, no_lines, bad_table, unknown_table, chain.
    Legal basis: royalty:rates, royalty:duty
    """
    refuse_without(by, COMPILE_ROYALTIES)
    table = _locked(table_id) if table_id else RateTable(site=open_site())
    if facts.reference_id is not None:
        _refuse_chain(table, facts)
    if table_id and is_in_use(table):
        raise Refusal(
            "in_use",
            "Đã có bài chấm theo bảng này nên không sửa được. Hãy đặt ngày kết thúc cho bảng "
            "rồi lập bảng mới.",
        )
    if facts.reference_id is None and not facts.lines:
        raise Refusal("no_lines", "Bảng cần ít nhất một thể loại.")
    _put(table, facts)
    if file is not None:
        table.file = file
    _check_and_save(table)
    table.lines.all().delete()
    table.extras.all().delete()
    for rows, model in ((facts.lines, RateLine), (facts.extras, RateExtra)):
        for position, row in enumerate(rows, start=1):
            _add(table, model, row, position)
    audit(
        act="rates.change" if table_id else "rates.add", on=table, by=by, at=at,
        after=_as_log(table), basis="royalty:rates", role=role_names(by),
    )  # fmt: skip
    return table


@transaction.atomic
def end_table(*, table_id: int, ends_on: date | None, by: User, at: datetime) -> RateTable:
    """Say until when a table holds. Refuses: not_allowed, bad_table, unknown_table.

    A work of a later day that was scored by it and that no month holds is to be scored again by
    the table that follows: whoever compiles the month is told so.
    """
    refuse_without(by, COMPILE_ROYALTIES)
    table = _locked(table_id)
    before, table.ends_on = table.ends_on, ends_on
    _check_and_save(table)
    audit(
        act="rates.end", on=table, by=by, at=at, basis="royalty:rates", role=role_names(by),
        before={"ends_on": _day(before)}, after={"ends_on": _day(ends_on)},
    )  # fmt: skip
    return table


@transaction.atomic
def drop_table(*, table_id: int, by: User, at: datetime) -> None:
    """Take away a table that nothing was scored by. Refuses: not_allowed, in_use."""
    refuse_without(by, COMPILE_ROYALTIES)
    table = _locked(table_id)
    if is_in_use(table) or table.derived.exists():
        raise Refusal("in_use", "Bảng này đang được dùng nên không bỏ được.")
    audit(
        act="rates.drop", on=table, by=by, at=at, before=_as_log(table), role=role_names(by)
    )  # fmt: skip
    table.delete()


def is_in_use(table: RateTable) -> bool:
    """Whether a work was scored by a table.

    Its own lines and extras tell. Where a part of another table is paid, the lines are the other
    one's: a work is then of the table that held on its rate day.
    """
    if Work.objects.filter(extras__extra__table=table).exists():
        return True
    if table.reference_id is None:
        return bool(Work.objects.filter(line__table=table).exists())
    by_line = Work.objects.filter(line__table=table.source).select_related("article")
    book = RateBook()
    return any(
        book.table_on(_rate_day(work, book.transition_on)) == table for work in by_line.iterator()
    )


def _rate_day(work: Work, transition_on: date) -> date:
    """The day by which a work was scored; for a text not yet published, the day of the scoring."""
    published = published_on(work.article, work.scored_at.astimezone(VIETNAM).date())
    return rate_day(published, work.ordered_on, transition_on)


def _refuse_chain(table: RateTable, facts: TableFacts) -> None:
    """A part is paid of a table with rates of its own, never of itself or of a part of a part."""
    if table.pk and (facts.reference_id == table.pk or table.derived.exists()):
        raise Refusal(
            "chain", "Bảng này đang là bảng tham chiếu nên phải có mức riêng. Chọn cách tính khác."
        )


def _locked(table_id: int) -> RateTable:
    table = RateTable.objects.select_for_update().filter(pk=table_id).first()
    if table is None:
        raise Refusal("unknown_table", "Không còn bảng mức chi này.")
    return table  # type: ignore[no-any-return]


def _put(table: RateTable, facts: TableFacts) -> None:
    values = asdict(facts)
    for name in ("lines", "extras", "reference_id"):
        values.pop(name)
    for name, value in values.items():
        setattr(table, name, clean(value).strip() if isinstance(value, str) else value)
    table.reference = _reference(facts.reference_id)


def _reference(table_id: int | None) -> RateTable | None:
    if table_id is None:
        return None
    found = RateTable.objects.filter(pk=table_id, reference__isnull=True).first()
    if found is None:
        raise Refusal("unknown_table", "Chọn lại bảng tham chiếu; bảng đó phải có mức riêng.")
    return found  # type: ignore[no-any-return]


def _add(table: RateTable, model: type[models.Model], facts: Any, position: int) -> None:
    row = model(site_id=table.site_id, table=table, position=position, **asdict(facts))
    row.name = clean(facts.name).strip()  # type: ignore[attr-defined]
    _check_and_save(row)


def _check_and_save(row: models.Model) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refusal("bad_table", " ".join(error.messages)) from error
    row.save()


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


def _as_log(table: RateTable) -> dict[str, Any]:
    return {
        "title": table.title, "decision": table.decision_number,
        "starts_on": _day(table.starts_on), "ends_on": _day(table.ends_on),
        "unit_value": table.unit_value, "salary_percent": table.salary_percent,
        "lines": "; ".join(map(str, table.lines.all())),
    }  # fmt: skip
