from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django_scopes import ScopeError

from conglang.search.actions import forget_entry, rebuild
from conglang.search.models import SearchEntry
from conglang.search.queries import search
from conglang.search.sources import Document, Source
from conglang.tenancy.scoping import within_site
from tests.search.factories import AT, found, index


def indexed_rows() -> int:
    """Rows of words, counted below every filter."""
    table, condition = {
        "sqlite": ("search_words", ""),
        "postgresql": ("search_searchentry", " WHERE words IS NOT NULL"),
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}{condition}")
        return int(cursor.fetchone()[0])


class TestIndexing:
    def test_an_object_indexed_again_is_described_anew(self, portal: Any) -> None:
        first = index("1", "Lúa hè thu", "năng suất cao")
        second = index("1", "Lúa đông xuân", "được mùa", url="/tin/1/moi/", author="An")

        entry = SearchEntry.objects.get()
        assert first.pk == second.pk == entry.pk
        assert (entry.title, entry.url, entry.author) == ("Lúa đông xuân", "/tin/1/moi/", "An")
        assert search("hè thu").total == search("năng suất").total == 0
        assert found("đông xuân được mùa") == ["1"]
        assert indexed_rows() == 1

    def test_one_key_may_belong_to_two_kinds_and_two_portals(
        self, portal: Any, binh_son: Any
    ) -> None:
        index("1", "Lúa")
        index("1", "Lúa", kind="legal_document")
        with within_site(binh_son):
            index("1", "Lúa")

        assert search("lúa").total == 2

    def test_texts_are_stored_clean(self, portal: Any) -> None:
        entry = index("1", "Ho\u0300n\u00a0Ðất\x00", "a\u200bb\r\nc", section_label="Tin\x07")

        assert (entry.title, entry.body, entry.section_label) == ("Hòn Đất", "ab\nc", "Tin")

    def test_nothing_is_indexed_outside_a_portal(self, hon_dat: Any) -> None:
        with pytest.raises(ScopeError):
            index("1", "Lúa")

    @pytest.mark.parametrize("kind", ["", "Tin", "a b", "a'b", 'a"b', "tin-tức", "x" * 41])
    def test_a_kind_the_engines_cannot_store_is_refused(self, portal: Any, kind: str) -> None:
        with pytest.raises(ValueError, match="cannot name a kind"):
            index("1", "Lúa", kind=kind)

    def test_the_index_is_written_in_the_callers_transaction(self, portal: Any) -> None:
        index("1", "Lúa hè thu")
        with transaction.atomic():
            index("1", "Khoai")
            index("2", "Khoai")
            transaction.set_rollback(True)

        assert found("lua") == ["1"]
        assert found("khoai") == []

    def test_a_very_long_and_varied_text_is_indexed(self, portal: Any) -> None:
        words = " ".join(f"{number:x}đ" for number in range(120_000))

        index("1", "Phụ lục", f"đầu bảng {words}")

        assert found("đầu bảng") == ["1"]
        assert found("ffđ") == ["1"]


class TestForgetting:
    def test_a_forgotten_object_is_found_no_more(self, portal: Any) -> None:
        index("1", "Lúa hè thu")
        index("2", "Lúa đông xuân")

        assert forget_entry(kind="article", object_key="1") is True

        assert found("lúa") == ["2"]
        assert indexed_rows() == 1

    def test_forgetting_what_is_unknown_does_nothing(self, portal: Any) -> None:
        index("1", "Lúa")

        assert forget_entry(kind="article", object_key="2") is False

        assert found("lúa") == ["1"]

    def test_another_portals_object_of_the_same_key_stays(self, portal: Any, binh_son: Any) -> None:
        with within_site(binh_son):
            index("1", "Lúa")

        assert forget_entry(kind="article", object_key="1") is False

        with within_site(binh_son):
            assert found("lúa") == ["1"]

    def test_words_go_with_a_row_deleted_by_any_other_way(self, portal: Any) -> None:
        index("1", "Lúa")

        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_searchentry")

        assert indexed_rows() == 0
        assert search("lúa").total == 0


def document(key: str, title: str) -> Document:
    return Document(object_key=key, title=title, body="", url=f"/tin/{key}/", published_at=AT)


class TestRebuilding:
    @pytest.fixture
    def public(self, monkeypatch: Any) -> list[Document]:
        """What the source of articles says is public; there is one more, empty source."""
        documents: list[Document] = []
        known = {
            "article": Source("article", "Tin bài", lambda: iter(documents)),
            "legal": Source("legal", "Văn bản", list),
        }
        monkeypatch.setattr("conglang.search.sources._sources", known)
        return documents

    def test_what_is_public_is_found_and_nothing_else(
        self, portal: Any, public: list[Document]
    ) -> None:
        index("kept", "Lúa cũ")
        index("gone", "Lúa cũ")
        public += [document("kept", "Lúa mới"), document("new", "Lúa mới")]

        done = rebuild()

        assert done == {"article": 2, "legal": 0}
        assert sorted(found("lúa mới")) == ["kept", "new"]
        assert search("lúa cũ").total == 0
        assert indexed_rows() == 2

    def test_a_kind_that_nobody_registers_any_more_goes(
        self, portal: Any, public: list[Document]
    ) -> None:
        index("old", "Lúa", kind="festival")

        rebuild()

        assert search("lúa").total == 0

    def test_one_kind_may_be_rebuilt_alone(self, portal: Any, public: list[Document]) -> None:
        index("law", "Lúa", kind="legal")
        index("news", "Lúa")

        assert rebuild("article") == {"article": 0}

        assert found("lúa") == ["law"]

    def test_an_unknown_kind_is_refused(self, portal: Any, public: list[Document]) -> None:
        index("1", "Lúa")

        with pytest.raises(LookupError, match="festival"):
            rebuild("festival")

        assert found("lúa") == ["1"]

    def test_another_portal_is_untouched(
        self, portal: Any, binh_son: Any, public: list[Document]
    ) -> None:
        with within_site(binh_son):
            index("theirs", "Lúa")

        rebuild()

        with within_site(binh_son):
            assert found("lúa") == ["theirs"]

    def test_progress_is_told_after_every_hundred(
        self, portal: Any, public: list[Document]
    ) -> None:
        public += [document(str(number), "Lúa") for number in range(230)]
        told: list[tuple[str, int]] = []

        rebuild("article", lambda label, count: told.append((label, count)))

        assert told == [("Tin bài", 100), ("Tin bài", 200), ("Tin bài", 230)]

    def test_what_is_withdrawn_meanwhile_stays_withdrawn(
        self, portal: Any, monkeypatch: Any
    ) -> None:
        index("1", "Lúa")

        def documents() -> Any:
            yield document("1", "Lúa")
            forget_entry(kind="article", object_key="1")

        known = {"article": Source("article", "Tin bài", documents)}
        monkeypatch.setattr("conglang.search.sources._sources", known)
        rebuild()

        assert search("lúa").total == 0

    def test_what_is_published_meanwhile_stays_as_published(
        self, portal: Any, monkeypatch: Any
    ) -> None:
        with time_machine.travel(AT, tick=False) as clock:

            def documents() -> Any:
                yield document("1", "Lúa cũ")
                clock.shift(timedelta(seconds=1))
                index("1", "Lúa mới")

            known = {"article": Source("article", "Tin bài", documents)}
            monkeypatch.setattr("conglang.search.sources._sources", known)
            rebuild()

        assert SearchEntry.objects.get().title == "Lúa mới"

    def test_nothing_is_rebuilt_outside_a_portal(self, db: None) -> None:
        with pytest.raises(ScopeError):
            rebuild()
