"""The sidebar shows what a role may open, and nothing that answers 404."""

import json
import re

import pytest

from conglang.accounts.choices import Role
from tests.accounts.factories import client_of, make_person

WRITING = {"Tin bài", "Ảnh", "Tệp"}
DECIDING = {"Đường đi của bài", "Vắng mặt", "Chỉ tiêu", "Nhuận bút", "Nhuận bút của tôi"}
EXPECTED = {
    "contributor": WRITING | {"Quyền của tôi", "Chỉ tiêu"},
    "editor": WRITING | {"Quyền của tôi", "Chỉ tiêu", "Vắng mặt", "Văn bản"},
    "secretary": WRITING
    | {"Quyền của tôi", "Lý do trả lại", "Chuyên mục", "Nhật ký"}
    | {"Vắng mặt", "Chỉ tiêu", "Văn bản", "Lãnh đạo, đơn vị", "Nhuận bút", "Nhuận bút của tôi"},
    "deputy_chief": WRITING | {"Quyền của tôi", "Nhật ký", "Văn bản"} | DECIDING,
    "chief": WRITING
    | {"Cảnh báo", "Văn bản", "Lãnh đạo, đơn vị", "Quyền", "Lý do trả lại", "Chuyên mục", "Nhật ký"}
    | DECIDING,
    "duty_officer": WRITING | {"Quyền của tôi", "Cảnh báo"},
    "portal_admin": {
        "Cảnh báo", "Lãnh đạo, đơn vị",
        "Thư điện tử", "Hệ thống", "Chuyên mục", "Nhân sự", "Đơn vị", "Thiết lập cổng", "Nhật ký",
    },
    "accountant": {"Nhuận bút"},
    "records_clerk": {"Văn bản", "Lãnh đạo, đơn vị"},
}  # fmt: skip


def sidebar(page):
    text = page.split('id="wagtail-sidebar-props" type="application/json">')[1].split("</script>")[
        0
    ]
    return json.loads(text)


def items_of(value):
    if isinstance(value, dict):
        if "label" in value and ("url" in value or "action" in value):
            yield value["label"], value.get("url") or value["action"]
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from items_of(each)


@pytest.mark.short_form(4)
@pytest.mark.parametrize("role", Role.values)
def test_each_role_sees_its_own_items_and_each_opens(portal, role):
    browser = client_of(make_person(portal, role, full_name="Trần Văn Cộng"), portal)
    page = browser.get("/quan-tri/ho-so/").content.decode()
    items = dict(items_of(sidebar(page)))
    own = {"Bàn làm việc", "Thông báo", "Kế hoạch", "Hồ sơ của tôi", "Đăng xuất"}

    assert set(items) == EXPECTED[role] | own
    assert items["Đăng xuất"] == "/tai-khoan/dang-xuat/"
    assert {label: browser.get(url).status_code for label, url in items.items()} == dict.fromkeys(
        items, 200
    )
    assert "Trần Văn Cộng" in json.dumps(sidebar(page), ensure_ascii=False)


@pytest.mark.short_form(2)
@pytest.mark.parametrize("role", Role.values)
def test_no_link_of_a_first_screen_is_dead_or_closed(portal, role):
    browser = client_of(make_person(portal, role), portal)
    start = ["/quan-tri/", "/quan-tri/ho-so/", *dict_urls(browser)]
    dead = {}
    for address in start:
        page = browser.get(address).content.decode()
        for link in set(re.findall(r'href="(/(?:quan-tri|tai-khoan)/[^"#]*)"', page)):
            status = browser.get(link.replace("&amp;", "&")).status_code
            if status >= 400:
                dead[address, link] = status

    assert dead == {}


def dict_urls(browser):
    page = browser.get("/quan-tri/ho-so/").content.decode()
    return [url for label, url in items_of(sidebar(page)) if label != "Đăng xuất"]
