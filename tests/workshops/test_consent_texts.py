from __future__ import annotations

import hashlib
import json
import unicodedata

from curriculum.languages import LANGUAGES
from workshops.consent_texts import (
    CURRENT,
    VERSIONS,
    adult_texts,
    guardian_texts,
    version_for,
)

# What people have agreed to. A text that changes needs a version of its own.
FROZEN = {
    "2026-11": "158c14072627b5700eb785814536eeb2cfb342eb020a128e81aa24c15058d0f6",
    "2026-11b": "22fb34ebde2daaf4ef3c17463496b911d938d3ead5506ae05f507a8b1b51675c",
}


def _fingerprint(version: str) -> str:
    text = json.dumps(VERSIONS[version], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def test_no_version_changes_once_it_was_used():
    assert {version: _fingerprint(version) for version in VERSIONS} == FROZEN


def test_each_text_is_there_in_every_language_and_one_encoding():
    for text in VERSIONS[CURRENT].values():
        assert set(text) == set(LANGUAGES)
        for words in text.values():
            assert words == unicodedata.normalize("NFC", words).strip()


def test_nobody_is_promised_secrecy_about_danger():
    attend = guardian_texts()[0]
    assert "1098" in attend["en"]
    assert "১০৯৮" in attend["bn"]


def test_an_employer_is_invited_with_words_of_their_own():
    assert adult_texts("employers")[0] != adult_texts()[0] == adult_texts("parents")[0]
    assert "1098" in adult_texts("employers")[0]["en"]
    assert version_for("employers") == f"{CURRENT}/employers"
    assert version_for("parents") == CURRENT


def test_a_version_fits_its_column():
    assert CURRENT in VERSIONS
    assert max(map(len, VERSIONS)) <= 20
    assert (
        max(len(version_for(audience)) for audience in ("employers", "officials")) <= 20
    )


def test_the_newest_words_promise_secrecy_and_no_lock_in_bangla():
    for text in VERSIONS[CURRENT].values():
        assert "তালাবদ্ধ" not in unicodedata.normalize("NFC", text["bn"])
