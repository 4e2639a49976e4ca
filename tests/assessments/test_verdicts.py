from __future__ import annotations

import dataclasses
import re

import pytest

from assessments.analysis import Verdict, paired_change
from assessments.verdicts import CAVEAT, flow_sentence, verdict_sentence

SOME = paired_change([40, 50, 60, 55, 45], [52] * 5)
LANGUAGES = ("en", "bn")


def _change(verdict, mean_change=9.0, ci95=(4.0, 14.0), **figures):
    """19 people of whom 13 moved up, as in the specification."""
    return dataclasses.replace(
        SOME,
        verdict=verdict,
        n=19,
        up=13,
        same=4,
        down=2,
        mean_change=mean_change,
        ci95=ci95,
        **figures,
    )


@pytest.mark.parametrize(
    ("change", "english", "bangla"),
    [
        (
            _change(Verdict.TOO_FEW),
            "Too few people answered both times to show a result safely.",
            "দুইবারই উত্তর দিয়েছেন এমন মানুষ খুব কম; তাই ফলাফল নিরাপদে দেখানো যায় না।",
        ),
        (
            _change(Verdict.ALREADY_HIGH, mean_pre=91.4),
            "Opinions were already high before: 91 points of 100 on average. These "
            "questions cannot show more.",
            "মতামত আগে থেকেই উঁচুতে ছিল: গড়ে ১০০-র মধ্যে ৯১ পয়েন্ট। এই প্রশ্নগুলো দিয়ে "
            "এর বেশি দেখানো যায় না।",
        ),
        (
            _change(Verdict.MOVED),
            "On average opinions moved 9 points of 100 towards children's rights "
            "(likely between 4 and 14). 13 of 19 moved up, 4 stayed, 2 moved down.",
            "গড়ে মতামত ১০০-র মধ্যে ৯ পয়েন্ট শিশু অধিকারের পক্ষে সরেছে (সম্ভাব্য সীমা ৪ "
            "থেকে ১৪)। ১৯ জনের ১৩ জন এগিয়েছেন, ৪ জন একই আছেন, ২ জন পিছিয়েছেন।",
        ),
        (
            _change(Verdict.MOVED_LITTLE, 1.0, (0.6, 1.4)),
            "On average opinions moved a little: 1 point of 100 towards children's "
            "rights (likely between 1 and 1). 13 of 19 moved up, 4 stayed, 2 moved "
            "down.",
            "গড়ে মতামত অল্প সরেছে: শিশু অধিকারের পক্ষে ১০০-র মধ্যে ১ পয়েন্ট (সম্ভাব্য "
            "সীমা ১ থেকে ১)। ১৯ জনের ১৩ জন এগিয়েছেন, ৪ জন একই আছেন, ২ জন পিছিয়েছেন।",
        ),
        (
            _change(Verdict.NO_CHANGE, -0.4, (-2.5, 1.7)),
            "There was no real change, and we can say that: −0.4 points of 100 on "
            "average (likely between −2.5 and 1.7). 13 of 19 moved up, 4 stayed, 2 "
            "moved down.",
            "মতামত আসলে বদলায়নি, আর এ কথা বলা যায়: গড়ে বদল ১০০-র মধ্যে −০.৪ পয়েন্ট "
            "(সম্ভাব্য সীমা −২.৫ থেকে ১.৭)। ১৯ জনের ১৩ জন এগিয়েছেন, ৪ জন একই আছেন, ২ জন "
            "পিছিয়েছেন।",
        ),
        (
            _change(Verdict.CANNOT_TELL, 3.0, (-4.0, 10.0)),
            "The group was too small, or answers too mixed, to know. The average change "
            "is 3 points of 100 (likely between −4 and 10). 13 of 19 moved up, 4 "
            "stayed, 2 moved down.",
            "দল ছোট বা উত্তর খুব মিশ্র; এখনই বলা যায় না। গড়ে বদল ১০০-র মধ্যে ৩ পয়েন্ট "
            "(সম্ভাব্য সীমা −৪ থেকে ১০)। ১৯ জনের ১৩ জন এগিয়েছেন, ৪ জন একই আছেন, ২ জন "
            "পিছিয়েছেন।",
        ),
        (
            _change(Verdict.MOVED_BACK, -7.0, (-11.0, -3.0)),
            "On average opinions moved the other way: 7 points of 100 (likely between 3 "
            "and 11). 13 of 19 moved up, 4 stayed, 2 moved down. Look at the questions "
            "and talk with the group.",
            "গড়ে মতামত উল্টো দিকে সরেছে: ১০০-র মধ্যে ৭ পয়েন্ট (সম্ভাব্য সীমা ৩ থেকে "
            "১১)। ১৯ জনের ১৩ জন এগিয়েছেন, ৪ জন একই আছেন, ২ জন পিছিয়েছেন। প্রশ্নগুলো "
            "আবার দেখুন, দলের সঙ্গে কথা বলুন।",
        ),
    ],
    ids=[verdict.value for verdict in Verdict],
)
def test_each_verdict_has_its_sentence_in_both_languages(change, english, bangla):
    assert verdict_sentence(change, language="en") == english
    assert verdict_sentence(change, language="bn") == bangla


