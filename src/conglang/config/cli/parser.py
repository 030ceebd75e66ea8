"""Every command, its options, and the words an operator reads in --help."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from typing import Any

from conglang.config.cli.vietnamese import Parser, speak_vietnamese
from conglang.foundation.version import VERSION

LEVELS = ("province", "commune", "department", "district")
ABOUT = "Cổng Làng: cổng thông tin điện tử chính thức của chính quyền địa phương."
EXIT_CODES = """mã kết thúc:
  0  xong việc
  1  bị từ chối hoặc không làm được; câu thông báo nói vì sao
  2  gõ lệnh chưa đúng
  130  người vận hành bấm Ctrl+C

Mọi lệnh nhận --data THƯ_MỤC hoặc biến môi trường CONGLANG_DATA.
Các biến môi trường khác: xem tệp deploy/env.example."""


@dataclass(frozen=True, slots=True)
class Option:
    """One argument of a command, as argparse takes it."""

    names: tuple[str, ...]
    settings: dict[str, Any] = field(default_factory=dict)


def option(*names: str, **settings: Any) -> Option:
    return Option(names, settings)


@dataclass(frozen=True, slots=True)
class Command:
    """One command: ``target`` is ``module:function`` below ``conglang.config.cli``.

    loads_django: the settings are read before the module is imported.
    """

    name: str
    help: str
    example: str
    target: str
    options: tuple[Option, ...] = ()
    loads_django: bool = True


def port_number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"“{text}” không phải là số cổng mạng (1–65535)")
    return int(text)


def count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” không phải là số nguyên từ 1 trở lên")
    return int(text)


PORT = option("--port", type=port_number, metavar="SỐ", help="cổng mạng (mặc định: 8000)")
HOST = option("HOST", metavar="TÊN_MIỀN", help="tên miền của cổng")

COMMANDS = (
    Command(
        "serve",
        "chạy máy chủ: trang web, việc nền và hẹn giờ",
        "conglang serve --port 8000 --data var/demo",
        "running:run_serve",
        (
            PORT,
            option("--host", metavar="ĐỊA_CHỈ", help="địa chỉ lắng nghe (mặc định: 127.0.0.1)"),
            option("--workers", type=count, metavar="SỐ", help="số tiến trình web"),
            option("--threads", type=count, metavar="SỐ", help="số luồng mỗi tiến trình web"),
            option("--no-worker", action="store_true", help="chỉ chạy web, không chạy việc nền"),
            option("--no-migrate", action="store_true", help="không tự nâng cấp cơ sở dữ liệu"),
        ),
        loads_django=False,
    ),
    Command(
        "demo",
        "nạp dữ liệu trình diễn vào thư mục dữ liệu",
        "conglang demo --data var/demo",
        "demo:run_demo",
        (PORT,),
        loads_django=False,
    ),
    Command(
        "check",
        "kiểm tra cấu hình, cơ sở dữ liệu, ổ đĩa, thư điện tử, sao lưu",
        "conglang check",
        "report:run_check",
    ),
    Command(
        "backup",
        "sao lưu toàn bộ: cơ sở dữ liệu, tệp, khóa",
        "conglang backup --to /srv/saoluu/hom-nay.tar.gz",
        "upkeep:run_backup",
        (option("--to", metavar="TỆP", help="nơi ghi (mặc định: <thư mục dữ liệu>/backups)"),),
    ),
    Command(
        "restore",
        "khôi phục bản sao lưu vào một thư mục trống",
        "conglang restore hom-nay.tar.gz --data /srv/conglang-moi",
        "restoring:run_restore",
        (option("archive", metavar="TỆP", help="tệp sao lưu .tar.gz"),),
        loads_django=False,
    ),
    Command(
        "migrate",
        "sao lưu rồi nâng cấp cơ sở dữ liệu cho khớp phiên bản này",
        "conglang migrate",
        "upkeep:run_migrate",
    ),
    Command(
        "index",
        "lập lại chỉ mục tìm kiếm từ nội dung đã đăng; cổng vẫn chạy trong lúc đó",
        "conglang index --host hondat.gov.vn",
        "upkeep:run_index",
        (
            option(
                "--host",
                default="",
                metavar="TÊN_MIỀN",
                help="chỉ cổng này (mặc định: mọi cổng)",
            ),
        ),
    ),
    Command(
        "worker",
        "chỉ chạy việc nền (khi tách khỏi máy chủ web)",
        "conglang worker --queues media",
        "background:run_worker_only",
        (option("--queues", metavar="TÊN", help="các hàng đợi, cách nhau dấu phẩy"),),
    ),
    Command(
        "scheduler",
        "chỉ chạy bộ hẹn giờ (khi tách khỏi máy chủ web)",
        "conglang scheduler",
        "background:run_scheduler_only",
    ),
    Command(
        "flows",
        "in sơ đồ các quy trình (dạng Mermaid)",
        "conglang flows",
        "upkeep:run_flows",
    ),
)

PORTAL_COMMANDS = (
    Command(
        "create",
        "tạo một cổng mới",
        'conglang portal create --level commune --name "xã Hòn Đất" --host hondat.gov.vn',
        "portals:create",
        (
            option(
                "--level",
                required=True,
                choices=LEVELS,
                help="cấp: province tỉnh, commune xã, department sở ngành, district huyện cũ",
            ),
            option("--name", required=True, metavar="TÊN", help="tên đơn vị"),
            option("--host", required=True, metavar="TÊN_MIỀN", help="tên miền của cổng"),
            option("--parent", metavar="TÊN_MIỀN", help="tên miền của cổng cấp trên"),
            option(
                "--admin-email",
                default="",
                metavar="THƯ",
                help="thư điện tử của quản trị cổng đầu tiên",
            ),
        ),
    ),
    Command("list", "liệt kê các cổng", "conglang portal list", "portals:list_all"),
    Command(
        "show",
        "xem một cổng",
        "conglang portal show hondat.gov.vn",
        "portals:show",
        (HOST,),
    ),
    Command(
        "rename-host",
        "đổi tên miền chính; tên cũ tự chuyển hướng",
        "conglang portal rename-host cu.gov.vn moi.gov.vn",
        "portals:rename",
        (
            option("OLD", metavar="TÊN_CŨ", help="tên miền đang dùng"),
            option("NEW", metavar="TÊN_MỚI", help="tên miền mới"),
        ),
    ),
    Command(
        "alias",
        "thêm tên miền phụ dẫn về cổng",
        "conglang portal alias hondat.gov.vn www.hondat.gov.vn",
        "portals:alias",
        (HOST, option("ADD", metavar="TÊN_PHỤ", help="tên miền phụ cần thêm")),
    ),
    Command(
        "suspend",
        "tạm ngừng một cổng",
        "conglang portal suspend hondat.gov.vn",
        "portals:suspend",
        (HOST,),
    ),
    Command(
        "resume",
        "mở lại một cổng",
        "conglang portal resume hondat.gov.vn",
        "portals:resume",
        (HOST,),
    ),
    Command(
        "archive",
        "đóng cổng thành bản lưu chỉ đọc",
        "conglang portal archive hondat.gov.vn",
        "portals:archive",
        (HOST,),
    ),
)


def build_parser() -> Parser:
    """Return the parser of the whole command line, speaking Vietnamese."""
    speak_vietnamese()
    parser = Parser(prog="conglang", description=ABOUT, epilog=EXIT_CODES)
    parser.add_argument(
        "--version", action="version", version=f"Cổng Làng {VERSION}", help="in số phiên bản"
    )
    commands = parser.add_subparsers(title="lệnh", metavar="LỆNH", required=True, dest="lệnh")
    for command in COMMANDS:
        _add(commands, command)
    portal = commands.add_parser(
        "portal", help="tạo và quản lý các cổng", description="Tạo và quản lý các cổng."
    )
    acts = portal.add_subparsers(title="lệnh con", metavar="VIỆC", required=True, dest="việc")
    for command in PORTAL_COMMANDS:
        _add(acts, command)
    commands.add_parser(
        "manage",
        help="lệnh của Django, dành cho người phát triển",
        description="Chuyển nguyên phần còn lại cho Django. Dành cho người phát triển.",
        epilog="ví dụ:\n  conglang manage makemigrations --check",
    )
    return parser


def _add(commands: Any, command: Command) -> None:
    sentence = command.help[0].upper() + command.help[1:] + "."
    parser = commands.add_parser(
        command.name,
        help=command.help,
        description=sentence,
        epilog=f"ví dụ:\n  {command.example}",
    )
    for each in command.options:
        parser.add_argument(*each.names, **each.settings)
    parser.add_argument("--data", metavar="THƯ_MỤC", help="thư mục dữ liệu (mặc định: var/demo)")
    parser.set_defaults(command=command)
