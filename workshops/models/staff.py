from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workshops.choices import MembershipRole, StaffAct
from workshops.models.organisation import Organisation


class StaffChange(models.Model):
    """What was done to somebody's account or roles. Append-only."""

    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="staff_changes",
        verbose_name=_("organisation"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="staff_changes",
        verbose_name=_("person"),
    )
    act = models.CharField(_("what was done"), max_length=20, choices=StaffAct.choices)
    role = models.CharField(
        _("role"), max_length=20, choices=MembershipRole.choices, blank=True
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("changed by"),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now_add=True)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("staff change")
        verbose_name_plural = _("staff changes")

    def __str__(self) -> str:
        return f"{self.user} {self.act}"
