"""What residents see: leaders, the chart of units, the directory, cards for address books."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from conglang.content.dependencies import built_from
from conglang.content.meta import page_meta
from conglang.content.pages import render_public
from conglang.core.dates import format_date
from conglang.core.text import slug, truncate_words
from conglang.organisation.models import Leader
from conglang.organisation.queries import (
    UnitNode,
    chart_on,
    directory,
    former_leaders,
    leader_at,
    leaders_by_body,
    spokesperson_on,
    unit_shown,
)
from conglang.organisation.rules import vcard

HOME = {"label": "Trang chủ", "url": "/"}
LEADERS = {"label": "Lãnh đạo", "url": "/lanh-dao/"}
CHART = {"label": "Tổ chức bộ máy", "url": "/to-chuc-bo-may/"}


def _card(leader: Leader) -> dict[str, Any]:
    return {
        "name": leader.full_name, "title": leader.title, "url": leader.path,
        "portrait": leader.portrait, "alt": f"Chân dung {leader.full_name}",
        "duties": [line for line in leader.duties.split("\n") if line.strip()],
        "phone": leader.phone, "tel": _tel(leader.phone), "email": leader.email,
        "room": leader.room, "unit": leader.unit.name if leader.unit else "",
        "spokesperson": leader.is_spokesperson,
        "vcard": f"{leader.path}danh-thiep.vcf",
        "term": _term(leader),
    }  # fmt: skip


def _tel(phone: str) -> str:
    digits = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    return f"tel:{digits}" if digits else ""


def _term(leader: Leader) -> str:
    since = format_date(leader.starts_on)
    return f"{since} – {format_date(leader.ends_on)}" if leader.ends_on else f"từ {since}"


@require_safe
def leaders_page(request: HttpRequest) -> HttpResponse:
    """Who is in office today, body by body, and who was."""
    today = timezone.localdate()
    built_from("leaders")
    agency = request.agency  # type: ignore[attr-defined]
    spokesperson = spokesperson_on(today)
    context = {
        "groups": [
            {"body": group["body"], "leaders": [_card(each) for each in group["leaders"]]}
            for group in leaders_by_body(today)
        ],
        "former": [
            {"name": each.full_name, "title": each.title, "body": each.body, "term": _term(each)}
            for each in former_leaders(today)
        ],
        "spokesperson": _card(spokesperson) if spokesperson else None,
        "breadcrumb": [HOME],
    }  # fmt: skip
    meta = page_meta(
        agency, LEADERS["url"], title="Lãnh đạo",
        description=f"Lãnh đạo {agency.name}: chức vụ, lĩnh vực phụ trách, cách liên hệ.",
    )  # fmt: skip
    return render_public(request, "organisation/leaders_page.html", context, meta=meta)


def _leader_or_404(key: str) -> Leader:
    leader = leader_at(key, timezone.localdate())
    if leader is None:
        raise Http404
    return leader


@require_safe
def leader_page(request: HttpRequest, key: str) -> HttpResponse:
    """Somebody in office: portrait, post, duties, a short life, how to reach them."""
    leader = _leader_or_404(key)
    built_from("leaders", f"leader:{key}")
    context = {
        "leader": _card(leader), "body": leader.body,
        "biography": [line for line in leader.biography.split("\n") if line.strip()],
        "breadcrumb": [HOME, LEADERS],
    }  # fmt: skip
    meta = page_meta(
        request.agency, leader.path, title=leader.full_name,  # type: ignore[attr-defined]
        description=truncate_words(f"{leader.title}. {leader.duties}", 40), og_type="profile",
    )  # fmt: skip
    return render_public(request, "organisation/leader_page.html", context, meta=meta)


@require_safe
def leader_vcard(request: HttpRequest, key: str) -> HttpResponse:
    """The card of somebody in office for an address book."""
    leader, agency = _leader_or_404(key), request.agency  # type: ignore[attr-defined]
    return _vcard_answer(
        vcard(
            name=leader.full_name, organisation=agency.name, title=leader.title,
            phone=leader.phone, email=leader.email, address=agency.address,
            url=agency.base_url + leader.path,
        ),
        leader.full_name,
    )  # fmt: skip


def _vcard_answer(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{slug(name)}.vcf"
    ) or "attachment"  # fmt: skip
    response["Cache-Control"] = "public, max-age=300"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _node(node: UnitNode) -> dict[str, Any]:
    profile = node.profile
    return {
        "name": node.unit.name, "url": node.path,
        "phone": profile.phone if profile else "", "tel": _tel(profile.phone) if profile else "",
        "email": profile.email if profile else "",
        "leaders": [
            {"name": each.full_name, "title": each.title, "url": each.path}
            for each in node.leaders
        ],
        "parts": [_node(part) for part in node.parts],
    }  # fmt: skip


@require_safe
def chart_page(request: HttpRequest) -> HttpResponse:
    """Units of today as a tree that is a list: a chart for eyes, a list for screen readers."""
    today = timezone.localdate()
    built_from("leaders", "units")
    agency = request.agency  # type: ignore[attr-defined]
    top = [
        {
            "name": each.full_name, "title": each.title, "url": each.path, "body": each.body,
        }
        for group in leaders_by_body(today) for each in group["leaders"] if each.unit_id is None
    ]  # fmt: skip
    context = {
        "agency_name": agency.name, "top": top, "nodes": [_node(each) for each in chart_on(today)],
        "breadcrumb": [HOME],
    }  # fmt: skip
    meta = page_meta(
        agency, CHART["url"], title=CHART["label"],
        description=f"Cơ cấu tổ chức, chức năng, nhiệm vụ của {agency.name} và các đơn vị.",
    )  # fmt: skip
    return render_public(request, "organisation/chart_page.html", context, meta=meta)


def _shown_or_404(key: str, day: date) -> UnitNode:
    node = unit_shown(key, day)
    if node is None:
        raise Http404
    return node


@require_safe
def unit_page(request: HttpRequest, key: str) -> HttpResponse:
    """A unit: what it does, who leads it, where and when it is reached."""
    node = _shown_or_404(key, timezone.localdate())
    built_from("leaders", "units", f"unit:{key}")
    profile = node.profile
    place = ""
    if profile and profile.latitude is not None:
        place = f"{profile.latitude:.5f},{profile.longitude:.5f}"
    context = {
        "unit": _node(node), "profile": profile, "place": place,
        "since": format_date(node.unit.starts_on),
        "functions": [
            line for line in (profile.functions if profile else "").split("\n") if line.strip()
        ],
        "vcard": f"{node.path}danh-thiep.vcf" if profile else "",
        "breadcrumb": [HOME, CHART],
    }  # fmt: skip
    meta = page_meta(
        request.agency, node.path, title=node.unit.name,  # type: ignore[attr-defined]
        description=f"{node.unit.name}: chức năng, nhiệm vụ, địa chỉ, điện thoại.",
    )  # fmt: skip
    return render_public(request, "organisation/unit_page.html", context, meta=meta)


@require_safe
def unit_vcard(request: HttpRequest, key: str) -> HttpResponse:
    """The card of a unit for an address book."""
    node, agency = _shown_or_404(key, timezone.localdate()), request.agency  # type: ignore[attr-defined]
    if node.profile is None:
        raise Http404
    profile = node.profile
    return _vcard_answer(
        vcard(
            name=node.unit.name, organisation=agency.name, phone=profile.phone,
            email=profile.email, address=profile.address or agency.address,
            url=agency.base_url + node.path,
        ),
        node.unit.name,
    )  # fmt: skip


@require_safe
def directory_page(request: HttpRequest) -> HttpResponse:
    """Whom to call for what; a search that forgives missing accents."""
    words = " ".join(request.GET.get("q", "").replace("\0", "")[:100].split())
    built_from("leaders", "units")
    agency = request.agency  # type: ignore[attr-defined]
    context = {
        "words": words, "agency": {"name": agency.name, "phone": agency.phone,
                                   "tel": _tel(agency.phone), "email": agency.email},
        "entries": [
            {"entry": entry, "tel": _tel(entry.phone)}
            for entry in directory(timezone.localdate(), words)
        ],
        "breadcrumb": [HOME],
    }  # fmt: skip
    meta = page_meta(
        agency, "/danh-ba/", title="Danh bạ", noindex=bool(words),
        description=f"Điện thoại, thư điện tử của lãnh đạo và đơn vị thuộc {agency.name}.",
    )  # fmt: skip
    return render_public(request, "organisation/directory_page.html", context, meta=meta)
