"""Pages of one worker process are made one after another, in order of arrival.

Rendering is work of the processor: two pages made at once in one process only get in each
other's way, and the slowest answers get much slower. But a process with a single thread would
stand still while one visitor on a weak line sends a photo or fetches a file. So there are
several threads, and only *making* a page (a GET, which has nothing to receive) waits its turn;
receiving a form and sending an answer do not.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Lane:
    """A lock that serves those who wait in the order in which they came."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._busy = False

    def __enter__(self) -> None:
        with self._guard:
            if not self._busy:
                self._busy = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        turn.acquire()

    def __exit__(self, *exc: object) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._busy = False


class OnePageAtATime:
    """A WSGI application in front of another: one lane for residents, one for staff.

    With a lane of their own, a slow report of the staff does not hold up a resident's page.
    skip: addresses that never wait.
    """

    def __init__(self, application: Application, *, staff: str, skip: tuple[str, ...] = ()) -> None:
        self._application = application
        self._staff = staff
        self._skip = skip
        self._public_lane = Lane()
        self._staff_lane = Lane()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or path in self._skip:
            return self._application(environ, start_response)
        lane = self._staff_lane if path.startswith(self._staff) else self._public_lane
        with lane:
            return self._application(environ, start_response)
