"""The command line: Vietnamese, with examples, honest exit codes."""

import argparse
import inspect
import os
import re

import pytest

from conglang.config import cli
from conglang.config.cli import environment
from conglang.config.cli.parser import COMMANDS, PORTAL_COMMANDS, build_parser
from conglang.config.cli.vietnamese import SENTENCES
from conglang.core.errors import Refusal

#: Sentences for programmers that no operator can meet.
FOR_PROGRAMMERS = re.compile(
    r"__call__|positionals|subparser arg|mode %r|merge actions|dest=|conflict_resolution"
    r"|is not callable|must start with|mutually exclusive|deprecated|conflicting subparser"
    r"|invalid option string"
)
#: Names of options and commands are technical; the words around them are ours.
NAMES = re.compile(r"--?[a-z-]+|\bportal show\b|'?\bshow\b( +xem|'|,|$)")
ENGLISH = re.compile(
    r"\b(usage|options|arguments?|show|help message|exit|error|invalid|required|default|command)\b"
)
EVERY_COMMAND = [
    *((each.name,) for each in COMMANDS),
    *(("portal", each.name) for each in PORTAL_COMMANDS),
    ("portal",),
    ("manage",),
    (),
]


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch, tmp_path):
    """Each command chooses its data folder; nothing of it stays."""
    monkeypatch.setattr(os, "environ", os.environ.copy())
    os.environ["CONGLANG_DATA"] = str(tmp_path / "data")


def run(capsys, *words):
    """Return exit code, output and error output of one command."""
    try:
        code = cli.main(words)
    except SystemExit as leave:
        code = leave.code
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.mark.parametrize("words", EVERY_COMMAND, ids=" ".join)
def test_every_command_explains_itself_in_vietnamese(capsys, words):
    code, out, err = run(capsys, *words, "--help")

    assert code == 0
    assert err == ""
    assert "cách dùng:" in out
    if words not in {(), ("portal",)}:
        assert "ví dụ:\n  conglang " in out
    assert ENGLISH.findall(NAMES.sub("", out)) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "còn thiếu: LỆNH"),
        (("fly",), "không có 'fly'"),
        (("portal",), "còn thiếu: VIỆC"),
        (("serve", "--port", "abc"), "không phải là số cổng mạng"),
        (("serve", "--port", "70000"), "không phải là số cổng mạng"),
        (("serve", "--workers", "0"), "không phải là số nguyên"),
        (("serve", "--prot", "1"), "không hiểu: --prot 1"),
        (("portal", "show"), "còn thiếu: TÊN_MIỀN"),
        (("portal", "create", "--level", "xa"), "không có 'xa'"),
        (("restore",), "còn thiếu: TỆP"),
        (("backup", "--to"), "cần một giá trị đi kèm"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_explained_and_ends_with_two(capsys, words, said):
    code, out, err = run(capsys, *words)

    assert code == 2
    assert out == ""
    assert said in err
    assert "--help" in err
    assert ENGLISH.findall(NAMES.sub("", err)) == []


def test_the_version_is_told(capsys):
    assert run(capsys, "--version")[:2] == (0, "Cổng Làng 0.1.0\n")


def test_every_sentence_of_argparse_an_operator_may_meet_is_translated():
    source = inspect.getsource(argparse)
    marked = re.findall(r"\b_\(\s*(?:'([^'\n]+)'|\"([^\"\n]+)\")", source)
    sentences = {one or other for one, other in marked}

    left = {each.encode().decode("unicode_escape") for each in sentences} - SENTENCES.keys()

    assert {each for each in left if not FOR_PROGRAMMERS.search(each)} == set()


def test_a_refusal_is_one_sentence_and_code_one(capsys, monkeypatch):
    def refuse(args):
        raise Refusal("no", "Không làm được.")

    monkeypatch.setattr(cli, "_handler", lambda args: refuse)

    assert run(capsys, "restore", "x") == (1, "", "Không làm được.\n")


def test_ctrl_c_ends_quietly(capsys, monkeypatch):
    def interrupt(args):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_handler", lambda args: interrupt)

    code, _, err = run(capsys, "restore", "x")

    assert code == 130
    assert err == "\nĐã dừng theo yêu cầu.\n"


def test_a_fault_of_ours_says_so_and_shows_it_to_developers(capsys, monkeypatch):
    def crash(args):
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "_handler", lambda args: crash)

    code, _, err = run(capsys, "restore", "x")

    assert code == 1
    assert err.startswith("Lỗi ngoài dự kiến.")
    assert "ZeroDivisionError" in err


