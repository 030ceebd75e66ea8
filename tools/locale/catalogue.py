"""Build and check the Vietnamese overlay catalogue of Cổng Làng.

The packages the product stands on (Wagtail, Django, allauth, taggit) carry only part of
their Vietnamese. This tool finds what they leave in English, merges the translations made
by hand into ``src/conglang/locale/vi``, compiles them and checks the result.

    python tools/locale/catalogue.py missing [--out FOLDER] [--only PACKAGE] [--size 120]
    python tools/locale/catalogue.py merge FILE.json [FILE.json ...]
    python tools/locale/catalogue.py compile
    python tools/locale/catalogue.py check

A JSON file is a list of objects with the keys ``domain``, ``package``, ``msgctxt``,
``msgid``, ``msgid_plural`` and ``msgstr``; other keys are ignored.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polib

LANGUAGE = "vi"
DOMAINS = ("django", "djangojs")
ROOT = Path(__file__).resolve().parents[2]
OVERLAY = ROOT / "src" / "conglang" / "locale" / LANGUAGE / "LC_MESSAGES"

#: Django's own catalogues that can reach a member of staff.
DJANGO_PACKAGES = (
    "django.conf",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.redirects",
)
#: The packages whose catalogue is read first, hence named as the source of shared messages.
FIRST_PACKAGES = ("wagtail.admin", "wagtail")
#: Packages walked as a whole, with every sub-package that has a catalogue.
WALKED_PACKAGES = ("wagtail", "allauth", "taggit")

HEADER = {
    "Project-Id-Version": "conglang",
    "Language": LANGUAGE,
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
COMMENT_PREFIX = "Nguồn: "

#: A message is known by its domain, its context and its English text.
Key = tuple[str, str | None, str]


@dataclass
class Message:
    """One English message of the installed packages, with the Vietnamese they ship."""

    domain: str
    msgctxt: str | None
    msgid: str
    msgid_plural: str = ""
    shipped: str = ""
    note: str = ""
    packages: list[str] = field(default_factory=list)

    @property
    def key(self) -> Key:
        """Return what tells this message from the others."""
        return (self.domain, self.msgctxt, self.msgid)

    def as_json(self) -> dict[str, str | None]:
        """Return the message in the form a translator fills in."""
        return {
            "domain": self.domain,
            "package": self.packages[0],
            "msgctxt": self.msgctxt,
            "msgid": self.msgid,
            "msgid_plural": self.msgid_plural,
            "msgstr": self.shipped,
            "note": self.note,
        }


def package_folder(name: str) -> Path:
    """Return the folder of an installed package without importing the package itself."""
    top, _, rest = name.partition(".")
    spec = importlib.util.find_spec(top)
    if spec is None or spec.origin is None:
        raise SystemExit(f"package {top} is not installed")
    return Path(spec.origin).parent.joinpath(*rest.split(".") if rest else ())


def source_packages() -> list[tuple[str, Path]]:
    """Return the (package, locale folder) pairs to read, in a stable order."""
    found: dict[str, Path] = {}
    for top in WALKED_PACKAGES:
        base = package_folder(top)
        for locale in base.rglob("locale"):
            if (locale / "en" / "LC_MESSAGES").is_dir():
                parts = locale.parent.relative_to(base.parent).parts
                found[".".join(parts)] = locale
    for name in DJANGO_PACKAGES:
        found[name] = package_folder(name) / "locale"
    order = [name for name in FIRST_PACKAGES if name in found]
    order += sorted(name for name in found if name not in FIRST_PACKAGES)
    return [(name, found[name]) for name in order]


def text_of(entry: polib.POEntry) -> str:
    """Return the Vietnamese of an entry: its msgstr, or the only plural form there is."""
    if entry.msgid_plural:
        return str(entry.msgstr_plural.get(0, ""))
    return str(entry.msgstr)


def read_vietnamese(folder: Path, domain: str) -> dict[tuple[str | None, str], str]:
    """Return the finished Vietnamese of one package, from its .po or else from its .mo."""
    po, mo = folder / f"{domain}.po", folder / f"{domain}.mo"
    entries: Iterable[Any] = ()
    if po.exists():
        entries = polib.pofile(str(po))
    elif mo.exists():
        entries = polib.mofile(str(mo))
    return {
        (entry.msgctxt, entry.msgid): text_of(entry)
        for entry in entries
        if not entry.obsolete and "fuzzy" not in entry.flags
    }


def read_messages() -> dict[Key, Message]:
    """Return every message of the installed packages, keyed and merged across packages.

    ``shipped`` holds Vietnamese only when each package with the message translates it, so a
    message never depends on another package being installed.
    """
    messages: dict[Key, Message] = {}
    for package, locale in source_packages():
        for domain in DOMAINS:
            path = locale / "en" / "LC_MESSAGES" / f"{domain}.po"
            if not path.exists():
                continue
            shipped = read_vietnamese(locale / LANGUAGE / "LC_MESSAGES", domain)
            for entry in polib.pofile(str(path)):
                if entry.obsolete or not entry.msgid:
                    continue
                here = shipped.get((entry.msgctxt, entry.msgid), "")
                key = (domain, entry.msgctxt, entry.msgid)
                known = messages.get(key)
                if known is None:
                    places = [f"{name}:{line}" for name, line in entry.occurrences]
                    note = " ".join([entry.comment, *places]).strip()
                    known = Message(domain, entry.msgctxt, entry.msgid, shipped=here, note=note)
                    messages[key] = known
                elif not here:
                    known.shipped = ""
                known.msgid_plural = known.msgid_plural or entry.msgid_plural
                known.packages.append(package)
    return messages


def overlay_path(domain: str, suffix: str = "po") -> Path:
    """Return the path of one of our own catalogues."""
    return OVERLAY / f"{domain}.{suffix}"


def read_overlay() -> dict[Key, polib.POEntry]:
    """Return the entries of our own catalogues."""
    entries: dict[Key, polib.POEntry] = {}
    for domain in DOMAINS:
        path = overlay_path(domain)
        if path.exists():
            for entry in polib.pofile(str(path)):
                if not entry.obsolete:
                    entries[(domain, entry.msgctxt, entry.msgid)] = entry
    return entries


def missing_messages() -> list[Message]:
    """Return the messages that neither the packages nor the overlay give in Vietnamese."""
    overlay = {key for key, entry in read_overlay().items() if text_of(entry) and not entry.fuzzy}
    return [
        message
        for key, message in read_messages().items()
        if not message.shipped and key not in overlay
    ]


def chunks(rows: list[dict[str, str | None]], size: int) -> Iterator[list[dict[str, str | None]]]:
    """Cut a list into lists of at most ``size`` rows."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def write_json(path: Path, rows: list[dict[str, str | None]]) -> None:
    """Write rows as readable JSON."""
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def message_text(message: Message, overlay: dict[Key, polib.POEntry]) -> str:
    """Return the Vietnamese a reader meets: ours when we have it, else the package's."""
    entry = overlay.get(message.key)
    return text_of(entry) if entry is not None else message.shipped


