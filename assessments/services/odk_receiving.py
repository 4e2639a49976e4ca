"""A filled-in form arrives from a phone: through the one door, with its sounds."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import IO, Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from assessments.models import Administration, Item, OdkKey, VoiceItem
from assessments.models.items import Given
from assessments.odk.instances import Instance, InstanceFault, uuid_of
from assessments.odk.sheets import Filled, sheet_of
from assessments.odk.workbook import form_id_of
from assessments.recordings import Recorded, RecordingFault, read_recording
from assessments.services.sounds import keep_sounds, put_sounds_aside
from assessments.services.submitting import Submitted, by_key, submit
from assessments.sheets import AnswerSheet

Sounds = Mapping[UUID, tuple[Item, Recorded]]


def wave_of_form(key: OdkKey, form_id: str) -> Administration | None:
    """The wave that a form belongs to, open or closed, in the workshop of the key."""
    code = form_id.removeprefix("ankur_").partition("_")[0]
    waves = Administration.objects.select_related("version", "other_version")
    wave = waves.filter(workshop=key.workshop_id, code=code).first()
    if wave is None:
        return None
    wave.workshop = key.workshop
    is_known = form_id in [form_id_of(wave, version) for version in wave.versions]
    return wave if is_known else None


def receive(
    administration: Administration,
    instance: Instance,
    files: Mapping[str, Any],
    *,
    sent_at: dt.datetime | None = None,
) -> Submitted:
    """Count what a phone sent, or set it aside. Raises InstanceFault."""
    filled = Filled(
        uuid_of(instance.instance_id, administration.code),
        instance.version,
        instance.columns,
    )
    sheet = replace(sheet_of(administration, filled), sent_at=sent_at)
    sheet, sounds = _with_sounds(administration, sheet, files)
    done = submit(administration, sheet)
    if sounds and done.response is not None:
        keep_sounds(done.response, sounds)
    elif sounds and done.set_aside is not None:
        put_sounds_aside(done.set_aside, sounds)
    return done


def _with_sounds(
    administration: Administration, sheet: AnswerSheet, files: Mapping[str, Any]
) -> tuple[AnswerSheet, Sounds]:
    """In the place of the name of a file stands the name under which it is sealed.

    That name comes from the sound, so that another sound is another answer.
    """
    answers, sounds = dict(sheet.answers), dict[UUID, tuple[Item, Recorded]]()
    for version in administration.versions:
        for key, item in by_key(version).items():
            given = answers.get(key)
            if isinstance(item, VoiceItem) and given is not None and given.text:
                recorded = _recorded(files.get(given.text))
                digest = hashlib.sha256(recorded.content).hexdigest()
                name = uuid5(sheet.uuid, f"{key} {digest}")
                answers[key] = Given(text=name.hex)
                sounds[name] = (item, recorded)
    return replace(sheet, answers=answers), sounds


def _recorded(upload: Any) -> Recorded:
    """Refused without its file: the phone keeps the form and sends both again."""
    if upload is None:
        raise InstanceFault(_("A recording did not come with the form. Send it again."))
    opened: IO[bytes] = upload
    try:
        return read_recording(opened, upload.size or 0)
    except RecordingFault as fault:
        raise InstanceFault(str(fault)) from fault
