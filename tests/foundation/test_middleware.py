"""/healthz before everything; public pages smaller, a person's pages untouched."""

import gzip
import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.utils import timezone

from conglang.foundation import middleware
from conglang.foundation.choices import BeatRole
from conglang.foundation.middleware import compress_public_pages, health
from conglang.foundation.models import WorkerBeat
from conglang.foundation.serve.ready import EXPECT_WORKER

PAGE = "<html>" + "Hòn Đất " * 200


def not_reached(request):
    raise AssertionError


@pytest.mark.django_db
class TestHealth:
    def ask(self):
        request = RequestFactory().get("/healthz", headers={"Host": "any.host.example"})
        response = health(not_reached)(request)
        return response.status_code, json.loads(response.content)

    def test_a_working_installation_is_healthy_whatever_the_host(self):
        status, answer = self.ask()

        assert status == 200
        assert answer["checks"] == {"database": "ok", "migrations": "ok"}
        assert answer["reasons"] == []

    def test_other_addresses_pass_through(self):
        passed = health(lambda request: HttpResponse("page"))(RequestFactory().get("/healthz/x"))

        assert passed.content == b"page"

    def test_an_unreachable_database_is_told(self, monkeypatch):
        def fail(self):
            raise DatabaseError("secret detail")

        monkeypatch.setattr(middleware.HealthChecks, "_database", fail)

        status, answer = self.ask()

        assert status == 503
        assert answer["reasons"] == ["Cơ sở dữ liệu không trả lời."]
        assert answer["checks"] == {"database": "failing"}

    def test_a_missing_migration_is_told(self):
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE app = 'foundation'")

        status, answer = self.ask()

        assert status == 503
        assert answer["checks"]["migrations"] == "failing"

    @pytest.mark.parametrize(
        ("beat_seconds_ago", "up_seconds", "status"),
        [(10, 500, 200), (61, 500, 503), (None, 500, 503), (None, 5, 200)],
    )
    def test_a_silent_worker_is_told_once_it_had_time_to_start(
        self, monkeypatch, beat_seconds_ago, up_seconds, status
    ):
        monkeypatch.setenv(EXPECT_WORKER, "1")
        checks = middleware.HealthChecks()
        checks._began -= up_seconds
        if beat_seconds_ago is not None:
            moment = timezone.now() - timedelta(seconds=beat_seconds_ago)
            WorkerBeat.objects.create(
                worker_id="w", role=BeatRole.WORKER, machine="m", pid=1, started_at=moment,
                beat_at=moment,
            )  # fmt: skip

        assert checks.answer().status_code == status


class TestCompression:
    def through(self, response, *, accept="gzip, br", cookies=None):
        request = RequestFactory().get("/", headers={"Accept-Encoding": accept})
        request.COOKIES.update(cookies or {})
        return compress_public_pages(lambda _: response)(request)

    def test_a_public_page_is_compressed_and_comes_back_whole(self):
        response = self.through(HttpResponse(PAGE))

        assert response["Content-Encoding"] == "gzip"
        assert response["Vary"] == "Accept-Encoding"
        assert gzip.decompress(response.content).decode() == PAGE
        assert len(response.content) < len(PAGE) / 5

    def test_the_same_page_is_the_same_bytes(self):
        assert self.through(HttpResponse(PAGE)).content == self.through(HttpResponse(PAGE)).content

    def test_a_reader_without_gzip_gets_the_page_and_caches_know_why(self):
        response = self.through(HttpResponse(PAGE), accept="br")

        assert response.content.decode() == PAGE
        assert response["Vary"] == "Accept-Encoding"
        assert not response.has_header("Content-Encoding")

    def test_length_and_tag_follow_the_new_bytes(self):
        page = HttpResponse(PAGE, headers={"ETag": '"abc"', "Content-Length": "1606"})

        response = self.through(page)

        assert response["Content-Length"] == str(len(response.content))
        assert response["ETag"] == 'W/"abc"'

    @pytest.mark.parametrize(
        "response",
        [
            HttpResponse("short"),
            HttpResponse(PAGE, content_type="image/png"),
            HttpResponse(PAGE, headers={"Content-Encoding": "br"}),
            HttpResponse(PAGE, headers={"Vary": "Cookie"}),
            StreamingHttpResponse([PAGE]),
            FileResponse(iter([PAGE.encode()])),
        ],
        ids=["short", "picture", "compressed", "personal", "stream", "file"],
    )
    def test_what_must_not_change_does_not(self, response):
        before = dict(response.headers)

        assert dict(self.through(response).headers) == before

    def test_a_person_with_a_session_gets_plain_pages(self, settings):
        response = self.through(
            HttpResponse(PAGE), cookies={settings.SESSION_COOKIE_NAME: "secret"}
        )

        assert not response.has_header("Content-Encoding")

    def test_an_answer_that_sets_a_cookie_stays_plain(self):
        page = HttpResponse(PAGE)
        page.set_cookie("a", "b")

        assert not self.through(page).has_header("Content-Encoding")
