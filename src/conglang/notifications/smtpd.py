"""A small mail server that keeps what it is given: for the demonstration and for tests.

It speaks as much of RFC 5321 as a client needs to hand over a letter. It listens on this machine
only, takes no password, and sends nothing on.
"""

from __future__ import annotations

import socketserver
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

LONGEST_LINE = 4096
LARGEST_LETTER = 30 * 1024 * 1024

Answer = tuple[int, str]
OK: Answer = (250, "OK")


@dataclass(slots=True)
class Envelope:
    """One letter as a client hands it over."""

    sender: str = ""
    recipients: list[str] = field(default_factory=list)
    data: bytes = b""


class Receiver:
    """What becomes of letters; a subclass may refuse a recipient or a whole letter."""

    def recipient(self, address: str) -> Answer:
        """Answer to RCPT TO."""
        return OK

    def letter(self, envelope: Envelope) -> Answer:
        """Answer to a whole letter; 250 promises that it is kept."""
        raise NotImplementedError


class Server(socketserver.ThreadingTCPServer):
    """Listens on a port of this machine (0: any free one); ``port`` tells which."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, receiver: Receiver, *, port: int = 0) -> None:
        self.receiver = receiver
        super().__init__(("127.0.0.1", port), _Session)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that is gone in the middle of a word is no news."""


class _Session(socketserver.StreamRequestHandler):
    """One client: greets, takes letters one after another, says goodbye."""

    server: Server

    def handle(self) -> None:
        self._envelope = Envelope()
        self._say(220, "localhost ESMTP")
        while line := self.rfile.readline(LONGEST_LINE):
            verb, _, rest = line.decode("utf-8", "replace").strip().partition(" ")
            if verb.upper() == "QUIT":
                self._say(221, "Bye")
                return
            self._say(*self._commands().get(verb.upper(), _unknown)(rest))

    def _commands(self) -> dict[str, Callable[[str], Answer]]:
        return {
            "EHLO": self._hello, "HELO": self._hello, "MAIL": self._mail, "RCPT": self._rcpt,
            "DATA": self._data, "RSET": self._reset, "NOOP": lambda rest: OK,
        }  # fmt: skip

    def _say(self, code: int, words: str) -> None:
        self.wfile.write(f"{code} {words}\r\n".encode())

    def _hello(self, rest: str) -> Answer:
        return self._reset(rest)

    def _reset(self, rest: str) -> Answer:
        self._envelope = Envelope()
        return OK

    def _mail(self, rest: str) -> Answer:
        self._envelope = Envelope(sender=_address(rest))
        return OK

    def _rcpt(self, rest: str) -> Answer:
        address = _address(rest)
        answer = self.server.receiver.recipient(address)
        if answer[0] == OK[0]:
            self._envelope.recipients.append(address)
        return answer

    def _data(self, rest: str) -> Answer:
        if not self._envelope.recipients:
            return 503, "RCPT first"
        self._say(354, "End with a dot")
        lines, size = [], 0
        for line in iter(lambda: self.rfile.readline(), b".\r\n"):
            if not line:
                raise ConnectionAbortedError  # cut off in the middle of a letter
            size += len(line)
            if size <= LARGEST_LETTER:
                lines.append(line.removeprefix(b"."))
        if size > LARGEST_LETTER:
            return 552, "Too large"
        self._envelope.data = b"".join(lines)
        answer = self.server.receiver.letter(self._envelope)
        self._envelope = Envelope()
        return answer


def _unknown(rest: str) -> Answer:
    return 502, "Not implemented"


def _address(rest: str) -> str:
    return rest.partition("<")[2].partition(">")[0]
