"""All settings of the portal; every value that may differ comes from the environment."""

from pathlib import Path

from csp.constants import NONE, SELF

from chamdiem import __version__
from chamdiem.portal.config import database, env, identity

VERSION = __version__
DEBUG = env.flag("CHAMDIEM_DEBUG")
SECRET_KEY = env.secret("CHAMDIEM_SECRET_KEY")
ALLOWED_HOSTS = env.words("CHAMDIEM_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CHAMDIEM_ORIGINS")
# Where the server listens; the checks refuse DEBUG on anything but loopback.
LISTEN = env.text("CHAMDIEM_LISTEN", "127.0.0.1")
HTTPS = env.flag("CHAMDIEM_HTTPS")

DATABASES = {
    "default": database.settings(
        env.text("DATABASE_URL"), pool=env.number("CHAMDIEM_DATABASE_POOL", 4)
    )
}
DATABASE_APP_ROLE = env.text("DATABASE_APP_ROLE", "chamdiem_app")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A room that is not built yet is not there; the order is the month's way, from the top.
INSTALLED_APPS = [
    "chamdiem.portal.config",
    "chamdiem.portal.home",
    "chamdiem.portal.urging",
    "chamdiem.portal.inspections",
    "chamdiem.portal.explanations",
    "chamdiem.portal.supervision",
    "chamdiem.portal.approval",
    "chamdiem.portal.scoring",
    "chamdiem.portal.review",
    "chamdiem.portal.appraisal",
    "chamdiem.portal.returns",
    "chamdiem.portal.guidance",
    "chamdiem.portal.duties",
    "chamdiem.portal.obstacles",
    "chamdiem.portal.tasks",
    "chamdiem.portal.directives",
    "chamdiem.portal.periods",
    "chamdiem.portal.schemes",
    "chamdiem.portal.privacy",
    "chamdiem.portal.calendar",
    "chamdiem.portal.oversight",
    "chamdiem.portal.rights",
    "chamdiem.portal.files",
    "chamdiem.portal.posts",
    "chamdiem.portal.orgs",
    "chamdiem.portal.defaults",
    "chamdiem.portal.accounts",
    "chamdiem.portal.audit",
    "chamdiem.portal.common",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "chamdiem.portal.common.middleware.log_requests",
    "chamdiem.portal.common.middleware.headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages are long tables; on a weak line they come at a tenth of their size.
    "django.middleware.gzip.GZipMiddleware",
    "chamdiem.portal.common.middleware.maintenance",
    "chamdiem.portal.common.middleware.refuse_unreadable_addresses",
    "chamdiem.portal.common.middleware.refuse_large_bodies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "chamdiem.portal.accounts.middleware.end_sessions",
    "chamdiem.portal.oversight.middleware.record_reading",
]

ROOT_URLCONF = "chamdiem.portal.config.urls"
WSGI_APPLICATION = "chamdiem.portal.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.static",
                "chamdiem.portal.common.templatetags.spoken",
                "chamdiem.portal.common.templatetags.components",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "chamdiem.portal.config.navigation.rail",
            ],
        },
    }
]

# People
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "chamdiem.portal.accounts.backend.PasswordBackend",
    "chamdiem.portal.rights.backend.GrantBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "display_name")},
    },
    {"NAME": "chamdiem.portal.accounts.passwords.NotGuessedHere"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
# A working day: who signed in this morning is asked again tomorrow. The cookie lasts longer, so
# that a form left open overnight is known as theirs, and what they typed waits for them.
SESSION_HOURS = 12
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
# So long may a machine be left alone.
IDLE_MINUTES = env.number("CHAMDIEM_IDLE_MINUTES", 120, least=5)
SESSION_COOKIE_NAME = "phien"
CSRF_FAILURE_VIEW = "chamdiem.portal.common.errors.csrf_failure"

# allauth carries the steps of signing in, second factors and OpenID Connect. There is no mail and
# nobody signs up; failures are counted by our own table, which every worker shares.
ACCOUNT_ADAPTER = "chamdiem.portal.accounts.adapters.Accounts"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
MFA_ADAPTER = "chamdiem.portal.accounts.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Chấm điểm"
SOCIALACCOUNT_ADAPTER = "chamdiem.portal.accounts.adapters.Identities"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_AUTO_SIGNUP = False
IDENTITY = identity.provider()
SOCIALACCOUNT_PROVIDERS = IDENTITY.settings() if IDENTITY else {}

# Language and time
LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

# Static files: our own, with the content's hash in the name, compressed once at collectstatic.
# There is no default storage: what people upload is kept by files, not beside the code.
STATIC_URL = "/static/"
STATIC_ROOT = env.path(
    "CHAMDIEM_STATIC_ROOT", Path.home() / ".local" / "state" / "chamdiem" / "static"
)
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
# The plain names are never asked for; leaving them out halves the work of collectstatic.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Security
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # ECharts sets style attributes on the parts of its SVG.
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # The button of the identity provider leads there.
        "form-action": [SELF, IDENTITY.origin] if IDENTITY else [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = False  # the proxy in front does it
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"

# Sizes
MAX_UPLOAD = env.number("CHAMDIEM_MAX_UPLOAD", 20 * 1024 * 1024, least=1024)
# What people give as evidence lies beside the database, under its hash.
_DATA = env.text("CHAMDIEM_DATA", str(Path.home() / ".local" / "state" / "chamdiem" / "files"))
FILES = Path(env.text("CHAMDIEM_FILES", str(Path(_DATA, "evidence"))))
FILES_LARGEST = env.number("CHAMDIEM_FILE_LARGEST", 50_000_000, least=1024)
# A command such as `clamdscan`; empty: files are marked as not scanned.
FILES_SCANNER = env.text("CHAMDIEM_SCANNER", "")
# An address such as https://s3.example.vn and a bucket there; empty: files lie on the disk.
FILES_S3 = env.text("CHAMDIEM_S3", "")
FILES_S3_BUCKET = env.text("CHAMDIEM_S3_BUCKET") if FILES_S3 else ""
FILES_S3_REGION = env.text("CHAMDIEM_S3_REGION", "us-east-1")
FILES_S3_KEY = env.text("CHAMDIEM_S3_KEY") if FILES_S3 else ""
FILES_S3_SECRET = env.secret("CHAMDIEM_S3_SECRET") if FILES_S3 else ""
# Whether pages that evidence links to are looked at, and the proxy by which; off without a line.
LINK_CHECKS = env.flag("CHAMDIEM_LINK_CHECKS")
LINK_PROXY = env.text("CHAMDIEM_LINK_PROXY", "")
# The key that seals months: a file that nobody else can read, or a pkcs11: address.
SEAL_KEY = env.text("CHAMDIEM_SEAL_KEY", "")
SEAL_MODULE = env.text("CHAMDIEM_PKCS11_MODULE", "")
SEAL_PIN = env.text("CHAMDIEM_PIN", "")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
MAINTENANCE_FILE = env.path("CHAMDIEM_MAINTENANCE_FILE")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "chamdiem.portal.common.logs.Lines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        # Our own line says the same without the address, which may hold a name.
        "django.request": {"level": "ERROR"},
        "django.server": {"level": "WARNING", "handlers": [], "propagate": True},
        "django": {"level": "INFO", "handlers": [], "propagate": True},
    },
}

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
