"""Invented people. Every full name carries the word for "sample"."""

from __future__ import annotations

from random import Random

from django.contrib.auth.models import User

from workshops.choices import (
    AgeBand,
    AgeBasis,
    ConsentGiver,
    ConsentMode,
    ConsentScope,
    Sex,
    WitnessRole,
)
from workshops.consent_texts import CURRENT
from workshops.identities import Names
from workshops.models import Enrolment, Workshop
from workshops.services import ConsentGiven, enrol_participant

_WOMEN = [
    ("রহিমা", "Rahima"), ("সালমা", "Salma"), ("জরিনা", "Jarina"), ("মর্জিনা", "Morjina"),
    ("পারুল", "Parul"), ("শেফালী", "Shefali"), ("আমেনা", "Amena"), ("রোকেয়া", "Rokeya"),
    ("কুলসুম", "Kulsum"), ("লাইলী", "Laili"), ("হাসিনা", "Hasina"), ("ময়না", "Moyna"),
    ("ফুলবানু", "Fulbanu"), ("জাহানারা", "Jahanara"), ("নূরজাহান", "Nurjahan"), ("শ্রাবণী", "Srabani"),
]  # fmt: skip
_MEN = [
    ("করিম", "Karim"), ("জব্বার", "Jabbar"), ("আক্কাস", "Akkas"), ("মজনু", "Mojnu"),
    ("সোলায়মান", "Solayman"), ("বাদল", "Badal"), ("কৃষ্ণপদ", "Krishnapada"), ("ইদ্রিস", "Idris"),
    ("লক্ষ্মণ", "Lakshman"), ("রমজান", "Romjan"), ("সুরুজ", "Suruj"), ("আইনুদ্দিন", "Ainuddin"),
]  # fmt: skip
_VILLAGES = ["নতুন বাজার", "পশ্চিমপাড়া", "নদীর পাড়", "রেললাইন বস্তি"]
_ADULT_AGES = [
    AgeBand.FROM_18_TO_29,
    AgeBand.FROM_30_TO_49,
    AgeBand.FROM_30_TO_49,
    AgeBand.OVER_50,
]


def enrol_invented(
    workshop: Workshop, count: int, *, by: User, random: Random
) -> list[Enrolment]:
    """Enrol `count` invented adults with their consent."""
    women = random.sample(_WOMEN, min(len(_WOMEN), round(count * 0.6)))
    men = random.sample(_MEN, count - len(women))
    people = [(Sex.FEMALE, name) for name in women] + [(Sex.MALE, name) for name in men]
    random.shuffle(people)
    return [
        enrol_participant(
            workshop,
            by=by,
            sex=sex,
            age_band=random.choice(_ADULT_AGES),
            age_basis=random.choice([AgeBasis.STATED, AgeBasis.ESTIMATED]),
            names=_names(name, random),
            consents=_consents(random),
        )
        for sex, name in people
    ]


def _names(name: tuple[str, str], random: Random) -> Names:
    bangla, latin = name
    return Names(
        call_name=bangla,
        name_bn=f"{bangla} নমুনা",
        name_latin=f"{latin} Sample",
        village=random.choice(_VILLAGES),
    )


def _consents(random: Random) -> list[ConsentGiven]:
    scopes = [ConsentScope.ATTEND, ConsentScope.ASSESS]
    if random.random() < 0.5:
        scopes.append(ConsentScope.PUBLIC_NAME)
    return [
        ConsentGiven(
            scope=scope,
            giver=ConsentGiver.SELF,
            mode=ConsentMode.SPOKEN,
            language="bn",
            text_version=CURRENT,
            witness=WitnessRole.COLLEAGUE,
        )
        for scope in scopes
    ]
