"""Certificates on paper. The only place of this plugin that knows WeasyPrint."""

from __future__ import annotations

from certificates.pdf.artwork import Artwork
from certificates.pdf.render import render_certificate, render_many, render_stream

__all__ = ["Artwork", "render_certificate", "render_many", "render_stream"]
