"""Can the database be reached? Asked once before anything is started."""

from __future__ import annotations

from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from conglang.core.errors import Refusal
from conglang.foundation.backup.databases import SQLITE, DatabaseAddress

CONNECT_SECONDS = 5
_CAUSES = (
    ("password authentication failed", "sai tên hoặc mật khẩu"),
    ("no password supplied", "chưa có mật khẩu"),
    ("does not exist", "máy chủ chưa có cơ sở dữ liệu hoặc tài khoản này"),
    ("refused", "máy chủ không nhận kết nối"),
    ("No such file or directory", "máy chủ không chạy trên máy này"),
    ("timeout", "máy chủ không trả lời"),
    ("resolve", "không tìm thấy tên máy chủ"),
    ("unable to open database file", "không mở được tệp"),
    ("not a database", "tệp không phải là cơ sở dữ liệu SQLite"),
    ("readonly", "tệp chỉ cho đọc"),
)


def check_database() -> None:
    """Connect once. Refuses: database_unreachable."""
    connection: Any = connections[DEFAULT_DB_ALIAS]  # engines differ in what they offer
    try:
        if connection.vendor == "postgresql":
            # Beside the pool, which would keep trying for its whole time-out.
            parameters = connection.get_connection_params()
            parameters["connect_timeout"] = CONNECT_SECONDS
            connection.Database.connect(**parameters).close()
        else:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA schema_version")
    except (DatabaseError, connection.Database.Error) as error:
        raise Refusal("database_unreachable", _sentence(str(error))) from error


def _sentence(detail: str) -> str:
    address = DatabaseAddress.from_settings(connections[DEFAULT_DB_ALIAS].settings_dict)
    cause = next((text for sign, text in _CAUSES if sign in detail), "không rõ nguyên nhân")
    if address.engine == SQLITE:
        return (
            f"Không mở được cơ sở dữ liệu {address.name}: {cause}. "
            "Hãy kiểm tra quyền của tệp và thư mục chứa tệp."
        )
    return (
        f"Không kết nối được cơ sở dữ liệu PostgreSQL {address}: {cause}. "
        "Hãy kiểm tra biến DATABASE_URL và máy chủ cơ sở dữ liệu."
    )


def close_connections() -> None:
    """Close everything that must not be carried into a forked process, the pool too."""
    connections.close_all()
    connection: Any
    for connection in connections.all(initialized_only=True):
        if getattr(connection, "pool", None):
            connection.close_pool()
