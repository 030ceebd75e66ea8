"""What the gate before publication finds in one text of an article, and what of it is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from conglang.content.outline import Link, Piece, files_of_body, pieces_of_body
from conglang.core.screening import (
    NEW_DOMAIN,
    UNREADABLE,
    Hit,
    digits,
    excerpt,
    find_gambling,
    find_identifiers,
    find_new_domains,
    find_secrecy_in_name,
    find_secrecy_marks,
    foreign_domain,
    hidden_link,
    key_of,
    written_domains,
)
from conglang.core.text import clean
from conglang.media.models import File
from conglang.newsroom.choices import FindingKind, ReadingState, State
from conglang.newsroom.models import ArticlePage, FileReading, KnownDomain, Waiver
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import open_site

#: Raised when the searches change: files that were read before are read again.
SEARCH_VERSION = 1
#: Kinds of files that hold no text to search.
WORDLESS = frozenset({"mp3", "ogg", "m4a", "wav", "mp4", "webm"})


@dataclass(slots=True)
class Finding:
    """One thing found in a text, wherever it stands in it."""

    kind: FindingKind
    key: str
    value: str
    excerpt: str
    places: list[str] = field(default_factory=list)
    waiver: Waiver | None = None

    @property
    def place(self) -> str:
        return ", ".join(self.places)

    @property
    def words(self) -> str:
        """Kind and place, without what was found: fit for a log."""
        return f"{self.kind.label.lower()} ({self.place})"


@dataclass(slots=True)
class Gate:
    """findings: of this text, open ones first. unread: titles of files not searched yet."""

    findings: list[Finding]
    unread: list[str]

    @property
    def open(self) -> list[Finding]:
        return [each for each in self.findings if each.waiver is None]

    @property
    def waived(self) -> list[Finding]:
        return [each for each in self.findings if each.waiver is not None]

    @property
    def passes(self) -> bool:
        return not self.open and not self.unread


@dataclass(frozen=True, slots=True)
class _Known:
    """What is no finding on this portal."""

    values: frozenset[str]
    domains: frozenset[str]
    hosts: frozenset[str]
    on: date


def gate_of(record: Any, text: ArticlePage, *, at: datetime) -> Gate:
    """Search a text of an article of the open portal; the same for every reader.

    text: the article as it stands in a revision. Legal basis: privacy:publication
    """
    waivers = {waiver.key: waiver for waiver in record.waivers.select_related("by")}
    known = _known(at)
    found: dict[str, Finding] = {}
    for place, said, hit in _hits_of_text(text, known):
        _add(found, hit, place, said)
    unread = _add_files(found, files_of_body(text.body), known)
    for finding in found.values():
        finding.waiver = waivers.get(finding.key)
    ordered = sorted(found.values(), key=lambda each: each.waiver is not None)
    return Gate(ordered, unread)


def gated_text(record: Any) -> ArticlePage:
    """The text that the next decision is about: where residents saw one, that; else the newest."""
    shown = record.state in {State.PUBLISHED, State.TAKEN_DOWN}
    revision = record.approved_revision if shown else None
    text: ArticlePage = (revision or record.article.get_latest_revision()).as_object()
    return text


def _known(at: datetime) -> _Known:
    site = open_site()
    agency = Agency.objects.filter(site=site).first()
    values: set[str] = set()
    if agency:
        own = f"Điện thoại: {agency.phone} {agency.email}"
        values = {hit.value for hit in find_identifiers(own)} | {digits(agency.phone)}
    waived = Waiver.objects.filter(kind=FindingKind.NEW_DOMAIN).values_list("value", flat=True)
    domains = {*KnownDomain.objects.values_list("domain", flat=True), *waived}
    hosts = {site.hostname, *site.hosts.values_list("host", flat=True)}
    return _Known(frozenset(values), frozenset(domains), frozenset(hosts), timezone.localdate(at))


def pieces_of_article(text: ArticlePage) -> Iterator[Piece]:
    """Everything of an article that residents will read, piece by piece."""
    yield Piece("tiêu đề", text.title)
    yield Piece("lời dẫn", text.lead)
    yield from pieces_of_body(text.body)
    for author in text.authors.all():
        yield Piece("tên tác giả", author.name)
    yield Piece("tên nguồn", text.source_name)
    source = (Link(text.source_name, text.source_url),) if text.source_url else ()
    yield Piece("địa chỉ bài gốc", "", links=source)
    yield Piece("mô tả cho máy tìm kiếm", text.search_description)


def _hits_of_text(text: ArticlePage, known: _Known) -> Iterator[tuple[str, str, Hit]]:
    for piece in pieces_of_article(text):
        words = clean(piece.text)
        for hit in _search(words, known, name=piece.name):
            yield piece.place, words, hit
        for link in piece.links:
            yield from _hits_of_link(piece, link, known)


def _search(words: str, known: _Known, *, name: bool = False) -> list[Hit]:
    marks = find_secrecy_in_name(words) if name else find_secrecy_marks(words)
    return [
        *find_identifiers(words, allowed=known.values),
        *marks,
        *find_gambling(words, on=known.on),
        *find_new_domains(words, known=known.domains, own_hosts=known.hosts),
    ]


def _hits_of_link(piece: Piece, link: Link, known: _Known) -> Iterator[tuple[str, str, Hit]]:
    domain = foreign_domain(link.address, own_hosts=known.hosts)
    shown = f"{link.words} → {link.address}"
    if domain and domain not in known.domains:
        yield piece.place, shown, Hit(NEW_DOMAIN, 0, len(shown), domain)
    if piece.tag and (hidden := hidden_link(link.words, link.address)):
        yield piece.place, shown, Hit(hidden.kind, 0, len(shown), hidden.value)
    for hit in find_gambling(link.address, on=known.on):
        yield piece.place, shown, Hit(hit.kind, 0, len(shown), hit.value)


def _add(found: dict[str, Finding], hit: Hit, place: str, said: str) -> None:
    finding = found.get(hit.key)
    if finding is None:
        shown = excerpt(said, hit.start, hit.end)
        finding = found[hit.key] = Finding(FindingKind(hit.kind), hit.key, hit.value, shown)
    if place not in finding.places:
        finding.places.append(place)


# --- attached files ------------------------------------------------------------------------------


def has_words(file: File) -> bool:
    return file.file_extension.lower() not in WORDLESS


def readings_of(files: list[File]) -> dict[str, FileReading]:
    """Valid readings by the hash of the file, waiting ones too."""
    hashes = [file.file_hash for file in files if file.file_hash]
    rows = FileReading.objects.filter(file_hash__in=hashes, version=SEARCH_VERSION)
    return {row.file_hash: row for row in rows}


def _add_files(found: dict[str, Finding], files: list[File], known: _Known) -> list[str]:
    """Findings of the attached files; returns the titles of those that nobody has read yet."""
    searched = [file for file in files if has_words(file)]
    readings = readings_of(searched)
    unread = []
    for file in searched:
        reading = readings.get(file.file_hash)
        if reading is None or reading.state == ReadingState.WAITING:
            unread.append(file.title)
            continue
        for hit in reading.hits:
            _add_stored(found, hit, file, known)
        if reading.problem:
            key = key_of(UNREADABLE, file.file_hash)
            finding = Finding(FindingKind.UNREADABLE, key, file.file_hash, reading.problem)
            finding.places.append(f"tệp {file.title}")
            found.setdefault(key, finding)
    return unread


def _add_stored(found: dict[str, Finding], hit: dict[str, str], file: File, known: _Known) -> None:
    kind, value = hit["kind"], hit["value"]
    if value in known.values or (kind == NEW_DOMAIN and value in known.domains | known.hosts):
        return
    key = key_of(kind, value)
    finding = found.setdefault(key, Finding(FindingKind(kind), key, value, hit["excerpt"]))
    place = f"tệp {file.title}, {hit['page']}"
    if place not in finding.places:
        finding.places.append(place)


#: Finds of one kind that are kept of one file: a list of 3,000 people is one decision.
MOST_OF_A_KIND = 50


def search_pages(pages: list[tuple[str, str]], *, on: date) -> list[dict[str, str]]:
    """Finds in the pages of a file, as plain values; what a portal knows is left out later."""
    nothing = _Known(frozenset(), frozenset(), frozenset(), on)
    found: dict[str, dict[str, str]] = {}
    counts: dict[str, int] = {}
    for label, page in pages:
        words = clean(page)
        for hit in _search(words, nothing):
            if hit.key in found or counts.get(hit.kind, 0) >= MOST_OF_A_KIND:
                continue
            counts[hit.kind] = counts.get(hit.kind, 0) + 1
            shown = excerpt(words, hit.start, hit.end)
            found[hit.key] = {
                "kind": hit.kind, "value": hit.value, "page": label, "excerpt": shown,
            }  # fmt: skip
    return list(found.values())


def domains_of(text: ArticlePage) -> set[str]:
    """Every domain outside the portal and the state that a text leads to."""
    site = open_site()
    hosts = {site.hostname, *site.hosts.values_list("host", flat=True)}
    pieces = list(pieces_of_article(text))
    linked = {
        foreign_domain(link.address, own_hosts=hosts) for piece in pieces for link in piece.links
    }
    return (linked | written_domains((piece.text for piece in pieces), own_hosts=hosts)) - {""}
