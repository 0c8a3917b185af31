"""Settings: the environment first, with a default for each that works on a fresh clone.

A machine with a SECRET_KEY is a public one: everything unsafe is off there, and a missing
setting stops the start with a sentence. Names are Django's own where Django has one.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django_prose_editor.config import html_tags
from js_asset import static_lazy

BASE_DIR = Path(__file__).resolve().parent.parent


def env(name, default=""):
    return os.environ.get(name, "").strip() or default


def env_bool(name, default=False):
    return env(name, "yes" if default else "no").lower() in {"1", "true", "yes", "on"}


def env_list(name, default=""):
    return [item.strip() for item in env(name, default).split(",") if item.strip()]


IS_PUBLIC_MACHINE = bool(env("SECRET_KEY"))

if IS_PUBLIC_MACHINE:
    missing = [name for name in ("ALLOWED_HOSTS", "SITE_URL") if not env(name)]
    if missing:
        raise ImproperlyConfigured(
            f"SECRET_KEY is set, so this is a public machine: set {' and '.join(missing)} too "
            "(for example ALLOWED_HOSTS=www.example.org SITE_URL=https://www.example.org)."
        )

if urlsplit(env("SITE_URL")).path.strip("/"):
    raise ImproperlyConfigured(
        f"SITE_URL is {env('SITE_URL')}, with a path: the magazine stands at the root of its host, "
        "as its robots.txt must. Give it a host of its own."
    )

if env("SITE_URL").startswith("https://") and not IS_PUBLIC_MACHINE:
    raise ImproperlyConfigured(
        "SITE_URL is an https address, so this is a public machine: set SECRET_KEY too."
    )

SECRET_KEY = env("SECRET_KEY", "django-insecure-only-for-a-fresh-clone-on-your-own-machine")
DEBUG = env_bool("DEBUG") and not IS_PUBLIC_MACHINE
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
SITE_URL = env("SITE_URL", f"http://localhost:{env('PORT', '8000')}").rstrip("/")

FEED_HUB = env("FEED_HUB")  # a WebSub hub, told in every feed

INSTALLED_APPS = [
    "articles",  # before django.contrib.admin and allauth: it themes both
    "newsroom.apps.DeskConfig",  # django.contrib.admin, with our site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "csp",
    "django_prose_editor",
    "django_tomselect",
    "taggit",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.middleware.CompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "articles.middleware.MomentMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "articles.admin.person.PersonMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "articles.views.base.surroundings",
            ],
        },
    }
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # templates/ may replace a widget's

# Database: one variable chooses. SQLite in WAL mode takes its write lock when a transaction
# begins, so that two savers wait for each other instead of failing half-way.
DATABASES = {
    "default": dj_database_url.parse(
        env("DATABASE_URL", f"sqlite:///{BASE_DIR / 'db.sqlite3'}"),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if env("REDIS_URL"):
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env("REDIS_URL"),
    }

# Files. media/ is private: originals and renditions are handed out by a view that asks the
# rule of publication, so there is no MEDIA_URL.
MEDIA_ROOT = Path(env("MEDIA_ROOT", str(BASE_DIR / "media")))
# Where a proxy hands out MEDIA_ROOT by X-Accel-Redirect, the internal address of that folder.
X_ACCEL_REDIRECT = env("X_ACCEL_REDIRECT")
if X_ACCEL_REDIRECT and not X_ACCEL_REDIRECT.endswith("/"):
    X_ACCEL_REDIRECT += "/"
STATIC_URL = "static/"
STATIC_ROOT = Path(env("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "newsroom.fonts.FontFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
if env("S3_BUCKET"):  # keys are read from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env("S3_BUCKET"),
            "endpoint_url": env("S3_ENDPOINT_URL") or None,
            "region_name": env("S3_REGION") or None,
            "location": env("S3_PREFIX"),
            "signature_version": "s3v4",
            "default_acl": None,  # private: everything is handed out by a view
            "file_overwrite": False,
        },
    }
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# Language and time. Both are the magazine's own: every reader gets the same bytes, and the day in
# an address is a day there. A colleague may choose another language for the desk.
LANGUAGE_CODE = env("LANGUAGE_CODE", "en-gb")
TIME_ZONE = env("TIME_ZONE", "UTC")
USE_I18N = True
FORMAT_MODULE_PATH = ["newsroom.formats"]
USE_TZ = True

# Accounts. An account is for the desk; readers need none.
AUTH_USER_MODEL = "articles.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "articles.admin.accounts.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_LOGOUT_REDIRECT_URL = "articles:home"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to strangers whose address somebody typed
SIGNUP_OPEN = env_bool("SIGNUP_OPEN", default=not IS_PUBLIC_MACHINE)

# Mail: without EMAIL_HOST the mails are printed where the server runs.
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if env("EMAIL_HOST")
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST = env("EMAIL_HOST", "localhost")
EMAIL_PORT = int(env("EMAIL_PORT", "587" if env("EMAIL_HOST") else "25"))
EMAIL_HOST_USER = env("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", default=EMAIL_PORT == 587)
EMAIL_TIMEOUT = 10  # seconds: a mail server that is not there holds nobody up for long
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL", "newsroom@localhost")

# Tags: a comma separates, a space does not, so that "climate change" stays one tag.
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "articles.models.tag.tags_from_text"
TAGGIT_STRING_FROM_TAGS = "articles.models.tag.text_from_tags"

# The body editor: our own photo element beside its stock ones (articles/body/elements.py).
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy("articles/photo-element.js")],
        "extensions": {
            "Photo": html_tags(
                ["figure"], {"figure": ["data-photo", "data-layout", "data-alt", "data-caption"]}
            )
        },
    },
    {
        "js": [static_lazy("articles/aside-elements.js")],
        "extensions": {
            "PullQuote": html_tags(["aside"], {"aside": ["data-kind"]}),
            "FactBox": html_tags(["aside"], {"aside": ["data-kind"]}),
        },
    },
]

# Security. Public pages carry no script at all; the desk's policy (with nonces) is set in
# articles/admin/site.py, on its own responses.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],  # nothing does; Lighthouse asks for robots.txt from a page
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DESK_SECURITY_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "script-src": [SELF, NONCE],
    "style-src": [SELF, NONCE],
    "img-src": [SELF, "data:", "blob:"],
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "articles.views.errors.expired_form"
if IS_PUBLIC_MACHINE:
    is_https = SITE_URL.startswith("https://")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = is_https
    SECURE_SSL_REDIRECT = is_https and env_bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = int(env("SECURE_HSTS_SECONDS", "31536000" if is_https else "0"))
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env_bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", is_https)
    SECURE_HSTS_PRELOAD = env_bool("SECURE_HSTS_PRELOAD", is_https)
    if env_bool("BEHIND_PROXY"):
        ALLAUTH_TRUSTED_PROXY_COUNT = 1  # so that wrong logins count for the visitor, not for us
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    CSRF_TRUSTED_ORIGINS = [SITE_URL]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "filters": {
        "not_busy": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: getattr(record, "status_code", 0) != 503,
        }
    },
    # A 403 or 404 is no fault of ours, and an upload that waits for its turn is none at all.
    "loggers": {"django.request": {"level": "ERROR", "filters": ["not_busy"]}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", "WARNING")},
}
