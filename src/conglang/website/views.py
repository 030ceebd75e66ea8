"""Pages that compose several capabilities: home, search, site map, small files of a portal."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from conglang.accounts.permissions import may, may_enter
from conglang.accounts.rules import WRITE
from conglang.content.dependencies import built_from
from conglang.content.meta import FeedLink, Meta, as_json_ld, organisation_ld, page_meta
from conglang.content.pages import render_public
from conglang.core.dates import format_date, format_lunar, weekday_name
from conglang.legal.queries.public import (
    addresses_of_documents,
    has_documents,
    newest_documents,
)
from conglang.newsroom.choices import SectionKind
from conglang.newsroom.models import ArticlePage, SectionPage
from conglang.newsroom.queries import (
    articles_of_section,
    cards_of,
    first_picture,
    live_article_at,
    live_articles,
    notices,
    pinned_articles,
    sections_in_order,
)  # fmt: skip
from conglang.organisation.queries import has_leaders
from conglang.planning.queries.plans import public_years
from conglang.search.queries import search

HOME_TITLES = 4
COLUMN_TITLES = 4
COLUMNS_SHOWN = 6
NOTICES_SHOWN = 5
DOCUMENTS_SHOWN = 5
#: An XML site map holds at most 50,000 addresses.
DOCUMENTS_IN_XML = 4_000


def _tasks(sections: list[SectionPage]) -> list[dict[str, str]]:
    """Large links for what people come for; only those that lead somewhere now."""
    kinds = {section.slug: section for section in sections}
    wanted = [
        ("dich-vu-cong", "Dịch vụ công", "Nộp hồ sơ ở đâu, cần giấy tờ gì", "procedure"),
        ("thong-bao", "Thông báo", "Lịch, hạn và việc cần biết", "calendar"),
        (
            "chi-dao-dieu-hanh",
            "Chỉ đạo điều hành",
            "Chương trình, kế hoạch của cơ quan",
            "document",
        ),
    ]
    tasks = [
        {"label": label, "hint": hint, "url": kinds[key].address, "icon": icon}
        for key, label, hint, icon in wanted
        if key in kinds
    ]
    if has_documents():
        tasks.append(
            {
                "label": "Văn bản", "hint": "Tìm theo số, nội dung, hiệu lực",
                "url": reverse("documents"), "icon": "document",
            }
        )  # fmt: skip
        tasks = [task for task in tasks if task["label"] != "Chỉ đạo điều hành"]
    search_task = {
        "label": "Tìm kiếm",
        "hint": "Gõ có dấu hay không dấu đều được",
        "icon": "search",
    }
    return [*tasks, {**search_task, "url": reverse("search")}]


def home_page(request: HttpRequest, page: Any, *, preview: bool = False) -> HttpResponse:
    sections = sections_in_order()
    pinned = pinned_articles(timezone.now())
    newest = [each for each in live_articles()[: HOME_TITLES + 6] if each not in pinned]
    lead_article, titles = _leading([*pinned, *newest])
    lead = cards_of(lead_article, layout="lead")
    notice_section = next((each for each in sections if each.kind == SectionKind.NOTICES), None)
    agency = request.agency  # type: ignore[attr-defined]
    context = {
        "tasks": _tasks(sections),
        "lead_story": lead[0] if lead else None,
        "lead_titles": cards_of(titles, pictures=False),
        "notices": cards_of(notices()[:NOTICES_SHOWN], pictures=False),
        "notices_url": notice_section.address if notice_section else "",
        "columns": _columns(sections),
        "latest_documents": newest_documents(DOCUMENTS_SHOWN),
        "latest_documents_url": reverse("documents"),
    }
    built_from("home", f"agency:{agency.pk}")
    meta = page_meta(
        agency, "/", title=agency.portal_name,
        description=f"{agency.portal_name}: tin tức, thông báo, chỉ đạo điều hành và dịch vụ công.",
        json_ld=[as_json_ld(organisation_ld(agency))],
        feeds=[
            FeedLink(f"{agency.portal_name} (RSS)", "/rss/", "application/rss+xml"),
            FeedLink(f"{agency.portal_name} (Atom)", "/atom/", "application/atom+xml"),
        ],
    )  # fmt: skip
    return render_public(request, "website/home_page.html", context, meta=meta)


def _leading(articles: list[ArticlePage]) -> tuple[list[ArticlePage], list[ArticlePage]]:
    """The story with the large photo, the first that has one, and the titles beside it."""
    with_photo = next((each for each in articles if first_picture(each)), None)
    lead = with_photo or (articles[0] if articles else None)
    titles = [each for each in articles if each is not lead][:HOME_TITLES]
    return ([lead] if lead else []), titles


def _columns(sections: list[SectionPage]) -> list[dict[str, Any]]:
    shown = [each for each in sections if each.on_home and each.kind == SectionKind.NEWS]
    shown = shown[:COLUMNS_SHOWN]
    columns = []
    for section in shown:
        rows = list(articles_of_section(section)[:COLUMN_TITLES])
        if rows:
            columns.append((section, rows))
    # Only the first of a column stands with its photo.
    firsts = iter(cards_of([rows[0] for _, rows in columns], layout="column"))
    others = iter(cards_of([row for _, rows in columns for row in rows[1:]], pictures=False))
    return [
        {
            "title": section.title,
            "url": section.address,
            "cards": [next(firsts), *(next(others) for _ in rows[1:])],
        }
        for section, rows in columns
    ]


def search_page(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "")[:200]
    results = search(query, page=_number(request.GET.get("trang")))
    meta = page_meta(
        request.agency, request.path, noindex=True,  # type: ignore[attr-defined]
        title=f"Tìm “{query}”" if query else "Tìm kiếm",
        description="Tìm trong mọi nội dung đã đăng của cổng.",
    )  # fmt: skip
    context = {
        "query": query,
        "hits": results.hits,
        "total": results.total,
        "pager": _search_pager(results, query),
        "hint": "" if results.total or not query.strip() else _no_result_hint(query),
    }
    response = render_public(request, "website/search.html", context, meta=meta)
    response["Cache-Control"] = "private, no-store"
    return response


def _no_result_hint(query: str) -> str:
    return (
        "Thử ít từ hơn, hoặc từ khác cùng nghĩa. Gõ không dấu cũng tìm được; "
        "số, ký hiệu văn bản thì gõ như in trên văn bản."
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 6 else 1


def _search_pager(results: Any, query: str) -> dict[str, Any]:
    from urllib.parse import urlencode  # noqa: PLC0415 -- used here only

    base = f"{reverse('search')}?{urlencode({'q': query})}&"

    def url(number: int) -> str:
        return f"{base}trang={number}" if number > 1 else base.rstrip("&")

    near = range(max(1, results.page - 2), min(results.pages, results.page + 2) + 1)
    return {
        "number": results.page,
        "count": results.pages,
        "total": results.total,
        "previous_url": url(results.page - 1) if results.page > 1 else "",
        "next_url": url(results.page + 1) if results.page < results.pages else "",
        "items": [{"number": n, "url": url(n), "current": n == results.page} for n in near],
    }


def site_map(request: HttpRequest) -> HttpResponse:
    """Every section and standing address as a text tree (A-08)."""
    sections = sections_in_order()
    articles: dict[str, list[ArticlePage]] = {}
    for article in live_articles():
        articles.setdefault(article.path[: -article.steplen], []).append(article)
    tree = [{"label": "Trang chủ", "url": "/", "children": []}]
    tree += [_branch(each, sections, articles) for each in sections if each.depth == 3]
    if has_documents():
        tree.append({"label": "Văn bản", "url": reverse("documents"), "children": []})
    tree += _organisation()
    tree += _plans()
    tree += [
        {"label": "Tìm kiếm", "url": reverse("search"), "children": []},
        {"label": "Cỡ chữ và độ tương phản", "url": reverse("display"), "children": []},
    ]
    built_from("menu", "sitemap", "plans")
    meta = page_meta(
        request.agency, request.path, title="Sơ đồ cổng",  # type: ignore[attr-defined]
        description="Mọi chuyên mục và bài của cổng, xếp theo cây.",
    )  # fmt: skip
    return render_public(request, "website/site_map.html", {"tree": tree}, meta=meta)


def _organisation() -> list[dict[str, Any]]:
    """Leaders, units and the directory, once anybody is told of."""
    if not has_leaders(timezone.localdate()):
        return []
    pages = (("Lãnh đạo", "leaders"), ("Tổ chức bộ máy", "chart"), ("Danh bạ", "directory"))
    return [{"label": label, "url": reverse(name), "children": []} for label, name in pages]


def _plans() -> list[dict[str, Any]]:
    """The plans residents may read; nothing in a portal without any."""
    years = [
        {"label": f"Năm {year}", "url": reverse("public_plan", args=[year]), "children": []}
        for year in public_years()
    ]
    if not years:
        return []
    address = reverse("public_plans")
    return [{"label": "Kế hoạch hoạt động", "url": address, "children": years}]


def _branch(section: SectionPage, sections: list[SectionPage], articles: Any) -> dict[str, Any]:
    below = [
        _branch(each, sections, articles)
        for each in sections
        if each.depth == section.depth + 1 and each.path.startswith(section.path)
    ]
    leaves = [
        {"label": each.title, "url": each.address, "children": []}
        for each in articles.get(section.path, [])
    ]
    return {"label": section.title, "url": section.address, "children": below + leaves}


def sitemap_xml(request: HttpRequest) -> HttpResponse:
    """The same list for machines; absolute addresses with the portal's own host and port."""
    base = request.agency.base_url  # type: ignore[attr-defined]
    urls: list[tuple[str, Any]] = [(f"{base}/", None), (f"{base}{reverse('site_map')}", None)]
    urls += [(base + each.address, None) for each in sections_in_order()]
    urls += [(base + each["url"], None) for each in _organisation()]
    urls += [(base + reverse("public_plan", args=[year]), None) for year in public_years()]
    if documents := addresses_of_documents(DOCUMENTS_IN_XML):
        urls += [(base + reverse("documents"), None)]
        urls += [(base + path, changed) for path, changed in documents]
    urls += [
        (base + each.address, each.corrected_at or each.shown_at)
        for each in live_articles()[:45_000]
    ]
    return render(request, "website/sitemap.xml", {"urls": urls}, content_type="application/xml")


