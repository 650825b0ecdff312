"""Settings of the house. One folder, JIAOGONG_HOME, holds all that must be kept."""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _

from jiaogong.config import home, wiring
from jiaogong.config.settings.mail import mail_server

PACKAGE = Path(__file__).resolve().parents[2]
HOME = home.folder()
SECRET_KEY = home.secret_key(HOME)
DEBUG = False
ALLOWED_HOSTS = [h for h in os.environ.get("JIAOGONG_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if h]
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("JIAOGONG_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "jiaogong.kernel",
    "jiaogong.unions",
    "jiaogong.members",
    "jiaogong.ledger",
    "jiaogong.notices",
    "jiaogong.ballots",
    "jiaogong.meetings",
    "jiaogong.congress",
    "jiaogong.organisation",
    "jiaogong.proposals",
    "jiaogong.elections",
    "jiaogong.appraisal",
    "jiaogong.statistics",
    "jiaogong.summaries",
    "jiaogong.entrance",
    "jiaogong.oversight",
    "jiaogong.look",
    "jiaogong.handover",
    "jiaogong.desk",
    "jiaogong.outbox",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jiaogong.members.middleware.ActingPerson",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "jiaogong.entrance.middleware.SecondFactorFirst",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "jiaogong.kernel.web.RefusalsAsPages",
]
ROOT_URLCONF = "jiaogong.config.urls"
WSGI_APPLICATION = "jiaogong.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "jiaogong.config.context.frame",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(os.environ.get("DATABASE_URL") or f"sqlite:///{HOME / 'jiaogong.sqlite3'}")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Mapped into memory, a ledger of a million entries is summed in two thirds of the time.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"
        " PRAGMA temp_store=MEMORY; PRAGMA mmap_size=1073741824;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60

DATABASE_ROUTERS = ["jiaogong.config.keeping.routing.WhileUpgrading"]
AUTH_USER_MODEL = "members.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["jiaogong.entrance.doors.ByNumberPhoneOrName"]
# Whose codes were used lately is known to every process; what counts tries are rows of our own.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "entrance_cache"}}
ACCOUNT_ADAPTER = "jiaogong.entrance.doors.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
SOCIALACCOUNT_ADAPTER = "jiaogong.entrance.outside.adapter.Identities"
SOCIALACCOUNT_REQUESTS_TIMEOUT = 15
MFA_ADAPTER = "jiaogong.entrance.doors.SecondFactors"
MFA_TOTP_ISSUER = "Jiaogong"
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("JIAOGONG_PROXIES", "0"))
if ALLAUTH_TRUSTED_PROXY_COUNT:
    # Slips and systems outside are given addresses of ours as the visitor has them, not as the proxy asks.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# "area": officers of an area sign in with a second factor; "none": nobody must, as in a demo on this machine alone.
SECOND_FACTOR = os.environ.get("JIAOGONG_SECOND_FACTOR", "area")
TRY_WINDOW_MINUTES = 15
BALLOT_PASSPHRASE_COST = (3, 64 * 1024 * 1024)  # argon2id: passes, bytes of memory
TRIES_PER_ACCOUNT = 8
TRIES_PER_ADDRESS = 200  # a whole school may come from one address
SLIP_DAYS = 30
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("zh-hant", _("Traditional Chinese")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "language"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
FORMAT_MODULE_PATH = "jiaogong.config.formats"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [PACKAGE / "static"]
STATIC_ROOT = HOME / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
FILES_ROOT = HOME / "files"
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
UPLOAD_MAX_BYTES = 20 * 1024 * 1024
LISTENERS = wiring.LISTENERS
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

_MAIL = mail_server(os.environ.get("JIAOGONG_MAIL_URL", ""), os.environ.get("JIAOGONG_MAIL_FROM", ""))
MAIL_IS_SET = _MAIL.is_set
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = _MAIL.host, _MAIL.port, 20
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_USE_SSL, EMAIL_USE_TLS = _MAIL.use_ssl, _MAIL.use_tls
DEFAULT_FROM_EMAIL = _MAIL.sender
# Where the house is reached from outside, such as https://union.example.cn: what messages link to.
SITE_ADDRESS = os.environ.get("JIAOGONG_ADDRESS", CSRF_TRUSTED_ORIGINS[0] if CSRF_TRUSTED_ORIGINS else "").rstrip("/")
# The only places that a group's robot may be at; JIAOGONG_ROBOTS names further ones, such as a relay of one's own.
ROBOT_PLACES = (
    "https://qyapi.weixin.qq.com/cgi-bin/webhook/send",
    *(place for place in os.environ.get("JIAOGONG_ROBOTS", "").split(",") if place),
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
