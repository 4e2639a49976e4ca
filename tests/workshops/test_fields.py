from __future__ import annotations

import datetime as dt

import pytest
from django import forms
from django.utils import translation

from workshops.fields import (
    BanglaNameField,
    DateField,
    LatinNameField,
    MobileField,
    NameField,
    NumberField,
    TimeField,
)


@pytest.mark.parametrize(
    "typed",
    ["2027-03-12", "12/03/2027", "১২/০৩/২০২৭", "১২-৩-২০২৭", "12.3.27", " ১২/৩/২৭ "],
)
def test_reads_a_date(typed):
    assert DateField().clean(typed) == dt.date(2027, 3, 12)


@pytest.mark.parametrize("typed", ["31/02/2027", "12/13/2027", "কাল", "12"])
def test_refuses_what_is_no_date(typed):
    with pytest.raises(forms.ValidationError):
        DateField().clean(typed)


@pytest.mark.parametrize(
    "typed", ["14:30", "১৪:৩০", "14.30", "2:30 pm", "২.৩০ p.m.", "14:30:00"]
)
def test_reads_a_time(typed):
    assert TimeField().clean(typed) == dt.time(14, 30)


@pytest.mark.parametrize("typed", ["25:00", "দুপুর", "14:75"])
def test_refuses_what_is_no_time(typed):
    with pytest.raises(forms.ValidationError):
        TimeField().clean(typed)


@pytest.mark.parametrize(("typed", "number"), [("25", 25), ("২৫", 25), (" ২5 ", 25)])
def test_reads_a_number(typed, number):
    assert NumberField().clean(typed) == number


@pytest.mark.parametrize("typed", ["২.৫", "many", ""])
def test_refuses_what_is_no_number(typed):
    with pytest.raises(forms.ValidationError):
        NumberField().clean(typed)


@pytest.mark.parametrize(("language", "shown"), [("bn", "৩০"), ("en", "30")])
def test_a_number_stands_in_the_digits_of_the_page(language, shown):
    with translation.override(language):
        assert NumberField().prepare_value(30) == shown
        assert NumberField().prepare_value("3o") == "3o"


@pytest.mark.parametrize(
    "typed",
    [
        "01711000000",
        "০১৭১১০০০০০০",
        "+8801711000000",
        "8801711-000000",
        "01711 000 000",
        "1711000000",
        "১৭১১ ০০০ ০০০",
        "+৮৮০ ১৭১১-০০০০০০",
        "008801711000000",
        "+880 (0) 1711 000000",
        "\u200e+880\xa01711\u2011000000",
    ],
)
def test_reads_a_mobile_number(typed):
    assert MobileField().clean(typed) == "01711000000"


@pytest.mark.parametrize(
    "typed", ["0171100000", "11711000000", "01211000000", "abc", "01711x000000"]
)
def test_refuses_what_is_no_mobile_number(typed):
    with pytest.raises(forms.ValidationError):
        MobileField().clean(typed)


def test_a_mobile_number_may_be_left_out():
    assert MobileField(required=False).clean("") == ""


def test_a_name_is_kept_with_single_spaces_in_one_encoding():
    assert NameField().clean("  রা\u09af\u09bc \n বাবু ") == "রা\u09af\u09bc বাবু"
    assert NameField().clean("রা\u09df") == "রা\u09af\u09bc"


def test_names_are_asked_in_their_script():
    assert BanglaNameField().clean("মোঃ করিম") == "মোঃ করিম"
    assert LatinNameField().clean("Md. Karim") == "Md. Karim"
    for field, typed in ((BanglaNameField(), "Karim"), (LatinNameField(), "করিম")):
        with pytest.raises(forms.ValidationError):
            field.clean(typed)
    assert BanglaNameField(required=False).clean("") == ""


class _Day(forms.Form):
    date = DateField()
    time = TimeField()


def test_pickers_show_what_they_understand():
    html = str(_Day({"date": "2027-03-12", "time": "14:30"}))
    assert 'type="date"' in html
    assert 'type="time"' in html


def test_what_a_picker_does_not_understand_is_kept_as_text():
    html = str(_Day({"date": "৩১/০২/২০২৭", "time": "দুপুর"}))
    assert 'type="date"' not in html
    assert 'value="৩১/০২/২০২৭"' in html
    assert 'value="দুপুর"' in html
