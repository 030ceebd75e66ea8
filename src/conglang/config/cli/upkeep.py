"""Commands that look after an installation: backup, upgrade, search index, diagrams."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from conglang.config.flows import FLOWS
from conglang.core.errors import Refusal
from conglang.foundation.backup import new_backup_path
from conglang.foundation.backup.making import BY_HAND
from conglang.foundation.database import check_database
from conglang.foundation.serve.console import say
from conglang.foundation.serve.guards import DataFolderLock
from conglang.foundation.serve.prepare import back_up_now, bring_database_up_to_date
from conglang.search.actions import rebuild
from conglang.search.sources import sources
from conglang.tenancy.models import Agency
from conglang.tenancy.queries import agency_of_host
from conglang.tenancy.scoping import every_site, within_site


def run_backup(args: Namespace) -> int:
    check_database()
    target = Path(args.to).absolute() if args.to else new_backup_path(args.data, BY_HAND)
    back_up_now(args.data, target)
    say(f"Đã sao lưu vào {target} ({_megabytes(target.stat().st_size)}).")
    return 0


def _megabytes(size: int) -> str:
    return f"{size / 1024**2:.1f} MB".replace(".", ",")


def run_migrate(args: Namespace) -> int:
    lock = DataFolderLock(args.data)
    lock.take()
    try:
        check_database()
        with every_site(reason="upgrade of the installation"):
            changed = bring_database_up_to_date(args.data, may_migrate=True)
    finally:
        lock.release()
    say("Đã nâng cấp cơ sở dữ liệu." if changed else "Cơ sở dữ liệu đã đúng phiên bản.")
    return 0


def run_index(args: Namespace) -> int:
    """Make the search index of one portal, or of all, again from what is published."""
    check_database()
    with every_site(reason="an operator makes the search index again"):
        bring_database_up_to_date(args.data, may_migrate=False)
        for agency in agencies_to_index(args.host):
            with within_site(agency.site):
                done = rebuild(progress=_tell_every_thousand)
            counts = ", ".join(
                f"{source.label.lower()} {done[source.kind]}"
                for source in sources()
                if source.kind in done
            )
            say(f"{agency.site.hostname}: {counts or 'chưa có gì để tìm'}")
    return 0


def agencies_to_index(host: str) -> list[Agency]:
    if not host:
        return list(Agency.objects.select_related("site").order_by("site__hostname"))
    agency = agency_of_host(host)
    if agency is None:
        raise Refusal(
            "unknown_host", f"Không có cổng nào ở tên miền “{host}”. Xem: conglang portal list"
        )
    return [agency]


def _tell_every_thousand(label: str, done: int) -> None:
    if done % 1000 == 0:
        say(f"  {label}: {done}")


def run_flows(args: Namespace) -> int:
    for name, flow in FLOWS.items():
        say(f"%% {name}")
        say(flow.workflow.to_mermaid(flow.labels))
    return 0
