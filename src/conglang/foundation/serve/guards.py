"""What is checked before anything is started; each refusal is one sentence that helps."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import socket
from pathlib import Path

from conglang.core.errors import Refusal
from conglang.foundation.serve.console import reason_of

LEAST_FREE_MEGABYTES = 50
LOCK_FILE = "serve.pid"
#: The port of the last start, so that other commands print links that work.
PORT_FILE = "serve.port"


def open_data_folder(data: Path) -> None:
    """Create the data folder if need be and try to write in it.

    Refuses: data_not_writable, disk_full.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        trial = data / f".ghi-thu-{secrets.token_hex(4)}"
        trial.write_bytes(b"")
        trial.unlink()
    except OSError as error:
        raise Refusal(
            "data_not_writable",
            f"Không ghi được vào thư mục dữ liệu {data}: {reason_of(error)}. Hãy cấp quyền ghi "
            "cho tài khoản đang chạy lệnh này, hoặc chọn thư mục khác bằng --data.",
        ) from error
    free = free_megabytes(data)
    if free < LEAST_FREE_MEGABYTES:
        raise Refusal(
            "disk_full",
            f"Ổ đĩa chứa thư mục dữ liệu {data} chỉ còn trống {free} MB, cần ít nhất "
            f"{LEAST_FREE_MEGABYTES} MB. Hãy dọn bớt tệp rồi chạy lại.",
        )


def free_megabytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free // 1024**2


def check_port_is_free(host: str, port: int) -> None:
    """Try to listen on the address, as the web server will.

    The server itself shares its port between workers, so it would not notice a stranger.
    Refuses: port_taken, port_forbidden, bad_host.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
            trial.listen(1)
    except socket.gaierror as error:
        raise Refusal("bad_host", f"Không hiểu địa chỉ “{host}”. Ví dụ: 127.0.0.1") from error
    except PermissionError as error:
        raise Refusal(
            "port_forbidden",
            f"Không được phép mở cổng mạng {port}: số dưới 1024 cần quyền quản trị. "
            "Hãy chọn số khác, ví dụ: --port 8000",
        ) from error
    except OSError as error:
        raise Refusal(
            "port_taken",
            f"Không mở được cổng mạng {port} tại {host}: {reason_of(error)}. Hãy dừng chương "
            f"trình đang dùng, hoặc chọn số khác, ví dụ: --port {port + 1}",
        ) from error


class DataFolderLock:
    """One server per data folder. The system releases the lock whatever way the holder ends."""

    def __init__(self, data: Path) -> None:
        self.path = data / LOCK_FILE
        self._file: int | None = None

    def take(self) -> None:
        """Take the lock and write our process number. Refuses: data_in_use."""
        file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(file, 20).decode("ascii", "replace").strip() or "không rõ"
            os.close(file)
            raise Refusal(
                "data_in_use",
                f"Thư mục dữ liệu {self.path.parent} đang được một máy chủ Cổng Làng khác dùng "
                f"(tiến trình số {holder}). Hãy dừng tiến trình đó, hoặc chọn thư mục khác "
                "bằng --data.",
            ) from error
        os.ftruncate(file, 0)
        os.write(file, f"{os.getpid()}\n".encode("ascii"))
        self._file = file

    def release(self) -> None:
        """Give the lock back; does nothing when it is not held."""
        if self._file is not None:
            self.path.unlink(missing_ok=True)
            os.close(self._file)
            self._file = None

    def leave_to_parent(self) -> None:
        """In a forked child: drop our copy, so that only the parent holds the lock."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
