"""A walk over every address of the product, with another portal's real ids in its arguments.

The walk reads the URL resolver, so a new screen is walked without being named here, as long as the
names of its arguments are known (``ARGUMENTS``). An argument nobody gave a rule for fails the test.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from conglang.accounts.middleware import OPEN_TO_ALL
from conglang.accounts.models import Post
from conglang.accounts.permissions import may, may_enter
from conglang.accounts.rules import KEEP_DOCUMENTS
from conglang.accounts.screens import ANY_POST, screen
from conglang.legal.admin.urls import SCREENS
from conglang.newsroom.models import ArticlePage
from conglang.newsroom.rules import ARTICLE_FLOW
from conglang.notifications.letters import LETTERS
from conglang.planning.plan_rules import PLAN_FLOW
from conglang.royalties.admin.downloads import DOWNLOADS
from conglang.royalties.admin.files import SLIPS
from conglang.royalties.rules import MONTH_FLOW
from conglang.tenancy.scoping import every_site, within_site
from conglang.vocabulary.models import CalendarDay
from tests.isolation.world import PASSWORD, PDF, Portal, png

STAFF = "quan-tri/"
ACCOUNT = "tai-khoan/"


@dataclass(frozen=True)
class Address:
    """One line of the URLconf. name: with namespaces; params: names of what it takes."""

    name: str
    route: str
    params: tuple[str, ...]

    @property
    def is_staff(self) -> bool:
        return self.route.startswith(STAFF)

    @property
    def is_open(self) -> bool:
        return screen(self.name) is not None

    def __str__(self) -> str:
        return self.name or self.route


def addresses() -> list[Address]:
    """Every address of the product, as the resolver knows them."""
    return list(_below(get_resolver(), "", (), ()))


def _below(resolver: Any, route: str, spaces: Any, params: Any) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        there = route + str(entry.pattern)
        takes = (*params, *_params(entry.pattern))
        if isinstance(entry, URLResolver):
            yield from _below(entry, there, (*spaces, *filter(None, [entry.namespace])), takes)
        else:
            yield Address(":".join((*spaces, entry.name)) if entry.name else "", there, takes)


def _params(pattern: Any) -> tuple[str, ...]:
    regex = getattr(pattern, "_regex", None)
    if regex is not None:
        return tuple(re.compile(str(regex)).groupindex)
    return tuple(pattern.converters)


# --- what to put into an address ----------------------------------------------------------------

Values = Callable[[Portal], list[Any]]


def pages(portal: Portal) -> list[Any]:
    states = ("in_editing", "published")
    return [*(portal.articles[state].pk for state in states), portal.section.pk, portal.home.pk]


def parents(portal: Portal) -> list[Any]:
    return [portal.section.pk, portal.home.pk]


def article_ids(portal: Portal) -> list[Any]:
    return [portal.articles[state].pk for state in ("in_editing", "published", "pending_approval")]


def pictures(portal: Portal) -> list[Any]:
    return [picture.pk for picture in portal.pictures]


def files(portal: Portal) -> list[Any]:
    return [file.pk for file in portal.files]


@cache
def revisions(portal: Portal) -> list[Any]:
    with every_site(reason="a test needs another portal's revision"):
        pks = [portal.articles[state].pk for state in ("published", "in_editing")]
        rows = ArticlePage.objects.filter(pk__in=pks)
        return [row.latest_revision_id for row in rows]


def people(portal: Portal) -> list[Any]:
    return [portal.people[role].pk for role in ("contributor", "chief")]


@cache
def posts(portal: Portal) -> list[Any]:
    with every_site(reason="a test needs another portal's posts"):
        return [post.pk for post in Post.objects.filter(site=portal.site)[:2]]


#: Other families call their papers and their batches by the same words.
LIBRARY_SCREENS = SCREENS[KEEP_DOCUMENTS]

#: Rule of an argument: by its name, or by the beginning of the URL name and its name.
ARGUMENTS: dict[str, Values] = {
    "page_id": pages,
    "article_id": article_ids,
    "parent_page_id": parents,
    "image_id": pictures,
    "document_id": files,
    "doc_id": files,
    "revision_id": revisions,
    "person_id": people,
    "post_id": lambda portal: posts(portal),
    "unit_id": lambda portal: [unit.pk for unit in portal.units],
    "reason_id": lambda portal: [each.pk for each in portal.reasons],
    "return_reason_move:way": lambda portal: ["len", "xuong"],
    "waiver_id": lambda portal: [each.pk for each in portal.waivers],
    "batch_id": lambda portal: [portal.batch.pk],
    "original_id": lambda portal: [each.pk for each in portal.originals],
    "notice_id": lambda portal: [each.pk for each in portal.notices],
    "mail_id": lambda portal: [each.pk for each in portal.mails],
    "caught_mail:mail_id": lambda portal: [each.pk for each in portal.caught],
    "bounce_id": lambda portal: [each.pk for each in portal.bounces],
    "mail_template:name": lambda portal: list(LETTERS),
    "mail_template_reset:name": lambda portal: list(LETTERS),
    "year": lambda portal: [2026],
    "task_id": lambda portal: portal.plans["task_id"],
    "part_id": lambda portal: portal.plans["part_id"],
    "change_id": lambda portal: portal.plans["change_id"],
    "evidence_id": lambda portal: portal.plans["evidence_id"],
    "plan_act:name": lambda portal: [step.name.replace("_", "-") for step in PLAN_FLOW],
    "plan_task_way:way": lambda portal: ["len", "xuong", "bo", "lay-lai"],
    "plan_part_way:way": lambda portal: ["len", "xuong", "bo", "lay-lai"],
    "plan_evidence_way:way": lambda portal: ["bo", "lay-lai"],
    **{
        f"{name}:document_id": lambda portal: portal.library["document_id"]
        for name in LIBRARY_SCREENS
    },
    **{f"{name}:batch_id": lambda portal: portal.library["batch_id"] for name in LIBRARY_SCREENS},
    "file_id": lambda portal: portal.library["file_id"],
    "relation_id": lambda portal: portal.library["relation_id"],
    "event_id": lambda portal: portal.library["event_id"],
    "issuer_id": lambda portal: portal.library["issuer_id"],
    "field_id": lambda portal: portal.library["field_id"],
    "row_id": lambda portal: portal.library["row_id"],
    "address": lambda portal: portal.library["address"],
    "number": lambda portal: [1],
    "alert_id": lambda portal: portal.library["alert_id"],
    "leader_id": lambda portal: portal.library["leader_id"],
    "leader:key": lambda portal: portal.library["leader_key"],
    "leader_vcard:key": lambda portal: portal.library["leader_key"],
    "unit_shown:key": lambda portal: [unit.key for unit in portal.units],
    "unit_vcard:key": lambda portal: [portal.units[0].key],
    "documents_file:ending": lambda portal: ["xlsx", "csv", "json"],
    "topic_id": lambda portal: [topic.pk for topic in portal.topics],
    "exemption_id": lambda portal: portal.quotas["exemption_id"],
    "quota_notice:notice_id": lambda portal: portal.quotas["notice_id"],
    "quota_notice_word:notice_id": lambda portal: portal.quotas["notice_id"],
    "quota_notice_pdf:notice_id": lambda portal: portal.quotas["notice_id"],
    "quota_notice_article:notice_id": lambda portal: portal.quotas["notice_id"],
    "section_id": lambda portal: [portal.section.pk],
    "redirect_id": lambda portal: [portal.redirect.pk],
    "absence_id": lambda portal: [portal.absence.pk],
    "day_id": lambda portal: [CalendarDay.objects.values_list("pk", flat=True)[0]],
    "fact_check_id": lambda portal: [portal.fact_check.pk],
    "fact_check:secret": lambda portal: [portal.fact_check_secret],
    "secret": lambda portal: [portal.secret, portal.invitation_url.rstrip("/").split("/")[-1]],
    "session_id": lambda portal: [portal.sessions[0].pk, 0],
    "object_id": pages,
    "filter_spec": lambda portal: ["max-165x165"],
    "wagtailimages:uploaded_file_id": lambda portal: [portal.uploads["image"].pk],
    "wagtaildocs:uploaded_file_id": lambda portal: [portal.uploads["document"].pk],
    "wagtailimages_chooser:pk": pictures,
    "wagtaildocs_chooser:pk": files,
    "wagtailadmin_pages:pk": pages,
    "wagtailadmin_pages:revision_id_a": lambda portal: ["live", *revisions(portal)],
    "wagtailadmin_pages:revision_id_b": lambda portal: ["latest", *revisions(portal)],
    "wagtailadmin_pages:content_type_app_name": lambda portal: ["newsroom"],
    "wagtailadmin_pages:content_type_model_name": lambda portal: ["articlepage"],
    "wagtailadmin_editing_sessions:app_label": lambda portal: ["newsroom", "media"],
    "wagtailadmin_editing_sessions:model_name": lambda portal: ["articlepage", "picture"],
    "article_act:name": lambda portal: [step.name.replace("_", "-") for step in ARTICLE_FLOW],
    "file:path": lambda portal: stored_paths(portal),
    "month_id": lambda portal: portal.royalties["month_id"],
    "table_id": lambda portal: portal.royalties["table_id"],
    "payee_id": lambda portal: portal.royalties["payee_id"],
    "royalty_score:article_id": lambda portal: [
        portal.articles[state].pk for state in ("published", "pending_approval")
    ],
    "adjustment_id": lambda portal: portal.royalties["adjustment_id"],
    "royalty_month_file:kind": lambda portal: list(DOWNLOADS),
    "royalty_slip:month_id": lambda portal: portal.royalties["month_id"][1:],
    "royalty_slip:payee_id": lambda portal: portal.royalties["payee_id"][:1],
    "royalty_slip:kind": lambda portal: list(SLIPS),
    "royalty_year_file:year": lambda portal: [2026],
    "royalty_month_act:name": lambda portal: [step.name.replace("_", "-") for step in MONTH_FLOW],
    "section_move:way": lambda portal: ["len", "xuong"],
    "section_rss:path": lambda portal: [portal.section.address.strip("/")],
    "section_atom:path": lambda portal: [portal.section.address.strip("/")],
    "account_reset_password_from_key:uidb36": lambda portal: ["1"],
    "account_reset_password_from_key:key": lambda portal: ["set-password", "abc-123"],
}


def stored_paths(portal: Portal) -> list[str]:
    """Paths of a portal's stored files: originals, files, and ways around the folder."""
    stored = [each.file.name for each in (*portal.pictures, *portal.files)]
    site, folder, rest = portal.files[0].file.name.split("/", 2)
    return [*stored, f"{site}/{folder}/../{folder}/{rest}", f"{site}//{folder}/{rest}"]


