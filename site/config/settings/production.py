"""A server: secrets come from the environment, cookies travel over https only."""

from __future__ import annotations

from config.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = environment.required_text("SECRET_KEY")  # noqa: F405
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "")  # noqa: F405
WAGTAILADMIN_BASE_URL = CERTIFICATES_BASE_URL = environment.required_text(  # noqa: F405
    "ANKUR_BASE_URL"
)
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
TRUSTED_PROXIES = environment.number("TRUSTED_PROXIES", 0)  # noqa: F405
SECURE_SSL_REDIRECT = environment.flag("SECURE_SSL_REDIRECT", default=True)  # noqa: F405
SECURE_HSTS_SECONDS = 30 * 24 * 3600
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
