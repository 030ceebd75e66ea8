"""``conglang serve``; Django is loaded by the server itself, once, before it forks."""

from __future__ import annotations

import os
from argparse import Namespace
from contextlib import AbstractContextManager

from conglang.config.cli.environment import whole_number
from conglang.foundation.serve import ServeOptions, serve


def run_serve(args: Namespace) -> int:
    usual = ServeOptions(data=args.data)
    options = ServeOptions(
        data=args.data,
        host=args.host or os.environ.get("CONGLANG_HOST") or usual.host,
        port=args.port,
        workers=whole_number("CONGLANG_WORKERS", args.workers, usual.workers),
        threads=whole_number("CONGLANG_THREADS", args.threads, usual.threads),
        with_worker=not args.no_worker,
        may_migrate=not args.no_migrate,
    )
    return serve(options, lifted=_while_upgrading)


def _while_upgrading() -> AbstractContextManager[None]:
    from conglang.tenancy.scoping import every_site  # noqa: PLC0415 -- needs the settings

    return every_site(reason="upgrade of the installation")