# --- Merging -----------------------------------------------------------------------------


def new_catalogue() -> polib.POFile:
    """Return an empty catalogue with our header."""
    catalogue = polib.POFile(wrapwidth=96)
    catalogue.metadata = dict(HEADER)
    catalogue.header = (
        "Bản dịch tiếng Việt bổ sung cho các gói Cổng Làng sử dụng.\n"
        "Tệp này do tools/locale/catalogue.py ghi; sửa xong thì chạy lệnh compile."
    )
    return catalogue


def make_entry(message: Message, text: str) -> polib.POEntry:
    """Return the catalogue entry of a message, commented with the packages it comes from."""
    plural = {0: text} if message.msgid_plural else {}
    return polib.POEntry(
        msgid=message.msgid,
        msgid_plural=message.msgid_plural,
        msgctxt=message.msgctxt,
        msgstr="" if plural else text,
        msgstr_plural=plural,
        tcomment=COMMENT_PREFIX + ", ".join(message.packages),
    )


def write_overlay(entries: dict[Key, polib.POEntry]) -> None:
    """Write our catalogues, one per domain, sorted so that a change shows as a small diff."""
    OVERLAY.mkdir(parents=True, exist_ok=True)
    for domain in DOMAINS:
        catalogue = new_catalogue()
        keys = [key for key in entries if key[0] == domain]
        for key in sorted(keys, key=lambda key: (key[2].casefold(), key[2], key[1] or "")):
            catalogue.append(entries[key])
        catalogue.save(str(overlay_path(domain)))


