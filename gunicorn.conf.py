"""`gunicorn` alone, from the top folder, serves the site."""

from __future__ import annotations

import os

wsgi_app = "config.wsgi"
pythonpath = "site"
bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
