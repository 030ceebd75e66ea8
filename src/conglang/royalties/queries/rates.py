"""Which table, which figures hold on a day; asked once for many works."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from conglang.newsroom.models import ArticlePage
from conglang.newsroom.queries.checklist import length_of
from conglang.newsroom.queries.pictures import count_pictures
from conglang.royalties.models import RateLine, RateTable
from conglang.royalties.rules import Hints, TaxRule, Terms, suggested
from conglang.vocabulary.models import LegalFigure
from conglang.vocabulary.queries import first_day_of, legal_figure

SALARY = "salary:basic"


class RateBook:
    """Tables and figures of the open portal, read once: four questions, whatever is asked of it."""

    def __init__(self) -> None:
        rows = RateTable.objects.filter(is_reference=False).select_related("reference")
        self._tables: list[RateTable] = list(rows.order_by("-starts_on", "-pk"))
        salaries = LegalFigure.objects.filter(key=SALARY).order_by("-effective_from")
        self._salaries = list(salaries)
        self.transition_on = first_day_of("royalty:transition")

    def table_on(self, day: date) -> RateTable | None:
        """The table that pays works of a day (rule 3); None when no decision covers it."""
        return next((table for table in self._tables if table.holds_on(day)), None)

    def salary_on(self, day: date) -> int:
        """The basic salary in đồng; LookupError before the first one we know."""
        for figure in self._salaries:
            if figure.effective_from <= day:
                return figure.amount
        raise LookupError(day)

    def terms(self, table: RateTable, day: date) -> Terms:
        """What a table says of every work of a day (rules 4 to 8)."""
        source = table.source
        salary = self.salary_on(day) if source.salary_percent is not None else 0
        return Terms(
            unit=source.unit_value, percent_of_salary=source.salary_percent or 0, salary=salary,
            part=table.part, extras_ceiling=table.extras_ceiling, reuse=table.reuse_percent,
            cap=table.cap,
        )  # fmt: skip


def tax_rule_on(day: date) -> TaxRule:
    """What is withheld from payments of a month that ends on a day (rule 13)."""
    return TaxRule(
        threshold=legal_figure("royalty:withholding-from", day).amount,
        percent=legal_figure("royalty:withholding", day).amount,
    )


def suggestion(text: ArticlePage, line: RateLine) -> Decimal | None:
    """A score to begin with, from length and photos; None where the amount is fixed."""
    if line.fixed is not None:
        return None
    hints = Hints(
        low=line.low, high=line.high, default=line.usual, words=length_of(text).words,
        photos=count_pictures(text.body.raw_data)[0], full_words=line.full_words,
        photo_step=line.photo_step,
    )  # fmt: skip
    return suggested(hints)
