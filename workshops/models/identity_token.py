from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from workshops.choices import TokenKind
from workshops.models.participant import Participant


class IdentityToken(models.Model):
    """By what a sealed person can be found again without opening anybody's names.

    `digest` is a keyed hash, so the row says nothing to who has no key file. Written by
    `workshops.identity_index` only; `rebuild_identity_index` makes all of them anew.
    """

    participant = models.ForeignKey(
        Participant,
        models.CASCADE,
        related_name="tokens",
        verbose_name=_("participant"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=TokenKind.choices)
    digest = models.CharField(_("keyed hash"), max_length=64)

    objects = ScopedManager(organisation="participant__organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "kind", "digest"], name="token_once_per_person"
            )
        ]
        indexes = [models.Index(fields=["kind", "digest"], name="token_by_digest")]
        verbose_name = _("token of an identity")
        verbose_name_plural = _("tokens of identities")

    def __str__(self) -> str:
        return f"{self.participant_id} {self.kind}"
