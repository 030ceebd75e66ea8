"""What an archive says about itself; written last, checked first."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import BinaryIO

from conglang.core.errors import Refusal

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE_FOLDER = "database"
DATA_FOLDER = "data"
CHUNK = 1024 * 1024


@dataclass(slots=True)
class Manifest:
    """The table of contents: ``files`` maps each member to its SHA-256 and size in bytes."""

    version: str
    engine: str
    created_at: str
    migrations: list[str]
    product: str = "conglang"
    format: int = FORMAT
    files: dict[str, dict[str, str | int]] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        return text.encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> Manifest:
        """Read a manifest. Refuses: not_a_backup, newer_format."""
        try:
            manifest = cls(**json.loads(content))
        except (ValueError, TypeError) as error:
            raise Refusal("not_a_backup", "Bảng kê trong bản sao lưu không đọc được.") from error
        if manifest.product != "conglang" or manifest.format > FORMAT:
            raise Refusal(
                "newer_format",
                "Bản sao lưu này do một phiên bản Cổng Làng mới hơn tạo ra. "
                "Hãy cài phiên bản đó rồi khôi phục.",
            )
        return manifest


class HashingReader:
    """Passes a file on while taking its hash and size."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._hash = hashlib.sha256()
        self.size = 0

    def read(self, size: int = -1) -> bytes:
        chunk = self._source.read(size)
        self._hash.update(chunk)
        self.size += len(chunk)
        return chunk

    def entry(self) -> dict[str, str | int]:
        return {"sha256": self._hash.hexdigest(), "size": self.size}
