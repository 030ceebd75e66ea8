"""Every public page with rich sample contexts."""

import re
from typing import Any

from django.utils.safestring import mark_safe

from preview.forms import Everything, wrong
from preview.parts import Page, body, menu_tree, meta, pager, photo, portal, stories
from preview.settings import SRC

CARDS = stories()
HOME = {"label": "Trang chủ", "url": "/"}
SECTION = {"label": "Nông thôn mới", "url": "/section.html"}
COLUMNS = (
    "Nông thôn mới", "Văn hóa – Xã hội", "Kinh tế", "Quốc phòng – An ninh", "Chuyển đổi số",
    "Chỉ đạo điều hành",
)  # fmt: skip


def task(label: str, hint: str, icon: str) -> dict[str, str]:
    return {"label": label, "hint": hint, "url": "/", "icon": icon}


TASKS = [
    task("Hỏi – phản ánh", "Gửi câu hỏi, theo dõi trả lời", "question"),
    task("Thủ tục hành chính", "Hồ sơ, lệ phí, thời hạn", "procedure"),
    task("Tra cứu hồ sơ", "Theo mã trên giấy hẹn", "tracking"),
    task("Văn bản", "Văn bản đang còn hiệu lực", "document"),
]


def home() -> dict[str, Any]:
    columns = [
        {"title": name, "url": "/section.html", "cards": CARDS[10 + 3 * at : 13 + 3 * at]}
        for at, name in enumerate(COLUMNS)
    ]
    return {
        "tasks": TASKS,
        "lead_story": CARDS[0],
        "lead_titles": CARDS[1:5],
        "notices": CARDS[5:10],
        "notices_url": "/section.html",
        "columns": columns,
    }


def section() -> dict[str, Any]:
    below = ("Mô hình hay", "Giao thông nông thôn", "Sản phẩm OCOP")
    return {
        "section": {
            "title": "Nông thôn mới",
            "intro": "Đường sá, cây cầu, mô hình làm ăn và những việc bà con cùng làm ở các ấp.",
            "url": "/",
        },
        "subsections": [{"title": title, "url": "/"} for title in below],
        "cards": CARDS[:10],
        "pager": pager(),
        "breadcrumb": [HOME],
        "feed_urls": {"rss": "/rss/a/", "atom": "/atom/a/"},
    }


def article(**changes: Any) -> dict[str, Any]:
    return {
        "title": "Hòn Đất triển khai kế hoạch hoạt động Cổng thông tin điện tử năm 2016",
        "section": {"title": "Nông thôn mới", "url": "/section.html"},
        "timestamp": "(07:56 | 10/03/2016)",
        "iso": "2016-03-10T07:56:00+07:00",
        "lead": "Ngày 07/03/2016, huyện Hòn Đất họp triển khai kế hoạch hoạt động Cổng thông tin "
        "điện tử trong năm: giao việc cho từng cơ quan, thống nhất quy trình biên tập, duyệt đăng "
        "và chế độ cho người viết.",
        "byline_groups": [{"label": "Bài", "names": "Lê Vạn Thanh"}],
        "byline": "Lê Vạn Thanh",
        "unit_name": "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Hòn Đất",
        "source": None,
        "note": "Bài tiếp nhận từ Cổng thông tin điện tử huyện Hòn Đất.",
        "corrected": "Cập nhật (09:10 | 11/03/2016)",
        "attachments": [
            {"title": "Kế hoạch năm 2016", "url": "/tep/a.pdf", "kind": "PDF", "size": 1_258_291},
            {"title": "Phụ lục chỉ tiêu", "url": "/tep/b.docx", "kind": "DOCX", "size": 48_120},
        ],
        "path": "/article.html",
        **changes,
    }


def article_page(**changes: Any) -> dict[str, Any]:
    around = {"related": CARDS[3:6], "newer": CARDS[6:10], "older": CARDS[11:15]}
    crumbs = {"breadcrumb": [HOME, SECTION]}
    return {"article": article(), "body": body(), **crumbs, **around, **changes}


