"""Many photos at once, from a telephone: sent one by one, described, put in the draft together."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from conglang.audit.queries import history_of
from conglang.core.errors import Refusal
from conglang.foundation.jobs import run_pending
from conglang.media.models import Picture
from conglang.media.renditions import ALL_SPECS
from conglang.newsroom import actions
from conglang.newsroom.actions import PhotoWords, photos
from conglang.newsroom.models import ArticlePage, IncomingPhoto
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import undone_at_the_end, visitor
from tests.media import files
from tests.newsroom.factories import AT, ROADS, Board, act, make_board, start, walk

HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 200


@pytest.fixture(scope="module")
def boards(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Board]]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield [make_board(), make_board("binhson.test")]


@pytest.fixture
def board(boards: list[Board], db: None) -> Board:
    cache.clear()  # Wagtail keeps small pictures by numbers that a test gives back
    return boards[0]


def upload(name: str = "IMG_0001.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, files.picture() if content is None else content, "image/jpeg")


def take(board: Board, article: Any, by: str = "contributor", **more: Any) -> IncomingPhoto:
    file = upload(**more)
    with within_site(board.site):
        return actions.take_photo(
            article_id=article.pk, by=board.people[by], at=AT, name=str(file.name), upload=file
        )


def listed(board: Board, article: Any, by: str = "contributor") -> list[IncomingPhoto]:
    with within_site(board.site):
        rows = IncomingPhoto.objects.of(board.people[by], article_id=article.pk)
        return list(rows.select_related("picture"))


def described(board: Board, article: Any, count: int) -> None:
    rows = [take(board, article) for _ in range(count)]
    words = {
        row.pk: PhotoWords(f"Cảnh {number}", f"Chú thích {number}", "Tư Rạch")
        for number, row in enumerate(rows, start=1)
    }
    with within_site(board.site):
        actions.describe_photos(article_id=article.pk, by=board.contributor, words=words)


def put(board: Board, article: Any, by: str = "contributor", **more: Any) -> Any:
    with within_site(board.site):
        return actions.put_photos(article_id=article.pk, by=board.people[by], at=AT, **more)


def screen(article: Any, name: str = "article_photos") -> str:
    return reverse(name, args=[article.pk])


# --- sending ------------------------------------------------------------------------------------


def test_a_script_sends_one_photo_and_gets_its_line(
    board: Board, django_capture_on_commit_callbacks: Any
) -> None:
    article = start(board)

    with django_capture_on_commit_callbacks(execute=True):
        answer = board.browser("contributor").post(
            screen(article), {"uploads": upload("Lễ khánh thành.JPG")},
            headers={"accept": "application/json"},
        )  # fmt: skip

    [photo] = listed(board, article)
    assert answer.json()["error"] == ""
    assert f'name="alt-{photo.pk}"' in answer.json()["rows"]
    with within_site(board.site):
        picture = Picture.objects.get()
        assert (picture.title, picture.description) == ("Lễ khánh thành", "")
        assert (picture.uploaded_by_user, picture.shown_publicly) == (board.contributor, False)
        assert picture.file_hash
        assert picture.file.name.endswith("/le-khanh-thanh.jpg")
        # The request made the small picture of the list; AVIF and the rest are a job's work.
        assert picture.renditions.count() == 1
        run_pending()
        made = set(picture.renditions.values_list("filter_spec", flat=True))
    assert set(ALL_SPECS) <= made


def test_without_a_script_they_come_together_and_each_refusal_names_its_file(board: Board) -> None:
    article = start(board)
    sent = [
        upload("a.jpg"), upload("hong.jpg", files.picture("JPEG", (640, 480), quality=95)[:900]),
        upload("iphone.heic", HEIC), upload("trang.jpg", files.HTML), upload("b.jpg"),
        upload("rong.jpg", b""),
    ]  # fmt: skip

    answer = board.browser("contributor").post(screen(article), {"uploads": sent}, follow=True)

    page = answer.content.decode()
    assert [each.picture.title for each in listed(board, article)] == ["a", "b"]
    assert "hong.jpg: Ảnh bị hỏng hoặc tải lên chưa đủ" in page
    assert "iphone.heic: Ảnh HEIC của iPhone" in page
    assert "trang.jpg: Tệp này không phải ảnh" in page
    assert "rong.jpg: Tệp này không phải ảnh" in page


def test_nothing_chosen_is_said_in_words(board: Board) -> None:
    answer = board.browser("contributor").post(screen(start(board)), {})

    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một ảnh." in answer.content.decode()


def test_a_refused_photo_leaves_nothing_behind(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = start(board)
    monkeypatch.setattr(photos, "MOST_PHOTOS", 1)
    take(board, article)

    with pytest.raises(Refusal) as refusal:
        take(board, article)

    assert refusal.value.code == "too_many"
    with within_site(board.site):
        assert Picture.objects.count() == 1


def test_a_photo_taken_upright_stands_upright_and_tells_nothing(board: Board) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "Tran Van An"  # turned a quarter; whose telephone
    exif.get_ifd(0x8825)[1] = "N"
    sent = files.picture("JPEG", (64, 48), exif=exif)
    photo = take(board, start(board), content=sent)

    with within_site(board.site):
        shown = photo.picture.get_rendition("max-480x960|format-webp|webpquality-76")
        with shown.file.open("rb") as stored:
            content = stored.read()

    assert b"Tran Van An" in sent
    assert (shown.width, shown.height) == (48, 64)
    assert b"Tran Van An" not in content
    assert dict(Image.open(io.BytesIO(content)).getexif()) == {}


# --- the list -----------------------------------------------------------------------------------


def test_words_order_and_leaving_out_are_kept_for_the_person(board: Board) -> None:
    article = start(board)
    one, two, three = (take(board, article, name=f"{name}.jpg") for name in "abc")
    browser = board.browser("contributor")
    words = {f"alt-{one.pk}": "Cảnh một", f"caption-{one.pk}": "Chú", f"credit-{one.pk}": "Tư"}

    browser.post(screen(article, "article_photo_list"), {**words, "down": one.pk})
    browser.post(screen(article, "article_photo_list"), {"drop": three.pk})

    kept = listed(board, article)
    assert [(each.pk, each.alt) for each in kept] == [(two.pk, ""), (one.pk, "Cảnh một")]
    assert (kept[1].caption, kept[1].credit) == ("Chú", "Tư")
    page = browser.get(screen(article)).content.decode()
    assert 'value="Cảnh một"' in page
    with within_site(board.site):
        assert Picture.objects.filter(pk=three.picture_id).exists()


def test_a_list_is_its_senders_alone(board: Board) -> None:
    """An editor who holds the text has a list of his own; he neither sees nor changes this one."""
    article = start(board)
    photo = take(board, article)
    walk(board, ROADS["in_editing"], article)
    browser = board.browser("editor")

    page = browser.get(screen(article)).content.decode()
    browser.post(screen(article, "article_photo_list"), {f"alt-{photo.pk}": "X", "drop": photo.pk})

    assert f"alt-{photo.pk}" not in page
    [kept] = listed(board, article)
    assert kept.alt == ""


def test_the_list_costs_the_same_for_one_photo_and_for_five(
    board: Board, django_assert_max_num_queries: Any
) -> None:
    article = start(board)
    browser = board.browser("contributor")
    take(board, article)
    browser.get(screen(article))  # the small picture is made
    with django_assert_max_num_queries(100) as one:
        browser.get(screen(article))
        cost = len(one)
    for _ in range(4):
        take(board, article)
    browser.get(screen(article))

    with django_assert_max_num_queries(cost):
        page = browser.get(screen(article)).content.decode()

    assert page.count('class="photos__row"') == 5


# --- into the article ---------------------------------------------------------------------------


@pytest.mark.parametrize("as_gallery", [False, True])
def test_photos_go_to_the_end_of_the_draft_as_a_new_text(board: Board, as_gallery: bool) -> None:
    article = start(board)
    described(board, article, 2)
    data = {"put": "gallery" if as_gallery else "photos"}

    answer = board.browser("contributor").post(screen(article, "article_photo_list"), data)

    assert answer["Location"] == reverse("article_file", args=[article.pk])
    with within_site(board.site):
        page = ArticlePage.objects.get(pk=article.pk)
        body = page.get_latest_revision_as_object().body
        assert page.revisions.count() == 2
        # The saved page is untouched: a text waits in its revision.
        assert [block.block_type for block in page.body] == ["text"]
        entry = max(history_of("newsroom.articlepage", article.pk), key=lambda each: each.sequence)
        found = Picture.objects.order_by("pk")[0]
        values = body[1].value["photos"] if as_gallery else [body[1].value, body[2].value]
        told = [(each["alt"], each["caption"], each["credit"]) for each in values]
    kinds = [block.block_type for block in body][1:]
    assert kinds == (["gallery"] if as_gallery else ["photo", "photo"])
    assert told == [("Cảnh 1", "Chú thích 1", "Tư Rạch"), ("Cảnh 2", "Chú thích 2", "Tư Rạch")]
    assert (entry.act, entry.actor_id) == ("article.add_photos", board.contributor.pk)
    assert (found.title, found.description, found.credit) == ("Chú thích 1", "Cảnh 1", "Tư Rạch")
    assert listed(board, article) == []


def test_a_photo_without_alternative_text_waits_and_says_which(board: Board) -> None:
    article = start(board)
    described(board, article, 1)
    bare = take(board, article)

    answer = board.browser("contributor").post(
        screen(article, "article_photo_list"),
        {f"alt-{bare.pk}": "  ", f"caption-{bare.pk}": "Chữ đã gõ", "put": "photos"}, follow=True,
    )  # fmt: skip

    assert "Còn thiếu văn bản thay thế của ảnh 2." in answer.content.decode()
    assert 'value="Chữ đã gõ"' in answer.content.decode()
    assert len(listed(board, article)) == 2


@pytest.mark.parametrize(
    ("count", "more", "code"), [(0, {}, "no_photos"), (1, {"as_gallery": True}, "wrong_number")]
)
def test_what_cannot_be_put_in(board: Board, count: int, more: Any, code: str) -> None:
    article = start(board)
    described(board, article, count)

    with pytest.raises(Refusal) as refusal:
        put(board, article, **more)

    assert refusal.value.code == code
    assert len(listed(board, article)) == count


def test_nothing_goes_into_a_text_somebody_else_is_writing(board: Board) -> None:
    article = walk(board, ROADS["in_editing"])
    photo = take(board, article, by="editor")
    with within_site(board.site):
        actions.describe_photos(
            article_id=article.pk, by=board.editor, words={photo.pk: PhotoWords("Cảnh")}
        )
        actions.hold_text(article_id=article.pk, by=board.secretary, at=timezone.now())

    with pytest.raises(Refusal) as refusal:
        put(board, article, by="editor")

    assert refusal.value.code == "held"
    assert len(listed(board, article, by="editor")) == 1


def test_who_does_not_hold_the_text_adds_nothing(board: Board) -> None:
    article = start(board)
    described(board, article, 1)
    act(board, "submit", article, by="contributor")

    for by in ("contributor", "other_contributor", "chief"):
        for attempt in (take, put):
            with pytest.raises(Refusal) as refusal:
                attempt(board, article, by=by)
            assert refusal.value.code == "not_allowed"
    browser = board.browser("contributor")
    sent = browser.post(
        screen(article), {"uploads": upload()}, headers={"accept": "application/json"}
    )
    shown = browser.get(screen(article))
    assert sent.status_code == 403
    assert shown["Location"] == reverse("article_file", args=[article.pk])
    # What was sent before waits until the text comes back.
    assert len(listed(board, article)) == 1


def test_strangers_and_other_portals_find_nothing(boards: list[Board], board: Board) -> None:
    article = start(board)
    photo = take(board, article)
    asked = {
        "another contributor": board.browser("other_contributor"),
        "the administrator": board.browser("portal_admin"),
        "another portal": boards[1].browser("chief"),
        "nobody": visitor(board.portal),
    }

    for who, browser in asked.items():
        answers = [
            browser.get(screen(article)), browser.post(screen(article), {"uploads": upload()}),
            browser.post(screen(article, "article_photo_list"), {f"alt-{photo.pk}": "Của tôi"}),
        ]  # fmt: skip
        assert {answer.status_code for answer in answers} <= {302, 401, 403, 404}, who
    [kept] = listed(board, article)
    assert kept.alt == ""
    with within_site(board.site):
        assert Picture.objects.count() == 1


def test_the_file_and_the_editor_lead_there(board: Board) -> None:
    article = start(board)
    browser = board.browser("contributor")

    for path in (
        reverse("article_file", args=[article.pk]),
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
    ):
        assert f'href="{screen(article)}"' in browser.get(path).content.decode(), path