def rule_for(address: Address, param: str) -> Values:
    """The rule of an argument; AssertionError tells the developer what to add."""
    space = address.name.split(":")[0]
    for key in (f"{address.name}:{param}", f"{space}:{param}", param):
        if key in ARGUMENTS:
            return ARGUMENTS[key]
    raise AssertionError(
        f"The walk does not know what to put for “{param}” of {address} ({address.route}). Add a "
        f"rule to ARGUMENTS in tests/isolation/walk.py that gives ids of a portal: under "
        f"“{param}”, or under “{space}:{param}” if only this family of addresses means that by it."
    )


def urls_of(address: Address, portal: Portal) -> list[str]:
    """Paths of an address with a portal's ids: each value of each argument at least once."""
    if not address.name:
        return ["/" + re.sub(r"\^|\$|\.\*", "", address.route).replace("//", "/khong-co/")]
    if address.name == "wagtail_serve":
        public = [portal.section, *portal.articles.values()]
        return [page.address for page in public]
    values = {param: rule_for(address, param)(portal) for param in address.params}
    longest = max((len(each) for each in values.values()), default=1)
    found = [
        reverse(
            address.name,
            kwargs={param: each[index % len(each)] for param, each in values.items()},
        )
        for index in range(longest)
    ]
    return list(dict.fromkeys(found))


