"""One file for every installation: production by default, each difference an environment variable.

Every variable is described in ``deploy/env.example``; a test holds the two together.
"""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF

from conglang.foundation.keys import secret_key

env = environ.Env()

PACKAGE = Path(__file__).resolve().parents[1]
DATA = Path(env.str("CONGLANG_DATA", default="var/demo")).resolve()

# --- what an installation decides -------------------------------------------------------------
DEBUG = env.bool("CONGLANG_DEBUG", default=False)
DEMO = env.bool("CONGLANG_DEMO", default=False)
STAGING = env.bool("CONGLANG_STAGING", default=False)
HTTPS = env.bool("CONGLANG_HTTPS", default=False)
PUBLIC_PORT = env.int("CONGLANG_PUBLIC_PORT", default=443 if HTTPS else 80)
TRUSTED_PROXIES = env.int("CONGLANG_TRUSTED_PROXIES", default=0)
MFA_REQUIRED = env.bool("CONGLANG_MFA_REQUIRED", default=not DEMO)
IDLE_LOCK_MINUTES = env.int("CONGLANG_IDLE_LOCK_MINUTES", default=15)
LOGIN_FAILURE_LIMIT = env.int("CONGLANG_LOGIN_FAILURE_LIMIT", default=5)
LOGIN_LOCK_MINUTES = env.int("CONGLANG_LOGIN_LOCK_MINUTES", default=15)
PASSWORD_MIN_LENGTH = env.int("CONGLANG_PASSWORD_MIN_LENGTH", default=14)
PASSWORD_MIN_LENGTH_WITH_MFA = env.int("CONGLANG_PASSWORD_MIN_LENGTH_WITH_MFA", default=8)
PASSWORD_MAX_AGE_DAYS = env.int("CONGLANG_PASSWORD_MAX_AGE_DAYS", default=60)
UNUSED_ACCOUNT_DAYS = env.int("CONGLANG_UNUSED_ACCOUNT_DAYS", default=45)
LOG_RETENTION_DAYS = env.int("CONGLANG_LOG_RETENTION_DAYS", default=400)
#: Nightly copies that stay in the data folder.
BACKUPS_KEPT = env.int("CONGLANG_BACKUPS_KEPT", default=14)

SECRET_KEY = env.str("CONGLANG_SECRET_KEY", default="") or secret_key(DATA)
# An unknown host gets our own 404 page from the tenancy middleware, not Django's 400.
ALLOWED_HOSTS = ["*"]

# --- applications, from roof to ground --------------------------------------------------------
INSTALLED_APPS = [
    "conglang.website",
    "conglang.royalties",
    "conglang.planning",
    "conglang.newsroom",
    "conglang.alerts",
    "conglang.legal",
    "conglang.organisation",
    "conglang.content",
    "conglang.search",
    "conglang.notifications",
    "conglang.ui",
    "conglang.media",
    "conglang.accounts",
    "conglang.audit",
    "conglang.tenancy",
    "conglang.vocabulary",
    "conglang.foundation",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "conglang.foundation.middleware.health",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "conglang.foundation.middleware.compress_public_pages",
    "conglang.tenancy.middleware.open_portal",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "conglang.accounts.middleware.guard_staff_pages",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "conglang.config.urls"
WSGI_APPLICATION = "conglang.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- data -------------------------------------------------------------------------------------
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    # FULL, because a receipt handed out must survive a power cut.
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=134217728;"
        "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;"
    ),
}
DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{DATA / 'conglang.sqlite3'}"),
    "cache": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(DATA / "cache.sqlite3"),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;",
        },
    },
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Django's engine, with writers that take turns instead of being told "database is locked".
    DATABASES["default"] |= {
        "ENGINE": "conglang.foundation.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
        # Opening a connection costs as much as a small page; each thread keeps its own.
        "CONN_MAX_AGE": None,
    }
