"""What is a word of a text, and what does a person ask for. Both engines share these answers."""

from dataclasses import dataclass
from itertools import pairwise

from conglang.core.text import clean, exact, fold, iy_key, words

QUERY_CHARACTERS = 200
SHORTEST_QUERY = 2
# About 80 pages; what stands behind is kept and shown, but not found.
BODY_CHARACTERS = 200_000
# PostgreSQL refuses a word of 2 KB; no Vietnamese syllable has more than seven letters.
WORD_CHARACTERS = 100
# Stands between two texts so that their ends are no neighbours; never part of a query.
FENCE = "_"


@dataclass(frozen=True, slots=True)
class Query:
    """What a person asks for.

    text: as typed, cleaned and cut; folded: words without diacritics, all of them must be found;
    exact: words with the same letters and tones as typed, for order and marks only.
    """

    text: str
    folded: tuple[str, ...]
    exact: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be found: fewer than two letters or digits."""
        return sum(map(len, self.folded)) < SHORTEST_QUERY

    @property
    def has_diacritics(self) -> bool:
        """Whether the person typed accents, and so means words with exactly these."""
        return any(word != fold(word) for word in self.exact)

    @property
    def bigrams(self) -> tuple[tuple[str, str], ...]:
        """Folded neighbours, each pair once, in their order."""
        return tuple(dict.fromkeys(pairwise(self.folded)))


@dataclass(frozen=True, slots=True)
class IndexedWords:
    """The words of one entry as engines store them; the author counts as part of the body."""

    title_folded: list[str]
    body_folded: list[str]
    title_exact: list[str]
    body_exact: list[str]


def analyse(text: str) -> Query:
    """Return what is asked for; signs and operators only separate words, nothing is refused.

    Looks at the first 200 characters, without the word that is cut in two there.
    """
    spoken = _cut(" ".join(clean(text[: 10 * QUERY_CHARACTERS]).split()), QUERY_CHARACTERS)
    return Query(spoken, tuple(folded_words(spoken)), tuple(exact_words(spoken)))


def indexed_words(*, title: str, author: str, body: str) -> IndexedWords:
    """Return the words under which an entry is found; a body counts up to 200,000 characters."""
    body = _cut(body, BODY_CHARACTERS)
    return IndexedWords(
        title_folded=folded_words(title),
        body_folded=[*folded_words(author), FENCE, *folded_words(body)],
        title_exact=exact_words(title),
        body_exact=[*exact_words(author), FENCE, *exact_words(body)],
    )


def folded_words(text: str) -> list[str]:
    """Return words without diacritics and capitals; kỹ, kĩ and ky are one word."""
    return _whole(words(iy_key(fold(clean(text)))))


def exact_words(text: str) -> list[str]:
    """Return lower-case words with their accents; hoà and hòa are one word."""
    return _whole(words(exact(text)))


def _whole(found: list[str]) -> list[str]:
    return [word[:WORD_CHARACTERS] for word in found]


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    return text[: length + 1].rpartition(" ")[0][:length] or text[:length]
