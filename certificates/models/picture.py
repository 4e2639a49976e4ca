from __future__ import annotations

from hashlib import sha256

from django.db import models
from django.utils.translation import gettext_lazy as _


class Picture(models.Model):
    """A logo or a signature, small, under the hash of what it is; never changed.

    It stays for good: a certificate that was given must print as it did.
    """

    sha256 = models.CharField(_("fingerprint"), max_length=64, primary_key=True)
    content = models.BinaryField(_("PNG"))
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)

    class Meta:
        verbose_name = _("picture on certificates")
        verbose_name_plural = _("pictures on certificates")

    def __str__(self) -> str:
        return self.sha256[:12]


def keep_picture(content: bytes) -> str:
    """Store a PNG unless it is there already; its fingerprint."""
    digest = sha256(content).hexdigest()
    Picture.objects.get_or_create(sha256=digest, defaults={"content": content})
    return digest
