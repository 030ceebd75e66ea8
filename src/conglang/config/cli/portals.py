"""``conglang portal …``: thin lines over the acts of tenancy."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import wraps

from django.utils import timezone

from conglang.core.errors import Refusal
from conglang.foundation.database import check_database
from conglang.foundation.serve.console import say
from conglang.foundation.serve.prepare import bring_database_up_to_date
from conglang.tenancy import actions, queries
from conglang.tenancy.scoping import every_site

Handler = Callable[[Namespace], int]


def _installation_wide(reason: str) -> Callable[[Handler], Handler]:
    """Run a command over every portal, on a database that is ready."""

    def decorate(handler: Handler) -> Handler:
        @wraps(handler)
        def run(args: Namespace) -> int:
            check_database()
            with every_site(reason=reason):
                bring_database_up_to_date(args.data, may_migrate=False)
                return handler(args)

        return run

    return decorate


@_installation_wide("an operator creates a portal")
def create(args: Namespace) -> int:
    agency = actions.create_portal(
        level=args.level,
        name=args.name,
        host=args.host,
        parent_host=args.parent,
        admin_email=args.admin_email,
        at=timezone.now(),
    )
    say(f"Đã tạo “{agency.portal_name}” tại {agency.base_url}")
    invitation = getattr(agency, "invitation_url", "")
    if invitation:
        say("Liên kết mời quản trị cổng đầu tiên (dùng một lần, có hạn):")
        say(f"  {invitation}")
    return 0


@_installation_wide("an operator lists the portals")
def list_all(args: Namespace) -> int:
    rows = queries.portals_for_listing()
    if not rows:
        say("Chưa có cổng nào. Tạo cổng đầu tiên: conglang portal create --help")
        return 0
    head = ("TÊN MIỀN", "CẤP", "TÌNH TRẠNG", "TÊN CỔNG", "CỔNG CẤP TRÊN")
    _table([head, *((row.host, row.level, row.state, row.name, row.parent) for row in rows)])
    return 0


def _table(rows: Sequence[tuple[str, ...]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        say("  ".join(cells).rstrip())


@_installation_wide("an operator looks at a portal")
def show(args: Namespace) -> int:
    details = queries.portal_details(args.HOST)
    if details is None:
        raise Refusal(
            "unknown_host", f"Không có cổng nào ở tên miền “{args.HOST}”. Xem: conglang portal list"
        )
    width = max(len(label) for label, _ in details)
    for label, value in details:
        say(f"{label.ljust(width)}  {value or '—'}")
    return 0


@_installation_wide("an operator gives a portal another host")
def rename(args: Namespace) -> int:
    agency = actions.rename_host(old=args.OLD, new=args.NEW, at=timezone.now())
    say(f"“{agency.portal_name}” nay ở {agency.base_url}; {args.OLD} tự chuyển hướng về đó.")
    return 0


@_installation_wide("an operator adds a host to a portal")
def alias(args: Namespace) -> int:
    agency = actions.add_alias(host=args.HOST, alias=args.ADD, at=timezone.now())
    say(f"{args.ADD} nay dẫn về “{agency.portal_name}”.")
    return 0


@_installation_wide("an operator suspends a portal")
def suspend(args: Namespace) -> int:
    agency = actions.suspend_portal(host=args.HOST, at=timezone.now())
    say(f"Đã tạm ngừng “{agency.portal_name}”. Mở lại: conglang portal resume {args.HOST}")
    return 0


@_installation_wide("an operator resumes a portal")
def resume(args: Namespace) -> int:
    agency = actions.resume_portal(host=args.HOST, at=timezone.now())
    say(f"Đã mở lại “{agency.portal_name}”.")
    return 0


@_installation_wide("an operator archives a portal")
def archive(args: Namespace) -> int:
    agency = actions.archive_portal(host=args.HOST, at=timezone.now())
    say(f"Đã đóng “{agency.portal_name}” thành bản lưu chỉ đọc.")
    return 0
