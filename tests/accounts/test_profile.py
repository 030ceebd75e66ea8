import pytest
from django.core import mail

from tests.accounts.factories import PASSWORD, client_of, make_person, make_post

PROFILE = "/quan-tri/ho-so/"


@pytest.fixture
def person(portal):
    return make_person(portal, "editor", full_name="Phạm Biên", email="bien@hondat.example")


@pytest.fixture
def mine(portal, person):
    return client_of(person, portal)


def data(**changes):
    known = {"full_name": "Phạm Biên", "pen_name": "", "phone": "", "email": "bien@hondat.example"}
    return {**known, "password": "", **changes}


def test_names_and_telephone_need_no_password(mine, person):
    response = mine.post(PROFILE, data(pen_name="Hòn Me", phone="0297 111"))
    person.refresh_from_db()

    assert response["Location"] == PROFILE
    assert (person.pen_name, person.phone) == ("Hòn Me", "0297 111")


@pytest.mark.parametrize("password", ["", "sai"])
def test_another_address_needs_the_password(mine, person, password):
    response = mine.post(
        PROFILE, data(email="moi@hondat.example", pen_name="Hòn Me", password=password)
    )
    page = response.content.decode()
    person.refresh_from_db()

    assert response.status_code == 422
    assert "Nhập đúng mật khẩu hiện tại" in page
    assert 'value="Hòn Me"' in page
    assert person.email == "bien@hondat.example"


def test_with_the_password_the_address_changes_and_the_former_one_is_told(mine, person):
    mine.post(PROFILE, data(email="Moi@hondat.example", password=PASSWORD))
    person.refresh_from_db()

    assert person.email == "moi@hondat.example"
    assert mail.outbox[0].to == ["bien@hondat.example"]


def test_ones_own_profile_may_be_changed_also_by_those_who_serve_elsewhere(mine, person, neighbour):
    make_post(neighbour, person, "editor")

    mine.post(PROFILE, data(pen_name="Hòn Me"))
    person.refresh_from_db()

    assert person.pen_name == "Hòn Me"


def test_the_ways_to_password_second_factor_and_sessions_are_there(mine):
    page = mine.get(PROFILE).content.decode()

    for address in ("/mat-khau/doi/", "/hai-lop/", "/phien/", "/phien/ket-thuc-het/"):
        assert f'href="/tai-khoan{address}"' in page
