"""Look at every template without a database.

    .venv/bin/python tools/preview_templates.py                 render to build/preview/*.html
    .venv/bin/python tools/preview_templates.py --shots home    and take pictures of some pages
    .venv/bin/python tools/preview_templates.py --axe           and check accessibility of all
    .venv/bin/python tools/preview_templates.py --serve 8765    and look for yourself

Sample texts are the demonstration articles. Pages are served under the product's own content
security policy, so that an inline style or a foreign request shows here first. Not shipped.
"""

import argparse
import json
import re
import sys
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import django
from django import forms
from django.conf import settings
from django.urls import path
from django.utils.safestring import mark_safe

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src/conglang"
OUT = ROOT / "build/preview"
WIDTHS = (360, 768, 1280)
CHROMIUM = "/usr/bin/chromium"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
URL_NAMES = (
    "account_login account_logout account_reset_password account_change_password "
    "account_set_password account_reauthenticate mfa_authenticate mfa_reauthenticate mfa_index "
    "mfa_activate_totp mfa_deactivate_totp mfa_view_recovery_codes mfa_generate_recovery_codes "
    "mfa_download_recovery_codes usersessions_list use_slip sign_out_everywhere unlock_screen"
).split()
urlpatterns = [
    *(path(f"tai-khoan/{name}/", lambda request: None, name=name) for name in URL_NAMES),
    path("tai-khoan/thu-moi/<str:secret>/", lambda request: None, name="accept_invitation"),
]


def configure() -> None:
    """Set up a Django with templates and static files only."""
    settings.configure(
        DEBUG=False,
        SECRET_KEY="preview",
        ROOT_URLCONF=__name__,
        STATIC_URL="/static/",
        INSTALLED_APPS=["conglang.ui", "django.contrib.staticfiles", "django.contrib.humanize"],
        LANGUAGE_CODE="vi",
        USE_TZ=True,
        TIME_ZONE="Asia/Ho_Chi_Minh",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [SRC / app / "templates" for app in APPS],
                "APP_DIRS": True,
                "OPTIONS": {"libraries": {"media_tags": "preview_media_tags"}},
            }
        ],
    )
    sys.path.insert(0, str(Path(__file__).parent))
    django.setup()


APPS = ("website", "newsroom", "content", "accounts")

# --- pictures: five quiet landscapes stand in for photographs -----------------------------------

SKIES = ("#cfe3ee", "#f3dfc1", "#d7e6d3", "#dcd9ec", "#f0d9d2")
FIELDS = ("#8fae5d", "#b79b4e", "#5f9a6e", "#7c9c58", "#a7a95a")


def landscape(number: int) -> str:
    """Return a drawn landscape as SVG text."""
    sky, field = SKIES[number % 5], FIELDS[number % 5]
    shift = (number * 137) % 500
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800" width="1200" height="800">
<rect width="1200" height="800" fill="{sky}"/><circle cx="{250 + shift}" cy="210" r="70" fill="#fff6dc"/>
<path d="M0 470 {200 + shift / 3} 250 460 430 700 {280 - shift / 9} 980 440 1200 330V800H0z" fill="#7d95a3"/>
<path d="M0 480q300-60 600 0t600-10v330H0z" fill="{field}"/>
<path d="M0 560q300-50 600 10t600-20v250H0z" fill="#d9c77a" opacity=".55"/>
<path d="M520 800q40-180 120-250l30 6q-50 120-20 244z" fill="#efe3c4"/>
<g fill="#3f6b45"><path d="M150 600q20-160 60-160t60 160z"/><path d="M1010 590q14-130 46-130t46 130z"/></g></svg>"""


def picture(number: int, alt: str = "", eager: bool = False) -> str:
    """Return what the product's own tag would give for a picture."""
    how = 'fetchpriority="high"' if eager else 'loading="lazy" decoding="async"'
    return mark_safe(  # noqa: S308 -- our own text
        f'<picture><img src="/tep/anh-{number}.svg" width="1200" height="800" alt="{alt}" {how}></picture>'
    )


