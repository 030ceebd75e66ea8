"""The part of ``conglang demo`` that needs Django."""

from __future__ import annotations

from pathlib import Path

from conglang.foundation.serve.console import say
from conglang.foundation.serve.prepare import prepare
from conglang.tenancy.scoping import every_site
from conglang.website.demo.load import accounts_table, load_demo


def load(data: Path) -> str:
    """Prepare the installation, load the demonstration, return the table of accounts."""
    with every_site(reason="the demonstration fills several portals"):
        prepare(data, may_migrate=True)
        load_demo(progress=say)
    return accounts_table()