def closed_urls_of(address: Address, portal: Portal) -> list[str]:
    """A path of an address that ought to be closed: any value of the right type will do."""
    if not address.name:
        return urls_of(address, portal)
    page, picture = portal.articles["published"].pk, portal.pictures[0].pk
    for key in (page, picture, "publish", "x"):
        kwargs = dict.fromkeys(address.params, key)
        try:
            return [reverse(address.name, kwargs=kwargs)]
        except Exception:  # noqa: BLE001 -- the next value may fit the converter
            continue
    mixed = {name: page if name.endswith(("pk", "id")) else "x" for name in address.params}
    return [reverse(address.name, kwargs=mixed)]


# --- what to ask and what to send ---------------------------------------------------------------

WORDS = "Vàm Rầy"


def query_of(portal: Portal) -> str:
    """Everything our screens and Wagtail's take from the query string, with a portal's ids."""
    live = portal.articles["published"]
    pairs = [
        ("q", WORDS), ("p", "1"), ("multiple", "1"), ("next", live.address),
        ("chuyen-muc", portal.section.pk), ("trang-thai", "published"),
        ("tac-gia", people(portal)[0]), ("nguoi", people(portal)[0]),
        ("don-vi", portal.units[0].pk), ("ban", revisions(portal)[0]),
        ("cu", revisions(portal)[0]), ("moi", revisions(portal)[0]), ("so-voi", "gui"),
        ("tuan", "2026-11-18"), ("ngay", "2026-11-18"), ("kieu", "thang"), ("ky", "year"),
        ("tu", "2026-11-18"), ("cot", "submitted"), ("viec", "change_section"),
        ("tim", "12/2019"), ("vb", portal.library["address"][0]),
        ("co-quan", portal.library["issuer_id"][0]), ("linh-vuc", "cho"),
        *(("bai", pk) for pk in article_ids(portal)),
        ("target_pages[]", live.pk), ("parent_page_id", portal.section.pk), ("collection_id", 1),
        *(("id", pk) for pk in (*article_ids(portal), *pictures(portal), *files(portal))),
        *(("id", unit.pk) for unit in portal.units),
    ]  # fmt: skip
    return "&".join(f"{name}={quote(str(value))}" for name, value in pairs)