def short_article() -> dict[str, Any]:
    source = {"name": "Báo An Giang", "url": "/", "time": "(08:00 | 09/03/2016)"}
    changes = {"note": "", "corrected": "", "attachments": [], "source": source}
    return article_page(article=article(**changes), body=body()[:1], related=[], newer=[])


def search(query: str, count: int, hint: str = "") -> dict[str, Any]:
    words = (
        "… cây cầu dài 24 m bắc qua kênh Ba Hòn, người dân <mark>Hòn Đất</mark> góp 1.200 ngày "
        "công và hiến 860 m² đất để mở đường dẫn …"
    )
    hit = {
        "title_html": mark_safe("Khởi công cầu nối hai ấp của xã <mark>Hòn Đất</mark>"),
        "url": "/article.html",
        "section": "Nông thôn mới",
        "date": "10/03/2026",
        "kind_label": "Tin, bài",
        "snippet_html": mark_safe(words),  # noqa: S308 -- our own text
    }
    found = {"query": query, "hits": [hit] * count, "total": count, "hint": hint}
    return {**found, "pager": pager(2, 6, 57), "breadcrumb": [HOME]}


def guide() -> dict[str, Any]:
    """Everything the style guide shows."""
    sprite = (SRC / "ui/static/ui/icons.svg").read_text(encoding="utf-8")
    return {
        "icons": re.findall(r'<symbol id="([^"]+)"', sprite),
        "tasks": TASKS,
        "card": CARDS[0],
        "cards": CARDS[:4],
        "pager": pager(),
        "breadcrumb": [HOME],
        "form": wrong(Everything, name="Nguyễn Văn An"),
        "photo": photo(1),
        "tree": menu_tree()[:3],
    }


def with_frame() -> dict[str, Page]:
    """Pages between masthead and footer: name → template and context."""
    lead_only = {**home(), "lead_story": {**CARDS[0], "picture": ""}, "columns": []}
    display = {"sizes": {"1": 100, "2": 115, "3": 130, "4": 150}, "size": "1"}
    none = "Thử ít từ hơn, hoặc từ khác cùng nghĩa. Gõ không dấu cũng tìm được."
    return {
        "home": ("website/home_page.html", home()),
        "home_new": ("website/home_page.html", {"tasks": TASKS}),
        "home_lead_only": ("website/home_page.html", lead_only),
        "section": ("newsroom/section_page.html", section()),
        "section_empty": ("newsroom/section_page.html", {**section(), "cards": []}),
        "article": ("newsroom/article_page.html", article_page()),
        "article_short": ("newsroom/article_page.html", short_article()),
        "article_print": ("newsroom/article_page.html", article_page(print_view=True)),
        "search": ("website/search.html", search("hon dat", 5)),
        "search_none": ("website/search.html", search("xyz", 0, none)),
        "search_empty": ("website/search.html", search("", 0)),
        "site_map": ("website/site_map.html", {"tree": menu_tree(), "breadcrumb": [HOME]}),
        "display_settings": ("website/display_settings.html", {**display, "contrast": "cao"}),
        "style_guide": ("website/style_guide.html", guide()),
        "404": ("404.html", {}),
        "403": ("403.html", {}),
    }


def public_pages() -> dict[str, Page]:
    """Every public page: name → template and context."""
    pages = {}
    for name, (template, context) in with_frame().items():
        shown = context.get("article") or context.get("section") or {"title": "Trang chủ"}
        frame = {"portal": portal(), "meta": meta(shown["title"])}
        pages[name] = (template, {**frame, **context})
    river = {**pages["home"][1], "portal": portal("river", is_demo=False)}
    pages["home_river"] = ("website/home_page.html", river)
    alone = {"404_unknown": "404", "500": "500"}
    alone |= {name: f"website/{name}" for name in ("maintenance", "suspended")}
    return pages | {name: (f"{template}.html", {}) for name, template in alone.items()}