def merge_rows(rows: Iterable[dict[str, Any]]) -> tuple[int, list[str]]:
    """Merge translated rows into our catalogues; return how many were kept and the refusals.

    A row that changes nothing over what every package ships is left out, for the overlay
    holds only what is missing or corrected.
    """
    messages = read_messages()
    entries = read_overlay()
    kept = 0
    refused: list[str] = []
    for row in rows:
        text = unicodedata.normalize("NFC", row.get("msgstr") or "")
        key = (row["domain"], row.get("msgctxt") or None, row["msgid"])
        if not text:
            refused.append(f"{key}: no Vietnamese")
            continue
        message = messages.get(key)
        if message is None:
            refused.append(f"{key}: no installed package has this message")
            continue
        kept += 1
        if text == message.shipped:
            entries.pop(key, None)
        else:
            entries[key] = make_entry(message, text)
    write_overlay(entries)
    return kept, refused


# --- Compiling ---------------------------------------------------------------------------


def compiled(domain: str) -> bytes:
    """Return the bytes the .mo of a domain must hold."""
    return bytes(polib.pofile(str(overlay_path(domain))).to_binary())


def compile_overlay() -> list[Path]:
    """Write the .mo files and return their paths."""
    written = []
    for domain in DOMAINS:
        path = overlay_path(domain, "mo")
        path.write_bytes(compiled(domain))
        written.append(path)
    return written


# --- Checking ----------------------------------------------------------------------------

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
PERCENT_NAMED = re.compile(r"%\((\w+)\)[#0\-+]*\d*(?:\.\d+)?([a-zA-Z])")
PERCENT_PLAIN = re.compile(r"%(?:\d+\$)?[#0\-+]*\d*(?:\.\d+)?[sdifrc%](?![a-zA-Z])")
BRACED = re.compile(r"\{[\w.!]*\}")
ADDRESS = re.compile(r"\b(?:https?://|mailto:)\S+|\S+@\S+|\b\w+(?:\.\w+)+\b")

#: A placeholder a word was stuck to, as in "%(label)svà".
STUCK = re.compile(r"%\(\w+\)[sd]\w")

#: Tone marks set in the newer way (hoá, thuý); administrative texts write hóa, thúy.
NEW_TONES = re.compile(
    r"o[áàảãạéèẻẽẹ](?![\w])|(?<![qQ])u[ýỳỷỹỵ](?![\w])",
    re.IGNORECASE,
)

