from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scope

from assessments.models import Answer, Recording
from assessments.models.items import AnswerForm
from assessments.queries import first_unanswered, items_of
from assessments.services import close_wave, keep_late, keep_screen
from tests.assessments.builders import (
    build_administration,
    build_instrument_version,
    build_response,
    written_item,
)
from tests.builders import build_workshop
from workshops import conf
from workshops.refusals import Refused

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def shapla_scope(shapla):
    with scope(organisation=shapla):
        yield shapla


class Sitting:
    """Somebody who answers these questions."""

    def __init__(self, organisation, *written, workshop=None):
        version = build_instrument_version([written_item(), *written])
        workshop = workshop or build_workshop(organisation)
        wave = build_administration(workshop, version=version)
        self.response = build_response(wave, codes=[3], is_finished=False)
        self.items = items_of(version)

    def send(self, number, data, files=None):
        item = self.items[number - 1]
        answers = {a.item_id: a for a in self.response.answers.all()}
        form = AnswerForm(item, data, files, answers=answers)
        if not form.is_valid():
            return [text for each in form.errors.values() for text in each]
        keep_screen(self.response, form.kept, self.items)
        return []

    def kept(self):
        rows = Answer.objects.filter(response=self.response, item__number__gt=1)
        return [
            (a.item.number, a.code, a.text, a.missing)
            for a in rows.order_by("item__number")
        ]

    @property
    def next(self):
        return first_unanswered(self.response, self.items)


def multiple(**more):
    choices = [
        {"label_bn": "ক", "label_en": "A"},
        {"label_bn": "খ", "label_en": "B"},
        {"label_bn": "কিছুই না", "label_en": "None", "is_exclusive": True},
    ]
    return written_item("multiple", choices=choices, **more)


@pytest.mark.parametrize(
    ("item", "data", "kept"),
    [
        (multiple(), {"picked": ["2", "1"]}, (None, "1 2", "")),
        (multiple(), {"answer": "refused"}, (None, "", "refused")),
        (multiple(), {"picked": ["3"], "answer": "dont_know"}, (None, "3", "")),
        (
            written_item("rank"),
            {"place_1": "2", "place_2": "3", "place_3": "1"},
            (None, "3 1 2", ""),
        ),
        (written_item("rank"), {"answer": "dont_know"}, (None, "", "dont_know")),
        (written_item("number"), {"number": "১২"}, (12, "", "")),
        (written_item("number"), {"number": "0"}, (0, "", "")),
        (written_item("slider"), {"answer": "0"}, (0, "", "")),
        (written_item("this_or_that"), {"answer": "2"}, (2, "", "")),
        (written_item("practice"), {"answer": "3"}, (3, "", "")),
        (written_item("section"), {}, (None, "", "not_asked")),
        (
            written_item("tally"),
            {"count_1": "৩", "count_2": "9", "count_refused": ""},
            (None, "1:3 2:9 dont_know:0 refused:0", ""),
        ),
    ],
)
def test_what_is_kept_of_each_kind(shapla_scope, item, data, kept):
    sitting = Sitting(shapla_scope, item)

    assert sitting.send(2, data) == []
    assert sitting.kept() == [(2, *kept)]


