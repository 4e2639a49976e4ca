from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from curriculum.languages import in_language
from workshops.choices import MembershipRole
from workshops.rights import are_two_powers


class Organisation(models.Model):
    """Who runs workshops. Every personal row belongs to exactly one."""

    slug = models.SlugField(_("short name"), unique=True)
    name_bn = models.CharField(_("name in Bangla"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)

    accepts_requests = models.BooleanField(
        _("accepts requests"),
        default=False,
        help_text=_("Schools and offices may ask it for a workshop without a log-in."),
    )

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name

    @property
    def names(self) -> dict[str, str]:
        return {"bn": self.name_bn, "en": self.name_en}

    @property
    def name(self) -> str:
        return in_language(self.names, get_language())


TWO_POWERS = _(
    "One person cannot both manage staff and read concerns. Choose another person."
)


class Membership(models.Model):
    """A role of a person of staff in an organisation, in all of it or a part.

    Several make several roles: somebody may lead one centre and facilitate elsewhere.
    It opens nothing before it is accepted: see `access.accepted_memberships`.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="memberships",
        verbose_name=_("person"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="memberships",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=20, choices=MembershipRole.choices)
    centre = models.ForeignKey(
        "workshops.Centre",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("only at this centre"),
    )
    audience = models.ForeignKey(
        "curriculum.Audience",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("only for these people"),
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("given by"),
    )
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("accepted by"),
    )
    accepted_at = models.DateTimeField(_("accepted at"), null=True, editable=False)

    class Meta:
        constraints = [
            # Empty is a value here, so that the whole organisation is given once too.
            models.UniqueConstraint(
                "user",
                "organisation",
                "role",
                Coalesce("centre", 0),
                Coalesce("audience", 0),
                name="each_role_given_once",
            )
        ]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"

    def clean(self) -> None:
        """For Wagtail's admin, which asks no service."""
        others = Membership.objects.filter(
            user=self.user_id, organisation=self.organisation_id
        ).exclude(pk=self.pk)
        if are_two_powers({self.role, *others.values_list("role", flat=True)}):
            raise ValidationError(TWO_POWERS)


class Centre(models.Model):
    """Where workshops and classes are held. Working children are there: no page that
    needs no log-in, no feed and no certificate names its address or its point.
    """

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="centres",
        verbose_name=_("organisation"),
    )
    name_bn = models.CharField(_("name in Bangla"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    address_bn = models.CharField(_("address in Bangla"), max_length=300, blank=True)
    address_en = models.CharField(_("address in English"), max_length=300, blank=True)
    district = models.CharField(_("district"), max_length=60, blank=True)
    upazila = models.CharField(_("upazila or ward"), max_length=60, blank=True)
    directions_bn = models.TextField(
        _("how to get there, in Bangla"), max_length=1000, blank=True
    )
    directions_en = models.TextField(
        _("how to get there, in English"), max_length=1000, blank=True
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    phone = models.CharField(
        _("telephone of the centre"),
        max_length=20,
        blank=True,
        help_text=_("A number of the office, not of a person."),
    )
    capacity = models.PositiveSmallIntegerField(_("places"), default=30)

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("centre")
        verbose_name_plural = _("centres")

    def __str__(self) -> str:
        return self.name

    @property
    def names(self) -> dict[str, str]:
        return {"bn": self.name_bn, "en": self.name_en}

    @property
    def name(self) -> str:
        return in_language(self.names, get_language())

    @property
    def address(self) -> str:
        return in_language(
            {"bn": self.address_bn, "en": self.address_en}, get_language()
        )

    @property
    def directions(self) -> str:
        return in_language(
            {"bn": self.directions_bn, "en": self.directions_en}, get_language()
        )