# --- contexts -----------------------------------------------------------------------------------


def stories() -> list[dict]:
    """Return the demonstration articles as cards, newest first."""
    found = []
    for file in sorted((SRC / "website/demo/articles/hon-dat").glob("*.toml"), reverse=True):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        found.append(
            {
                "title": data["title"],
                "url": "/article.html",
                "section_title": data["section"].replace("-", " ").capitalize(),
                "section_url": "/section.html",
                "date": f"{data['published']:%d/%m/%Y}",
                "time": f"{data['published']:%H:%M}",
                "iso": f"{data['published']:%Y-%m-%dT%H:%M:%S}+07:00",
                "lead": data["lead"],
                "picture": picture(len(found), "Cánh đồng dưới chân núi", eager=not found),
            }
        )
    return found


def item(label: str, *children: str, current: bool = False, url: str = "/section.html") -> dict:
    below = [{"label": child, "url": "/section.html", "current": False} for child in children]
    return {"label": label, "url": url, "current": current, "children": below}


def portal(colour: str = "lacquer", **changes: object) -> dict:
    """Return the portal as the lead's views describe it."""
    return {
        "name": "Cổng thông tin điện tử xã Hòn Đất",
        "parent_name": "Ủy ban nhân dân tỉnh An Giang",
        "emblem_url": "/static/ui/art/emblem-demo.svg",
        "emblem_alt": "Biểu trưng minh họa của xã Hòn Đất",
        "colour": colour,
        "is_demo": True,
        "menu": [
            item("Trang chủ", current=True, url="/home.html"),
            item("Giới thiệu", "Tổ chức bộ máy", "Lãnh đạo xã", "Điều kiện tự nhiên", "Lịch sử"),
            item(
                "Tin tức",
                "Chỉ đạo điều hành",
                "Nông thôn mới",
                "Văn hóa – Xã hội",
                "Kinh tế",
                "Quốc phòng – An ninh",
                "Chuyển đổi số",
                "Xây dựng Đảng, chính quyền và các đoàn thể",
            ),
            item("Thông báo"),
            item("Dịch vụ công trực tuyến", url="/home.html"),
            item("Hỏi – phản ánh", url="/home.html"),
            item("Sơ đồ cổng", url="/site_map.html"),
        ],
        "footer": {
            "owner": "Ủy ban nhân dân xã Hòn Đất",
            "responsible": "Nguyễn Thị Minh Hà",
            "responsible_post": "Phó Chủ tịch Ủy ban nhân dân xã, Trưởng Ban Biên tập",
            "address": "Ấp Tri Tôn, xã Hòn Đất, tỉnh An Giang",
            "phone": "0297 3841 234",
            "phone_href": "tel:+842973841234",
            "email": "honat@angiang.gov.vn",
            "note": "Ghi rõ nguồn “Cổng thông tin điện tử xã Hòn Đất” khi trích dẫn lại thông tin từ trang này.",
            "parent": {"name": "Cổng thông tin điện tử tỉnh An Giang", "url": "/home.html"},
            "components": [
                {"name": "Trang thông tin xã Bình Sơn", "url": "/home.html"},
                {"name": "Cổng Dịch vụ công quốc gia", "url": "/home.html"},
            ],
        },
        **changes,
    }


def meta(title: str) -> dict:
    return {
        "title": title,
        "description": "Thông tin chính thức của Ủy ban nhân dân xã Hòn Đất, tỉnh An Giang.",
        "canonical": "http://localhost:8000/nong-thon-moi/hon-dat-trien-khai-ke-hoach/",
        "image_url": "",
        "og_type": "article",
        "locale": "vi_VN",
        "dc": [{"name": "DC.title", "content": title}, {"name": "DC.language", "content": "vi"}],
        "json_ld": mark_safe('{"@context":"https://schema.org","@type":"GovernmentOrganization"}'),  # noqa: S308
        "noindex": True,
        "feeds": [{"title": "Tin mới", "url": "/nguon-tin/", "type": "application/rss+xml"}],
    }


