from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from django_scopes import ScopeError

from conglang.search.queries import Hit, search
from conglang.search.sources import Source
from conglang.tenancy.scoping import within_site
from tests.search.factories import AT, found, index


@pytest.fixture
def articles(portal: Any) -> None:
    index("exact", "Xã Hòn Đất vào vụ", "Bà con xuống giống.", age_days=30)
    index("other", "Hôn đạt lý, vẹn tình", "Chuyện gia đình.", age_days=1)
    index("body", "Tin vắn", "Đoàn công tác thăm Hòn Đất, Kiên Lương.", age_days=3)
    index("none", "Bình Sơn đón lũ", "Nước về sớm.")


@pytest.mark.usefixtures("articles")
class TestWordsThatMeet:
    @pytest.mark.parametrize("query", ["hòn đất", "Hòn Đất", "HÒN ĐẤT", "Hòn Ðất"])
    @pytest.mark.parametrize("form", ["NFC", "NFD"])
    def test_exact_accents_come_first_then_the_same_letters(self, query: str, form: str) -> None:
        typed = unicodedata.normalize(form, query)  # type: ignore[arg-type]

        assert found(typed) == ["exact", "body", "other"]

    @pytest.mark.parametrize("query", ["hon dat", "Hon Dat", "hon đat", "hôn đất"])
    def test_without_accents_or_with_others_the_same_are_found_title_first(
        self, query: str
    ) -> None:
        assert found(query) == ["other", "exact", "body"]

    def test_every_word_must_be_there(self) -> None:
        assert found("hòn đất kiên lương") == ["body"]
        assert found("hòn đất cà mau") == []

    def test_words_may_be_in_title_and_text(self) -> None:
        assert found("giống hòn") == ["exact"]

    def test_whole_words_are_found_not_parts(self) -> None:
        assert found("ho da") == []


def test_two_placements_of_the_tone_meet(portal: Any) -> None:
    index("old", "Xã Hòa Hưng", "thủy lợi")
    index("new", "Xã Hoà Hưng", "thuỷ lợi", age_days=1)

    assert found("Hoà Hưng") == found("Hòa Hưng") == ["old", "new"]
    assert search("Hoà").hits[0].title_html == "Xã <mark>Hòa</mark> Hưng"


def test_text_in_any_encoding_is_found(portal: Any) -> None:
    index("nfd", unicodedata.normalize("NFD", "Hòn Đất"), unicodedata.normalize("NFD", "đất lành"))
    index("icelandic", "Hòn Ðất", age_days=1)

    assert found("hòn đất") == ["nfd", "icelandic"]
    assert found("đất lành") == ["nfd"]


@pytest.mark.parametrize(
    "query", ["533/NQ-HĐND", "533 nq hdnd", "533/nq-hđnd", "số 533", "533/NQ HĐND"]
)
def test_a_document_number_is_found_however_it_is_typed(portal: Any, query: str) -> None:
    index("533", "Nghị quyết", "Nghị quyết số 533/NQ-HĐND ngày 10/3/2016")
    index("534", "Nghị quyết", "Nghị quyết số 534/NQ-HĐND ngày 10/3/2016")

    assert found(query) == ["533"]


def test_the_author_is_found(portal: Any) -> None:
    index("by", "Mùa tôm", author="Trần Thị Bích Ngọc")

    hit = search("bích ngọc").hits[0]

    assert hit.author_html == "Trần Thị <mark>Bích</mark> <mark>Ngọc</mark>".replace(
        "</mark> <mark>", " "
    )


class TestOrder:
    def test_title_before_text(self, portal: Any) -> None:
        index("text", "Tin vắn", "Đê biển vững chắc")
        index("title", "Đê biển", "vững chắc", age_days=90)

        assert found("đê biển") == ["title", "text"]

    def test_neighbours_before_scattered_words(self, portal: Any) -> None:
        index("apart", "Tin vắn", "Đê dài 3 km ven biển")
        index("beside", "Tin vắn", "Đoạn đê biển dài 3 km", age_days=90)

        assert found("đê biển") == found("de bien") == ["beside", "apart"]

    def test_neighbours_in_the_title_before_scattered_words_in_it(self, portal: Any) -> None:
        index("apart", "Đê mới ven biển")
        index("beside", "Đê biển mới", age_days=90)

        assert found("de bien") == ["beside", "apart"]

    def test_the_end_of_the_title_is_no_neighbour_of_the_text(self, portal: Any) -> None:
        index("across", "Xây đê", "biển động mạnh")
        index("beside", "Tin vắn", "xây đê biển", age_days=90)

        assert found("đê biển") == ["beside", "across"]

    def test_newer_before_older_when_all_else_is_equal(self, portal: Any) -> None:
        index("2", "Lịch tiếp dân", age_days=2)
        index("1", "Lịch tiếp dân", age_days=1)
        index("3", "Lịch tiếp dân", age_days=3)

        assert found("lịch tiếp dân") == ["1", "2", "3"]

    def test_unaccented_text_is_no_better_for_an_unaccented_query(self, portal: Any) -> None:
        index("plain", "Hon Dat", age_days=1)
        index("proper", "Hòn Đất")

        assert found("hon dat") == ["proper", "plain"]

    def test_a_word_without_accent_in_an_accented_query_is_meant_so(self, portal: Any) -> None:
        index("bạn", "Bạn đọc và biên tập")
        index("ban", "Ban Biên tập họp", age_days=9)

        assert found("ban biên tập") == ["ban", "bạn"]


