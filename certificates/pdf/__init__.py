"""Certificates on paper. The only place of this plugin that knows WeasyPrint."""

from __future__ import annotations

from certificates.pdf.render import render_certificate, render_many

__all__ = ["render_certificate", "render_many"]
