from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from certificates.models import SigningKey
from certificates.signing import signer


@pytest.fixture(autouse=True)
def own_key(settings, tmp_path, db):
    settings.CERTIFICATES_SIGNING_KEY_FILE = tmp_path / "signing.pem"


def said(*arguments):
    out = io.StringIO()
    call_command("certificate_keys", *arguments, stdout=out)
    return out.getvalue()


def test_keys_are_made_listed_and_retired():
    first = signer().key_id
    assert said("list").endswith(f"{first} signs today.\n")
    assert "signs from now on." in said("new")
    second = signer().key_id
    assert second != first
    assert f"{second} signs today." in said("list")
    assert said("retire", first, "--leaked") == f"{first} signs no more.\n"
    assert SigningKey.objects.get(key_id=first).has_leaked
    assert ", leaked" in said("list")


def test_who_names_no_key_or_an_unknown_one_is_told():
    with pytest.raises(CommandError, match="Which key"):
        said("retire")
    with pytest.raises(CommandError, match="No key is called abc"):
        said("retire", "abc")


def test_a_retired_key_in_the_file_is_told():
    said("retire", signer().key_id)
    with pytest.raises(CommandError, match="certificate_keys new"):
        said("list")


def test_what_has_no_statement_is_signed(issued):
    type(issued)._base_manager.update(statement=b"")
    assert said("sign") == "signed: 1\n"
    assert said("sign") == "signed: 0\n"
