"""Names as clerks write them. The people are invented, the spellings are not."""

from __future__ import annotations

import unicodedata

import pytest

from workshops.name_matching import name_keys, sound_alike

ALIKE = [
    ("মোঃ আব্দুল করিম", "Md. Abdul Karim"),
    ("মো. আবদুল করিম", "Mohammad Abdul Kareem"),
    ("মোহাম্মদ আব্দুল করিম", "Muhammad Abdul Korim"),
    ("মো: রফিক", "Rafiq"),
    ("রফিকুল ইসলাম", "Md Rafiqul Islam"),
    ("শফিকুল ইসলাম", "Shofiqul Islam"),
    ("মোসাঃ রহিমা বেগম", "Mst. Rohima Begum"),
    ("রহিমা খাতুন", "Rahima Begum"),
    ("মোছাঃ ছালমা আক্তার", "Mosammat Salma Akhter"),
    ("সালমা", "Salma Akter"),
    ("ফাতেমা বেগম", "Fatima Begom"),
    ("ফাতিমা", "Fatema"),
    ("আয়েশা সিদ্দিকা", "Ayesha Siddiqua"),
    ("আয়শা", "Aisha"),
    ("নূরজাহান", "Nur Jahan"),
    ("নুরজাহান বেগম", "Nurjahan"),
    ("শাহজাহান মিয়া", "Shah Jahan Miah"),
    ("শাহিদা", "Shahida"),
    ("রায়হান মিঞা", "Raihan Mia"),
    ("জাহাঙ্গীর আলম", "Jahangir Alom"),
    ("ইউসুফ", "Yousuf"),
    ("ইয়াসমিন", "Yasmin"),
    ("পারভীন", "Parveen"),
    ("পারভিন আক্তার", "Parbin Aktar"),
    ("নাসরিন", "Nasreen"),
    ("শামীমা", "Shamima"),
    ("রোকেয়া", "Rokeya"),
    ("রুকসানা", "Roksana"),
    ("হোসেন", "Hossain"),
    ("হুসাইন", "Hussein"),
    ("মিজানুর রহমান", "Mizanur Rahman"),
    ("জাকির", "Zakir"),
    ("জয়নাল", "Joynal"),
    ("সুমন দাস", "Shumon Das"),
    ("শ্রী বিমল রায়", "Bimal Roy"),
    ("শ্যামলী", "Shyamoli"),
    ("স্বপ্না", "Shopna"),
    ("লক্ষ্মী", "Lakhmi"),
    ("খাদিজা", "Khadiza"),
    ("ভানু", "Vanu"),
    ("ওয়াহিদ", "Wahid"),
    ("হক", "Haque"),
    ("আব্দুল্লাহ", "Abdullah"),
    ("বেগম", "Begum"),
    ("Selina Khatun", "Salina Khatun"),
]
NOT_ALIKE = [
    ("রহিম", "Rahima"),
    ("রহিমা", "করিমা"),
    ("Karim", "Rahim"),
    ("আব্দুল করিম", "Abdul Rahim"),
    ("Abdur Rahman", "Abdul Mannan"),
    ("Rahim Uddin", "Rahim Ali"),
    ("সালমা", "Salima"),
    ("সেলিম", "Salma"),
    ("Hasan", "Hossain"),
    ("হাসান", "হোসেন"),
    ("ফাতেমা", "Fahima"),
    ("নাজমা", "Nazima"),
    ("রিনা", "Runa"),
    ("মিতা", "Mitu"),
    ("Md. Alam", "Md. Islam"),
    ("মোঃ জাকির হোসেন", "Md. Jamal Hossain"),
    ("আলী", "Ali Hossain"),
    ("Mst. Rina Begum", "Mst. Bina Begum"),
    ("শাহিদা", "Shahina"),
    ("রোকেয়া", "Rahela"),
    ("", "Rahima"),
    ("Rahima", ""),
]
WRONGLY_ALIKE = [
    # Two names that many write with the same letters.
    ("Nasima", "Nasema"),
    ("Asma", "Osma"),
    # A short form is in every longer name that holds it.
    ("Jahan", "Jahan Zeb"),
]
MISSED = [
    ("জেসমিন", "Yasmin"),
    ("Mofiz", "Mafijul"),
    ("তানজিলা", "Tangila"),
    ("Abdul Karim", "A. Karim Sheikh"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_sound_alike(one, other):
    assert sound_alike(one, other)
    assert sound_alike(other, one)


@pytest.mark.parametrize(("one", "other"), NOT_ALIKE)
def test_do_not_sound_alike(one, other):
    assert not sound_alike(one, other)
    assert not sound_alike(other, one)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_alike_names_meet_in_the_index(one, other):
    """Else the finder would never lay them side by side."""
    assert name_keys(one) & name_keys(other) != set()


def test_how_good_the_ear_is():
    """The figures in docs/architecture.md. A better ear may change them, not a worse."""
    same, different = ALIKE + MISSED, NOT_ALIKE + WRONGLY_ALIKE
    found = sum(sound_alike(*pair) for pair in same)
    wrong = sum(sound_alike(*pair) for pair in different)

    assert (found, len(same)) == (45, 49)
    assert (wrong, len(different)) == (3, 25)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_both_encodings_are_one_name(form):
    name = unicodedata.normalize(form, "রায় আয়েশা")

    assert name_keys(name) == name_keys("রায় আয়েশা") != set()


@pytest.mark.parametrize("name", ["", " ", "...", "১২৩", "Md.", "😀"])
def test_what_is_no_name_does_no_harm(name):
    assert sound_alike(name, "Rahima") is False
    assert "" not in name_keys(name)
