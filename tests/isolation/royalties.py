"""What a portal of the isolation world has of royalties."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from conglang.royalties import actions
from conglang.royalties.models import (
    Adjustment,
    Fee,
    Month,
    NotPaid,
    Payee,
    PaymentLine,
    RateTable,
    StatementLine,
)
from tests.isolation.planning import PDF

if TYPE_CHECKING:
    from tests.isolation.world import Portal

AT = datetime(2026, 12, 5, 2, 0, tzinfo=UTC)


def add_royalties(portal: Portal) -> None:
    """A table, people, a scored and an unpaid article, a compiled month and an open one."""
    table = add_table(portal)
    people = add_payees(portal)
    score_article(portal, table, people)
    add_months(portal, people)
    portal.royalties |= {"table_id": [table.pk], "payee_id": [each.pk for each in people]}


def add_table(portal: Portal) -> RateTable:
    line = {"low": Decimal(1), "high": Decimal(10), "usual": Decimal(3)}
    return actions.save_table(
        by=portal.people["secretary"], at=AT, file=ContentFile(PDF, name=f"{portal.slug}.pdf"),
        facts=actions.TableFacts(
            title=portal.text("Mức chi"), decision_number=portal.text("15/QĐ"),
            decided_on=date(2026, 8, 20), signer=portal.text("Ông Ba"), starts_on=date(2026, 9, 1),
            salary_percent=1_000, fee_percent=20,
            lines=[actions.LineFacts(portal.text("Tin"), genre="tin", **line)],
            extras=[actions.ExtraFacts(portal.text("Vùng sâu"), 10, 20)],
        ),
    )  # fmt: skip


def add_payees(portal: Portal) -> list[Payee]:
    by = portal.people["secretary"]
    writer = actions.payee_for(person_id=portal.people["contributor"].pk)
    outside = actions.save_payee(
        by=by, at=AT,
        facts=actions.PayeeFacts(
            portal.text("Bà Út"), tax_code="8001", bank_account="970400",
            bank_name=portal.text("Ngân hàng"), salaried_from=date(2027, 1, 1), norm=2,
        ),
    )  # fmt: skip
    return [writer, outside]


def score_article(portal: Portal, table: RateTable, people: list[Payee]) -> None:
    by = portal.people["secretary"]
    line, extra = table.lines.get(), table.extras.get()
    actions.score(
        article_id=portal.articles["published"].pk, by=by, at=AT,
        works=[
            actions.WorkFacts(
                line.pk, Decimal(3), extras=[(extra.pk, 10)], reason=portal.text("Viết tốt"),
                shares=[actions.ShareFacts(each.pk, 5_000) for each in people],
            )
        ],
    )  # fmt: skip
    NotPaid.objects.create(
        site=portal.site, article=portal.articles["correction"], by=by, at=AT,
        reason=portal.text("Bài của báo khác"),
    )  # fmt: skip


def add_months(portal: Portal, people: list[Payee]) -> None:
    """October as accounting has it, November open."""
    by = portal.people["secretary"]
    sums = {"royalties": 100, "fees": 0, "adjustments": 0, "gross": 100, "tax": 0, "net": 100}
    head = {
        "agency": portal.text("UBND xã"),
        "portal": portal.text("Cổng"),
        "place": "Hòn Đất",
        "decisions": [portal.text("Quyết định 58")],
        "tax_percent": 10,
        "tax_threshold": 2_000_000,
    }
    signed = {"compiled": {"name": portal.text("Thư ký"), "role": "", "on": "02/11/2026"}}
    october = Month.objects.create(
        site=portal.site, year=2026, number=10, since=date(2026, 10, 1), until=date(2026, 10, 31),
        state="passed", state_since=AT, compiled_by=by,
        frozen={**head, **sums, "fund": 0, "fee_percent": 20, "signatures": signed},
    )  # fmt: skip
    whose = {"site": portal.site, "month": october, "payee": people[0], "position": 1}
    StatementLine.objects.create(
        kind="royalty", payee_name=portal.text("Người viết"), title=portal.text("Đường ấp"),
        published_on=date(2026, 10, 5), amount=100, **whose,
    )  # fmt: skip
    PaymentLine.objects.create(
        payee_name=portal.text("Người viết"), gross=100, tax=0, net=100, **whose
    )
    november = actions.open_month(by=by, at=AT)
    row = {"site": portal.site, "month": november, "payee": people[1]}
    Fee.objects.create(task=portal.text("Biên tập"), **row)
    adjustment = Adjustment.objects.create(amount=1_000, reason=portal.text("Bù"), by=by, **row)
    actions.set_budget(
        year=2026, amount=10**9, basis=portal.text("Dự toán"), by=portal.people["chief"], at=AT
    )
    portal.royalties = {"month_id": [november.pk, october.pk], "adjustment_id": [adjustment.pk]}
