"""Whether two written names may be one person's, across Bangla and Latin letters. Pure.

Titles (Md., Mosammat, মোঃ) say nothing and are dropped. Begum, Khatun and their sisters
come and go in one woman's papers, so a difference there is none. Names that every third
person bears (Ali, Islam, Abdul) make no pair by themselves.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from workshops.name_sounds import SILENT, VOWELS, skeleton_of, sound_of

_TITLES = (
    "মো মোঃ মোহাঃ মোহা মোহাম্মদ মোহাম্মাদ মুহাম্মদ মুহম্মদ মোসা মোসাঃ মোছা মোছাঃ মোসাম্মৎ মোসাম্মাৎ"
    " মোছাম্মৎ মুসাম্মৎ মোসম্মৎ শ্রী শ্রীমতি শ্রীমতী জনাব ডা ডাঃ ড হাজী হাজি আলহাজ আলহাজ্ব মিস মিসেস"
    " md mohd mohammad mohammed mohamad mohamed muhammad muhammed muhamad mst msst most"
    " mosa mossa mosammat mossammat mosammot mossamat musammat mr mrs ms miss dr hazi haji"
    " alhaj alhajj sree sri shri srimati janab"
)
_WOMENS_WORDS = "begum khatun akter bibi khanam khanom banu nesa nessa বেগম খাতুন আক্তার বিবি খানম বানু নেছা"
_COMMON_WORDS = (
    "ali islam hossain hosen uddin rahman ahmed ahmad khan mia alam haque abdul abdur abu"
    " sarkar sarker sheikh chowdhury das roy mondal molla talukder sultana sultan ara"
    " আলী ইসলাম হোসেন হোসাইন উদ্দিন রহমান আহমেদ আহম্মদ খান মিয়া আলম হক আব্দুল আব্দুর আবু"
    " সরকার শেখ চৌধুরী দাস রায় মণ্ডল মোল্লা তালুকদার সুলতানা সুলতান আরা"
)
_FARTHEST = 0.5
_UNLIKE = 9.0
_VOWEL_FOR_VOWEL = {
    frozenset("au"): 0.3,
    frozenset("ai"): 0.35,
    frozenset("iu"): 0.6,
    frozenset("." + "a"): 0.0,
    frozenset("." + "u"): 0.0,
    frozenset("." + "i"): 0.6,
}
_VOWEL_FOR_NONE = {SILENT: 0.0, "a": 0.35, "u": 0.35, "i": 0.6}


def name_keys(name: str) -> set[str]:
    """By what a name is found: a key for each word that tells something, and for all
    of them written as one, since Nur Jahan is also Nurjahan."""
    sounds = _telling(name)
    keys = {skeleton_of(sound) for sound in sounds}
    return (keys | {skeleton_of("".join(sounds))}) - {""}


def word_keys(name: str) -> set[str]:
    """As `name_keys`, without the one for the whole."""
    return {skeleton_of(sound) for sound in _telling(name)} - {""}


def sound_alike(one: str, other: str) -> bool:
    """Whether the shorter name's words are all in the longer, as far as ears can tell."""
    fewer, more = sorted((_telling(one), _telling(other)), key=len)
    if not fewer:
        return False
    if words_alike("".join(fewer), "".join(more)):
        return True
    left, met = list(more), []
    for sound in fewer:
        found = next((word for word in left if words_alike(sound, word)), None)
        if found is None:
            return False
        left.remove(found)
        met.append(found)
    return not all(skeleton_of(sound) in _common() for sound in met)


def words_alike(one: str, other: str) -> bool:
    """Whether two sounds of `sound_of` are one word."""
    same = skeleton_of(one) == skeleton_of(other)
    return same and _distance(one, other) <= _FARTHEST


def _telling(name: str) -> list[str]:
    """The sounds of the words that tell people apart, or of what there is."""
    words = _words(name)
    sounds = [sound for word in words if (sound := sound_of(word))]
    telling = [sound for sound in sounds if skeleton_of(sound) not in _womens()]
    return telling or sounds


def _words(name: str) -> list[str]:
    """In lower case and without titles, unless titles are all there is."""
    composed = unicodedata.normalize("NFC", name).lower()
    words = re.findall(
        r"[^\W\d_]+(?:[\u0981-\u0983\u09bc-\u09d7\u200c\u200d]+[^\W\d_]*)*", composed
    )
    named = [word for word in words if word not in _titles()]
    return named or words


@cache
def _titles() -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFC", title) for title in _TITLES.split())


@cache
def _womens() -> frozenset[str]:
    return _skeletons(_WOMENS_WORDS)


@cache
def _common() -> frozenset[str]:
    return _skeletons(_COMMON_WORDS)


def _skeletons(words: str) -> frozenset[str]:
    return frozenset(skeleton_of(sound_of(word)) for word in words.split())


def _distance(one: str, other: str) -> float:
    """How much must change to make one of the other: vowels cost little, consonants much."""
    row = [0.0]
    for sound in other:
        row.append(row[-1] + _alone(sound))
    for first in one:
        above, row = row, [row[0] + _alone(first)]
        for place, second in enumerate(other):
            changed = above[place] + _instead(first, second)
            left_out = min(above[place + 1] + _alone(first), row[-1] + _alone(second))
            row.append(min(changed, left_out))
    return row[-1]


def _alone(sound: str) -> float:
    return _VOWEL_FOR_NONE.get(sound, _UNLIKE)


def _instead(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in VOWELS and other in VOWELS:
        return _VOWEL_FOR_VOWEL[frozenset(one + other)]
    return _UNLIKE
