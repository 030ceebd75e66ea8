"""Commands that run one part of the process tree alone, for larger installations."""

from __future__ import annotations

from argparse import Namespace

from conglang.foundation.database import check_database
from conglang.foundation.jobs.worker import run_worker
from conglang.foundation.scheduler import run_scheduler
from conglang.foundation.serve.prepare import bring_database_up_to_date


def run_worker_only(args: Namespace) -> int:
    _refuse_unready(args)
    names = (args.queues or "").split(",")
    return run_worker(queues=[name.strip() for name in names if name.strip()])


def run_scheduler_only(args: Namespace) -> int:
    _refuse_unready(args)
    return run_scheduler()


def _refuse_unready(args: Namespace) -> None:
    check_database()
    bring_database_up_to_date(args.data, may_migrate=False)
