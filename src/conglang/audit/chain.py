"""The hash chain: each record's hash covers its content and the hash before it."""

import hashlib
import json
from typing import Any

COVERED = (
    "site_id", "sequence", "at", "act", "actor_id", "actor_name", "actor_role", "object_kind",
    "object_key", "object_label", "note", "before", "after", "basis",
)  # fmt: skip


def link_hash(record: Any) -> str:
    """SHA-256 over the covered fields (canonical JSON, UTC time) and the previous hash."""
    content = {name: getattr(record, name) for name in COVERED}
    content["at"] = record.at.timestamp()
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{record.previous_hash}\n{text}".encode()).hexdigest()
