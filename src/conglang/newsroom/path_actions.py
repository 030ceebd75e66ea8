"""Acts of the chief on the board's paths, and of the board on who is away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from conglang.accounts.models import User
from conglang.accounts.permissions import may, role_names
from conglang.accounts.queries import people_who_may
from conglang.accounts.rules import APPROVE, EDIT, MANAGE_SECTIONS
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.newsroom.models import Absence, BoardPath, PathSeat, PathStep, SectionPage
from conglang.newsroom.path_queries import Seat, holders
from conglang.newsroom.path_rules import Step, check_path
from conglang.tenancy.scoping import open_site


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step as the chief describes it: a role, or the ids of named people; times or none."""

    kind: str
    role: str = ""
    people: tuple[int, ...] = ()
    quorum: int = 1
    amount: int | None = None
    unit: str = ""
    urgent_amount: int | None = None
    urgent_unit: str = ""

    def sits(self, seat: Seat) -> bool:
        return self.role in seat.roles if self.role else seat.person.pk in self.people


@dataclass(frozen=True, slots=True)
class NewPath:
    """section_id: None for the whole portal."""

    steps: Sequence[NewStep] = field(default_factory=tuple)
    section_id: int | None = None


def refuse_who_sets_no_path(by: User) -> None:
    """Refuse (``not_allowed``) everybody but a chief: who decides and who orders the sections."""
    if not (may(by, APPROVE) and may(by, MANAGE_SECTIONS)):
        raise Refusal("not_allowed", "Đường đi của bài do trưởng ban đặt.")


@transaction.atomic
def set_path(*, path: NewPath, by: User, at: datetime) -> BoardPath:
    """Set the way of new articles; those on their way finish the one they began.

    Refuses: not_allowed, unknown_section, bad_path.
    Legal basis: board:path
    """
    refuse_who_sets_no_path(by)
    section = _section(path.section_id)
    _check(path.steps, on=timezone.localdate(at))
    before = _retire(section, at=at)
    made = BoardPath.objects.create(site=open_site(), section=section, made_at=at)
    for position, step in enumerate(path.steps):
        _add_step(made, position, step)
    _record("path.set", made, by, at, before, describe(made))
    return made


@transaction.atomic
def drop_path(*, section_id: int | None, by: User, at: datetime) -> None:
    """Give up a path: its articles walk the portal's, or the usual way.

    Refuses: not_allowed, unknown_section, no_path.
    """
    refuse_who_sets_no_path(by)
    section = _section(section_id)
    path = BoardPath.objects.filter(section=section, retired_at__isnull=True).first()
    if path is None:
        raise Refusal("no_path", "Ở đây chưa đặt đường đi riêng.")
    before = _retire(section, at=at)
    _record("path.drop", path, by, at, before, "")


def _section(section_id: int | None) -> SectionPage | None:
    if section_id is None:
        return None
    section: SectionPage | None = SectionPage.objects.filter(pk=section_id).first()
    if section is None:
        raise Refusal("unknown_section", "Chuyên mục này không có ở cổng.")
    return section


def _check(steps: Sequence[NewStep], *, on: date) -> None:
    seats = {kind: holders(kind, on) for kind in {step.kind for step in steps}}
    check_path([
        (Step(step.kind, step.quorum), sum(step.sits(seat) for seat in seats[step.kind]))
        for step in steps
    ])  # fmt: skip
    for number, step in enumerate(steps, 1):
        able = {seat.person.pk for seat in seats[step.kind]}
        if not step.role and not set(step.people) <= able:
            raise Refusal("bad_path", f"Bước {number}: có người không có quyền cho bước này.")


def _retire(section: SectionPage | None, *, at: datetime) -> str:
    """End the path in use; returns it in words."""
    path = BoardPath.objects.filter(section=section, retired_at__isnull=True).first()
    if path is None:
        return ""
    words = describe(path)
    path.retired_at = at
    path.save(update_fields=["retired_at"])
    return words


def _add_step(path: BoardPath, position: int, step: NewStep) -> None:
    row = PathStep.objects.create(
        site_id=path.site_id, path=path, position=position, kind=step.kind, role=step.role,
        quorum=step.quorum, amount=step.amount, unit=step.unit if step.amount else "",
        urgent_amount=step.urgent_amount,
        urgent_unit=step.urgent_unit if step.urgent_amount else "",
    )  # fmt: skip
    if not step.role:
        PathSeat.objects.bulk_create(
            PathSeat(site_id=path.site_id, step=row, person_id=pk) for pk in step.people
        )


