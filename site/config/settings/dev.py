"""A developer's machine and `make run`: everything on 127.0.0.1."""

from __future__ import annotations

from config.settings.base import *  # noqa: F403

DEBUG = environment.flag("ANKUR_DEBUG", default=False)  # noqa: F405
SECRET_KEY = "only for one machine, never for a server"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"
}
WHITENOISE_USE_FINDERS = True
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
