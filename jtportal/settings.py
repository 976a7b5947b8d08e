"""Settings of every environment in one file; a missing or unsafe value names its remedy."""

from __future__ import annotations

import base64
import sys
from pathlib import Path
from typing import Any

import environ
import structlog
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from jtportal.kernel.logs import tell_faults, tell_foreign

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

ENVIRONMENTS = ("development", "demonstration", "test", "production")
DEBUG = env.bool("DEBUG", default=False)
# Nothing is taken for granted: a slip in 'production' must not start a portal with published keys.
ENVIRONMENT = env.str("ENVIRONMENT", default="development" if DEBUG else "")
if ENVIRONMENT not in ENVIRONMENTS:
    raise ImproperlyConfigured(
        f"ENVIRONMENT is '{ENVIRONMENT}'. Set it to one of {', '.join(ENVIRONMENTS)}; "
        "`python3 dev.py manage …` and `dev.py up` do it by themselves."
    )
PRODUCTION = ENVIRONMENT == "production"
DEMO = env.bool("DEMO", default=ENVIRONMENT == "demonstration")


# Values that stand in this repository, so that everybody knows them.
PUBLISHED_SECRETS = ("development-only", "only-for-tests")
DEVELOPMENT_FIELD_KEY = b"development-only-key-32-bytes!!!"
# They keep mail for anybody to read, or lose it.
MAIL_THAT_STAYS = ("accounts.mailbox.", "django.core.mail.backends.")
MAIL_THAT_GOES = "django.core.mail.backends.smtp.EmailBackend"


def required(name: str, remedy: str, default: str | None = None) -> str:
    """Return a variable; outside production a default may stand in. Raises with the remedy when it is missing."""
    value = env.str(name, default="")
    if value:
        return value
    if default is not None and not PRODUCTION:
        return default
    raise ImproperlyConfigured(f"{name} is not set. {remedy}")


SECRET_KEY = required(
    "SECRET_KEY",
    "Set it to 50 random characters, for example from `openssl rand -base64 48`.",
    "development-only" * 4,
)
# 32 bytes in base64: seals national numbers and, with each person's own secret, the audit trail.
FIELD_KEY = base64.b64decode(
    required(
        "FIELD_KEY",
        "Set it to 32 random bytes in base64, from `openssl rand -base64 32`, and keep a copy apart from the backups.",
        base64.b64encode(DEVELOPMENT_FIELD_KEY).decode(),
    )
)
# Keys that sealed before, newest first: they open what they sealed until `reseal_fields` has sealed all of it anew.
FORMER_FIELD_KEYS = tuple(base64.b64decode(one) for one in env.list("FORMER_FIELD_KEYS", default=[]))
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])


STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / ".local" / "static")))
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / ".local" / "files")))


def files_are_served() -> bool:
    """Say whether uploaded files lie among those that a server gives out by their path, or the other way round."""
    files = MEDIA_ROOT.resolve()
    served = [STATIC_ROOT.resolve(), BASE_DIR / "static"]
    return any(files.is_relative_to(one) or one.is_relative_to(files) for one in served)


def refuse_unsafe() -> None:
    """Stop production from starting with a value that is known to hurt, and say the remedy."""
    owner, mail = env.str("DATABASE_OWNER_URL", default=""), env.str("EMAIL_BACKEND", default=MAIL_THAT_GOES)
    faults = {
        "DEBUG is on: set DEBUG=false.": DEBUG,
        "DEMO is on: set DEMO=false; demonstration sign-ins are public.": DEMO,
        "ALLOWED_HOSTS is empty or '*': name the hosts, for example ALLOWED_HOSTS=portal.example.org.": not ALLOWED_HOSTS
        or "*" in ALLOWED_HOSTS,
        "SECRET_KEY is shorter than 40 characters: set it from `openssl rand -base64 48`.": len(SECRET_KEY)
        < 40,
        "FIELD_KEY is not 32 bytes: set it from `openssl rand -base64 32`.": len(FIELD_KEY) != 32,
        "FORMER_FIELD_KEYS holds a key that is not 32 bytes: name keys that FIELD_KEY had, separated by commas.": any(
            len(key) != 32 for key in FORMER_FIELD_KEYS
        ),
        "DATABASE_OWNER_URL is not set apart from DATABASE_URL: the application must not own its tables.": owner
        in ("", env.str("DATABASE_URL", default="")),
        "MEDIA_ROOT lies where static files are served: set MEDIA_ROOT to a folder of its own.": files_are_served(),
        "SECRET_KEY is a published one: set it from `openssl rand -base64 48`.": SECRET_KEY.startswith(
            PUBLISHED_SECRETS
        ),
        "FIELD_KEY is a published one: set it from `openssl rand -base64 32`.": FIELD_KEY.startswith(
            tuple(word.encode() for word in PUBLISHED_SECRETS)
        ),
        "SECOND_FACTOR_REQUIRED is off: unset it; passwords alone do not guard people's data.": not env.bool(
            "SECOND_FACTOR_REQUIRED", default=True
        ),
        "EMAIL_BACKEND sends nothing: unset it and name EMAIL_HOST.": mail.startswith(MAIL_THAT_STAYS)
        and mail != MAIL_THAT_GOES,
    }
    found = [sentence for sentence, unsafe in faults.items() if unsafe]
    if found:
        raise ImproperlyConfigured("Refusing to start in production. " + " ".join(found))