def test_a_missing_archive_is_refused_without_making_a_folder(capsys, tmp_path):
    code, _, err = run(capsys, "restore", str(tmp_path / "no.tar.gz"))

    assert code == 1
    assert "Không có tệp sao lưu" in err
    assert not (tmp_path / "data").exists()


def test_an_old_python_is_refused(capsys, monkeypatch):
    monkeypatch.setattr(cli.sys, "version_info", (3, 9))

    code, _, err = run(capsys, "check")

    assert code == 1
    assert "Python 3.11" in err


class TestEnvironment:
    def test_the_option_wins_over_the_variable(self, tmp_path):
        assert environment.choose_data_folder(str(tmp_path / "x")) == tmp_path / "x"
        assert os.environ["CONGLANG_DATA"] == str(tmp_path / "x")

    def test_the_folder_s_own_file_fills_what_the_environment_leaves_open(self, tmp_path):
        (tmp_path / "conglang.env").write_text(
            '# lời chú\n\nCONGLANG_DEMO=1\nCONGLANG_PORT = 9000\nCONGLANG_MAIL_FROM="A <a@b>"\n'
        )
        os.environ["CONGLANG_PORT"] = "7000"

        environment.choose_data_folder(str(tmp_path))

        assert os.environ["CONGLANG_DEMO"] == "1"
        assert os.environ["CONGLANG_PORT"] == "7000"
        assert os.environ["CONGLANG_MAIL_FROM"] == "A <a@b>"

    def test_a_line_that_is_no_setting_is_named(self, tmp_path):
        (tmp_path / "conglang.env").write_text("CONGLANG_DEMO=1\nhello\n")

        with pytest.raises(Refusal, match="dòng 2"):
            environment.choose_data_folder(str(tmp_path))

    def test_a_remembered_choice_replaces_the_older_one(self, tmp_path):
        (tmp_path / "conglang.env").write_text("CONGLANG_DEMO=0\nCONGLANG_PORT=1\n")

        environment.remember(tmp_path, "CONGLANG_DEMO", "1")

        text = (tmp_path / "conglang.env").read_text()
        assert text == "CONGLANG_PORT=1\nCONGLANG_DEMO=1\n"

    @pytest.mark.parametrize(
        ("given", "variable", "last", "port"),
        [(1, "2", "3", 1), (None, "2", "3", 2), (None, "", "3", 3), (None, "", "", 8000)],
    )
    def test_the_port_is_the_option_the_variable_the_last_or_8000(
        self, tmp_path, given, variable, last, port
    ):
        os.environ["CONGLANG_PORT"] = variable
        os.environ.pop("CONGLANG_PUBLIC_PORT", None)
        (tmp_path / "serve.port").write_text(last)

        assert environment.choose_port(tmp_path, given) == port
        assert os.environ["CONGLANG_PUBLIC_PORT"] == str(port)

    @pytest.mark.parametrize("name", ["CONGLANG_HTTPS", "CONGLANG_TRUSTED_PROXIES"])
    def test_behind_a_proxy_links_carry_the_usual_port(self, tmp_path, name):
        os.environ[name] = "1"
        os.environ.pop("CONGLANG_PUBLIC_PORT", None)

        environment.choose_port(tmp_path, 9000)

        assert "CONGLANG_PUBLIC_PORT" not in os.environ

    def test_a_number_that_is_none_is_named(self):
        os.environ["CONGLANG_WORKERS"] = "hai"

        with pytest.raises(Refusal, match="CONGLANG_WORKERS"):
            environment.whole_number("CONGLANG_WORKERS", None, 2)


def test_every_command_leads_to_a_function():
    parser = build_parser()

    assert parser.prog == "conglang"
    for command in [*COMMANDS, *PORTAL_COMMANDS]:
        module, _, function = command.target.partition(":")
        assert callable(getattr(__import__(f"{cli.__name__}.{module}", fromlist="x"), function))
