"""Text size and contrast: a cookie that names no one, kept and read without any script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from conglang.tenancy.models import Agency
from tests.accounts.factories import make_portal, undone_at_the_end

PAGE, STYLES, COOKIE = "/hien-thi/", "/hien-thi.css", "hien-thi"
CONTRAST = "High contrast, chosen by the visitor."


@pytest.fixture(scope="module")
def portal(django_db_setup: None, django_db_blocker: Any) -> Iterator[Agency]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_portal()


@pytest.fixture
def visitor(portal: Agency, db: None) -> Client:
    # With checks of forgery as in use: the buttons stand on kept pages, which carry no token.
    return Client(HTTP_HOST=portal.site.hostname, enforce_csrf_checks=True)


def choose(visitor: Client, **chosen: str) -> HttpResponse:
    fields = {"size": "co-chu", "contrast": "tuong-phan", "back": "tro-ve"}
    return visitor.post(PAGE, {fields[name]: value for name, value in chosen.items()})  # type: ignore[return-value]


def kept(visitor: Client) -> str:
    return visitor.cookies[COOKIE].value


def styles(visitor: Client) -> str:
    return visitor.get(STYLES).content.decode()


def test_who_chose_nothing_gets_no_rules_and_a_page_that_shows_the_usual(visitor: Client) -> None:
    page, sheet = visitor.get(PAGE), visitor.get(STYLES)

    assert sheet.content == b""
    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    assert (sheet["Cache-Control"], sheet["Vary"]) == ("private, no-cache", "Cookie")
    assert page["Cache-Control"] == "private, no-store"
    assert is_ticked(page, "co-chu-1")
    assert COOKIE not in visitor.cookies


def is_ticked(page: Any, id_: str) -> bool:
    tag = next(each for each in page.content.decode().split("<input") if f'id="{id_}"' in each)
    return "checked" in tag.split(">")[0]


def test_a_choice_is_kept_for_a_year_and_the_visitor_goes_back_where_they_were(
    visitor: Client,
) -> None:
    answer = choose(visitor, size="3", contrast="cao", back="/tin-tuc/")

    cookie = visitor.cookies[COOKIE]
    assert (answer.status_code, answer["Location"]) == (303, "/tin-tuc/")
    assert cookie.value == "3.cao"
    assert (cookie["max-age"], cookie["samesite"]) == (365 * 24 * 3600, "Lax")
    assert cookie["httponly"]
    assert styles(visitor).startswith("html{font-size:130%}\n")
    assert CONTRAST in styles(visitor)
    assert is_ticked(visitor.get(PAGE), "co-chu-3")


def test_each_choice_leaves_the_other_as_it_was(visitor: Client) -> None:
    choose(visitor, size="2", contrast="cao")

    choose(visitor, size="4")
    assert kept(visitor) == "4.cao"

    choose(visitor, contrast="thuong")
    assert kept(visitor) == "4.thuong"
    assert styles(visitor) == "html{font-size:150%}\n"


def test_larger_and_smaller_stop_at_the_ends(visitor: Client) -> None:
    steps = []
    for step in ("giam", "tang", "tang", "tang", "tang", "giam", "chuan"):
        choose(visitor, size=step)
        steps.append(kept(visitor))

    assert steps == [f"{size}.thuong" for size in (1, 2, 3, 4, 4, 3, 1)]


@pytest.mark.parametrize("wrong", [{"size": "9"}, {"size": "<b>"}, {"contrast": "đen"}, {}])
def test_a_wrong_value_changes_nothing(wrong: dict[str, str], visitor: Client) -> None:
    choose(visitor, size="2", contrast="cao")

    choose(visitor, **wrong)

    assert kept(visitor) == "2.cao"


@pytest.mark.parametrize("cookie", ["", "9.cao", "x", "4.hong", "'};alert(1)//.cao", "..."])
def test_a_cookie_somebody_made_up_puts_nothing_of_its_own_into_the_styles(
    cookie: str, visitor: Client
) -> None:
    visitor.cookies[COOKIE] = cookie

    sheet = styles(visitor)

    size, _, contrast = cookie.partition(".")
    assert sheet.startswith("html{font-size:150%}\n") == (size == "4")
    assert (CONTRAST in sheet) == (contrast == "cao")
    assert "alert" not in sheet
    assert visitor.get(PAGE).status_code == 200


@pytest.mark.parametrize(
    "back", ["https://la.test/", "//la.test/", "la.test", "javascript:alert(1)", ""]
)
def test_nobody_is_sent_to_another_house(back: str, visitor: Client) -> None:
    assert choose(visitor, size="2", back=back)["Location"] == "/"


def test_other_methods_are_refused(visitor: Client) -> None:
    assert visitor.delete(PAGE).status_code == 405
