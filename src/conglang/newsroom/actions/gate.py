"""The gate before publication: reading attached files, letting findings pass with a reason."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.content.outline import files_of_body
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.foundation.announce import announce
from conglang.media.models import File
from conglang.newsroom.actions.steps import locked_record
from conglang.newsroom.choices import FindingKind, ReadingState
from conglang.newsroom.gate_rules import refuse_open
from conglang.newsroom.models import ArticlePage, EditorialRecord, FileReading, KnownDomain, Waiver
from conglang.newsroom.permissions import refuse_waiving
from conglang.newsroom.queries import Finding, gate_of, writers_of_round
from conglang.newsroom.queries.gate import (
    SEARCH_VERSION,
    domains_of,
    gated_text,
    has_words,
    readings_of,
    search_pages,
)
from conglang.newsroom.rules import check_reason, refuse_own_later_approval
from conglang.newsroom.signals import attached_file_waits
from conglang.papers.extract import Extracted, extract_text

ASK_AGAIN_AFTER = timedelta(minutes=2)
"""A file that nobody has read so long after it was asked for is asked for again."""
_PROBLEM_LENGTH, _PLACE_LENGTH = 300, 300


def refuse_open_findings(record: EditorialRecord, text: ArticlePage, *, at: datetime) -> None:
    """Refuse (findings_open, files_unread) a text in which something found is open.

    Legal basis: privacy:publication, board:secrets, board:spam
    """
    gate = gate_of(record, text, at=at)
    refuse_open([finding.words for finding in gate.open], gate.unread)


def refuse_open_findings_of_approved(record: EditorialRecord, *, at: datetime) -> None:
    """The same for the text that was approved, or shown urgently, before a new search existed."""
    if record.approved_revision:
        refuse_open_findings(record, record.approved_revision.as_object(), at=at)


# --- letting a finding pass ----------------------------------------------------------------------


@transaction.atomic
def waive(
    *, article_id: int, keys: Collection[str], by: User, at: datetime, reason: str
) -> list[Waiver]:
    """Let findings of the newest text pass, with a reason that is recorded.

    The person may approve and has not written in this round (four eyes).
    Refuses: not_allowed, wrong_state, own_text, reason_missing, no_finding (none of the keys is
    open in the text now).
    Legal basis: privacy:publication, board:four-eyes
    """
    record = locked_record(article_id)
    refuse_waiving(record, by)
    refuse_own_later_approval(by.pk, writers_of_round(record), record.urgent_by_id)
    text = clean(reason)
    check_reason(text, needed=True)
    chosen = [each for each in gate_of(record, gated_text(record), at=at).open if each.key in keys]
    if not chosen:
        raise Refusal(
            "no_finding", "Điều này không còn trong bài, hoặc đã được bỏ qua. Hãy xem lại hồ sơ."
        )
    return [_waive(record, finding, by=by, at=at, reason=text.strip()) for finding in chosen]


def _waive(
    record: EditorialRecord, finding: Finding, *, by: User, at: datetime, reason: str
) -> Waiver:
    # Only a domain is kept in clear: a number of a person would stay here after it left the text.
    named = finding.value if finding.kind == FindingKind.NEW_DOMAIN else ""
    waiver = Waiver.objects.create(
        site_id=record.site_id, record=record, key=finding.key, kind=finding.kind, value=named,
        place=finding.place[:_PLACE_LENGTH], reason=reason, by=by, at=at,
    )  # fmt: skip
    audit(
        act="article.waive", on=record.article, by=by, at=at, note=f"{finding.words}: {reason}",
        after={"finding": finding.kind.label}, basis="privacy:publication", role=role_names(by),
    )  # fmt: skip
    return waiver


@transaction.atomic
def undo_waiver(*, article_id: int, waiver_id: int, by: User, at: datetime) -> None:
    """Open a finding again; what follows needs it fixed or waived anew.

    Refuses: not_allowed, wrong_state (an approved text: revoke the approval first), no_finding.
    """
    record = locked_record(article_id)
    refuse_waiving(record, by, undoing=True)
    waiver = Waiver.objects.filter(record=record, pk=waiver_id).first()
    if waiver is None:
        raise Refusal("no_finding", "Lần bỏ qua này đã được hủy từ trước.")
    kind = FindingKind(waiver.kind).label
    audit(
        act="article.undo_waiver", on=record.article, by=by, at=at,
        note=f"{kind.lower()} ({waiver.place})", before={"finding": kind},
        basis="privacy:publication", role=role_names(by),
    )  # fmt: skip
    waiver.delete()


def remember_domains(article: ArticlePage, *, at: datetime) -> None:
    """Domains that residents now see on the portal are known from here on."""
    rows = [
        KnownDomain(site_id=article.site_id, domain=domain, since=at)
        for domain in sorted(domains_of(article))
    ]
    KnownDomain.objects.bulk_create(rows, ignore_conflicts=True)


# --- reading attached files ----------------------------------------------------------------------


@transaction.atomic
def ask_to_read_files(*, text: ArticlePage, at: datetime) -> int:
    """Queue every attached file of a text that is not read yet; returns how many.

    Asking twice is harmless: a file in the queue is asked for again only after two minutes.
    """
    files = [file for file in files_of_body(text.body) if has_words(file)]
    for file in files:
        file.get_file_hash()
    readings = readings_of(files)
    asked = 0
    for file in files:
        reading = readings.get(file.file_hash)
        if reading is None or _waits_too_long(reading, at):
            FileReading.objects.update_or_create(
                site_id=file.site_id, file_hash=file.file_hash,
                defaults={
                    "state": ReadingState.WAITING, "asked_at": at, "version": SEARCH_VERSION,
                    "hits": [], "problem": "",
                },
            )  # fmt: skip
            announce(attached_file_waits, file_id=file.pk, site_id=file.site_id)
            asked += 1
    return asked


def _waits_too_long(reading: FileReading, at: datetime) -> bool:
    return reading.state == ReadingState.WAITING and at - reading.asked_at > ASK_AGAIN_AFTER


def read_attached_file(*, file_id: int, at: datetime) -> FileReading | None:
    """Read a file in a child process and keep what was found; None when the file is gone.

    Takes seconds: belongs in a job, outside of every transaction.
    """
    file = File.objects.filter(pk=file_id).first()
    if file is None:
        return None
    try:
        with file.file.open("rb") as content:
            extracted = extract_text(content.read())
    except FileNotFoundError:
        return _keep_reading(file, problem="không còn trên máy chủ")
    except Refusal as refusal:
        return _keep_reading(file, problem=refusal.message)
    pages = [(page.label, page.text) for page in extracted.pages]
    hits = search_pages(pages, on=timezone.localdate(at))
    return _keep_reading(file, hits=hits, problem=_problem(extracted))


def _problem(extracted: Extracted) -> str:
    """What of the file nobody could search, in words after its name."""
    if extracted.is_scan:
        return "không đọc được: bản quét, không có lớp chữ"
    told = []
    if extracted.unread_pages:
        told.append(f"không đọc được chữ ở {', '.join(extracted.unread_pages)} (ảnh quét)")
    if extracted.cut:
        told.append("dài quá nên chỉ đọc phần đầu")
    return "; ".join(told)


def _keep_reading(
    file: File, *, hits: list[dict[str, str]] | None = None, problem: str = ""
) -> FileReading:
    state = ReadingState.UNREADABLE if hits is None else ReadingState.READ
    reading, _ = FileReading.objects.update_or_create(
        site_id=file.site_id, file_hash=file.get_file_hash(),
        defaults={
            "state": state, "version": SEARCH_VERSION, "hits": hits or [],
            "problem": problem[:_PROBLEM_LENGTH],
        },
    )  # fmt: skip
    return reading
