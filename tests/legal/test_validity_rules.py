"""When a document is in force, and why not. Legal basis: document:validity."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conglang.legal.choices import EventKind, RelationKind, Validity
from conglang.legal.validity_rules import Effect, Times, standing_on

ISSUED, START = date(2025, 5, 20), date(2025, 6, 1)
RULES = Times(ISSUED, START, None, normative=True)
NEWER = "Quyết định 12/2026/QĐ-UBND"


def effect(kind: str, on: date | None, parts: str = "") -> Effect:
    return Effect(kind, on, parts, NEWER)


@pytest.mark.parametrize(
    ("day", "times", "effects", "validity"),
    [
        (date(2025, 5, 31), RULES, [], Validity.NOT_YET),
        (START, RULES, [], Validity.IN_FORCE),
        # A decision on one case begins when it is signed; one with rules says when.
        (date(2025, 5, 20), Times(ISSUED, None, None, normative=False), [], Validity.IN_FORCE),
        (date(2025, 5, 20), Times(ISSUED, None, None, normative=True), [], Validity.UNKNOWN),
        (date(2026, 12, 31), Times(ISSUED, START, date(2026, 12, 31), normative=True), [],
         Validity.IN_FORCE),
        (date(2027, 1, 1), Times(ISSUED, START, date(2026, 12, 31), normative=True), [],
         Validity.EXPIRED),
        (date(2026, 1, 31), RULES, [effect(RelationKind.REPLACES, date(2026, 2, 1))],
         Validity.IN_FORCE),
        (date(2026, 2, 1), RULES, [effect(RelationKind.REPLACES, date(2026, 2, 1))],
         Validity.EXPIRED),
        (date(2026, 2, 1), RULES, [effect(RelationKind.REPEALS, date(2026, 2, 1), "Điều 3")],
         Validity.PARTLY),
        (date(2026, 2, 1), RULES, [effect(RelationKind.AMENDS, date(2026, 2, 1))],
         Validity.PARTLY),
        (date(2026, 2, 1), RULES, [effect(EventKind.SUSPENDED, date(2026, 1, 1))],
         Validity.SUSPENDED),
        (date(2026, 2, 1), RULES,
         [effect(EventKind.SUSPENDED, date(2026, 1, 1)),
          effect(EventKind.RESUMED, date(2026, 1, 15))], Validity.IN_FORCE),
        (date(2026, 2, 1), RULES, [effect(RelationKind.GUIDES, date(2026, 1, 1))],
         Validity.IN_FORCE),
        # Nobody knows since when, but it was replaced.
        (date(2026, 2, 1), RULES, [effect(RelationKind.REPLACES, None)], Validity.EXPIRED),
        # Replaced before its own first day: it never came into force.
        (date(2025, 5, 25), RULES, [effect(RelationKind.REPLACES, date(2025, 5, 22))],
         Validity.EXPIRED),
    ],
)  # fmt: skip
def test_a_document_stands_so(
    day: date, times: Times, effects: list[Effect], validity: Validity
) -> None:
    assert standing_on(day, times, effects).validity == validity


def test_the_reason_names_the_paper_the_part_and_the_day() -> None:
    repeal = effect(RelationKind.REPEALS, date(2026, 2, 1), "khoản 2 Điều 5")

    standing = standing_on(date(2026, 3, 1), RULES, [repeal])

    assert standing.reason == (
        "Bị bãi bỏ bởi Quyết định 12/2026/QĐ-UBND (khoản 2 Điều 5) từ ngày 01/02/2026."
    )
    assert standing.since == date(2026, 2, 1)


def test_the_next_day_of_change_is_told_so_that_it_happens_by_date() -> None:
    replaced = effect(RelationKind.REPLACES, date(2026, 2, 1))

    before = standing_on(date(2025, 5, 25), RULES, [replaced])
    between = standing_on(date(2025, 7, 1), RULES, [replaced])
    after = standing_on(date(2026, 7, 1), RULES, [replaced])

    assert before.next_change_on == START
    assert between.next_change_on == date(2026, 2, 1)
    assert after.next_change_on is None


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(
    day=DAYS, start=DAYS,
    effects=st.lists(
        st.builds(
            effect, st.sampled_from([*RelationKind.values, *EventKind.values]),
            st.none() | DAYS, st.sampled_from(["", "Điều 1"]),
        ),
        max_size=5,
    ),
)  # fmt: skip
def test_between_two_days_of_change_nothing_changes(
    day: date, start: date, effects: list[Effect]
) -> None:
    times = Times(date(2019, 12, 1), start, None, normative=True)
    standing = standing_on(day, times, effects)

    later = standing.next_change_on
    if later is not None and later > day:
        eve = standing_on(date.fromordinal(later.toordinal() - 1), times, effects)
        assert eve.validity == standing.validity
    if any(each.ends_it and (each.on is None or each.on <= day) for each in effects):
        assert standing.validity == Validity.EXPIRED