def describe(path: BoardPath) -> str:
    """A path in one line: "Biên tập: Thư ký → Duyệt: Trưởng ban"."""
    parts = []
    for step in path.steps.prefetch_related("seats__person"):
        who = step.get_role_display() or ", ".join(str(seat.person) for seat in step.seats.all())
        more = f" ({step.quorum} người đồng ý)" if step.quorum > 1 else ""
        parts.append(f"{step.get_kind_display()}: {who}{more}")
    return " → ".join(parts)


def _record(act: str, path: BoardPath, by: User, at: datetime, before: str, after: str) -> None:
    audit(
        act=act, on=path, by=by, at=at, role=role_names(by), basis="board:path",
        before={"path": before}, after={"path": after},
    )  # fmt: skip


# --- who is away --------------------------------------------------------------------------------


@transaction.atomic
def enter_absence(
    *, person_id: int, deputy_id: int | None, days: tuple[date, date], by: User, at: datetime
) -> Absence:
    """Somebody of the board is away from one day to another; their articles go to the deputy.

    Everybody enters their own, a deputy chief or chief anybody's. Rights are not lent: the deputy
    must hold by their own post whatever the person decides.
    Refuses: not_allowed, bad_days, no_right.
    Legal basis: board:absence
    """
    if person_id != by.pk and not may(by, APPROVE):
        raise Refusal("not_allowed", "Bạn chỉ ghi được ngày vắng của chính mình.")
    board = {person.pk: person for person in people_who_may(EDIT)}
    if person_id not in board:
        raise Refusal("not_allowed", "Người này không ở Ban Biên tập.")
    _check_days(person_id, days, today=timezone.localdate(at))
    _check_deputy(person_id, deputy_id, board)
    absence = Absence(
        site=open_site(), person_id=person_id, deputy_id=deputy_id, starts_on=days[0],
        ends_on=days[1],
    )  # fmt: skip
    absence.save()
    _record_absence("absence.enter", absence, by, at)
    return absence


def _check_days(person_id: int, days: tuple[date, date], *, today: date) -> None:
    starts_on, ends_on = days
    if ends_on < starts_on:
        raise Refusal("bad_days", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")
    if ends_on < today:
        raise Refusal("bad_days", "Kỳ vắng này đã qua.")
    others = Absence.objects.filter(person_id=person_id, cancelled_at__isnull=True)
    if others.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).exists():
        raise Refusal("bad_days", "Những ngày này đã ghi vắng rồi.")


def _check_deputy(person_id: int, deputy_id: int | None, board: dict[int, User]) -> None:
    if deputy_id is None:
        return
    if deputy_id == person_id:
        raise Refusal("no_right", "Người thay phải là người khác.")
    deciders = {person.pk for person in people_who_may(APPROVE)}
    if deputy_id not in board or (person_id in deciders and deputy_id not in deciders):
        raise Refusal(
            "no_right",
            "Người thay phải tự có quyền làm việc của người vắng (biên tập hoặc duyệt). "
            "Hãy chọn người khác.",
        )


@transaction.atomic
def cancel_absence(*, absence_id: int, by: User, at: datetime) -> Absence:
    """The person is back, or never went; what the deputy holds by now stays with the deputy.

    Refuses: unknown_absence, not_allowed.
    """
    rows = Absence.objects.select_for_update(of=("self",)).filter(cancelled_at__isnull=True)
    absence: Absence | None = rows.filter(pk=absence_id).first()
    if absence is None:
        raise Refusal("unknown_absence", "Kỳ vắng này không còn.")
    if absence.person_id != by.pk and not may(by, APPROVE):
        raise Refusal("not_allowed", "Bạn chỉ bỏ được ngày vắng của chính mình.")
    absence.cancelled_at = at
    absence.save(update_fields=["cancelled_at"])
    _record_absence("absence.cancel", absence, by, at)
    return absence


def _record_absence(act: str, absence: Absence, by: User, at: datetime) -> None:
    audit(
        act=act, on=absence, by=by, at=at, role=role_names(by), basis="board:absence",
        after={
            "away": str(absence.person), "deputy": str(absence.deputy or ""),
            "days": absence.spoken_days,
        },
    )  # fmt: skip
