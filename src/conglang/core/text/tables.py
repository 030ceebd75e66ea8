"""Translation tables over all of Unicode that stay small."""

from collections.abc import Callable

_LAST_OF_BASIC_PLANE = 0xFFFF


class CharacterTable(dict[int, str]):
    """A table for ``str.translate`` that works out each character when it first meets it."""

    def __init__(self, replace: Callable[[str], str]) -> None:
        super().__init__()
        self._replace = replace

    def __missing__(self, code: int) -> str:
        replacement = self._replace(chr(code))
        # Remembering the rest of Unicode would let one odd text fill the memory.
        if code <= _LAST_OF_BASIC_PLANE:
            self[code] = replacement
        return replacement
