"""Topics of the weekly orientation in words, for its own screen and for the desk."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone

from conglang.newsroom.choices import CLOSED_STATES, TopicState
from conglang.newsroom.permissions import may_read, may_write_topic, units_served
from conglang.newsroom.queries.orientation import TopicRow, topics_waiting
from conglang.newsroom.rules import is_unfinished

#: How the state of a topic is coloured, by the tags of articles.
TONES = {
    TopicState.ASSIGNED: "wait", TopicState.WRITING: "in_editing",
    TopicState.SUBMITTED: "submitted", TopicState.PUBLISHED: "published",
    TopicState.OVERDUE: "bad",
}  # fmt: skip


def row_of_topic(row: TopicRow, user: Any) -> dict[str, Any]:
    """A topic in words, with what this person may do about it."""
    topic, record, free = row.topic, row.record, is_free(row)
    readable = record is not None and may_read(record, user)
    return {
        "topic": topic,
        "state": "Chuyển tuần sau" if row.carried else row.state.label,
        "tone": "" if row.carried else TONES[row.state],
        "unfinished": is_unfinished(row.state) and not row.carried,
        "carried": row.carried,
        "article": reverse("article_file", args=[topic.article_id]) if readable else "",
        "author": record.author.display_name if record and not free and record.author else "",
        "may_write": not row.carried and free and may_write_topic(topic, user),
        "may_drop": not row.carried and topic.article_id is None,
    }


def is_free(row: TopicRow) -> bool:
    """Whether nobody is writing: no article, or one that came to nothing."""
    nobody = row.record is None or row.record.state in CLOSED_STATES
    return nobody and is_unfinished(row.state)


def topics_given(user: Any) -> list[dict[str, Any]]:
    """What the person's units were given and have not handed in."""
    rows = topics_waiting(units_served(user), today=timezone.localdate())
    return [row_of_topic(row, user) for row in rows]
