"""Public pages of the newsroom: a section with its list, an article."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import timezone

from conglang.content.dependencies import built_from
from conglang.content.frame import frame_context
from conglang.content.meta import FeedLink, Meta, as_json_ld, organisation_ld, page_meta
from conglang.content.pages import pager_context, public_page, render_public
from conglang.media.models import Picture
from conglang.media.renditions import renditions_of
from conglang.newsroom.choices import AfterTakeDown
from conglang.newsroom.models import ArticlePage, SectionPage, TakeDown
from conglang.newsroom.queries import article_context, articles_of_section, neighbours
from conglang.newsroom.queries.aftermath import all_corrections, correction_notes, notice_of
from conglang.newsroom.queries.cards import cards_of, first_picture

SECTION_PAGE_SIZE = 15


def breadcrumb_of(page: Any) -> list[dict[str, str]]:
    """Links from the home page down to the page's parent."""
    trail = [{"label": "Trang chủ", "url": "/"}]
    above = page.get_ancestors().filter(depth__gt=2)
    return trail + [{"label": each.title, "url": each.address} for each in above]


def section_feeds(section: SectionPage) -> dict[str, str]:
    return {"rss": f"/rss{section.address}", "atom": f"/atom{section.address}"}


def section_page(
    request: HttpRequest, section: SectionPage, *, preview: bool = False
) -> HttpResponse:
    page = public_page(
        articles_of_section(section), request.GET.get("trang"), SECTION_PAGE_SIZE
    )  # fmt: skip
    feeds = section_feeds(section)
    path = section.address + (f"?trang={page.number}" if page.number > 1 else "")
    title = section.title + (f" (trang {page.number})" if page.number > 1 else "")
    context = {
        "section": {"title": section.title, "intro": section.intro, "url": section.address},
        "subsections": [
            {"title": child.title, "url": child.address}
            for child in SectionPage.objects.live().child_of(section).order_by("position", "path")
        ],
        "cards": cards_of(page.object_list),
        "pager": pager_context(page, f"{section.address}?"),
        "breadcrumb": breadcrumb_of(section),
        "feed_urls": feeds,
    }
    built_from(f"section:{section.pk}")
    meta = page_meta(
        request.agency, path, title=title, description=section.intro,  # type: ignore[attr-defined]
        feeds=[
            FeedLink(f"{section.title} (RSS)", feeds["rss"], "application/rss+xml"),
            FeedLink(f"{section.title} (Atom)", feeds["atom"], "application/atom+xml"),
        ],
    )  # fmt: skip
    return render_public(request, "newsroom/section_page.html", context, meta=meta)


def article_page(
    request: HttpRequest, article: ArticlePage, *, preview: bool = False, print_view: bool = False
) -> HttpResponse:
    if not preview and (left := notice_of(article)):
        return instead_of(request, article, left)
    newer, older = neighbours(article) if article.shown_at else ([], [])
    related = ArticlePage.objects.live().filter(
        pk__in=[each.target_id for each in article.related.all()], shown_at__isnull=False
    )
    context = {
        "article": article_context(article),
        "body": article.body,
        "corrections": [] if preview else correction_notes(article),
        "related": cards_of(related, pictures=False),
        "newer": cards_of(newer, pictures=False),
        "older": cards_of(older, pictures=False),
        "breadcrumb": [*breadcrumb_of(article)],
        "print_view": print_view or "ban-in" in request.GET,
    }
    built_from(f"article:{article.pk}", f"section-list:{article.path[: -article.steplen]}")
    meta = article_meta(request, article)
    if preview:
        meta.noindex = True
        html = render_to_string(
            "newsroom/article_page.html", {**frame_context(request), **context, "meta": meta}
        )
        return HttpResponse(html)
    if "tai-ve" in request.GET:
        return saved_copy(request, article, context, meta)
    return render_public(request, "newsroom/article_page.html", context, meta=meta)


def instead_of(request: HttpRequest, article: ArticlePage, left: TakeDown) -> HttpResponse:
    """Where an article was: the way to another one that still stands, or a notice."""
    if left.target and left.target.live:
        built_from(f"article:{left.target.pk}")
        return HttpResponseRedirect(left.target.address)
    expired = left.leaves == AfterTakeDown.EXPIRED
    title = "Bài này đã hết thời hạn đăng" if expired else "Bài này đã được gỡ"
    context = {
        "at": left.at, "reason": left.public_reason,
        "shown_until": left.record.shown_until if expired else None,
    }  # fmt: skip
    meta = Meta(title=title, description="", canonical="", noindex=True)
    return render_public(request, "newsroom/taken_down.html", context, meta=meta, status=410)


def corrections_page(request: HttpRequest) -> HttpResponse:
    """Every public correction of the portal, newest first."""
    page = public_page(all_corrections(), request.GET.get("trang"), SECTION_PAGE_SIZE)
    path = "/dinh-chinh/" + (f"?trang={page.number}" if page.number > 1 else "")
    notes = [
        {"title": each.record.article.title, "url": each.record.article.address,
         "note": each.note, "at": each.published_at}
        for each in page.object_list
    ]  # fmt: skip
    context = {"notes": notes, "pager": pager_context(page, "/dinh-chinh/?")}
    built_from("corrections")
    meta = page_meta(
        request.agency, path, title="Đính chính",  # type: ignore[attr-defined]
        description="Những chỗ đã đính chính trong tin, bài của cổng.",
    )  # fmt: skip
    return render_public(request, "newsroom/corrections.html", context, meta=meta)


def article_meta(request: Any, article: ArticlePage) -> Meta:
    """Open Graph, Dublin Core and NewsArticle of one article."""
    agency = request.agency
    image_url = _image_url(agency, article)
    shown = article.shown_at or timezone.now()
    authors = [author.name for author in article.authors.all()]
    data: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": article.title[:110],
        "description": article.lead,
        "datePublished": timezone.localtime(shown).isoformat(),
        "dateModified": timezone.localtime(article.corrected_at or shown).isoformat(),
        "mainEntityOfPage": agency.base_url + article.address,
        "inLanguage": "vi",
        "publisher": organisation_ld(agency),
        "author": [{"@type": "Person", "name": name} for name in authors],
    }
    if image_url:
        data["image"] = [image_url]
    return page_meta(
        agency, article.address, title=article.title,
        description=article.search_description or article.lead, creator="; ".join(authors),
        changed_at=article.corrected_at or shown, image_url=image_url, og_type="article",
        json_ld=[as_json_ld(data)],
    )  # fmt: skip


def _image_url(agency: Any, article: ArticlePage) -> str:
    found = first_picture(article)
    image = Picture.objects.filter(pk=found[0]).prefetch_renditions().first() if found else None
    return agency.base_url + renditions_of(image, "lead").webp[-1].url if image else ""


def saved_copy(
    request: HttpRequest, article: ArticlePage, context: dict[str, Any], meta: Meta
) -> HttpResponse:
    """The article as one plain HTML file to keep (A-12)."""
    html = render_to_string(
        "newsroom/article_saved.html", {**frame_context(request), **context, "meta": meta}
    )
    response = HttpResponse(html)
    response["Content-Disposition"] = f'attachment; filename="{article.slug[:80]}.html"'
    response["X-Robots-Tag"] = "noindex"
    return response
