"""A Django with templates and static files only."""

from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src/conglang"
OUT = ROOT / "build/preview"

SECRET_KEY = "preview"  # noqa: S105 -- guards nothing
ROOT_URLCONF = "preview.urls"
STATIC_URL = "/static/"
WAGTAIL = Path((find_spec("wagtail").submodule_search_locations or [""])[0])
STATICFILES_DIRS = [WAGTAIL / "admin/static", SRC / "accounts/static"]
INSTALLED_APPS = ["conglang.ui", "django.contrib.staticfiles", "django.contrib.humanize"]
LANGUAGE_CODE = "vi"
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SRC / app / "templates" for app in ("website", "newsroom", "content", "accounts")],
        "APP_DIRS": True,
        "OPTIONS": {"libraries": {"media_tags": "preview.media_tags"}},
    }
]