def block(name: str, **context: object) -> str:
    from django.template.loader import render_to_string

    return render_to_string(f"content/blocks/{name}.html", context)


PROSE = """<p>Người chủ trì hội nghị là một Phó Chủ tịch Ủy ban nhân dân huyện, đồng thời giữ nhiệm vụ
Trưởng Ban Biên tập. Cùng dự có các thành viên Ban Biên tập, đại diện phòng, ban, đoàn thể cấp huyện và
những người được phân công làm công tác thông tin ở các xã, thị trấn. Xem thêm
<a href="/section.html">kế hoạch hoạt động năm 2016</a>.</p>
<h2>Một kênh trao đổi hai chiều</h2>
<p>Hội nghị xác định Cổng thông tin không chỉ để phát đi thông báo. Đây còn là nơi chính quyền nghe người
dân hỏi, góp ý, phản ánh, rồi trả lời công khai. Kinh phí dự kiến là <b>1.234.500.000 ₫</b>.</p>
<h3>Ba bước của một bài</h3>
<ul><li>người phụ trách của đơn vị kiểm tra sự việc, số liệu, tên người, tên địa danh;</li>
<li>biên tập viên rà soát nội dung, câu chữ, hình ảnh;</li>
<li>Trưởng Ban Biên tập hoặc người được ủy quyền duyệt lần cuối trước khi đăng.</li></ul>
<p>Không bài nào được bỏ qua một trong ba bước nói trên. <em>Người viết, người chụp ảnh</em> và người biên
tập được hưởng nhuận bút theo quy định, chi trả công khai.</p>"""


def photo(number: int) -> dict:
    return {
        "picture": number,
        "alt": "Tranh vẽ hội trường có những dãy bàn dài",
        "caption": "Hội nghị triển khai kế hoạch hoạt động Cổng thông tin điện tử huyện Hòn Đất năm 2016.",
        "credit": "Minh họa: Ban Biên tập",
    }


def body() -> list[str]:
    prose = mark_safe(PROSE)  # noqa: S308
    file = SimpleNamespace(title="Kế hoạch số 12/KH-UBND", url="/tep/a.pdf", file_extension="pdf", file_size=1_258_291)
    return [
        block("text", value=prose),
        block("photo", value=photo(1)),
        block("text", value=prose),
        block("quote", value={"text": "Bà con hỏi thì phải trả lời, trả lời thì phải đúng hẹn.", "by": "Ông Danh Sóc, ấp Hòn Me"}),
        block("gallery", value={"photos": [photo(2), photo(3)]}),
        block(
            "table",
            value={"caption": "Chỉ tiêu tin, bài của các đơn vị năm 2016"},
            headers=["Đơn vị", "Tin", "Bài", "Ảnh", "Nhuận bút (₫)"],
            rows=[
                ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "120", "24", "60", "48.000.000"],
                ["Phòng Nông nghiệp và Phát triển nông thôn", "96", "18", "40", "36.500.000"],
                ["Phòng Văn hóa và Thông tin", "110", "30", "85", "51.200.000"],
            ],
        ),
        block("file", value={"title": "", "file": file}),
        block("document_link", label="Quyết định số 45/QĐ-UBND ngày 05/03/2016", url="/section.html", kind_label="Văn bản"),
        block("text", value=mark_safe("<p>Phát biểu kết luận, Trưởng Ban Biên tập yêu cầu Văn phòng hoàn chỉnh kế hoạch cả năm.</p>")),  # noqa: S308
    ]


def pager(number: int = 3, count: int = 12, total: int = 1234) -> dict:
    numbers = [1, None, number - 1, number, number + 1, None, count]
    items = [
        {"gap": True} if each is None else {"number": each, "url": "?trang=1", "current": each == number}
        for each in numbers
    ]
    return {
        "number": number, "count": count, "total": total, "items": items,
        "previous_url": "?trang=2", "next_url": "?trang=4",
    }  # fmt: skip


