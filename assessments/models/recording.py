from __future__ import annotations

import uuid
from functools import partial

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from assessments.models.items import Item
from assessments.models.response import Response
from assessments.recordings import Recorded
from workshops import private_files


class Recording(models.Model):
    """A spoken answer. The sound lies sealed among the private files under `name`.

    One for each item and response: a newer one takes the place of the older.
    """

    name = models.UUIDField(_("name"), default=uuid.uuid4, unique=True, editable=False)
    response = models.ForeignKey(
        Response, models.CASCADE, related_name="recordings", verbose_name=_("response")
    )
    item = models.ForeignKey(
        Item, models.PROTECT, related_name="+", verbose_name=_("item")
    )
    key_id = models.CharField(_("key"), max_length=20)
    content_type = models.CharField(_("kind of file"), max_length=40)
    size = models.PositiveIntegerField(_("bytes"))
    seconds = models.PositiveSmallIntegerField(_("seconds"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)

    objects = ScopedManager(
        organisation="response__administration__workshop__organisation"
    )

    class Meta:
        ordering = ["response", "pk"]
        verbose_name = _("spoken answer")
        verbose_name_plural = _("spoken answers")

    def __str__(self) -> str:
        return self.name.hex

    @classmethod
    def keep(
        cls,
        recorded: Recorded,
        item: Item,
        response: Response,
        *,
        name: uuid.UUID | None = None,
    ) -> Recording:
        """Seal the sound away, in the place of what was said here before.

        What came too late waits beside it: what was said in time goes on counting.
        """
        if response.administration.is_open:
            for older in cls.objects.filter(item=item, response=response):
                older.delete()
        recording = cls(
            item=item,
            response=response,
            content_type=recorded.content_type,
            size=len(recorded.content),
            seconds=recorded.seconds,
            name=name or uuid.uuid4(),
        )
        recording.key_id = private_files.keep(recording.name, recorded.content)
        recording.save()
        return recording

    def sound(self) -> bytes:
        """Call it only for somebody who may hear it; every hearing is logged by the view."""
        return private_files.read(self.name, key_id=self.key_id)


def forget_sound(instance: Recording, **kwargs: object) -> None:
    """However a recording goes, its file goes with it."""
    transaction.on_commit(partial(private_files.forget, instance.name))
