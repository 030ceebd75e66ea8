from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelsearch.query import MATCH_ALL, And, Fuzzy, Not, Or, Phrase, PlainText
from modelsearch.utils import parse_query_string
from wagtail.search.backends import get_search_backend

from conglang.content.models import BasePage
from conglang.media.models import Picture
from conglang.tenancy.scoping import every_site, within_site


def add_pictures(site: Any, *described: tuple[str, str]) -> None:
    with within_site(site):
        rows = [
            Picture(
                site=site, title=title, description=text, file=f"{i}.png", width=1, height=1,
                uploaded_by_user=None,
            )
            for i, (title, text) in enumerate(described)
        ]  # fmt: skip
        Picture.objects.bulk_create(rows)
        get_search_backend().add_bulk(Picture, list(Picture.objects.all()))


@pytest.fixture
def pictures(portal: Any) -> None:
    add_pictures(
        portal,
        ("Chợ nổi", "Ghe thuyền gần Hòn Đất"),
        ("Hòn Đất lúc bình minh", "Núi và đồng lúa"),
        ("Đồng lúa", "Mùa nước nổi"),
    )


def titles(results: Any) -> list[str]:
    return [picture.title for picture in results]


def completed(text: str, **options: Any) -> list[str]:
    return titles(Picture.objects.all().autocomplete(text, **options))


def searched(query: Any, **options: Any) -> list[str]:
    return titles(Picture.objects.all().search(query, **options))


@pytest.mark.usefixtures("pictures")
class TestWords:
    @pytest.mark.parametrize(
        "text", ["hòn đất", "hon dat", "hon đat", "HÒN ĐẤT", "ho\u0300n da\u0302\u0301t"]
    )
    def test_search_finds_any_spelling_title_first(self, text: str) -> None:
        assert searched(text) == ["Hòn Đất lúc bình minh", "Chợ nổi"]

    @pytest.mark.parametrize("text", ["h", "ho", "hòn đ", "hon da", "đat ho", "binh minh"])
    def test_typing_finds_titles_by_the_beginning_of_the_last_word(self, text: str) -> None:
        assert completed(text) == ["Hòn Đất lúc bình minh"]

    def test_search_wants_whole_words(self) -> None:
        assert searched("hon da") == []

    def test_every_word_must_be_there_unless_asked_otherwise(self) -> None:
        assert searched("lúa nổi") == ["Đồng lúa"]
        assert sorted(searched("bình nổi", operator="or")) == [
            "Chợ nổi", "Hòn Đất lúc bình minh", "Đồng lúa",
        ]  # fmt: skip

    def test_one_field_may_be_searched(self) -> None:
        assert searched("hon dat", fields=["title"]) == ["Hòn Đất lúc bình minh"]
        assert completed("hon", fields=["title"]) == ["Hòn Đất lúc bình minh"]

    def test_a_field_outside_the_title_searches_all_texts(self) -> None:
        assert sorted(searched("lúa", fields=["description"])) == [
            "Hòn Đất lúc bình minh", "Đồng lúa",
        ]  # fmt: skip

    def test_an_object_indexed_again_is_found_by_its_new_words_only(self) -> None:
        picture = Picture.objects.get(title="Đồng lúa")
        picture.title, picture.description = "Ruộng muối", "Nắng"
        get_search_backend().add(picture)

        assert searched("mùa nước") == []
        assert completed("ruong") == ["Đồng lúa"]

    def test_a_deleted_object_is_forgotten(self) -> None:
        get_search_backend().delete(Picture.objects.get(title="Đồng lúa"))

        assert searched("nước nổi") == []


ODD = [
    '"', "'", 'hòn "đất', "hòn 'đất", "đất AND", "NOT đất", "NEAR(", "*", "^", ":", "(", ")", "%",
    "%s", "{title}: hòn", "hòn & | ! <->", "\\", "-", "đất " * 500, "x" * 5000, "🙂", "\x00",
]  # fmt: skip


@pytest.mark.usefixtures("pictures")
class TestAnythingMayBeTyped:
    @pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:12]))
    def test_nothing_is_an_error(self, text: str) -> None:
        for results in (Picture.objects.search(text), Picture.objects.autocomplete(text)):
            assert results.count() == len(results)

    @pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:12]))
    def test_nothing_is_an_error_as_the_page_search_reads_it(self, text: str) -> None:
        _, query = parse_query_string(text, operator="and", zero_terms=MATCH_ALL)

        for results in (Picture.objects.search(query), Picture.objects.autocomplete(query)):
            assert results.count() == len(results)

    def test_only_signs_find_nothing(self) -> None:
        assert searched('"') == completed("%") == []

    def test_a_quotation_mark_separates_words(self) -> None:
        assert searched('hòn "đất') == ["Hòn Đất lúc bình minh", "Chợ nổi"]