class SignIn(forms.Form):
    login = forms.CharField(label="Tên đăng nhập hoặc thư điện tử")
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)


class MailAddress(forms.Form):
    email = forms.EmailField(label="Thư điện tử")


class Slip(forms.Form):
    username = forms.CharField(label="Tên đăng nhập")
    code = forms.CharField(label="Mã trên phiếu")
    password1 = forms.CharField(label="Mật khẩu mới", widget=forms.PasswordInput)


class NewPassword(forms.Form):
    oldpassword = forms.CharField(label="Mật khẩu đang dùng", widget=forms.PasswordInput)
    password1 = forms.CharField(
        label="Mật khẩu mới", widget=forms.PasswordInput,
        help_text=mark_safe("<ul><li>Ít nhất 14 ký tự.</li><li>Không trùng mật khẩu thường gặp.</li></ul>"),
    )  # fmt: skip
    password2 = forms.CharField(label="Nhập lại mật khẩu mới", widget=forms.PasswordInput)


QR = '<svg viewBox="0 0 33 33"><path d="M4 4h7v7H4zM22 4h7v7h-7zM4 22h7v7H4zM14 4h2v5h-2zM14 14h5v5h-5zM22 22h3v7h-3z"/></svg>'


class Code(forms.Form):
    code = forms.CharField(label="Mã xác thực")
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 -- a sample


class Everything(forms.Form):
    name = forms.CharField(label="Họ và tên", help_text="Ghi như trong giấy tờ tùy thân.")
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)
    place = forms.ChoiceField(label="Ấp", choices=[("a", "Ấp Tri Tôn"), ("b", "Ấp Hòn Me")])
    way = forms.ChoiceField(label="Cách nhận trả lời", widget=forms.RadioSelect, choices=[("mail", "Thư điện tử"), ("sms", "Tin nhắn")])
    words = forms.CharField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 4}))
    agree = forms.BooleanField(label="Tôi đã đọc quy định về bảo vệ dữ liệu cá nhân")


def wrong(form: type[forms.Form], **data: str) -> forms.Form:
    bound = form(data)
    bound.is_valid()
    bound.add_error(None, "Tên đăng nhập hoặc mật khẩu chưa đúng.")
    return bound


def icon_names() -> list[str]:
    """Return the names in the sprite."""
    return re.findall(r'<symbol id="([^"]+)"', (SRC / "ui/static/ui/icons.svg").read_text())


