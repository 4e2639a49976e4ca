"""Spoken answers that come as files beside a whole set of answers."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from assessments.models import Item, Recording, Response, SetAside, WaitingSound
from assessments.recordings import Recorded, kind_of, seconds_of
from workshops import private_files


def keep_sounds(
    response: Response, sounds: Mapping[UUID, tuple[Item, Recorded]]
) -> None:
    """Each once, also when the set comes again because the answer was lost."""
    kept = set(response.recordings.values_list("name", flat=True))
    for name, (item, recorded) in sounds.items():
        if name not in kept:
            Recording.keep(recorded, item, response, name=name)


def put_sounds_aside(
    aside: SetAside, sounds: Mapping[UUID, tuple[Item, Recorded]]
) -> None:
    """Sealed beside the set, so that nothing is lost while somebody decides."""
    kept = set(aside.sounds.values_list("name", flat=True))
    for name, (_item, recorded) in sounds.items():
        if name not in kept and not aside.resolution:
            key_id = private_files.keep(name, recorded.content)
            WaitingSound.objects.create(aside=aside, name=name, key_id=key_id)


def keep_waiting_sounds(
    aside: SetAside, response: Response, items: Mapping[str, Item]
) -> None:
    """The set is counted after all: what was spoken in it is a recording now."""
    waiting = {sound.name.hex: sound for sound in aside.sounds.all()}
    for key, given in aside.content.get("answers", {}).items():
        sound = waiting.get(given["text"])
        if sound is None or key not in items:
            continue
        content = private_files.read(sound.name, key_id=sound.key_id)
        kind = kind_of(content) or ""
        seconds = seconds_of(content, kind)
        recorded = Recorded(content, kind, None if seconds is None else round(seconds))
        Recording.keep(recorded, items[key], response, name=sound.name)
        sound.delete()
