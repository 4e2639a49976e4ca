"""Why a report shows no new figures. Both languages at once, since a command prints both.

The Bangla is a draft for review by a native speaker.
"""

from __future__ import annotations

from curriculum.languages import LocalisedText, in_language
from curriculum.numerals import in_digits_of

_WITHHELD: LocalisedText = {
    "en": (
        "Figures were shown here before. Since then fewer than {smallest} people took"
        " their answers back or changed them, and whoever has both reports could work"
        " out what they said. So only the counts are shown. In a meeting use the report"
        " that was saved before, with its date."
    ),
    "bn": (
        "এখানে আগে ফলাফল দেখানো হয়েছিল। তারপর {smallest} জনের কম মানুষ নিজের উত্তর ফিরিয়ে"
        " নিয়েছেন বা বদলেছেন। দুটি প্রতিবেদন মিলিয়ে দেখলে তাঁরা কী বলেছিলেন তা বের করা যেত।"
        " তাই শুধু কতজন উত্তর দিয়েছেন তা দেখানো হচ্ছে। সভায় আগে রাখা প্রতিবেদনটি"
        " তারিখ বলে ব্যবহার করুন।"
    ),
}
_LATE: LocalisedText = {
    "en": (
        "{people} answered after these figures were shown and cannot be counted yet:"
        " whoever has both reports could work out what so few said. They are counted as"
        " soon as at least {smallest} people have come to it."
    ),
    "bn": (
        "এই ফলাফল দেখানোর পরে আরও {people} জন উত্তর দিয়েছেন; তাঁদের উত্তর এখনো গোনা হয়নি।"
        " এত কম মানুষের উত্তর যোগ করলে দুটি প্রতিবেদন মিলিয়ে তাঁদের কথা বের করা যেত।"
        " অন্তত {smallest} জন হলে তাঁদের উত্তর গোনা হবে।"
    ),
}


def withheld_sentence(smallest: int, *, language: str) -> str:
    sentence = in_language(_WITHHELD, language)
    return sentence.format(smallest=in_digits_of(language, smallest))


def late_sentence(people: int, smallest: int, *, language: str) -> str:
    return in_language(_LATE, language).format(
        people=in_digits_of(language, people), smallest=in_digits_of(language, smallest)
    )
