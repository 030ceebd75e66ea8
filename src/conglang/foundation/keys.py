"""The installation's secret key: made once, kept in the data folder, part of every backup."""

import secrets
from contextlib import suppress
from pathlib import Path

KEY_FILE = Path("keys") / "secret_key"


def secret_key(data: Path) -> str:
    """Return the key kept in ``data``; make it at first use, readable by its owner only.

    Raises OSError when the data folder cannot be written.
    """
    path = data / KEY_FILE
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        candidate = path.with_suffix(f".{secrets.token_hex(4)}")
        candidate.write_text(secrets.token_urlsafe(64), encoding="ascii")
        candidate.chmod(0o600)
        # Two processes may start together: the first link wins, both read the same key.
        with suppress(FileExistsError):
            path.hardlink_to(candidate)
        candidate.unlink()
    return path.read_text(encoding="ascii").strip()
