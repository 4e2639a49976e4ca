"""Audiences, module pages and the frozen editions that workshops teach."""

from __future__ import annotations

from curriculum.models.audience import Audience
from curriculum.models.edition import ModuleEdition
from curriculum.models.pages import ModuleIndexPage, ModulePage

__all__ = ["Audience", "ModuleEdition", "ModuleIndexPage", "ModulePage"]
