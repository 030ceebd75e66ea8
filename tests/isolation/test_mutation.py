"""Every filter between portals is worth something: take one away and the walk notices."""

from __future__ import annotations

import os

import pytest

from tests.isolation.mutations import ALL, SHORT, Mutation
from tests.isolation.world import World

LONG = os.environ.get("CONGLANG_LONG") == "1"


@pytest.mark.parametrize("mutation", ALL if LONG else SHORT, ids=str)
def test_a_filter_taken_away_is_noticed(
    mutation: Mutation, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert mutation.noticed(world) == []

    monkeypatch.setattr(mutation.target, mutation.attribute, mutation.replacement)

    assert mutation.noticed(world) != []