def data_of(portal: Portal) -> dict[str, Any]:
    """A form that fits many screens, filled with a portal's ids."""
    unit, person = portal.units[0].pk, people(portal)[0]
    return {
        "text": "Đổi tên", "shown_until": "2027-01-31",
        "title": "Đổi tên", "note": "Lý do đủ dài để ghi", "reason": "Lý do đủ dài để ghi",
        "kind": "minor", "target": portal.articles["published"].address,
        "listed": portal.reasons[0].pk, "bai": article_ids(portal), "viec": "change_section",
        "chuyen-muc": portal.section.pk,
        "ly-do": "Lý do đủ dài để ghi", "section": portal.section.pk, "unit": unit,
        "person": person, "to": person, "nguoi-nhan": person, "role": "editor",
        "due_on": "2026-11-20", "abstract": "Đổi trích yếu văn bản", "level": "commune",
        "issuer": portal.library["issuer_id"][0], "number": "7/QĐ-UBND", "on": "2026-11-20",
        "basis": "Quyết định 7/QĐ-UBND", "bo": "1", "waiving": "Lý do đủ dài để ghi",
        "starts_on": "2026-11-20", "ends_on": "2026-11-20", "starts_on_0": "2026-11-20",
        "publish_at_0": "2027-01-02", "publish_at_1": "08:00", "revision": revisions(portal)[0],
        "parent": unit, "name": "Đổi tên", "full_name": "Đổi tên", "description": "Đổi",
        "is_editing": "1", "revision_id": revisions(portal)[0], "active": "", "password": PASSWORD,
        "action-publish": "1", "ids": [person], "id": article_ids(portal), "next": "/quan-tri/",
        "delivery": "none", "subject": "Đổi tên",
        "address": "khac@vi-du.test", "luc": "2026-11-20T02:00:00+00:00",
        "username": portal.people["contributor"].username, "code": portal.slip,
        "login": portal.people["editor"].username, "email": portal.people["editor"].email,
        "password1": "mot-cau-rat-dai-va-la", "password2": "mot-cau-rat-dai-va-la",
        "external-link-chooser-url": f"{portal.agency.base_url}/",
        "external-link-chooser-link_text": "xem",
        "email-link-chooser-email_address": "a@vi-du.test",
        "phone-link-chooser-phone_number": "113",
        "anchor-link-chooser-url": "muc-1",
        f"image-{portal.pictures[0].pk}-title": "Đổi tên",
        f"image-{portal.pictures[0].pk}-description": "Đổi",
        f"doc-{portal.files[0].pk}-title": "Đổi tên",
        f"uploaded-image-{portal.uploads['image'].pk}-title": "Lấy về",
        f"uploaded-document-{portal.uploads['document'].pk}-title": "Lấy về",
    }  # fmt: skip


