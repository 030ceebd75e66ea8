"""A mail server for tests: keeps every letter it accepted, and refuses what it is told to refuse.

As a program (``python -m tests.notifications.sink FILE PORT_FILE``) it writes one line per
accepted letter, Message-ID and recipient, safely on disk before it answers.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from conglang.notifications.smtpd import OK, Answer, Envelope, Receiver, Server


class Sink(Receiver):
    """answers: recipient → what RCPT TO gets; letter_answer: what DATA gets."""

    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []
        self.answers: dict[str, Answer] = {}
        self.letter_answer: Answer = OK
        self.port = 0

    def recipient(self, address: str) -> Answer:
        return self.answers.get(address, OK)

    def letter(self, envelope: Envelope) -> Answer:
        if self.letter_answer == OK:
            self.envelopes.append(envelope)
        return self.letter_answer

    @property
    def letters(self) -> list[Any]:
        """Accepted letters, parsed."""
        return [message_from_bytes(each.data, policy=policy.default) for each in self.envelopes]


@contextmanager
def serving(sink: Receiver) -> Iterator[int]:
    """The port on which the sink listens, until the end of the block."""
    with Server(sink) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server.port
        finally:
            server.shutdown()
            thread.join()


class Ledger(Receiver):
    """Writes a line per letter and makes it safe before it answers."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a")
        self._guard = threading.Lock()

    def letter(self, envelope: Envelope) -> Answer:
        message = message_from_bytes(envelope.data, policy=policy.default)
        with self._guard:
            self._file.write(f"{message['Message-ID']} {envelope.recipients[0]}\n")
            self._file.flush()
            os.fsync(self._file.fileno())
        return OK


if __name__ == "__main__":
    with Server(Ledger(Path(sys.argv[1]))) as server:
        Path(sys.argv[2]).write_text(str(server.port))
        server.serve_forever()
