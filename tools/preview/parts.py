"""Sample values that many pages share, as the product's views give them."""

import tomllib
from types import SimpleNamespace
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from preview.pictures import picture
from preview.settings import SRC

Page = tuple[str, dict[str, Any]]


def stories() -> list[dict[str, Any]]:
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
    return found * 2


def item(
    label: str, *children: str, current: bool = False, url: str = "/section.html"
) -> dict[str, Any]:
    below = [{"label": child, "url": "/section.html", "current": False} for child in children]
    return {"label": label, "url": url, "current": current, "children": below}


def portal(colour: str = "lacquer", **changes: object) -> dict[str, Any]:
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
            "note": "Ghi rõ nguồn “Cổng thông tin điện tử xã Hòn Đất” khi trích dẫn lại.",
            "parent": {"name": "Cổng thông tin điện tử tỉnh An Giang", "url": "/home.html"},
            "components": [
                {"name": "Trang thông tin xã Bình Sơn", "url": "/home.html"},
                {"name": "Cổng Dịch vụ công quốc gia", "url": "/home.html"},
            ],
        },
        **changes,
    }


def meta(title: str) -> dict[str, Any]:
    return {
        "title": title,
        "description": "Thông tin chính thức của Ủy ban nhân dân xã Hòn Đất, tỉnh An Giang.",
        "canonical": "http://localhost:8000/nong-thon-moi/hon-dat-trien-khai-ke-hoach/",
        "image_url": "",
        "og_type": "article",
        "locale": "vi_VN",
        "dc": [{"name": "DC.title", "content": title}, {"name": "DC.language", "content": "vi"}],
        "json_ld": mark_safe('{"@context":"https://schema.org","@type":"GovernmentOrganization"}'),
        "noindex": True,
        "feeds": [{"title": "Tin mới", "url": "/nguon-tin/", "type": "application/rss+xml"}],
    }


def block(name: str, **context: object) -> str:
    return render_to_string(f"content/blocks/{name}.html", context)


PROSE = """<p>Người chủ trì hội nghị là một Phó Chủ tịch Ủy ban nhân dân huyện, đồng thời giữ
nhiệm vụ Trưởng Ban Biên tập. Cùng dự có các thành viên Ban Biên tập, đại diện phòng, ban, đoàn thể
cấp huyện và những người được phân công làm công tác thông tin ở các xã, thị trấn. Xem thêm
<a href="/section.html">kế hoạch hoạt động năm 2016</a>.</p>
<h2>Một kênh trao đổi hai chiều</h2>
<p>Hội nghị xác định Cổng thông tin không chỉ để phát đi thông báo. Đây còn là nơi chính quyền nghe
người dân hỏi, góp ý, rồi trả lời công khai. Kinh phí dự kiến là <b>1.234.500.000 ₫</b>.</p>
<h3>Ba bước của một bài</h3>
<ul><li>người phụ trách của đơn vị kiểm tra sự việc, số liệu, tên người, tên địa danh;</li>
<li>biên tập viên rà soát nội dung, câu chữ, hình ảnh;</li>
<li>Trưởng Ban Biên tập hoặc người được ủy quyền duyệt lần cuối trước khi đăng.</li></ul>
<p>Không bài nào được bỏ qua một trong ba bước nói trên. <em>Người viết, người chụp ảnh</em> và
người biên tập được hưởng nhuận bút theo quy định, chi trả công khai.</p>"""


def photo(number: int) -> dict[str, Any]:
    return {
        "picture": number,
        "alt": "Tranh vẽ hội trường có những dãy bàn dài",
        "caption": "Hội nghị triển khai kế hoạch Cổng thông tin điện tử huyện Hòn Đất năm 2016.",
        "credit": "Minh họa: Ban Biên tập",
    }


def body() -> list[str]:
    prose = mark_safe(PROSE)  # noqa: S308
    file = SimpleNamespace(
        title="Kế hoạch số 12/KH-UBND", url="/tep/a.pdf", file_extension="pdf", file_size=1_258_291
    )
    return [
        block("text", value=prose),
        block("photo", value=photo(1)),
        block("text", value=prose),
        block(
            "quote",
            value={
                "text": "Bà con hỏi thì phải trả lời, trả lời thì phải đúng hẹn.",
                "by": "Ông Danh Sóc, ấp Hòn Me",
            },
        ),
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
        block(
            "document_link",
            label="Quyết định số 45/QĐ-UBND ngày 05/03/2016",
            url="/section.html",
            kind_label="Văn bản",
        ),
        block(
            "text",
            value=mark_safe(
                "<p>Trưởng Ban Biên tập yêu cầu Văn phòng hoàn chỉnh kế hoạch cả năm.</p>"
            ),
        ),
    ]


def pager(number: int = 3, count: int = 12, total: int = 1234) -> dict[str, Any]:
    numbers = [1, None, number - 1, number, number + 1, None, count]
    items = [
        {"gap": True}
        if each is None
        else {"number": each, "url": "?trang=1", "current": each == number}
        for each in numbers
    ]
    return {
        "number": number, "count": count, "total": total, "items": items,
        "previous_url": "?trang=2", "next_url": "?trang=4",
    }  # fmt: skip


def menu_tree() -> list[dict[str, Any]]:
    """Return the menu as the site map shows it, three levels deep."""
    tree = [
        {**top, "children": [{**child, "children": []} for child in top["children"]]}
        for top in portal()["menu"]
    ]
    below = ("Mô hình hay", "Sản phẩm OCOP")
    tree[2]["children"][1]["children"] = [{"label": label, "url": "/"} for label in below]
    return tree