if PRODUCTION and "collectstatic" not in sys.argv and "compile_catalogues" not in sys.argv:
    refuse_unsafe()

INSTALLED_APPS = [
    "accounts",
    "partnerships",
    "workforce",
    "reskilling",
    "indicators",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "accounts.site.PortalAdminConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "template_partials",
    "django_structlog",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "accounts.middleware.HealthMiddleware",
    "accounts.middleware.RequestLogMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.ActorMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "partnerships.middleware.PartnershipMiddleware",
]

ROOT_URLCONF = "jtportal.urls"
WSGI_APPLICATION = "jtportal.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "partnerships.context.shell",
            ],
            "builtins": ["template_partials.templatetags.partials", "accounts.templatetags.portal"],
        },
    }
]

# The application connects as a role that may only append to the audit trail; the owner migrates.
DATABASE_APP_ROLE = env.str("DATABASE_APP_ROLE", default="jt")
DATABASES = {"default": env.db_url("DATABASE_URL", default="postgres:///jtportal")}
if len(sys.argv) > 1 and sys.argv[1] == "migrate" and env.str("DATABASE_OWNER_URL", default=""):
    DATABASES["default"] = env.db_url("DATABASE_OWNER_URL")
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {})
DATABASES["default"]["OPTIONS"]["application_name"] = "jtportal"
if ENVIRONMENT != "test" and env.bool("DATABASE_POOL", default=True):
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
    DATABASES["default"]["CONN_MAX_AGE"] = 0

REDIS_URL = env.str("REDIS_URL", default="redis://localhost:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.str("CACHE_URL", default=REDIS_URL),
        "KEY_PREFIX": "jt",
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default=REDIS_URL)
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 3600
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600 * 2}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_TASK_DEFAULT_QUEUE = env.str("CELERY_QUEUE", default="jtportal")

# Signing in
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"  # workforce:home, which knows whose today to open
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "accounts.adapter.ClosedAdapter"
ACCOUNT_USER_DISPLAY = "accounts.adapter.display"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reauthenticate": "10/m/user",
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ADAPTER = "accounts.adapter.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # administrators enter the addresses; nobody signs up with somebody else's
# How many reverse proxies stand in front: throttling counts the address that the outermost of them saw.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
MFA_TOTP_ISSUER = "JT Portal"
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=not DEMO and ENVIRONMENT != "test")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
if ENVIRONMENT == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Languages: every visible string in all three
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("uk", "Українська"), ("pl", "Polski")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["jtportal.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
USE_THOUSAND_SEPARATOR = True
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"

# Files
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = ""  # nothing uploaded is ever served by path
MANIFEST = "whitenoise.storage.CompressedManifestStaticFilesStorage"
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": PLAIN if DEBUG or ENVIRONMENT == "test" else MANIFEST},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = ENVIRONMENT in ("test", "development")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
ROSTER_MAX_BYTES = env.int("ROSTER_MAX_BYTES", default=60 * 1024 * 1024)
ATTACHMENT_MAX_BYTES = env.int("ATTACHMENT_MAX_BYTES", default=10 * 1024 * 1024)
ROSTER_FILE_DAYS = env.int("ROSTER_FILE_DAYS", default=30)
SMALL_CELL_THRESHOLD = env.int("SMALL_CELL_THRESHOLD", default=5)
INDICATOR_DEBOUNCE_SECONDS = env.int("INDICATOR_DEBOUNCE_SECONDS", default=3)

# Mail: the demonstration keeps it readable instead of sending it
EMAIL_BACKEND = env.str(
    "EMAIL_BACKEND",
    default="accounts.mailbox.MailboxBackend" if DEMO or not PRODUCTION else MAIL_THAT_GOES,
)
EMAIL_HOST = env.str("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="JT Portal <portal@localhost>")

# Forms
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_CLASS_CONVERTERS: dict[str, str] = {}

# Headers
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
CSRF_FAILURE_VIEW = "accounts.views.errors.csrf_failure"
if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31536000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True

# Logs: one line of JSON each, with the request id, without personal data
DJANGO_STRUCTLOG_CELERY_ENABLED = True
DJANGO_STRUCTLOG_USER_ID_FIELD = "pk"
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
LOG_LEVEL = env.str("LOG_LEVEL", default="WARNING" if ENVIRONMENT == "test" else "INFO")
SHARED_PROCESSORS: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso"),
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processor": structlog.processors.JSONRenderer(ensure_ascii=False),
            "foreign_pre_chain": [tell_foreign, *SHARED_PROCESSORS, tell_faults],
            "use_get_message": False,
            "pass_foreign_args": True,
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
structlog.configure(
    processors=[
        *SHARED_PROCESSORS,
        structlog.processors.StackInfoRenderer(),
        tell_faults,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)

VERSION = "0.1.0"

# Loaded here rather than in jtportal/__init__.py, which dev.py imports before anything is installed.
from jtportal.celery import app as celery_app  # noqa: E402, F401