#: English words that show a phrase was left untranslated. Each is spelt unlike any
#: Vietnamese word written without marks, so that "in", "to" or "do" are not here.
ENGLISH = re.compile(
    r"""\b(?:
    accessible | account | add | admin | alias | all | and | are | article | autosave |
    available | back | block | browse | bulk | button | cancel | caption | change | check |
    choose | click | close | collection | comment | confirm | content | copy | create |
    dashboard | default | delete | description | disable | document | download | draft | edit |
    editor | email | enable | enter | error | expired | explorer | false | field | file | filter
    | for | from | group | have | heading | help | history | home | image | images | invalid |
    is | item | items | language | last | link | list | live | loading | locale | lock | locked
    | log | login | logout | menu | message | missing | more | move | must | name | new | not |
    open | order | other | page | pages | password | permission | please | preview | privacy |
    private | publish | published | redirect | reject | remove | report | reports | required |
    reset | review | revision | role | save | saved | schedule | search | select | settings |
    show | sign | site | sites | snippet | snippets | sorry | sort | status | submit | tag |
    tags | task | text | that | the | this | title | true | type | unlock | unpublish | update |
    upload | url | used | user | username | users | value | view | was | when | will | with |
    workflow | yes | you | your
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: What stays in English on purpose: names, formats and what has no Vietnamese.
PROPER = re.compile(
    r"\b(?:Wagtail|Django|allauth|JavaScript|JSON|HTML|URL|URLs|API|IP|PIN|QR|OpenID|OAuth|ID)\b"
    r"|phím Enter|\(slug\)|[a-z_]+\(xuống dòng\)|DEBUG=True|là False|“last”|“/[^”]*”"
)


def placeholders(text: str) -> set[str]:
    """Return the placeholders of a text, whatever their order."""
    found = {f"%({name}){kind}" for name, kind in PERCENT_NAMED.findall(text)}
    rest = PERCENT_NAMED.sub(" ", text)
    plain = Counter(PERCENT_PLAIN.findall(rest))
    found.update(f"{mark} x{count}" for mark, count in plain.items())
    found.update(BRACED.findall(text))
    return found


def tags(text: str) -> Counter[str]:
    """Return the HTML tags of a text, with what they carry."""
    return Counter(" ".join(tag.split()) for tag in TAG.findall(text))


def edges(text: str) -> tuple[str, str]:
    """Return the white space before and after a text."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def english_words(text: str) -> list[str]:
    """Return the English words a Vietnamese text still holds, proper names apart."""
    for pattern in (TAG, PERCENT_NAMED, PERCENT_PLAIN, BRACED, ADDRESS, PROPER):
        text = pattern.sub(" ", text)
    return ENGLISH.findall(text)


def text_problems(message: Message, text: str) -> Iterator[str]:
    """Tell what is wrong with the Vietnamese of one message."""
    one, many = placeholders(message.msgid), placeholders(message.msgid_plural)
    have = placeholders(text)
    if not message.msgid_plural:
        if have != one:
            yield f"placeholders {sorted(have)} instead of {sorted(one)}"
    elif not (one & many <= have <= one | many) or (many and not have):
        yield f"placeholders {sorted(have)} instead of {sorted(many)}"
    if tags(text) not in (tags(message.msgid), tags(message.msgid_plural or message.msgid)):
        yield "the HTML tags differ"
    if edges(text) != edges(message.msgid):
        yield "the white space around the text differs"
    if STUCK.search(text) and not STUCK.search(message.msgid):
        yield "a word is stuck to a placeholder"
    if unicodedata.normalize("NFC", text) != text:
        yield "not in NFC"
    if NEW_TONES.search(text):
        yield "tone mark not placed as in hóa, thủy"
    if words := english_words(text):
        yield f"English left: {', '.join(words)}"


def check_texts() -> list[str]:
    """Return what is wrong with the Vietnamese staff meet, ours or the packages'."""
    overlay = read_overlay()
    problems = []
    for message in read_messages().values():
        text = message_text(message, overlay)
        for problem in text_problems(message, text) if text else ():
            problems.append(f"{message.domain} {message.packages[0]} {message.msgid!r}: {problem}")
    return problems


def check_missing() -> list[str]:
    """Return the messages still in English."""
    return [f"{m.domain} {m.packages[0]} {m.msgid!r}: missing" for m in missing_messages()]


def check_compiled() -> list[str]:
    """Return the .mo files that do not hold what their .po says."""
    problems = []
    for domain in DOMAINS:
        path = overlay_path(domain, "mo")
        if not path.exists() or path.read_bytes() != compiled(domain):
            problems.append(f"{path.relative_to(ROOT)} is older than its .po: run compile")
    return problems


# --- Command line ------------------------------------------------------------------------


def command_missing(options: argparse.Namespace) -> int:
    """Write what is missing as JSON chunks, or print the counts when no folder is given."""
    found = missing_messages()
    if options.only:
        found = [message for message in found if message.packages[0] == options.only]
    for package, count in sorted(Counter(message.packages[0] for message in found).items()):
        print(f"{count:5} {package}")
    print(f"{len(found):5} in all")
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        rows = [message.as_json() for message in found]
        for number, chunk in enumerate(chunks(rows, options.size), 1):
            write_json(options.out / f"{number:02}.json", chunk)
    return 0


def command_merge(options: argparse.Namespace) -> int:
    """Merge the given JSON files and compile."""
    rows = [row for path in options.files for row in json.loads(path.read_text("utf-8"))]
    kept, refused = merge_rows(rows)
    for reason in refused:
        print(f"refused: {reason}")
    compile_overlay()
    print(f"{kept} merged, {len(refused)} refused")
    return 1 if refused else 0


def command_compile(_options: argparse.Namespace) -> int:
    """Compile our catalogues."""
    for path in compile_overlay():
        print(path.relative_to(ROOT))
    return 0


def command_check(_options: argparse.Namespace) -> int:
    """Run every check and print what is wrong."""
    problems = [*check_missing(), *check_texts(), *check_compiled()]
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problem(s)")
    return 1 if problems else 0


def main(arguments: list[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(required=True)

    missing = commands.add_parser("missing", help="list what is still in English")
    missing.add_argument("--out", type=Path, help="folder for the JSON files")
    missing.add_argument("--only", help="one package, such as wagtail.admin")
    missing.add_argument("--size", type=int, default=120, help="messages per file")
    missing.set_defaults(run=command_missing)

    merge = commands.add_parser("merge", help="merge translated JSON files, then compile")
    merge.add_argument("files", nargs="+", type=Path)
    merge.set_defaults(run=command_merge)

    compiling = commands.add_parser("compile", help="write the .mo files")
    compiling.set_defaults(run=command_compile)

    checking = commands.add_parser("check", help="verify the catalogues")
    checking.set_defaults(run=command_check)

    options = parser.parse_args(arguments)
    return int(options.run(options))


if __name__ == "__main__":
    sys.exit(main())
