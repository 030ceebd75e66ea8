"""Text out of Word files.

``read_word`` is the door. What it calls runs in a child process with limits (``child``), on the
standard library alone: ``package`` unzips, ``nodes`` reads XML, ``styles``, ``inline``, ``letters``
say what a paragraph is, ``body`` walks the document, ``opening``,
``listing``, ``byline`` and ``arrange`` make an article.
"""

from conglang.papers.word.limited import LIMIT_BYTES, read_word
from conglang.papers.word.paper import Author, Paper, Photo, Picture, Quote, Table, Text

__all__ = [
    "LIMIT_BYTES", "Author", "Paper", "Photo", "Picture", "Quote", "Table", "Text", "read_word",
]  # fmt: skip
