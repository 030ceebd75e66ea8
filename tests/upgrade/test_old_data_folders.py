"""A data folder of every closed part is upgraded by this product; nobody's work is touched."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.foundation.processes import conglang

pytestmark = pytest.mark.slow_process

KEPT = sorted(Path(__file__).parent.glob("*.tar.gz"))


@pytest.mark.parametrize("archive", KEPT, ids=[each.stem for each in KEPT])
def test_an_older_data_folder_is_upgraded_and_keeps_peoples_work(
    archive: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    restored = conglang("restore", str(archive), "--data", str(data), data=data)
    assert restored.returncode == 0, restored.stdout + restored.stderr
    before = work_of_people(data)

    migrated = conglang("migrate", "--data", str(data), data=data)

    assert migrated.returncode == 0, migrated.stdout + migrated.stderr
    assert work_of_people(data) == before
    assert before["states"] == {"draft": 1, "pending_approval": 1, "published": 1}
    checked = conglang("portal", "show", "giulai.test", "--data", str(data), data=data)
    assert "xã Giữ Lại" in checked.stdout


def work_of_people(data: Path) -> dict[str, object]:
    """Texts, states and the record, read without the product."""
    with sqlite3.connect(data / "conglang.sqlite3") as database:
        texts = database.execute(
            "SELECT p.title, a.lead, a.body FROM newsroom_articlepage a "
            "JOIN content_basepage p ON p.id = a.basepage_ptr_id ORDER BY p.title"
        ).fetchall()
        states = database.execute(
            "SELECT state, count(*) FROM newsroom_editorialrecord GROUP BY state"
        ).fetchall()
        record = database.execute(
            "SELECT sequence, act, hash FROM audit_auditrecord ORDER BY id"
        ).fetchall()
    return {
        "texts": [(title, lead, json.loads(body)) for title, lead, body in texts],
        "states": dict(states),
        "record": record,
    }