def pages() -> dict[str, tuple[str, dict]]:
    """Return every page: its name, template and context."""
    cards = stories()
    while len(cards) < 30:
        cards += cards
    crumbs = [{"label": "Trang chủ", "url": "/"}, {"label": "Nông thôn mới", "url": "/section.html"}]
    tasks = [
        {"label": "Hỏi – phản ánh", "hint": "Gửi câu hỏi, theo dõi trả lời", "url": "/", "icon": "question"},
        {"label": "Thủ tục hành chính", "hint": "Hồ sơ, lệ phí, thời hạn", "url": "/", "icon": "procedure"},
        {"label": "Tra cứu hồ sơ", "hint": "Theo mã trên giấy hẹn", "url": "/", "icon": "tracking"},
        {"label": "Văn bản", "hint": "Văn bản đang còn hiệu lực", "url": "/", "icon": "document"},
    ]
    home = {
        "tasks": tasks,
        "lead_story": cards[0],
        "lead_titles": cards[1:5],
        "notices": cards[5:10],
        "notices_url": "/section.html",
        "columns": [
            {"title": name, "url": "/section.html", "cards": cards[10 + 3 * place : 13 + 3 * place]}
            for place, name in enumerate(["Nông thôn mới", "Văn hóa – Xã hội", "Kinh tế", "Quốc phòng – An ninh", "Chuyển đổi số", "Chỉ đạo điều hành"])
        ],
    }
    article = {
        "title": "Hòn Đất triển khai kế hoạch hoạt động Cổng thông tin điện tử năm 2016",
        "section": {"title": "Nông thôn mới", "url": "/section.html"},
        "timestamp": "(07:56 | 10/03/2016)",
        "iso": "2016-03-10T07:56:00+07:00",
        "lead": "Ngày 07/03/2016, huyện Hòn Đất họp triển khai kế hoạch hoạt động Cổng thông tin điện tử trong năm: giao việc cho từng cơ quan, thống nhất quy trình biên tập, duyệt đăng và chế độ cho người viết.",
        "byline_groups": [{"label": "Bài", "names": "Lê Vạn Thanh"}],
        "byline": "Lê Vạn Thanh",
        "unit_name": "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Hòn Đất",
        "source": None,
        "note": "Tin, bài tiếp nhận từ Cổng thông tin điện tử huyện Hòn Đất (trước ngày 01/07/2025).",
        "corrected": "Cập nhật lúc 09:10 ngày 11/03/2016",
        "attachments": [
            {"title": "Kế hoạch hoạt động năm 2016", "url": "/tep/a.pdf", "kind": "PDF", "size": 1_258_291},
            {"title": "Phụ lục chỉ tiêu tin, bài", "url": "/tep/b.docx", "kind": "DOCX", "size": 48_120},
        ],
        "path": "/article.html",
    }
    shown = {"article": article, "body": body(), "breadcrumb": crumbs, "related": cards[3:6], "newer": cards[6:10], "older": cards[11:15]}
    section = {
        "section": {"title": "Nông thôn mới", "intro": "Đường sá, cây cầu, mô hình làm ăn và những việc bà con cùng chung tay ở các ấp.", "url": "/"},
        "subsections": [{"title": "Mô hình hay", "url": "/"}, {"title": "Giao thông nông thôn", "url": "/"}, {"title": "Sản phẩm OCOP", "url": "/"}],
        "cards": cards[:10], "pager": pager(), "breadcrumb": crumbs[:1],
        "feed_urls": {"rss": "/nguon-tin/a", "atom": "/nguon-tin/b"},
    }  # fmt: skip
    hits = [
        {
            "title_html": mark_safe("Khởi công cầu nối hai ấp của xã <mark>Hòn Đất</mark>"),  # noqa: S308
            "url": "/article.html", "section": "Nông thôn mới", "date": "10/03/2026", "kind_label": "Tin, bài",
            "snippet_html": mark_safe("… cây cầu dài 24 m bắc qua kênh Ba Hòn, người dân <mark>Hòn Đất</mark> góp 1.200 ngày công và hiến 860 m² đất để mở đường dẫn …"),  # noqa: S308
        }
    ] * 5  # fmt: skip
    tree = [
        {"label": each["label"], "url": each["url"], "children": [{**child, "children": []} for child in each["children"]]}
        for each in portal()["menu"]
    ]
    tree[2]["children"][1]["children"] = [{"label": "Mô hình hay", "url": "/"}, {"label": "Sản phẩm OCOP", "url": "/"}]
    display = {"sizes": {"1": 100, "2": 115, "3": 130, "4": 150}, "size": "1", "contrast": "thuong"}
    public = {
        "home": ("website/home_page.html", home),
        "home_new": ("website/home_page.html", {"tasks": tasks}),
        "home_no_pictures": ("website/home_page.html", {**home, "lead_story": {**cards[0], "picture": ""}, "columns": []}),
        "section": ("newsroom/section_page.html", section),
        "section_empty": ("newsroom/section_page.html", {**section, "cards": [], "subsections": []}),
        "article": ("newsroom/article_page.html", shown),
        "article_short": ("newsroom/article_page.html", {"article": {**article, "note": "", "corrected": "", "attachments": [], "source": {"name": "Báo An Giang", "url": "https://example.vn", "time": "08:00 09/03/2016"}}, "body": body()[:1], "breadcrumb": crumbs}),
        "article_print": ("newsroom/article_page.html", {**shown, "print_view": True}),
        "search": ("website/search.html", {"query": "hon dat", "hits": hits, "total": 57, "pager": pager(2, 6, 57), "breadcrumb": crumbs[:1]}),
        "search_none": ("website/search.html", {"query": "xyz", "hits": [], "total": 0, "hint": "Không có tin, bài nào chứa “xyz”. Thử bớt từ, hoặc viết đủ dấu.", "breadcrumb": crumbs[:1]}),
        "search_empty": ("website/search.html", {"query": "", "hits": [], "hint": "Gõ từ cần tìm, có dấu hoặc không dấu.", "breadcrumb": crumbs[:1]}),
        "site_map": ("website/site_map.html", {"tree": tree, "breadcrumb": crumbs[:1]}),
        "display_settings": ("website/display_settings.html", {**display, "breadcrumb": crumbs[:1]}),
        "style_guide": ("website/style_guide.html", {**home, "icons": icon_names(), "card": cards[0], "cards": cards[:4], "pager": pager(), "breadcrumb": crumbs, "form": wrong(Everything, name="Nguyễn Văn An"), "photo": photo(1), "tree": tree[:3], "display": display}),
        "404": ("404.html", {}),
    }
    for name, (template, context) in list(public.items()):
        titled = meta(context.get("article", context.get("section", {})).get("title", "Trang chủ"))
        public[name] = (template, {"portal": portal(), "meta": titled, **context})
    public["home_river"] = ("website/home_page.html", {**public["home"][1], "portal": portal("river", is_demo=False)})
    public["404_unknown"] = ("404.html", {})
    public["403"] = ("403.html", {"portal": portal(), "meta": meta("Không được phép")})
    for name in ("500", "website/maintenance", "website/suspended"):
        public[name.split("/")[-1]] = (f"{name}.html", {})
    return public | staff_pages()


