"""argparse in Vietnamese: its own sentences are English and come from gettext."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

SENTENCES = {
    "usage: ": "cách dùng: ",
    " (default: %(default)s)": " (mặc định: %(default)s)",
    "positional arguments": "tham số",
    "options": "tùy chọn",
    "subcommands": "lệnh con",
    "show this help message and exit": "in phần hướng dẫn này",
    "show program's version number and exit": "in số phiên bản",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "unrecognized arguments: %s": "không hiểu: %s",
    "the following arguments are required: %s": "còn thiếu: %s",
    "one of the arguments %s is required": "cần một trong các tùy chọn: %s",
    "not allowed with argument %s": "không dùng cùng với %s",
    "ignored explicit argument %r": "tùy chọn này không nhận giá trị %r",
    "expected one argument": "cần một giá trị đi kèm",
    "expected at most one argument": "chỉ nhận nhiều nhất một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "expected %s argument": "cần %s giá trị",
    "expected %s arguments": "cần %s giá trị",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s chưa rõ, có thể là: %(matches)s"
    ),
    "unexpected option string: %s": "tùy chọn lạ: %s",
    "invalid %(type)s value: %(value)r": "giá trị %(value)r không hợp lệ",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "không có %(value)r, hãy chọn một trong: %(choices)s"
    ),
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "không có %(value)r, có phải %(closest)r? Hãy chọn một trong: %(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "không có lệnh %(parser_name)r, hãy chọn một trong: %(choices)s"
    ),
    "can't open '%(filename)s': %(error)s": "không mở được %(filename)s: %(error)s",
    "conflicting option string: %s": "tùy chọn trùng nhau: %s",
    "conflicting option strings: %s": "tùy chọn trùng nhau: %s",
}


def translate(sentence: str) -> str:
    return SENTENCES.get(sentence, sentence)


def translate_plural(one: str, many: str, count: int) -> str:
    return translate(one if count == 1 else many)


def speak_vietnamese() -> None:
    """Put our sentences in place of argparse's."""
    vars(argparse).update({"_": translate, "ngettext": translate_plural})


class Parser(argparse.ArgumentParser):
    """A parser whose wrong use ends with code 2 and says where help is."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        options.setdefault("allow_abbrev", False)
        super().__init__(**options)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\nXem hướng dẫn: {self.prog} --help\n")
