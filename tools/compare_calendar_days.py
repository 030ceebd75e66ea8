"""Compare the shipped days off with the package they were first drafted from.

Run it when a yearly notice or a new release of the package comes out:

    uv run --no-project --with holidays==0.109 tools/compare_calendar_days.py

It prints every day that only one of the two knows. Weekends are left out: they change no due time.
"""

import json
import sys
from datetime import date
from pathlib import Path

import holidays

SHIPPED = Path(__file__).resolve().parents[1] / "src/conglang/vocabulary/data/calendar_days.json"


def shipped() -> dict[date, str]:
    notices = json.loads(SHIPPED.read_text(encoding="utf-8"))["notices"]
    return {date.fromisoformat(day): kind for notice in notices for day, kind, _ in notice["days"]}


def of_package(years: set[int]) -> dict[date, str]:
    calendar = holidays.country_holidays("VN", language="vi", years=years)
    worked = {day: "working" for day in calendar.weekend_workdays if day.year in years}
    return dict.fromkeys(calendar, "holiday") | worked


def matters(day: date, kind: str) -> bool:
    return (day.weekday() < 5) == (kind == "holiday")


def main() -> int:
    ours = shipped()
    theirs = of_package({day.year for day in ours})
    differing = sorted(
        day
        for day in ours.keys() | theirs.keys()
        if ours.get(day) != theirs.get(day) and matters(day, ours.get(day) or theirs[day])
    )
    for day in differing:
        print(f"{day:%d/%m/%Y %a}: shipped {ours.get(day)}, package {theirs.get(day)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