ODD = [
    '"',
    'hòn "đất',
    "hòn 'đất",
    '"hòn đất"',
    "hòn AND đất",
    "hòn NEAR(đất)",
    "hòn*",
    "^hòn",
    "{tf}: hòn",
    "tf:hòn",
    "hòn & đất | !lúa <-> x:*",
    "100%",
    "%s %(x)s {0}",
    "\\",
    "hòn;--",
    "<script>hòn</script>",
    "hòn\x00đất",
    "\ud800hòn",
    "🙂 hòn",
    "-" * 5000,
    "đất " * 5000,
    "x" * 100_000,
    "s1 k_article",
    "' & 's:1",
]


@pytest.mark.parametrize("query", ODD, ids=lambda query: ascii(query[:20]))
def test_nothing_that_is_typed_is_an_error(portal: Any, query: str) -> None:
    index("1", "Hòn Đất")

    results = search(query)

    assert results.total == len(results.hits)


def test_signs_only_separate_words(portal: Any) -> None:
    index("1", "Hòn Đất")

    assert found('"hòn" - (đất)*') == ["1"]


@pytest.mark.parametrize("query", ["", " ", "h", "\t", "?"])
def test_a_query_of_less_than_two_letters_finds_nothing_and_asks_nothing(
    portal: Any, query: str, django_assert_num_queries: Any
) -> None:
    index("1", "h h h")

    with django_assert_num_queries(0):
        results = search(query)

    assert (results.hits, results.total, results.page, results.pages) == ([], 0, 1, 0)


class TestPortals:
    def test_another_portal_never_appears(self, portal: Any, binh_son: Any) -> None:
        index("mine", "Lúa hè thu")
        with within_site(binh_son):
            index("theirs", "Lúa hè thu Bình Sơn")

            assert found("lua") == ["theirs"]
        assert found("lua") == ["mine"]
        assert search("bình sơn").total == 0

    def test_words_of_the_filters_are_no_words_of_the_text(self, portal: Any) -> None:
        index("1", "Lúa hè thu")

        assert found("article") == found(f"s{portal.pk}") == found("k article") == []

    def test_nothing_is_found_outside_a_portal(self, hon_dat: Any) -> None:
        with pytest.raises(ScopeError):
            search("lúa")


class TestKinds:
    @pytest.fixture(autouse=True)
    def two_kinds(self, portal: Any, monkeypatch: Any) -> None:
        known = {"legal_document": Source("legal_document", "Văn bản", list)}
        monkeypatch.setattr("conglang.search.sources._sources", known)
        index("news", "Đất ở")
        index("law", "Đất ở", age_days=1, kind="legal_document")

    def test_each_hit_says_its_kind(self) -> None:
        hits = search("đất").hits

        assert [(hit.kind, hit.kind_label) for hit in hits] == [
            ("article", ""),
            ("legal_document", "Văn bản"),
        ]

    def test_one_kind_or_several_can_be_asked_for(self) -> None:
        assert found("đất", kinds=["legal_document"]) == ["law"]
        assert found("đất", kinds=["legal_document", "article"]) == ["news", "law"]

    @pytest.mark.parametrize("kinds", [[], ["legal"], ['x" OR "k_article'], ["' | 'k:article"]])
    def test_unknown_or_invented_kinds_find_nothing(self, kinds: list[str]) -> None:
        assert found("đất", kinds=kinds) == []


class TestHit:
    def test_a_hit_is_ready_to_show(self, portal: Any) -> None:
        index("1", "Đê <biển> & kè", "Con đê biển dài 3 km.", author="Lê Văn An", published_at=AT)

        assert search("đê biển").hits == [
            Hit(
                kind="article",
                kind_label=search("đê biển").hits[0].kind_label,
                title_html="<mark>Đê</mark> &lt;<mark>biển</mark>&gt; &amp; kè",
                snippet_html="Con <mark>đê biển</mark> dài 3 km.",
                author_html="Lê Văn An",
                url="/tin/1/",
                section="Tin tức",
                section_url="/tin/",
                date="10/03/2026",
            )
        ]

    def test_only_exact_words_are_marked_when_they_are_there(self, portal: Any) -> None:
        index("1", "Hôn và hòn", "hơn")

        assert search("hòn").hits[0].title_html == "Hôn và <mark>hòn</mark>"
        assert search("hon").hits[0].title_html == "<mark>Hôn</mark> và <mark>hòn</mark>"
        assert search("hòn").hits[0].snippet_html == "<mark>hơn</mark>"

    def test_the_snippet_shows_the_words_of_a_long_text(self, portal: Any) -> None:
        index("1", "Tin", "mưa nắng " * 3000 + "đê biển vỡ " + "mưa nắng " * 3000)

        snippet = search("đê biển").hits[0].snippet_html

        assert "<mark>đê biển</mark> vỡ" in snippet
        assert len(snippet) < 300

    def test_the_day_is_the_vietnamese_one(self, portal: Any) -> None:
        index("1", "Đê biển", published_at=AT.replace(hour=18))

        assert search("đê").hits[0].date == "11/03/2026"