def robots_txt(request: HttpRequest) -> HttpResponse:
    from django.conf import settings  # noqa: PLC0415 -- used here only

    if settings.DEMO or settings.STAGING:
        text = "User-agent: *\nDisallow: /\n"
    else:
        base = request.agency.base_url  # type: ignore[attr-defined]
        text = (
            "User-agent: *\nDisallow: /quan-tri/\nDisallow: /tai-khoan/\nDisallow: /tim-kiem/\n"
            f"Disallow: /hien-thi/\nSitemap: {base}/sitemap.xml\n"
        )
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@never_cache
def live_facts(request: HttpRequest) -> JsonResponse:
    """The one uncached endpoint: what differs by the clock or by the person.

    ``?trang=`` is the path of the page that asks; staff get the way to its file.
    """
    today = timezone.localdate()
    return JsonResponse(
        {
            "date": f"{weekday_name(today)}, {format_date(today)}",
            "lunar": format_lunar(today),
            "staff": _staff_facts(request.user, request.GET.get("trang", "")),
        },
        json_dumps_params={"ensure_ascii": False},
    )


def _staff_facts(user: Any, path: str) -> dict[str, str] | None:
    if not (user.is_authenticated and may_enter(user)):
        return None
    facts = {"name": user.display_name, "desk_url": reverse("desk")}
    article = live_article_at(path) if may(user, WRITE) else None
    if article:
        facts["edit_url"] = reverse("article_file", args=[article.pk])
    return facts


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _instead_of_the_page(request, "404.html", "Không tìm thấy trang", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    # As little as possible: what broke may break the frame as well.
    return render(request, "500.html", status=500)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _instead_of_the_page(request, "403.html", "Không được phép xem", status=403)


def _instead_of_the_page(
    request: HttpRequest, template: str, title: str, *, status: int
) -> HttpResponse:
    """A page that says why there is none, with the portal's own head and search around it."""
    if getattr(request, "agency", None) is None:
        return render(request, template, status=status)
    meta = Meta(title=title, description="", canonical="", noindex=True)
    response = render_public(request, template, {}, meta=meta, status=status)
    response["Cache-Control"] = "no-store"
    return response