@pytest.mark.parametrize(
    ("item", "data", "sentence"),
    [
        (multiple(), {}, "Choose one answer or more."),
        (
            multiple(),
            {"picked": ["1", "3"]},
            "“None” stands alone. Take away the others, or this one.",
        ),
        (
            written_item("rank"),
            {"place_1": "1", "place_2": "1", "place_3": "2"},
            "Give each number once: 1 to what comes first.",
        ),
        (
            written_item("rank"),
            {"place_1": "1", "answer": "dont_know"},
            "Give every line a number: 1 to what comes first.",
        ),
        (written_item("number"), {"number": "25"}, "Write a number from 0 to 24."),
        (written_item("number"), {"number": "ten"}, "Write a number from 0 to 24."),
        (
            written_item("number"),
            {},
            "Choose an answer, or choose “I don't know”.",
        ),
        (
            written_item(allows_dont_know=False),
            {"answer": "dont_know"},
            "Choose an answer.",
        ),
        (written_item("consent"), {}, "Choose yes or no. Both are fine."),
        (written_item("tally"), {}, "Write how many people gave each answer."),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_nothing_is_kept(
    shapla_scope, item, data, sentence
):
    sitting = Sitting(shapla_scope, item)

    assert sitting.send(2, data) == [sentence]
    assert sitting.kept() == []


def test_a_matrix_with_an_open_row_keeps_nothing(shapla_scope):
    sitting = Sitting(shapla_scope, written_item("matrix"))
    form = AnswerForm(sitting.items[1], {"row-3-answer": "4"})

    assert not form.is_valid()
    assert [row.errors for row in form.rows] == [
        {},
        {"answer": ["Choose an answer, or choose “I don't know”."]},
    ]


def test_a_whole_matrix_is_one_screen(shapla_scope):
    sitting = Sitting(shapla_scope, written_item("matrix"))

    assert sitting.send(2, {"row-3-answer": "4", "row-4-answer": "refused"}) == []
    assert sitting.kept() == [
        (2, None, "", "not_asked"),
        (3, 4, "", ""),
        (4, None, "", "refused"),
    ]
    assert sitting.next is None


def test_a_question_is_asked_only_after_certain_answers(shapla_scope):
    sitting = Sitting(
        shapla_scope,
        written_item("yes_no", name="hits"),
        written_item(show_if={"name": "hits", "codes": "1"}),
        written_item("vignette", show_if={"name": "hits", "codes": "০"}),
    )
    sitting.send(2, {"answer": "1"})
    assert sitting.next == 3
    assert sitting.kept() == [
        (2, 1, "", ""),
        *((number, None, "", "not_asked") for number in (4, 5, 6)),
    ]

    sitting.send(3, {"answer": "5"})
    sitting.send(2, {"answer": "0"})
    assert sitting.next == 5
    assert sitting.kept()[1] == (3, None, "", "not_asked")


def test_several_codes_lead_on_by_any_of_them(shapla_scope):
    condition = {"name": "needs", "codes": "2"}
    sitting = Sitting(
        shapla_scope, multiple(name="needs"), written_item(show_if=condition)
    )
    sitting.send(2, {"picked": ["1", "2"]})
    assert sitting.next == 3
    sitting.send(2, {"picked": ["1"]})
    assert sitting.next is None


def test_after_a_no_nothing_more_is_asked(shapla_scope):
    sitting = Sitting(shapla_scope, written_item("consent"), written_item())
    sitting.send(2, {"answer": "0"})

    assert sitting.next is None
    assert sitting.kept() == [(2, 0, "", ""), (3, None, "", "not_asked")]


def test_a_part_of_a_code_is_kept_as_a_hash_of_this_workshop(shapla_scope):
    element = written_item("code_element")
    workshop = build_workshop(shapla_scope)
    first = Sitting(shapla_scope, element, workshop=workshop)
    first.send(2, {"text": " ক "})
    same = build_response(first.response.administration, codes=[3], is_finished=False)
    other = Sitting(shapla_scope, element)
    other.send(2, {"text": "ক"})
    mine = first.kept()[0][2]
    first.response = same
    first.send(2, {"text": "ক"})

    assert len(mine) == 64
    assert first.kept()[0][2] == mine
    assert other.kept()[0][2] != mine


SOUND = b"OggS\x00\x04" + (48_000 * 5).to_bytes(8, "little") + bytes(40)


def said(content):
    return {"recording": SimpleUploadedFile("a.ogg", content, "audio/ogg")}


def test_a_voice_is_sealed_away_and_a_newer_one_takes_its_place(
    shapla_scope, django_capture_on_commit_callbacks
):
    sitting = Sitting(shapla_scope, written_item("voice"))
    sitting.send(2, {}, said(SOUND))
    older = Recording.objects.get()
    assert (older.sound(), older.seconds, older.size) == (SOUND, 5, len(SOUND))
    assert sitting.kept() == [(2, None, older.name.hex, "")]

    with django_capture_on_commit_callbacks(execute=True):
        sitting.send(2, {}, said(SOUND + b"again"))

    newer = Recording.objects.get()
    assert newer.sound() == SOUND + b"again"
    assert sitting.kept() == [(2, None, newer.name.hex, "")]
    with pytest.raises(FileNotFoundError):
        older.sound()


def files():
    return sorted(each.name for each in conf.private_files().glob("*"))


def test_no_file_stays_of_a_voice_that_is_refused(shapla_scope):
    sitting = Sitting(shapla_scope, written_item("voice"))
    close_wave(sitting.response.administration, by=None)
    before = files()

    with pytest.raises(Refused):
        sitting.send(2, {}, said(SOUND))

    assert files() == before
    assert Recording.objects.count() == 0


def test_a_voice_that_comes_too_late_leaves_the_one_that_counts(
    shapla_scope, django_capture_on_commit_callbacks
):
    sitting = Sitting(shapla_scope, written_item("voice"), written_item())
    sitting.send(2, {}, said(SOUND))
    counted = Recording.objects.get()
    close_wave(sitting.response.administration, by=None)
    late = AnswerForm(sitting.items[1], {}, said(SOUND + b"late"))
    assert late.is_valid()

    with django_capture_on_commit_callbacks(execute=True):
        keep_late(sitting.response, late.kept)

    assert counted.sound() == SOUND
    assert sorted(each.sound() for each in Recording.objects.all()) == [
        SOUND,
        SOUND + b"late",
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ" + bytes(100), "This is not a recording. Record your voice again."),
        (
            b"OggS\x00\x04" + (48_000 * 181).to_bytes(8, "little") + bytes(40),
            "The recording is too long. Speak at most 3 minutes.",
        ),
        (
            SOUND + bytes(3 * 1024 * 1024),
            "The recording is too large. Speak shorter.",
        ),
    ],
)
def test_what_is_no_recording_is_refused(shapla_scope, content, sentence):
    sitting = Sitting(shapla_scope, written_item("voice"))

    assert sitting.send(2, {}, said(content)) == [sentence]
    assert sitting.kept() == []
    assert Recording.objects.count() == 0


def test_a_voice_may_be_left_out(shapla_scope):
    sitting = Sitting(shapla_scope, written_item("voice"))

    assert sitting.send(2, {}) == []
    assert sitting.kept() == [(2, None, "", "skipped")]
