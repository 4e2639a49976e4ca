"""The tests: fast password hashing, a key of their own, nothing kept."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "for tests only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
DATABASES = {"default": environment.database("sqlite:///:memory:")}  # noqa: F405
if DATABASES["default"]["NAME"] == ":memory:":
    DATABASES["default"]["OPTIONS"] = {"timeout": 20}
    # With pytest's --reuse-db the migrated file is kept: the first test starts at once.
    if kept := os.environ.get("ANKUR_TEST_DATABASE"):
        DATABASES["default"]["TEST"] = {"NAME": kept}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TEMPORARY = Path(tempfile.gettempdir()) / "ankur-tests"
MEDIA_ROOT = TEMPORARY / "media"
WORKSHOPS_IDENTITY_KEY_FILE = TEMPORARY / "identity.key"
WORKSHOPS_PRIVATE_FILES = TEMPORARY / "private"
CERTIFICATES_BASE_URL = "https://ankur.example"
CERTIFICATES_SIGNING_KEY_FILE = TEMPORARY / "signing.pem"
AXES_ENABLED = False
# The tests plan for tomorrow, on whichever day of the week they run.
WORKSHOPS_WEEKLY_DAYS_OFF: list[str] = []
