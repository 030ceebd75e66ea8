"""Lines for the operator, in Vietnamese; written at once, also into a pipe."""

from __future__ import annotations

import errno
import sys

_REASONS = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã hết hạn mức ổ đĩa",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENOTDIR: "một phần của đường dẫn không phải là thư mục",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.EEXIST: "đã có tệp cùng tên",
    errno.EADDRINUSE: "địa chỉ đang được dùng",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ đó",
    errno.ECONNREFUSED: "máy chủ từ chối kết nối",
    errno.ETIMEDOUT: "hết thời gian chờ",
}


def say(line: str = "") -> None:
    """Write one line for the operator."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def complain(line: str) -> None:
    """Write one line about a problem, apart from the ordinary output."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def reason_of(error: OSError) -> str:
    """Say in Vietnamese why the system refused."""
    return _REASONS.get(error.errno or 0, f"mã lỗi hệ thống {error.errno}")


def seconds(value: float) -> str:
    """Write a duration the Vietnamese way: 2,1 giây."""
    return f"{value:.1f} giây".replace(".", ",")
