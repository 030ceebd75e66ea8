"""What stands in the table in which units are given their quotas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from conglang.accounts.models import Unit
from conglang.planning.choices import Counted
from conglang.planning.models import Quota, QuotaRule
from conglang.planning.period_rules import ReportingPeriod
from conglang.planning.queries.quotas import units_between
from conglang.planning.queries.rules import reporting_year


@dataclass(frozen=True, slots=True)
class Grid:
    """targets: by unit and kind, as they hold in a period. weights: hundredths by kind."""

    units: list[Unit]
    targets: dict[tuple[int, str], int]
    weights: dict[str, int]


def grid_of(found: ReportingPeriod, section_id: int | None) -> Grid:
    """Units of a period and what each owes in it of one section, or of all: two questions."""
    rows = list(
        Quota.objects.in_force(found.until).filter(
            period_kind=found.kind, section_id=section_id
        )
    )  # fmt: skip
    weights = {
        str(counted): Counter(row.weight for row in rows if row.counted == counted)
        for counted in Counted
    }
    return Grid(
        units=units_between(found.since, found.until),
        targets={(row.unit_id, row.counted): row.target for row in rows},
        weights={
            counted: tally.most_common(1)[0][0] for counted, tally in weights.items() if tally
        },
    )


def year_is_empty(year: int, rules: Sequence[QuotaRule]) -> bool:
    """Whether nothing was given for a year yet, while the year before has something to copy."""
    new, old = reporting_year(year, rules), reporting_year(year - 1, rules)
    if Quota.objects.touching(new.since, new.until).exists():
        return False
    return bool(Quota.objects.in_force(old.until).exists())