@pytest.mark.usefixtures("pictures")
class TestQueryObjects:
    def test_a_phrase_wants_neighbours(self) -> None:
        assert searched(Phrase("đồng lúa")) == ["Đồng lúa", "Hòn Đất lúc bình minh"]
        assert searched(Phrase("lúa đồng")) == []

    def test_queries_combine(self) -> None:
        hill, rice = PlainText("hòn"), PlainText("lúa")

        assert searched(And([hill, rice, PlainText("?")])) == ["Hòn Đất lúc bình minh"]
        assert len(searched(Or([hill, rice]))) == 3
        assert searched(hill & ~rice) == ["Chợ nổi"]

    def test_a_query_may_be_negated(self) -> None:
        assert searched(Not(PlainText("hòn"))) == ["Đồng lúa"]
        assert searched(Not(PlainText("?"))) == []

    def test_everything_and_nothing(self) -> None:
        assert len(searched(MATCH_ALL)) == 3
        assert searched(Not(MATCH_ALL)) == []

    def test_guessing_is_not_offered(self) -> None:
        with pytest.raises(NotImplementedError):
            searched(Fuzzy("hònn"))


@pytest.mark.usefixtures("pictures")
class TestTheQuerysetsOwnRules:
    def test_another_portal_never_appears(self, portal: Any, binh_son: Any) -> None:
        add_pictures(binh_son, ("Hòn Đất nhìn từ Bình Sơn", ""))

        assert searched("hon dat") == ["Hòn Đất lúc bình minh", "Chợ nổi"]
        assert completed("hon") == ["Hòn Đất lúc bình minh"]
        with within_site(binh_son):
            assert completed("hon") == ["Hòn Đất nhìn từ Bình Sơn"]

    def test_any_filter_applies_also_one_wagtail_was_not_told_of(self) -> None:
        rows = Picture.objects.filter(description__contains="Ghe", width__gt=0)

        assert titles(rows.search("hon dat")) == ["Chợ nổi"]
        assert titles(rows.exclude(title="Chợ nổi").search("hon dat")) == []

    def test_an_order_asked_for_is_kept(self) -> None:
        assert searched("hon dat", order_by="title") == ["Chợ nổi", "Hòn Đất lúc bình minh"]
        rows = Picture.objects.order_by("-title")
        assert titles(rows.search("hon dat", order_by_relevance=False)) == [
            "Hòn Đất lúc bình minh", "Chợ nổi",
        ]  # fmt: skip

    def test_results_are_cut_counted_and_scored(self) -> None:
        results = Picture.objects.search("hon dat")

        assert titles(results[1:2]) == ["Chợ nổi"]
        assert results[0].title == "Hòn Đất lúc bình minh"
        assert results.count() == 2
        assert all(row.score is not None for row in results.annotate_score("score"))

    def test_results_can_be_counted_by_a_field(self, portal: Any) -> None:
        assert Picture.objects.search("hon dat").facet("site_id") == {portal.pk: 2}

    def test_one_result_costs_as_many_queries_as_thirty(self, portal: Any) -> None:
        add_pictures(portal, *[("Kênh Mười", "")] * 30)

        def queries(text: str) -> int:
            with CaptureQueriesContext(connection) as captured:
                assert titles(Picture.objects.autocomplete(text)[:50])
            return len(captured)

        assert queries("kenh") == queries("dong")

    def test_a_result_of_more_rows_than_a_list_of_keys_may_have(
        self, portal: Any, monkeypatch: Any
    ) -> None:
        if connection.vendor == "sqlite":
            monkeypatch.setattr("conglang.search.staff_backend.sqlite._LONGEST_LIST", 1)

        assert searched("hon dat") == ["Hòn Đất lúc bình minh", "Chợ nổi"]


def test_pages_are_found_and_rebuilt(portal: Any) -> None:

    with every_site(reason="a page straight below the root"):
        page = BasePage.get_first_root_node().add_child(
            instance=BasePage(title="Giới thiệu Hòn Đất", slug="gioi-thieu", site=portal)
        )
        backend = get_search_backend()
        rebuilder = backend.rebuilder_class(backend.get_index_for_model(BasePage))
        index = rebuilder.start()
        index.add_items(BasePage, [page])
        rebuilder.finish()

    assert [row.pk for row in BasePage.objects.autocomplete("gioi th")] == [page.pk]
    assert [row.pk for row in BasePage.objects.search("hon dat")] == [page.pk]


def test_another_database_is_refused_by_name(monkeypatch: Any) -> None:
    monkeypatch.setattr(connection, "vendor", "oracle")

    with pytest.raises(ImproperlyConfigured, match="not on oracle"):
        get_search_backend()