def staff_pages() -> dict[str, tuple[str, dict]]:
    """Return the pages of sign-in and account."""
    day = "23/11/2026 07:40"
    person = SimpleNamespace(display_name="Trần Thị Bích Ngân", username="ngan.bientap", is_authenticated=True)
    session = {"created_at": day, "ip": "113.161.10.24", "user_agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "last_seen_at": day}
    found = {
        "account/login": {"form": SignIn()},
        "account/login wrong": {"form": wrong(SignIn, login="bientap")},
        "account/logout": {},
        "account/password_reset": {"form": MailAddress()},
        "account/password_reset_done": {},
        "account/password_reset_from_key": {"form": NewPassword(), "action_url": "/"},
        "account/password_reset_from_key bad": {"token_fail": True},
        "account/password_reset_from_key_done": {},
        "account/password_change": {"form": NewPassword()},
        "account/password_set": {"form": NewPassword()},
        "account/reauthenticate": {"form": SignIn(), "reauthentication_alternatives": [{"url": "/", "description": "Dùng mã xác thực"}]},
        "account/account_inactive": {},
        "account/locked": {"minutes": 15},
        "account/no_post_here": {},
        "account/signup_closed": {},
        "accounts/ticket_gone": {"message": "Thư mời đã hết hạn lúc 09:00 ngày 20/11/2026."},
        "accounts/accept_invitation": {"form": NewPassword(), "person": person, "secret": "x"},
        "accounts/use_slip": {"form": wrong(Slip, username="danh.soc")},
        "accounts/unlock": {"user": person, "next": "/quan-tri/"},
        "accounts/unlock wrong": {"user": person, "next": "/quan-tri/", "error": "Mật khẩu không đúng."},
        "accounts/return_to_work": {},
        "accounts/sign_out_everywhere": {},
        "accounts/refused": {},
        "accounts/session_expired": {
            "fields": [("title", "Ngày hội đại đoàn kết ở ấp Hòn Me"), ("lead", "Sáng 18/11, bà con ấp Hòn Me cùng ăn bữa cơm chung.")],
            "target": "/", "lost_files": ["file"], "login_url": "/",
        },
        "mfa/authenticate": {"form": Code()},
        "mfa/reauthenticate": {"form": Code()},
        "mfa/index": {"authenticators": {}, "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes"], "is_mfa_enabled": False},
        "mfa/totp/activate_form": {"form": Code(), "totp_svg": QR},
        "mfa/totp/deactivate_form": {"form": forms.Form()},
        "mfa/recovery_codes/index": {"unused_codes": [f"{n:08d}" for n in range(10203040, 10203050)], "total_count": 10, "can_view_codes": True, "can_download_codes": True, "can_generate_codes": True},
        "mfa/recovery_codes/generate": {"unused_code_count": 4, "form": forms.Form()},
        "usersessions/usersession_list": {"sessions": [{**session, "is_current": True}, session], "session_count": 2, "show_last_seen_at": True},
        "429": {},
    }
    shared = {"portal_name": "Cổng thông tin điện tử xã Hòn Đất", "csrf_token": "x"}
    return {
        name.replace("/", "-").replace(" ", "-"): (f"{name.split()[0]}.html", {**shared, **context})
        for name, context in found.items()
    } | {"staff_guide": ("ui/staff_guide.html", {})}


