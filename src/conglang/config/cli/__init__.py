"""The ``conglang`` command."""

from __future__ import annotations

import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast

OLDEST_PYTHON = (3, 11)
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused or failed, 2 wrong use."""
    if sys.version_info < OLDEST_PYTHON:
        sys.stderr.write("Cổng Làng cần Python 3.11 trở lên; hãy cài Python mới hơn.\n")
        return 1
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(words)
    except KeyboardInterrupt:
        sys.stderr.write("\nĐã dừng theo yêu cầu.\n")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output (head, less) has gone; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(words: list[str]) -> int:
    from conglang.config.cli.environment import (  # noqa: PLC0415 -- the Python version is checked first
        choose_data_folder,
        choose_port,
    )
    from conglang.config.cli.parser import build_parser  # noqa: PLC0415 -- same
    from conglang.core.errors import Refusal  # noqa: PLC0415 -- same

    try:
        if words[:1] == ["manage"] and words[1:] not in (["--help"], ["-h"]):
            choose_port(choose_data_folder(None))
            return _manage(words[1:])
        args = build_parser().parse_args(words)
        args.data = choose_data_folder(args.data)
        args.port = choose_port(args.data, getattr(args, "port", None))
        return _handler(args)(args)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal.message}\n")
        return 1
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 -- the last frame before the operator
        return _explain(error)


def _handler(args: Namespace) -> Callable[[Namespace], int]:
    module, _, function = args.command.target.partition(":")
    if args.command.loads_django:
        _load_django(args)
    found = getattr(import_module(f"conglang.config.cli.{module}"), function)
    return cast("Callable[[Namespace], int]", found)


def _load_django(args: Namespace) -> None:
    from conglang.foundation.serve.guards import open_data_folder  # noqa: PLC0415 -- as above

    # The settings write the secret key at first use: say clearly when they cannot.
    open_data_folder(args.data)
    import_module("django").setup()


def _manage(words: list[str]) -> int:
    import_module("django.core.management").execute_from_command_line(["conglang manage", *words])
    return 0


def _explain(error: Exception) -> int:
    """Tell a wrong setting from a fault of ours, and give developers what they need."""
    if type(error).__name__ == "ImproperlyConfigured":
        sys.stderr.write(f"Cấu hình chưa đúng, hãy xem deploy/env.example: {error}\n")
        return 1
    sys.stderr.write("Lỗi ngoài dự kiến. Xin gửi đoạn dưới đây cho nhóm phát triển:\n")
    traceback.print_exception(error)
    return 1
