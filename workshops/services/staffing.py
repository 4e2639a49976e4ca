"""Accounts and roles of staff, without Wagtail's user right, which amounts to superuser.

Nobody changes their own roles, and no one person both manages staff and reads concerns.
Whoever makes an account knows its password: so a role that reads names or concerns waits
until a second person accepts it, and waits again after a new password.
"""

from __future__ import annotations

import secrets

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from curriculum.models import Audience
from workshops.calendars import end_calendar_link
from workshops.choices import MembershipRole, StaffAct
from workshops.models import Centre, Membership, Organisation, StaffChange
from workshops.models.organisation import TWO_POWERS
from workshops.refusals import Refused
from workshops.rights import are_two_powers, reads_people

WAGTAIL_GROUPS = {
    MembershipRole.CURRICULUM_EDITOR: "Editors",
    MembershipRole.REVIEWER: "Moderators",
}
"""The groups that Wagtail itself makes. Editors write drafts, moderators publish."""

_SYLLABLES = [a + b for a in "bdfghjkmnprstvz" for b in "aeiou"]


def spoken_password() -> str:
    """One that can be said on the telephone: four parts of 18.7 bits, 75 bits in all."""
    parts = [
        "".join(secrets.choice(_SYLLABLES) for _place in range(3)) for _part in range(4)
    ]
    return "-".join(parts)


@transaction.atomic
def add_staff(
    organisation: Organisation,
    *,
    by: User,
    username: str,
    first_name: str,
    last_name: str,
    email: str,
    role: MembershipRole,
    centre: Centre | None = None,
    audience: Audience | None = None,
) -> tuple[User, str]:
    """A new account with one role; the account and its first password, told once."""
    if User.objects.filter(username__iexact=username).exists():
        raise Refused(_("This user name is taken. Choose another one."))
    password = spoken_password()
    user = User.objects.create_user(
        username, email, password, first_name=first_name, last_name=last_name
    )
    _note(organisation, user, StaffAct.ADDED, by=by)
    give_role(organisation, user, by=by, role=role, centre=centre, audience=audience)
    return user, password


@transaction.atomic
def give_role(
    organisation: Organisation,
    user: User,
    *,
    by: User,
    role: MembershipRole,
    centre: Centre | None = None,
    audience: Audience | None = None,
) -> Membership:
    """One role more, which waits when it reads names or concerns. Never the same twice."""
    _refuse_oneself(user, by)
    held = _roles_in(organisation, user)
    _refuse_two_powers(held | {role})
    if centre is not None and centre.organisation_id != organisation.pk:
        raise Refused(_("Choose a centre of this organisation."))
    membership, made = Membership.objects.get_or_create(
        organisation=organisation,
        user=user,
        role=role,
        centre=centre,
        audience=audience,
        defaults={
            "given_by": by,
            "accepted_at": None if reads_people(role) else timezone.now(),
        },
    )
    if not made:
        raise Refused(_("This person has this role already."))
    _note(organisation, user, StaffAct.ROLE_GIVEN, by=by, role=role)
    _fit_wagtail_groups(user)
    return membership


@transaction.atomic
def take_role(membership: Membership, *, by: User) -> None:
    """The role ends at the next request. Somebody must be left to manage staff."""
    _refuse_oneself(membership.user, by)
    organisation, user = membership.organisation, membership.user
    if membership.role == MembershipRole.ADMINISTRATOR:
        # Locked, so that two administrators cannot take each other's role at once.
        administrators = Membership.objects.select_for_update().filter(
            organisation=organisation, role=MembershipRole.ADMINISTRATOR
        )
        if len({each.user_id for each in administrators}) == 1:
            raise Refused(
                _("This is the last administrator. Make somebody else one first.")
            )
    role = MembershipRole(membership.role)
    membership.delete()
    _note(organisation, user, StaffAct.ROLE_TAKEN, by=by, role=role)
    _fit_wagtail_groups(user)


@transaction.atomic
def give_new_password(organisation: Organisation, user: User, *, by: User) -> str:
    """For somebody who forgot it. Ends every visit of theirs; told once.

    Whose roles read names or concerns reads nothing until a second person accepts.
    """
    _refuse_oneself(user, by)
    _refuse_work_elsewhere(organisation, user)
    password = spoken_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    end_calendar_link(user)
    _note(organisation, user, StaffAct.NEW_PASSWORD, by=by)
    held = user.memberships.select_for_update()
    if any(reads_people(membership.role) for membership in held):
        user.memberships.update(given_by=by, accepted_by=None, accepted_at=None)
    return password


@transaction.atomic
def note_own_password(user: User) -> None:
    """Nobody else knows the password any more, and a phone that is lost reads nothing."""
    end_calendar_link(user)
    organisations = Organisation.objects.filter(memberships__user=user)
    for organisation in organisations.distinct():
        _note(organisation, user, StaffAct.OWN_PASSWORD, by=user)


@transaction.atomic
def switch_account(
    organisation: Organisation, user: User, *, by: User, is_active: bool
) -> None:
    """Off: no log-in, from the next request. What the person did stays as it was."""
    _refuse_oneself(user, by)
    _refuse_work_elsewhere(organisation, user)
    if user.is_active == is_active:
        return
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    if not is_active:
        end_calendar_link(user)
    act = StaffAct.SWITCHED_ON if is_active else StaffAct.SWITCHED_OFF
    _note(organisation, user, act, by=by)


def _refuse_oneself(user: User, by: User) -> None:
    if user == by:
        raise Refused(
            _("You cannot change your own account here. Ask another administrator.")
        )


def _refuse_two_powers(roles: set[MembershipRole]) -> None:
    if are_two_powers(roles):
        raise Refused(TWO_POWERS)


def _refuse_work_elsewhere(organisation: Organisation, user: User) -> None:
    """An account that others rely on too is theirs as well; a superuser's is nobody's."""
    elsewhere = user.memberships.exclude(organisation=organisation).exists()
    if elsewhere or user.is_superuser:
        raise Refused(
            _("This account is used elsewhere too. Ask those who run the server.")
        )


def _roles_in(organisation: Organisation, user: User) -> set[MembershipRole]:
    roles = user.memberships.filter(organisation=organisation)
    return {MembershipRole(role) for role in roles.values_list("role", flat=True)}


def _fit_wagtail_groups(user: User) -> None:
    """Writers and reviewers work in Wagtail's admin, in the groups it brings."""
    held = set(user.memberships.values_list("role", flat=True))
    for role, name in WAGTAIL_GROUPS.items():
        group = Group.objects.filter(name=name).first()
        if group is None:
            continue
        if role in held:
            user.groups.add(group)
        else:
            user.groups.remove(group)


def _note(
    organisation: Organisation,
    user: User,
    act: StaffAct,
    *,
    by: User,
    role: str = "",
) -> None:
    StaffChange.objects.create(
        organisation=organisation, user=user, act=act, role=role, changed_by=by
    )
