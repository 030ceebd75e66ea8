"""What a portal of the isolation world tells of its people in office and its units."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from conglang.alerts import actions as alerts
from conglang.alerts.actions import AlertFacts
from conglang.organisation import actions
from conglang.organisation.actions import LeaderFacts, ProfileFacts

if TYPE_CHECKING:
    from tests.isolation.world import Portal

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def add_organisation(portal: Portal) -> None:
    """One in office, one whose term is over, what is told of a unit; a line over every page."""
    by = portal.people["secretary"]

    def leader(name: str, ends_on: date | None) -> actions.Leader:
        return actions.save_leader(
            facts=LeaderFacts(
                full_name=portal.text(name), title=portal.text("Chủ tịch"),
                body=portal.text("Ủy ban nhân dân"), starts_on=date(2025, 7, 1), ends_on=ends_on,
                unit_id=portal.units[0].pk, duties=portal.text("Phụ trách chung"),
                biography=portal.text("Cử nhân"), phone="0297 000 000",
            ),
            by=by, at=AT,
        )  # fmt: skip

    found = [leader("Trần Văn An", None), leader("Lê Thị Bình", date(2026, 6, 30))]
    actions.save_profile(
        unit_id=portal.units[0].pk, by=by, at=AT,
        facts=ProfileFacts(functions=portal.text("Tham mưu"), address=portal.text("Quốc lộ 80")),
    )  # fmt: skip
    alert = alerts.put_up(
        facts=AlertFacts(
            kind="disaster", text=portal.text("Bão số 9, không ra khơi"),
            ends_at=datetime(2027, 1, 1, tzinfo=UTC),
        ),
        by=portal.people["chief"], at=datetime(2026, 11, 20, 2, 0, tzinfo=UTC),
    )  # fmt: skip
    portal.library |= {
        "alert_id": [alert.pk],
        "leader_id": [each.pk for each in found], "leader_key": [each.key for each in found],
    }  # fmt: skip