else:
    # What stands after "?" in DATABASE_URL (sslmode, a socket's folder) stays beside it.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault(
        "pool", {"min_size": 1, "max_size": 4, "timeout": 20}
    )
DATABASE_ROUTERS = ["conglang.foundation.routers.CacheRouter"]
CACHE_URL = env.str("CACHE_URL", default="")
CACHES = {
    "default": env.cache("CACHE_URL")
    if CACHE_URL
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "conglang_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA / "media"), "base_url": "/tep/"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = str(DATA / "media")
MEDIA_URL = "/tep/"
STATIC_URL = "/static/"
STATIC_ROOT = env.str("CONGLANG_STATIC_ROOT", default=str(DATA / "static"))
STATICFILES_DIRS: list[str] = []
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- jobs -------------------------------------------------------------------------------------
TASKS = {
    # Wagtail's own housekeeping (search and reference index) runs at once, inside the open portal.
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "queue": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "media"]},
}

# --- people -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "conglang.accounts.backends.PostBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "conglang.accounts.passwords.LengthByRole"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/quan-tri/"
ACCOUNT_ADAPTER = "conglang.accounts.adapter.StaffAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/quan-tri/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 1800
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": (f"10/m/ip,{LOGIN_FAILURE_LIMIT}/{LOGIN_LOCK_MINUTES}m/key"),
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Cổng Làng"
MFA_ADAPTER = "conglang.accounts.adapter.StaffMFAAdapter"
USERSESSIONS_TRACK_ACTIVITY = False
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_NAME = "phien"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "chong-gia-mao"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "conglang.accounts.views.session_expired"

# --- mail -------------------------------------------------------------------------------------
EMAIL_URL = env.str("EMAIL_URL", default="")
#: The demonstration keeps its letters on a page of its own, unless it is given a mail server.
CATCH_MAIL = DEMO and not EMAIL_URL
#: Without a mail server letters stay in the outbox, and staff are told.
MAIL_CONFIGURED = bool(EMAIL_URL) or CATCH_MAIL
EMAIL_CONFIG = env.email_url_config(EMAIL_URL or "smtp://localhost:25")
vars().update(EMAIL_CONFIG)
#: What the outbox hands letters to; whatever else sends mail writes into the outbox.
MAIL_TRANSPORT = (
    "conglang.notifications.mailbox.CaughtBackend" if CATCH_MAIL else EMAIL_CONFIG["EMAIL_BACKEND"]
)
EMAIL_BACKEND = "conglang.notifications.backend.OutboxBackend"
DEFAULT_FROM_EMAIL = env.str("CONGLANG_MAIL_FROM", default="Cổng Làng <khong-tra-loi@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20

# --- language and time ------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
LOCALE_PATHS = [str(PACKAGE / "locale")]
FORMAT_MODULE_PATH = ["conglang.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

# --- Wagtail ----------------------------------------------------------------------------------
WAGTAIL_PAGE_MODEL = "content.BasePage"
WAGTAIL_SITE_NAME = "Cổng Làng"
WAGTAILADMIN_BASE_URL = f"{'https' if HTTPS else 'http'}://localhost:{PUBLIC_PORT}"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt")]
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_MODERATION_ENABLED = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "conglang.content.widgets.NamedRichTextArea",
        "OPTIONS": {"features": ["h2", "h3", "bold", "italic", "ol", "ul", "link"]},
    }
}
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif", "heic", "avif"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"gif": "png", "bmp": "png", "heic": "jpeg"}
WAGTAILDOCS_DOCUMENT_MODEL = "media.File"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILIMAGES_IMAGE_FORM_BASE = "conglang.media.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "conglang.media.forms.FileForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "conglang.search.staff_backend"}}
TAGGIT_CASE_INSENSITIVE = True

# --- security headers -------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        # A nonce is made only where a staff screen asks for one: public pages never have any.
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
        "object-src": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("CONGLANG_LOG_LEVEL", default="WARNING")},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
