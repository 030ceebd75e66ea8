"""A plan as plain values: kept for residents, compared before and after a change, printed."""

from __future__ import annotations

from datetime import date
from typing import Any

from conglang.core.dates import format_date
from conglang.core.money import format_dong
from conglang.core.numbers import format_number
from conglang.newsroom.choices import Genre
from conglang.planning.choices import Counted, Measure, PartKind, PeriodKind
from conglang.planning.models import PlanPart, PlanTask, YearPlan
from conglang.planning.queries.quotas import YearLine, quota_lines_of_year

Document = dict[str, Any]

#: Words for what differs, in the order in which a change tells of it.
TASK_FIELDS = {
    "title": "Nhiệm vụ", "unit": "Đơn vị chủ trì", "joining": "Đơn vị phối hợp",
    "days": "Thời gian", "goal": "Chỉ tiêu", "evidence": "Minh chứng",
}  # fmt: skip
PART_FIELDS = {"text": "Nội dung", "amount": "Số tiền", "day": "Thời gian"}


def document_of(plan: YearPlan) -> Document:
    """The whole plan as it stands now, in values that JSON keeps."""
    tasks = PlanTask.objects.in_use().filter(plan=plan).select_related("unit", "section")
    parts = PlanPart.objects.in_use().filter(plan=plan)
    return {
        "year": plan.year, "purpose": plan.purpose, "basis": plan.basis,
        "tasks": [_task(task) for task in tasks.prefetch_related("joining")],
        "parts": [
            {
                "id": part.pk, "kind": part.kind, "text": part.text, "amount": part.amount,
                "day": part.on_day.isoformat() if part.on_day else "",
            }
            for part in parts
        ],
        "quotas": _quotas(plan.year),
    }  # fmt: skip


def _quotas(year: int) -> list[Document]:
    """What units owe in the year; the numbers change by themselves, outside decisions."""
    return [
        {
            "unit": line.unit.name, "what": _counted(line),
            "each": f"{format_number(line.target)} mỗi {_period(line)}",
            "year": format_number(line.whole_year),
        }
        for line in quota_lines_of_year(year)
    ]  # fmt: skip


def _period(line: YearLine) -> str:
    return str(PeriodKind(line.period_kind).label).lower()


def _counted(line: YearLine) -> str:
    label = str(Counted(line.counted).label)
    return f"{label} ({line.section})" if line.section else label


def _task(task: Any) -> Document:
    joining = list(task.joining.all())
    lead = [task.unit_id] if task.unit_id else []
    return {
        "id": task.pk, "title": task.title, "unit": task.unit.name if task.unit else "",
        "joining": ", ".join(unit.name for unit in joining),
        "unit_ids": [*lead, *(unit.pk for unit in joining)],
        "since": task.since.isoformat(), "until": task.until.isoformat(),
        "measure": task.measure, "target": task.target, "section_id": task.section_id,
        "section": task.section.title if task.section else "", "genre": task.genre,
        "own_units_only": task.own_units_only, "evidence": task.evidence_wanted,
    }  # fmt: skip


def days_of(task: Document) -> str:
    """“01/01/2027 – 31/03/2027”."""
    since, until = date.fromisoformat(task["since"]), date.fromisoformat(task["until"])
    return f"{format_date(since)} – {format_date(until)}"


def goal_of(task: Document) -> str:
    """What a task must reach, in words; "" where no number is asked."""
    if task["measure"] == Measure.NONE or not task["target"]:
        return ""
    number = format_number(task["target"])
    if task["measure"] == Measure.HAND:
        return f"{number} lần"
    genre = str(Genre(task["genre"]).label).lower() if task["genre"] else "tin, bài"
    where = f" ở chuyên mục {task['section']}" if task["section"] else ""
    whose = " của các đơn vị thực hiện" if task["own_units_only"] else ""
    return f"{number} {genre}{where}{whose}"


def spoken_part(part: Document) -> dict[str, str]:
    """A line of the other parts in words: text, amount, day."""
    return {
        "text": part["text"],
        "amount": f"{format_dong(part['amount'])} đồng" if part["amount"] is not None else "",
        "day": format_date(date.fromisoformat(part["day"])) if part["day"] else "",
    }


def parts_by_kind(document: Document) -> list[dict[str, Any]]:
    """The other parts under their headings, with the sum of the money."""
    groups = []
    for kind in PartKind:
        lines = [part for part in document["parts"] if part["kind"] == kind]
        total = sum(part["amount"] or 0 for part in lines)
        if lines:
            groups.append(
                {
                    "kind": kind.value, "label": str(kind.label),
                    "lines": [{"id": part["id"], **spoken_part(part)} for part in lines],
                    "total": f"{format_dong(total)} đồng" if kind == PartKind.MONEY else "",
                }
            )  # fmt: skip
    return groups


# --- what differs -------------------------------------------------------------------------------


def differences(before: Document, after: Document) -> list[dict[str, str]]:
    """What a change changed: what, before, after; in words that stay readable for ever."""
    lines = [
        {"what": label, "before": before[name], "after": after[name]}
        for name, label in (("basis", "Căn cứ"), ("purpose", "Mục đích, yêu cầu"))
        if before[name] != after[name]
    ]
    lines += _lines(_spoken(before["tasks"], _spoken_task), _spoken(after["tasks"], _spoken_task),
                    "Nhiệm vụ", "title", TASK_FIELDS)  # fmt: skip
    lines += _lines(_spoken(before["parts"], spoken_part), _spoken(after["parts"], spoken_part),
                    "Mục", "text", PART_FIELDS)  # fmt: skip
    return lines


def _spoken_task(task: Document) -> dict[str, str]:
    return {
        "title": task["title"], "unit": task["unit"], "joining": task["joining"],
        "days": days_of(task), "goal": goal_of(task), "evidence": task["evidence"],
    }  # fmt: skip


def _spoken(rows: list[Document], words: Any) -> dict[int, dict[str, str]]:
    return {row["id"]: words(row) for row in rows}


def _lines(
    before: dict[int, dict[str, str]],
    after: dict[int, dict[str, str]],
    noun: str,
    name: str,
    fields: dict[str, str],
) -> list[dict[str, str]]:
    lines = []
    for key in dict.fromkeys([*before, *after]):
        was, now = before.get(key), after.get(key)
        if was is None or now is None:
            only = now or was or {}
            words = "; ".join(f"{fields[each]}: {only[each]}" for each in fields if only[each])
            what = f"{noun} {'thêm' if now else 'bỏ'}: {only[name]}"
            lines.append({"what": what, "before": "" if now else words,
                          "after": words if now else ""})  # fmt: skip
            continue
        lines += [
            {"what": f"{was[name]}: {label.lower()}", "before": was[each], "after": now[each]}
            for each, label in fields.items()
            if was[each] != now[each]
        ]
    return lines