def render_all() -> list[str]:
    """Write every page and return the names; templates that do not exist yet are reported."""
    from django.template import TemplateDoesNotExist
    from django.template.loader import render_to_string

    OUT.mkdir(parents=True, exist_ok=True)
    names = []
    for name, (template, context) in pages().items():
        try:
            html = render_to_string(template, context)
        except TemplateDoesNotExist as missing:
            print(f"{name}: không có {missing}")
            continue
        (OUT / f"{name}.html").write_text(html, encoding="utf-8")
        names.append(name)
    return names


# --- a small server under the product's policy ------------------------------------------------------

GATE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 416 260"><g fill="none" stroke="#7a4a1c" stroke-width="2">
<path d="M10 240h396M120 240V120M296 240V120M90 120h236L300 80H116zM160 240v-60a48 48 0 0 1 96 0v60"/></g></svg>"""
EMBLEM = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><circle cx="40" cy="40" r="38" fill="#9f1d20"/><path d="M22 58V38a18 18 0 0 1 36 0v20" fill="none" stroke="#f4d58a" stroke-width="5"/></svg>'
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".png": "image/png"}
LIVE = {"date": "Thứ Hai, 23/11/2026", "lunar": "Ngày 15 tháng 10 năm Bính Ngọ (âm lịch)", "staff": None}


class Handler(BaseHTTPRequestHandler):
    size, contrast, staff = 100, "thuong", False

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def give(self, content: bytes | str, kind: str, status: int = 200) -> None:
        data = content.encode() if isinstance(content, str) else content
        self.send_response(status)
        self.send_header("Content-Type", kind if "font" in kind or "image/png" in kind else f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", CSP)
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:  # noqa: N802 -- the name the server calls
        from django.contrib.staticfiles import finders

        where = urlsplit(self.path).path
        if where.startswith("/static/"):
            found = finders.find(where.removeprefix("/static/"))
            if found:
                self.give(Path(found).read_bytes(), TYPES.get(Path(found).suffix, "text/plain"))
            else:
                self.give(GATE if "gate" in where else EMBLEM, "image/svg+xml")
        elif where == "/hien-thi.css":
            css = f"html{{font-size:{Handler.size}%}}" if Handler.size != 100 else ""
            css += (SRC / "ui/contrast.css").read_text() if Handler.contrast == "cao" else ""
            self.give(css, "text/css")
        elif where == "/hien-thoi.json":
            person = {"name": "Trần Thị Bích Ngân", "desk_url": "/quan-tri/", "edit_url": "/quan-tri/1/"}
            self.give(json.dumps({**LIVE, "staff": person if Handler.staff else None}), "application/json")
        elif where.startswith("/tep/anh-"):
            self.give(landscape(int("".join(c for c in where if c.isdigit()))), "image/svg+xml")
        else:
            file = OUT / (where.strip("/") or "home.html")
            self.give(file.read_bytes() if file.is_file() else b"", "text/html", 200 if file.is_file() else 404)

    def do_POST(self) -> None:  # noqa: N802 -- the name the server calls
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        Handler.size = {"tang": 130, "chuan": 100}.get(sent.get("co-chu", [""])[0], Handler.size)
        Handler.contrast = sent.get("tuong-phan", [Handler.contrast])[0]
        self.send_response(303)
        self.send_header("Location", sent.get("tro-ve", ["/"])[0])
        self.end_headers()


def serve(port: int) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


MODES = {
    "normal": {},
    "large": {"size": 150},
    "contrast": {"contrast": "cao"},
    "dark": {"color_scheme": "dark"},
    "large-contrast": {"size": 150, "contrast": "cao"},
}


def look(names: list[str], port: int, options: argparse.Namespace) -> int:
    """Take pictures and check accessibility; return the number of complaints."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    bad = 0
    with sync_playwright() as pw:
        browser = pw.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for mode in options.modes:
            chosen = MODES[mode]
            Handler.size = chosen.get("size", 100)
            Handler.contrast = chosen.get("contrast", "thuong")
            for width in options.widths:
                context = browser.new_context(
                    viewport={"width": width, "height": 800},
                    color_scheme=chosen.get("color_scheme", "light"),
                    bypass_csp=bool(options.axe),
                    java_script_enabled=not options.no_script,
                )
                page = context.new_page()
                said: list[str] = []
                page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
                for name in names:
                    said.clear()
                    page.goto(f"http://127.0.0.1:{port}/{name}.html")
                    page.wait_for_load_state("networkidle")
                    where = f"{name} {width} {mode}"
                    over = page.evaluate("document.documentElement.scrollWidth - innerWidth") if not options.no_script else 0
                    if over > 0:
                        bad += 1
                        print(f"{where}: {over} px wider than the screen")
                    for line in said:
                        bad += 1
                        print(f"{where}: {line}")
                    if options.axe:
                        for violation in Axe().run(page).response["violations"]:
                            bad += 1
                            targets = "; ".join(str(node["target"]) for node in violation["nodes"][:3])
                            print(f"{where}: {violation['id']}: {violation['help']}: {targets}")
                    if options.shots is not None:
                        for image in page.query_selector_all("img"):
                            image.scroll_into_view_if_needed()
                        page.evaluate("scrollTo(0, 0)")
                        page.wait_for_load_state("networkidle")
                        suffix = "" if mode == "normal" else f"-{mode}"
                        page.screenshot(path=OUT / f"{name}-{width}{suffix}.png", full_page=not options.fold)
                context.close()
        browser.close()
    return bad


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shots", nargs="*", help="take pictures of these pages (all if none is named)")
    parser.add_argument("--axe", action="store_true", help="check accessibility")
    parser.add_argument("--only", nargs="*", help="pages for --axe")
    parser.add_argument("--modes", nargs="*", default=["normal"], choices=MODES)
    parser.add_argument("--widths", nargs="*", type=int, default=list(WIDTHS))
    parser.add_argument("--fold", action="store_true", help="first screen only")
    parser.add_argument("--no-script", action="store_true", help="as a browser without JavaScript")
    parser.add_argument("--serve", type=int, metavar="PORT")
    options = parser.parse_args()
    configure()
    names = render_all()
    print(f"{len(names)} pages in {OUT}")
    if options.serve:
        serve(options.serve)
        threading.Event().wait()
    if options.shots is None and not options.axe:
        return 0
    server = serve(0)
    asked = options.shots or options.only
    complaints = look([name for name in names if not asked or name in asked], server.server_port, options)
    print(f"{complaints} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
