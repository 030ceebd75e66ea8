"""Questions about articles and sections."""

from conglang.newsroom.queries.article import article_context
from conglang.newsroom.queries.cards import Card, cards_of, first_picture
from conglang.newsroom.queries.desk import (
    DeskPile,
    articles_matching,
    asked,
    desk_for,
    records_for_listing,
    writers_of_round,
)
from conglang.newsroom.queries.gate import Finding, Gate, gate_of
from conglang.newsroom.queries.photos import incoming_photos
from conglang.newsroom.queries.public import (
    articles_of_section,
    live_article_at,
    live_articles,
    looks_like,
    neighbours,
    notices,
    pinned_articles,
    sections_in_order,
)
from conglang.newsroom.queries.reasons import reason_lines, reasons_in_use
from conglang.newsroom.queries.rights import (
    PersonRights,
    RightLine,
    people_with_right,
    rights_matrix,
    rights_of_person,
    roles_on,
    switches_of,
    switches_to_come,
)
from conglang.newsroom.queries.uploads import word_uploads_of

__all__ = [
    "Card",
    "DeskPile",
    "Finding",
    "Gate",
    "PersonRights",
    "RightLine",
    "article_context",
    "articles_matching",
    "articles_of_section",
    "asked",
    "cards_of",
    "desk_for",
    "first_picture",
    "gate_of",
    "incoming_photos",
    "live_article_at",
    "live_articles",
    "looks_like",
    "neighbours",
    "notices",
    "people_with_right",
    "pinned_articles",
    "reason_lines",
    "reasons_in_use",
    "records_for_listing",
    "rights_matrix",
    "rights_of_person",
    "roles_on",
    "sections_in_order",
    "switches_of",
    "switches_to_come",
    "word_uploads_of",
    "writers_of_round",
]