def uploads_of(address: Address) -> dict[str, Any]:
    if "image" in address.route:
        return {
            name: SimpleUploadedFile("a.png", png(), "image/png")
            for name in ("file", "files[]", "image-chooser-upload-file")
        }
    if "document" in address.route:
        return {
            name: SimpleUploadedFile("a.pdf", PDF, "application/pdf")
            for name in ("file", "files[]", "document-chooser-upload-file")
        }
    return {}


# --- the walk -----------------------------------------------------------------------------------

ALLOWED = frozenset({200, 301, 302, 303, 304, 400, 401, 403, 404, 405, 409, 410, 422, 423})


def client_for(user: Any, host: str) -> Client:
    client = Client(raise_request_exception=False, HTTP_HOST=host)
    if user is not None:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def text_of(response: Any) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return (
        f"{response.get('Location', '')}\n{response.get('Content-Disposition', '')}\n"
        + body.decode("utf-8", "replace")
    )


def leak_in(response: Any, foreign: Portal, *, typed: Iterable[str] = ()) -> str:
    """The foreign portal's sign that an answer contains, or nothing.

    typed: what the visitor sent; a form or a sign-in page that repeats it tells no news.
    """
    text = text_of(response)
    for each in sorted(typed, key=len, reverse=True):
        for spelling in (each, quote(each), quote(each, safe="")):
            text = text.replace(spelling, "")
    return next((mark for mark in foreign.marks if mark.casefold() in text.casefold()), "")


def typed_in(path: str, data: dict[str, Any]) -> list[str]:
    asked = [value for _, value in parse_qsl(urlsplit(path).query)]
    sent = [value for value in data.values() if isinstance(value, str)]
    return [path, urlsplit(path).path, *(value for value in (*asked, *sent) if len(value) > 5)]


def requests_for(address: Address, foreign: Portal) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, path and data of everything the walk tries at one address."""
    for path in urls_of(address, foreign):
        yield "get", path, {}
        yield "post", path, {**data_of(foreign), **uploads_of(address)}
    yield "get", f"{path}?{query_of(foreign)}", {}


def walk(
    address: Address, user: Any, own: Portal, foreign: Portal, *, thorough: bool = True
) -> list[str]:
    """Try an address of one portal with another's ids; a sentence for each thing that is wrong.

    Not thorough: one GET and one POST only, as for somebody whom the gate does not let through.
    """
    # A new session for each address: some of them lock or end the one they are asked in.
    client = client_for(user, own.host)
    wrong = []
    for number, (method, path, data) in enumerate(requests_for(address, foreign)):
        if number > 1 and not (thorough and is_admitted(user, address, own)):
            break
        headers = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"} if "multiple" in path else {}
        response = getattr(client, method)(path, data, **headers)
        where = f"{method.upper()} {path} ({address})"
        if response.status_code not in ALLOWED:
            wrong.append(f"{where} answered {response.status_code}")
        found = leak_in(response, foreign, typed=typed_in(path, data))
        if found:
            wrong.append(f"{where} answered {response.status_code} and shows “{found}”")
    return wrong


def is_admitted(user: Any, address: Address, own: Portal) -> bool:
    """Whether the gate lets a person through: those it does not are all answered alike."""
    wanted = screen(address.name)
    with within_site(own.site):
        return wanted is None or (
            may_enter(user) and (wanted.permission == ANY_POST or may(user, wanted.permission))
        )


def staff_addresses() -> list[Address]:
    return [each for each in addresses() if each.is_staff]


def open_addresses() -> list[Address]:
    return [each for each in staff_addresses() if each.is_open]


def closed_addresses() -> list[Address]:
    return [each for each in staff_addresses() if not each.is_open and each.name not in OPEN_TO_ALL]


def other_addresses() -> list[Address]:
    return [each for each in addresses() if not each.is_staff]
