"""Pages are made one at a time and in order; slow visitors do not hold up the others."""

import socket
import threading
import time
from contextlib import ExitStack, closing

import pytest

from conglang.foundation.serve.lanes import OnePageAtATime
from tests.foundation.processes import Server, ask, conglang, wait_until


class Site:
    """An application whose pages take until they are let go; notes who is inside."""

    def __init__(self):
        self.inside, self.most, self.order = 0, 0, []
        self.go = threading.Event()
        self.application = OnePageAtATime(self.make, staff="/quan-tri/", skip=("/healthz",))

    def make(self, environ, start_response):
        self.inside += 1
        self.most = max(self.most, self.inside)
        self.order.append(environ["PATH_INFO"])
        self.go.wait(5)
        self.inside -= 1
        return [b"page"]

    def visit(self, path, method="GET"):
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path}
        thread = threading.Thread(target=self.application, args=(environ, None))
        thread.start()
        time.sleep(0.05)
        return thread


@pytest.fixture
def site():
    return Site()


def finish(site, *threads):
    site.go.set()
    for thread in threads:
        thread.join(5)


def test_pages_are_made_one_at_a_time_in_order_of_arrival(site):
    threads = [site.visit(f"/{number}") for number in range(4)]
    assert site.order == ["/0"]

    finish(site, *threads)

    assert site.order == ["/0", "/1", "/2", "/3"]
    assert site.most == 1


@pytest.mark.parametrize(
    ("path", "method"), [("/gui", "POST"), ("/healthz", "GET"), ("/quan-tri/bao-cao/", "GET")]
)
def test_forms_health_and_staff_do_not_wait_for_a_page(site, path, method):
    page, other = site.visit("/trang"), site.visit(path, method)
    assert site.order == ["/trang", path]

    finish(site, page, other)


def test_a_page_that_fails_lets_the_next_one_in():
    def fail(environ, start_response):
        raise ZeroDivisionError

    application = OnePageAtATime(fail, staff="/quan-tri/")
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            application({"REQUEST_METHOD": "GET", "PATH_INFO": "/"}, None)


def weak_lines(port, count):
    """Visitors who began to send a form and are still at it."""
    for _ in range(count):
        line = socket.create_connection(("127.0.0.1", port))
        line.sendall(
            b"POST /tai-khoan/dang-nhap/ HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n"
            b"Cookie: chong-gia-mao=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"
            b"Content-Length: 100000\r\n\r\nlogin=a"
        )
        yield line


@pytest.mark.slow_process
def test_visitors_on_weak_lines_do_not_stop_the_portal(data_folder):
    words = ("--level", "commune", "--name", "xã A", "--host", "localhost")
    assert conglang("portal", "create", *words, data=data_folder).returncode == 0
    with Server(data_folder, "--no-worker", "--workers", "1") as server, ExitStack() as lines:
        for line in weak_lines(server.port, 6):
            lines.enter_context(closing(line))
        time.sleep(0.5)
        assert [ask(server.port)[0] for _ in range(5)] == [200] * 5

        # Two more fill the last thread: the trial above was a real one.
        for line in weak_lines(server.port, 2):
            lines.enter_context(closing(line))
        assert wait_until(lambda: ask(server.port)[0] == 0, seconds=30)

        lines.close()
        assert wait_until(server.answers)
