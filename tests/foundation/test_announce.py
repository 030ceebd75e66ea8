import logging

import pytest
from django.db import transaction
from django.dispatch import Signal

from conglang.foundation.announce import announce


@pytest.mark.django_db
def test_a_fact_is_told_after_the_change_is_kept(django_capture_on_commit_callbacks):
    heard = []
    fact = Signal()
    fact.connect(lambda **facts: heard.append(facts["article_id"]), weak=False)

    with django_capture_on_commit_callbacks(execute=True):
        announce(fact, article_id=7)
        assert heard == []

    assert heard == [7]


@pytest.mark.django_db
def test_nothing_is_told_of_a_change_that_was_rolled_back(django_capture_on_commit_callbacks):
    heard = []
    fact = Signal()
    fact.connect(lambda **facts: heard.append(facts), weak=False)

    @transaction.atomic
    def act():
        announce(fact, article_id=7)
        raise ZeroDivisionError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        act()

    assert heard == []


@pytest.mark.django_db
def test_one_failing_receiver_is_logged_and_stops_nobody(
    django_capture_on_commit_callbacks, caplog
):
    heard = []
    fact = Signal()

    def broken(**facts):
        raise ValueError("broken receiver")

    fact.connect(broken, weak=False)
    fact.connect(lambda **facts: heard.append(facts["article_id"]), weak=False)

    with caplog.at_level(logging.ERROR), django_capture_on_commit_callbacks(execute=True):
        announce(fact, article_id=7)

    assert heard == [7]
    ours = [each for each in caplog.records if each.name == "conglang.foundation.announce"]
    assert len(ours) == 1
    assert "broken" in ours[0].getMessage()
