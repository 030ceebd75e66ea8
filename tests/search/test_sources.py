from __future__ import annotations

from typing import Any

import pytest

from conglang.search.sources import kind_label, register_source, sources


@pytest.fixture(autouse=True)
def empty_registry(monkeypatch: Any) -> None:
    monkeypatch.setattr("conglang.search.sources._sources", {})


def test_a_registered_kind_has_a_label_and_a_place() -> None:
    register_source("legal_document", "Văn bản", list)
    register_source("article", "Tin bài", list)

    assert [source.kind for source in sources()] == ["legal_document", "article"]
    assert kind_label("article") == "Tin bài"
    assert kind_label("festival") == ""


def test_a_kind_is_registered_once() -> None:
    register_source("article", "Tin bài", list)

    with pytest.raises(ValueError, match="twice"):
        register_source("article", "Tin", list)

    assert kind_label("article") == "Tin bài"


def test_a_kind_with_signs_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot name a kind"):
        register_source("tin-bài", "Tin bài", list)

    assert sources() == []
