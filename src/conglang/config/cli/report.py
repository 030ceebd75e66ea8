"""``conglang check``: one line per question, ✓ well, ! worth a look, ✗ wrong."""

from __future__ import annotations

import smtplib
from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.utils import timezone

from conglang.core.errors import Refusal
from conglang.foundation.backup import latest_backup
from conglang.foundation.database import check_database
from conglang.foundation.models import PeriodicRun
from conglang.foundation.rules import BACKUP_OLD_AFTER, ENOUGH_FAILURES, LEAST_DISK_BYTES
from conglang.foundation.schema import missing_migrations
from conglang.foundation.serve.console import say
from conglang.foundation.serve.guards import LEAST_FREE_MEGABYTES, free_megabytes
from conglang.foundation.version import VERSION
from conglang.papers.administrative import refuse_without_pdf
from conglang.tenancy.scoping import every_site

MEGABYTE = 1024**2
MAIL_SECONDS = 5


class Verdict(StrEnum):
    WELL = "✓"
    LOOK = "!"
    WRONG = "✗"


Line = tuple[Verdict, str]

#: Django's deployment checks in the operator's words; the rest is named by its code.
DJANGO_ADVICE = {
    "security.W004": "Chưa bật HSTS: đặt CONGLANG_HTTPS=1 khi cổng chạy HTTPS.",
    "security.W005": "HSTS không áp dụng cho tên miền con.",
    "security.W008": "Không tự chuyển HTTP sang HTTPS: để máy chủ phía trước (nginx) làm.",
    "security.W012": "Cookie phiên chưa buộc HTTPS: đặt CONGLANG_HTTPS=1.",
    "security.W016": "Cookie chống giả mạo chưa buộc HTTPS: đặt CONGLANG_HTTPS=1.",
    "security.W018": "Đang bật chế độ gỡ lỗi: bỏ CONGLANG_DEBUG khi chạy thật.",
    "security.W020": "Danh sách tên miền được phép đang trống.",
    "security.W021": "Tên miền chưa đăng ký nạp sẵn HSTS (không bắt buộc).",
}
#: Known and intended: the portal's own guard answers strange hosts, nginx redirects to HTTPS.
DJANGO_INTENDED = {"security.W005", "security.W008", "security.W020", "security.W021"}


def run_check(args: Namespace) -> int:
    say(f"Cổng Làng {VERSION} · dữ liệu: {args.data}")
    verdicts = []
    with every_site(reason="an operator checks the installation"):
        for verdict, sentence in _lines(args.data):
            say(f"  {verdict} {sentence}")
            verdicts.append(verdict)
    wrong = verdicts.count(Verdict.WRONG)
    look = verdicts.count(Verdict.LOOK)
    say(f"Kết quả: {wrong} lỗi, {look} điều cần xem." if wrong + look else "Kết quả: tốt.")
    return 1 if wrong else 0


def _lines(data: Path) -> Iterator[Line]:
    try:
        check_database()
    except Refusal as refusal:
        yield Verdict.WRONG, refusal.message
        return
    yield Verdict.WELL, "Cơ sở dữ liệu trả lời."
    questions: tuple[Callable[[Path], Iterator[Line]], ...] = (
        _migrations,
        _disk,
        _mail,
        _papers,
        _backups,
        _timetable,
        _django,
    )
    for question in questions:
        yield from question(data)


def _migrations(data: Path) -> Iterator[Line]:
    missing = len(missing_migrations())
    if missing:
        yield Verdict.WRONG, f"Cơ sở dữ liệu còn thiếu {missing} bước nâng cấp: conglang migrate"
    else:
        yield Verdict.WELL, "Cơ sở dữ liệu đúng phiên bản."


def _disk(data: Path) -> Iterator[Line]:
    free = free_megabytes(data)
    sentence = f"Ổ đĩa còn trống {free} MB."
    if free < LEAST_FREE_MEGABYTES:
        yield Verdict.WRONG, f"{sentence} Cần ít nhất {LEAST_FREE_MEGABYTES} MB."
    else:
        yield (Verdict.WELL if free * MEGABYTE >= LEAST_DISK_BYTES else Verdict.LOOK), sentence


def _mail(data: Path) -> Iterator[Line]:
    if not settings.MAIL_TRANSPORT.endswith("smtp.EmailBackend"):
        yield Verdict.LOOK, "Thư điện tử không gửi ra ngoài (EMAIL_URL không phải smtp)."
        return
    place = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    secure = getattr(settings, "EMAIL_USE_SSL", False)
    connect = smtplib.SMTP_SSL if secure else smtplib.SMTP
    try:
        with connect(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=MAIL_SECONDS) as server:
            server.noop()
    except (OSError, smtplib.SMTPException):
        yield Verdict.LOOK, f"Máy chủ thư {place} không trả lời; hãy kiểm tra biến EMAIL_URL."
    else:
        yield Verdict.WELL, f"Máy chủ thư {place} trả lời."


def _papers(data: Path) -> Iterator[Line]:
    try:
        refuse_without_pdf()
    except Refusal:
        yield (
            Verdict.LOOK,
            (
                "Chưa tạo được tệp PDF: cài libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "
                "fonts-croscore. Tệp Word vẫn tạo được."
            ),
        )
    else:
        yield Verdict.WELL, "Tạo được tệp PDF."


def _backups(data: Path) -> Iterator[Line]:
    latest = latest_backup(data)
    if latest is None:
        yield Verdict.LOOK, "Chưa có bản sao lưu nào: conglang backup"
        return
    age = timedelta(seconds=timezone.now().timestamp() - latest.stat().st_mtime)
    hours = int(age.total_seconds() // 3600)
    sentence = f"Bản sao lưu mới nhất: {latest.name}, {hours} giờ trước."
    yield (Verdict.WELL if age <= BACKUP_OLD_AFTER else Verdict.LOOK), sentence


def _timetable(data: Path) -> Iterator[Line]:
    if missing_migrations():
        return
    failing = PeriodicRun.objects.filter(failures_in_a_row__gte=ENOUGH_FAILURES)
    for run in failing.order_by("name"):
        yield (
            Verdict.WRONG,
            f"Việc định kỳ {run.name} hỏng {run.failures_in_a_row} lần liên tiếp: "
            f"{run.last_error.strip().splitlines()[-1]}",
        )


def _django(data: Path) -> Iterator[Line]:
    found = checks.run_checks(include_deployment_checks=True)
    serious = [each for each in found if each.level >= checks.WARNING and not each.is_silenced()]
    shown = [each for each in serious if each.id not in DJANGO_INTENDED]
    for each in shown:
        verdict = Verdict.WRONG if each.level >= checks.ERROR else Verdict.LOOK
        unknown = f"Mã {each.id}; xem chi tiết bằng lệnh: conglang manage check --deploy"
        yield verdict, DJANGO_ADVICE.get(each.id or "", unknown)
    if not shown:
        yield Verdict.WELL, "Cấu hình không có điểm đáng ngờ."
