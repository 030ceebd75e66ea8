"""What the search knows of people in office; written with the act, and by the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from django.utils import timezone

from conglang.core.dates import start_of_day
from conglang.organisation.models import Leader
from conglang.search.actions import forget_entry, index_entry
from conglang.search.sources import Document

KIND = "leader"


def entry_of(leader: Leader) -> Document:
    """The index entry of somebody in office: name and post, duties, a short life."""
    return Document(
        object_key=leader.key, title=f"{leader.full_name}, {leader.title}",
        body="\n".join(filter(None, [leader.body, leader.duties, leader.biography])),
        url=leader.path, section_label="Lãnh đạo", section_url="/lanh-dao/",
        published_at=start_of_day(leader.starts_on),
    )  # fmt: skip


def entries() -> Iterable[Document]:
    """Everybody in office today, for a rebuild of the index."""
    return [entry_of(leader) for leader in Leader.objects.in_office(timezone.localdate())]


def settle_entry(leader: Leader, day: date) -> None:
    """Make the index say what residents may see of a leader on a day."""
    if leader.holds_on(day):
        index_entry(kind=KIND, **asdict(entry_of(leader)))
    else:
        forget_entry(kind=KIND, object_key=leader.key)
