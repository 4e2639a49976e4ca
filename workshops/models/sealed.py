from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class SealedText(models.Model):
    """Words that only the vault opens. `workshops.sealing` writes and reads them.

    The key is known before the row is saved, so that the words are bound to it.
    """

    key = models.UUIDField(_("key of the row"), default=uuid.uuid4, unique=True)
    key_id = models.CharField(_("key of the vault"), max_length=16)
    sealed = models.BinaryField(_("sealed words"))

    class Meta:
        abstract = True
