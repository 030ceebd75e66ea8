from datetime import date

from conglang.accounts.models import Unit
from conglang.accounts.queries import ids_below, unit_tree
from conglang.audit.models import AuditRecord
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import make_person, make_unit

NEW = {"name": "Trường Tiểu học Hòn Đất", "parent": "", "starts_on": "2026-01-05", "position": "3"}


def units(portal):
    with within_site(portal.site):
        return {unit.name: unit for unit in Unit.objects.select_related("parent")}


def test_a_new_unit_gets_a_key_of_its_name(portal, desk):
    response = desk.post("/quan-tri/don-vi/moi/", NEW)

    assert response["Location"] == "/quan-tri/don-vi/"
    unit = units(portal)[NEW["name"]]
    assert (unit.key, unit.position) == ("truong-tieu-hoc-hon-dat", 3)


def test_a_name_that_a_unit_had_before_gets_another_key(portal, desk):
    make_unit(portal, "Ấp Hòn Me")

    desk.post("/quan-tri/don-vi/moi/", {**NEW, "name": "Áp Hòn Me"})

    assert units(portal)["Áp Hòn Me"].key == "ap-hon-me-2"


def test_changing_a_unit_keeps_its_key(portal, desk):
    unit = make_unit(portal, "Ấp Hòn Me")

    desk.post(f"/quan-tri/don-vi/{unit.pk}/", {**NEW, "name": "Khu phố Hòn Me"})

    assert units(portal)["Khu phố Hòn Me"].key == "ap-hon-me"


def test_a_unit_never_stands_below_itself(portal, desk):
    top = make_unit(portal, "Mặt trận")
    below = make_unit(portal, "Ấp Hòn Me", parent=top)

    response = desk.post(f"/quan-tri/don-vi/{top.pk}/", {**NEW, "parent": below.pk})

    assert response.status_code == 422
    assert units(portal)["Mặt trận"].parent is None
    with within_site(portal.site):
        assert ids_below(top) == {top.pk, below.pk}


def test_a_unit_of_another_portal_is_no_parent_and_no_page(portal, neighbour, desk):
    other = make_unit(neighbour, "Ấp Bình Sơn")

    response = desk.post("/quan-tri/don-vi/moi/", {**NEW, "parent": other.pk})

    assert response.status_code == 422
    assert desk.get(f"/quan-tri/don-vi/{other.pk}/").status_code == 404
    assert desk.post(f"/quan-tri/don-vi/{other.pk}/ket-thuc/").status_code == 404
    assert "Ấp Bình Sơn" not in desk.get("/quan-tri/don-vi/moi/").content.decode()


def test_the_tree_stands_in_order_with_the_people_of_each(portal):
    top = make_unit(portal, "Mặt trận")
    make_unit(portal, "Ấp Hòn Me", parent=top)
    make_unit(portal, "Ấp Đường Hòn", parent=top)
    office = make_unit(portal, "Văn phòng")
    make_person(portal, "contributor", unit=office)

    with within_site(portal.site):
        rows = [(row.unit.name, row.depth, row.people) for row in unit_tree()]

    assert rows == [
        ("Mặt trận", 0, 0), ("Ấp Đường Hòn", 1, 0), ("Ấp Hòn Me", 1, 0), ("Văn phòng", 0, 1),
    ]  # fmt: skip


def test_a_unit_with_people_or_units_is_not_ended(portal, desk):
    top = make_unit(portal, "Mặt trận")
    below = make_unit(portal, "Ấp Hòn Me", parent=top)
    make_person(portal, "contributor", unit=below, full_name="Danh Sóc")
    last = {"ends_on": "2026-12-31"}

    people = desk.post(f"/quan-tri/don-vi/{below.pk}/ket-thuc/", last)
    units_below = desk.post(f"/quan-tri/don-vi/{top.pk}/ket-thuc/", last)

    assert "còn người giữ vai trò: Danh Sóc" in people.content.decode()
    assert "Còn đơn vị trực thuộc" in units_below.content.decode()
    assert all(unit.ends_on is None for unit in units(portal).values())


def test_an_ended_unit_is_kept_and_recorded(portal, desk):
    unit = make_unit(portal, "Ấp Hòn Me")

    early = desk.post(f"/quan-tri/don-vi/{unit.pk}/ket-thuc/", {"ends_on": "2020-01-01"})
    desk.post(f"/quan-tri/don-vi/{unit.pk}/ket-thuc/", {"ends_on": "2025-12-31"})
    page = desk.get("/quan-tri/don-vi/").content.decode()

    assert "Ngày kết thúc phải từ ngày bắt đầu" in early.content.decode()
    assert units(portal)["Ấp Hòn Me"].ends_on == date(2025, 12, 31)
    assert "Không hoạt động hôm nay" in page
    with within_site(portal.site):
        entry = AuditRecord.objects.filter(act="unit.end").get()
    assert (entry.before["ends_on"], entry.after["ends_on"]) == (None, "2025-12-31")


def test_no_address_deletes_a_unit(portal, desk):
    unit = make_unit(portal, "Ấp Hòn Me")

    assert desk.delete(f"/quan-tri/don-vi/{unit.pk}/").status_code == 405
    assert "Ấp Hòn Me" in units(portal)
