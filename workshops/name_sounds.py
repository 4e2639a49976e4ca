"""How a name sounds, from Bangla and from Latin letters alike. Pure.

A word becomes a rough spelling: consonants that Bangladeshi ears and clerks mix up are
one letter (শ ষ স sh s; ব v b; জ য z j; ট ত th t), and the vowels are three: a, i, u.
The vowel that a Bangla consonant carries unwritten is a dot, since nobody knows whether
a clerk writes it a, o, u or not at all.
"""

from __future__ import annotations

import re
import unicodedata

SILENT = "."
VOWELS = "aiu" + SILENT

_CONSONANTS = {
    letter: sound
    for letters, sound in (
        ("কখ", "k"),
        ("গঘ", "g"),
        ("চ", "c"),
        ("ছশষস", "s"),
        ("জঝয", "j"),
        ("টঠতথৎ", "t"),
        ("ডঢদধ", "d"),
        ("ণনঞ", "n"),
        ("প", "p"),
        ("ফ", "f"),
        ("বভ", "b"),
        ("ম", "m"),
        ("র", "r"),
        ("ল", "l"),
        ("হ", "h"),
    )
    for letter in letters
}
_SIGNS = {"া": "a", "ি": "i", "ী": "i", "ে": "i", "ৈ": "ai", "ৃ": "ri"}
_SIGNS |= {"ু": "u", "ূ": "u", "ো": "u", "ৌ": "u"}
_LETTERS = {"অ": "a", "আ": "a", "ই": "i", "ঈ": "i", "এ": "i", "ঐ": "ai", "ঋ": "ri"}
_LETTERS |= {"উ": "u", "ঊ": "u", "ও": "u", "ঔ": "u"}
_YA, _JOINER, _NG = "\u09df", "্", {"ং": "ng", "ঙ": "ng"}
_BEFORE_BANGLA = [
    # NFC leaves these as a letter and a dot below.
    ("\u09af\u09bc", _YA),
    ("\u09a1\u09bc", "র"),
    ("\u09a2\u09bc", "র"),
    ("মিঞা", f"মি{_YA}া"),
    ("ক্ষ", "খ"),
    ("জ্ঞ", "গ"),
    # The ja-phala bends the vowel, the ba-phala doubles: neither is a sound of its own.
    ("শাহ(?![\u09be-\u09cc])্?", "শা"),
    ("্য", ""),
    ("ম্ব", "মব"),
    ("ব্ব", "ব"),
    ("্ব", ""),
]
_BEFORE_LATIN = [
    # শাহ্জাহান, Shahjahan and Shah Jahan.
    (r"shah(?=[^aeiou]|$)", "sa"),
    (r"que?$", "k"),
    (r"ck|q", "k"),
    (r"x", "ks"),
    (r"chh|sh", "s"),
    (r"ch", "C"),
    (r"c", "k"),
    (r"ph", "f"),
    (r"([kgjtdb])h", r"\1"),
    (r"w", "u"),
    (r"v", "b"),
    (r"z", "j"),
    (r"(?<=[^aeiouy])y(?=[aeou])", ""),
    (r"h$", ""),
    (r"[ey]", "i"),
    (r"o", "u"),
    (r"C", "c"),
]


def sound_of(word: str) -> str:
    """The rough spelling of one word; "" when it has no letter."""
    composed = unicodedata.normalize("NFC", word).lower()
    if re.search("[\u0980-\u09ff]", composed):
        rough = _from_bangla(composed)
    else:
        rough = _from_latin(composed)
    return re.sub(r"(.)\1+", r"\1", rough)


def skeleton_of(sound: str) -> str:
    """What stays of a sound when vowels are heard badly.

    Its consonants, whether it began with a vowel, and on which it ended: Rahim is not
    Rahima.
    """
    bare = sound.strip(SILENT)
    if not bare:
        return ""
    consonants = re.sub(f"[{VOWELS}]", "", bare)
    begins = "a" if bare[0] in VOWELS else ""
    ends = bare[-1] if bare[-1] in VOWELS and consonants else ""
    return re.sub(r"(.)\1+", r"\1", begins + consonants) + ends


def _from_latin(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word)
    rough = re.sub(r"[^a-z]", "", plain)
    for pattern, sound in _BEFORE_LATIN:
        rough = re.sub(pattern, sound, rough)
    return rough


def _from_bangla(word: str) -> str:
    for pattern, letters in _BEFORE_BANGLA:
        word = re.sub(pattern, letters, word)
    rough = "".join(
        _bangla_letter(letter, word[place + 1 : place + 2])
        for place, letter in enumerate(word)
    ).strip(SILENT)
    return re.sub(r"(?<=[aiu])h$", "", rough)


def _bangla_letter(letter: str, following: str) -> str:
    if letter == _YA:
        # Between vowels it is only a glide, else an i: রায়হান is Raihan.
        return "" if following in _SIGNS else "i"
    if letter in _CONSONANTS:
        carries = following not in _SIGNS and following != _JOINER
        return _CONSONANTS[letter] + (SILENT if carries else "")
    return _SIGNS.get(letter) or _LETTERS.get(letter) or _NG.get(letter, "")
