"""Links of a text: where they lead, whether this portal knows the place, whether they hide.

Legal basis: board:spam
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from conglang.core.screening.hits import HIDDEN_LINK, NEW_DOMAIN, Hit

_WRITTEN = re.compile(r"(?:https?://|www\.)[^\s<>\"'()\[\]{}“”]+", re.IGNORECASE)
_LOOKS_LIKE_A_HOST = re.compile(r"(?:https?://)?((?:[a-z0-9\-]+\.)+[a-z]{2,})(?:[/:?].*)?")
_NOT_OF_THE_WEB = ("mailto:", "tel:", "sms:", "data:", "#")
_PUBLIC = "gov.vn"
#: Second levels under .vn and elsewhere where everybody may have a name.
_SHARED_NAMES = """
com.vn net.vn org.vn edu.vn info.vn biz.vn name.vn health.vn pro.vn ac.vn int.vn io.vn ai.vn id.vn
co.uk com.au blogspot.com github.io wordpress.com pages.dev vercel.app netlify.app web.app
workers.dev weebly.com
"""
_SHARED_SUFFIXES = frozenset(_SHARED_NAMES.split())


def _host(address: str) -> str:
    if address.startswith(_NOT_OF_THE_WEB):
        return ""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return host.lower().strip(".")


def domain_of(address: str) -> str:
    """The registered name behind an address: ``m.facebook.com/…`` → ``facebook.com``; "" for none.

    Names that somebody may register below a shared one (``abc.com.vn``) are kept apart.
    """
    labels = _host(address).split(".")
    if len(labels) < 2 or not all(labels):
        return ""
    kept = 3 if ".".join(labels[-2:]) in _SHARED_SUFFIXES else 2
    return ".".join(labels[-kept:])


def is_public_body(address: str) -> bool:
    """Whether an address lies under ``gov.vn``."""
    host = _host(address)
    return host == _PUBLIC or host.endswith(f".{_PUBLIC}")


def foreign_domain(address: str, *, own_hosts: Collection[str]) -> str:
    """The domain an address leads to when that is outside the portal and the state; else ""."""
    if is_public_body(address) or _host(address) in own_hosts:
        return ""
    return domain_of(address)


def find_new_domains(text: str, *, known: Collection[str], own_hosts: Collection[str]) -> list[Hit]:
    """Addresses written in a text whose domain this portal never used before."""
    found = []
    for each in _WRITTEN.finditer(text):
        address = each[0].rstrip(".,;:!?…")
        domain = foreign_domain(address, own_hosts=own_hosts)
        if domain and domain not in known:
            found.append(Hit(NEW_DOMAIN, each.start(), each.start() + len(address), domain))
    return found


def written_domains(texts: Iterable[str], *, own_hosts: Collection[str]) -> set[str]:
    """Every foreign domain that texts name."""
    return {
        hit.value for text in texts for hit in find_new_domains(text, known=(), own_hosts=own_hosts)
    }


def hides(words: str, address: str) -> bool:
    """Whether a reader could not see a link or would be misled: no words, or another's address."""
    shown = words.strip()
    if not any(character.isalnum() for character in shown):
        return True
    host = _LOOKS_LIKE_A_HOST.fullmatch(shown.lower())
    return bool(host and domain_of(host[1]) != domain_of(address) and domain_of(address))


def hidden_link(words: str, address: str) -> Hit | None:
    """A link that hides, as a find over its words."""
    return Hit(HIDDEN_LINK, 0, len(words), address.lower()) if hides(words, address) else None
