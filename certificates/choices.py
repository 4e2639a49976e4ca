from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CertificateLanguage(models.TextChoices):
    BANGLA = "bn", _("Bangla")
    ENGLISH = "en", _("English")
    BOTH = "both", _("Bangla and English")


class Layout(models.TextChoices):
    FORMAL = "formal", _("Formal")