@pytest.mark.parametrize(
    ("pre", "post", "english", "bangla"),
    [
        (
            [50] * 6,
            [50] * 6,
            "Nobody moved: each of the 6 people has the same score before and after.",
            "কেউ সরেননি: ৬ জনের প্রত্যেকের আগের ও পরের নম্বর একই।",
        ),
        (
            [50] * 6,
            [51] * 6,
            "Everyone moved by the same amount: 1 point of 100 towards children's "
            "rights.",
            "সবাই সমান সরেছেন: শিশু অধিকারের পক্ষে ১০০-র মধ্যে ১ পয়েন্ট।",
        ),
        (
            [50] * 6,
            [40] * 6,
            "Everyone moved by the same amount: 10 points of 100 the other way. Look at "
            "the questions and talk with the group.",
            "সবাই সমান সরেছেন: ১০০-র মধ্যে ১০ পয়েন্ট, তবে উল্টো দিকে। প্রশ্নগুলো আবার "
            "দেখুন, দলের সঙ্গে কথা বলুন।",
        ),
    ],
)
def test_where_all_moved_alike_there_is_no_range(pre, post, english, bangla):
    change = paired_change(pre, post)

    assert verdict_sentence(change, language="en") == english
    assert verdict_sentence(change, language="bn") == bangla


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_people_say_the_same_as_none(language):
    few = paired_change([50] * 4, [60] * 4)

    assert verdict_sentence(few, language=language) == verdict_sentence(
        None, language=language
    )


@pytest.mark.parametrize(
    ("bounds", "english"),
    [
        ((1, 5), "moved 0.81 points on the scale from 1 to 5 towards"),
        ((0, 10), "moved 0.8 points on the scale from 0 to 10 towards"),
        (None, "moved 0.8 points towards"),
        ((0.0, 100.0), "moved 0.8 points of 100 towards"),
    ],
)
def test_points_are_those_of_the_scale(bounds, english):
    change = _change(Verdict.MOVED, 0.8125, (0.327, 1.298))

    assert english in verdict_sentence(change, language="en", bounds=bounds)


def test_a_named_scale_in_bangla():
    change = _change(Verdict.MOVED, 0.8125, (0.327, 1.298))

    sentence = verdict_sentence(change, language="bn", bounds=(1, 5))

    assert sentence.startswith(
        "গড়ে মতামত ১ থেকে ৫ পর্যন্ত মাপে ০.৮১ পয়েন্ট শিশু অধিকারের পক্ষে সরেছে"
    )


@pytest.mark.parametrize(("low", "shown"), [(0.4, "0.4"), (0.04, "0.04"), (0.0, "0")])
def test_a_range_that_leaves_out_zero_does_not_print_it(low, shown):
    change = _change(Verdict.MOVED, 9.0, (low, 18.0))

    assert f"(likely between {shown} and 18" in verdict_sentence(change, language="en")


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_claims_a_cause_or_a_proof(verdict, language):
    sentence = verdict_sentence(_change(verdict), language=language)

    assert re.search("signific|prove|cause|তাৎপর্য|প্রমাণ|কারণে", sentence) is None


@pytest.mark.parametrize("verdict", Verdict)
def test_bangla_sentences_have_no_western_digits(verdict):
    sentence = verdict_sentence(_change(verdict), language="bn")

    assert re.search("[0-9A-Za-z{}]", sentence) is None


@pytest.mark.parametrize(
    ("language", "expected"), [("en-gb", "en"), ("bn-bd", "bn"), ("fr", "bn")]
)
def test_a_region_and_an_unknown_language_find_a_sentence(language, expected):
    change = _change(Verdict.MOVED)

    words = re.sub("[0-9০-৯]", "", verdict_sentence(change, language=language))

    known = verdict_sentence(change, language=expected)
    assert words == re.sub("[0-9০-৯]", "", known)


@pytest.mark.parametrize(
    ("counts", "english", "bangla"),
    [
        (
            (24, 21, 19),
            "24 people answered before, 21 after, and we could match 19. The report is "
            "about those 19.",
            "আগে ২৪ জন, পরে ২১ জন উত্তর দিয়েছেন; ১৯ জনের দুই উত্তর মেলানো গেছে। এই "
            "প্রতিবেদন সেই ১৯ জনকে নিয়ে।",
        ),
        (
            (1, 1, 1),
            "1 person answered before, 1 after, and we could match 1. The report is "
            "about that one person.",
            "আগে ১ জন, পরে ১ জন উত্তর দিয়েছেন; ১ জনের দুই উত্তর মেলানো গেছে। এই "
            "প্রতিবেদন সেই একজনকে নিয়ে।",
        ),
        (
            (0, 3, 0),
            "Nobody answered before, 3 after, and we could match none. There is nothing "
            "to compare.",
            "আগে ০ জন, পরে ৩ জন উত্তর দিয়েছেন; কারও দুই উত্তর মেলানো যায়নি। তাই তুলনা "
            "করার কিছু নেই।",
        ),
        (
            (5, 0, 0),
            "5 people answered before, nobody after, and we could match none. There is "
            "nothing to compare.",
            "আগে ৫ জন, পরে ০ জন উত্তর দিয়েছেন; কারও দুই উত্তর মেলানো যায়নি। তাই তুলনা "
            "করার কিছু নেই।",
        ),
    ],
)
def test_flow(counts, english, bangla):
    assert flow_sentence(*counts, language="en") == english
    assert flow_sentence(*counts, language="bn") == bangla


def test_the_caveat_is_fixed():
    assert CAVEAT["en"] == (
        "This compares people with themselves. It does not show that the workshop alone "
        "caused the change."
    )
    assert set(CAVEAT) == set(LANGUAGES)
