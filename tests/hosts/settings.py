"""A bare Wagtail host that wears the plugins named in HOST_PLUGINS, and nothing of ours else."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATE = Path(tempfile.mkdtemp(prefix="host-"))
PLUGINS = os.environ["HOST_PLUGINS"].split()

SECRET_KEY = "for one test"
ALLOWED_HOSTS = ["testserver"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "tests.hosts.urls"
INSTALLED_APPS = [
    *reversed(PLUGINS),
    *os.environ.get("HOST_APPS", "").split(),
    "polymorphic",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "curriculum.middleware.LocaleMiddleware",
    "curriculum.middleware.RefuseNullMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": STATE / "host.sqlite3"}
}
# Any language at all: the host decides, and it is not Bangla everywhere.
LANGUAGE_CODE = "en"
USE_TZ = True
STATIC_URL = "/static/"
MEDIA_ROOT = STATE / "media"
MEDIA_URL = "/media/"
WAGTAIL_SITE_NAME = "A host"
WAGTAILADMIN_BASE_URL = "http://testserver"

# What docs/plugins.md asks of a host.
if "workshops" in PLUGINS:
    LOGIN_URL = "workshops:login"
    WORKSHOPS_IDENTITY_KEY_FILE = STATE / "identity.key"
if "certificates" in PLUGINS:
    CERTIFICATES_BASE_URL = "http://testserver"
    CERTIFICATES_SIGNING_KEY_FILE = STATE / "signing.pem"
