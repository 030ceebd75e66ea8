"""What must be in the environment before the settings are read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from conglang.core.errors import Refusal
from conglang.foundation.serve.guards import PORT_FILE

ENV_FILE = "conglang.env"
DEFAULT_DATA = "var/demo"
DEFAULT_PORT = 8000
SETTINGS = "conglang.config.settings"


def choose_data_folder(given: str | None) -> Path:
    """Return the data folder and read its ``conglang.env``; the environment itself wins.

    Order: --data, CONGLANG_DATA, var/demo. Refuses: bad_env_file.
    """
    data = Path(given or os.environ.get("CONGLANG_DATA") or DEFAULT_DATA).absolute()
    os.environ["CONGLANG_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    for key, value in read_env_file(data / ENV_FILE):
        os.environ.setdefault(key, value)
    return data


def read_env_file(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the KEY=VALUE lines of a file; nothing when there is no such file."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        key, sign, value = text.partition("=")
        if not sign or not key.strip().isidentifier():
            raise Refusal(
                "bad_env_file", f"{path}, dòng {number}: cần viết theo dạng TÊN_BIẾN=giá trị."
            )
        yield key.strip(), value.strip().strip('"')


def remember(data: Path, key: str, value: str) -> None:
    """Keep a choice in the data folder's ``conglang.env``, replacing an older one."""
    path = data / ENV_FILE
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    kept = [line for line in lines if line.partition("=")[0].strip() != key]
    path.write_text("\n".join([*kept, f"{key}={value}", ""]), encoding="utf-8")
    os.environ[key] = value


def whole_number(name: str, given: int | None, default: int) -> int:
    """Return the option, else the environment variable, else the default. Refuses: bad_number."""
    if given is not None:
        return given
    text = os.environ.get(name, "").strip()
    if text and not text.isdecimal():
        raise Refusal("bad_number", f"Biến {name} phải là một số nguyên, không phải “{text}”.")
    return int(text) if text else default


def choose_port(data: Path, given: int | None = None) -> int:
    """Return the server's port and let links carry it.

    Order: --port, CONGLANG_PORT, the port of the last start, 8000.
    A proxy in front (CONGLANG_TRUSTED_PROXIES) or CONGLANG_HTTPS means that residents use the
    usual port; CONGLANG_PUBLIC_PORT says otherwise.
    """
    port = whole_number("CONGLANG_PORT", given, _last_port(data))
    behind_proxy = os.environ.get("CONGLANG_TRUSTED_PROXIES", "0") not in {"", "0"}
    https = os.environ.get("CONGLANG_HTTPS", "").lower() in {"1", "true", "yes", "on"}
    if not behind_proxy and not https:
        os.environ.setdefault("CONGLANG_PUBLIC_PORT", str(port))
    return port


def _last_port(data: Path) -> int:
    try:
        return int((data / PORT_FILE).read_text("ascii"))
    except (OSError, ValueError):
        return DEFAULT_PORT
