from __future__ import annotations

import logging
import stat

import pytest
from django.utils.translation import override

from certificates.models import SigningKey
from certificates.signing import SigningError, new_key, retire_key, signer
from certificates.signing_anew import sign_unsigned
from certificates.tokens import qr_text
from certificates.verification import answer, found_by_qr
from tests.certificates.checking import said_by
from tests.certificates.conftest import earner, issue_in


@pytest.fixture
def key_file(settings, tmp_path):
    path = tmp_path / "keys" / "signing.pem"
    settings.CERTIFICATES_SIGNING_KEY_FILE = path
    return path


def test_the_key_is_made_at_first_use_for_the_service_alone(db, key_file):
    first = signer()
    assert signer().key_id == first.key_id
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(key_file.parent.stat().st_mode) == 0o700
    assert [path.name for path in key_file.parent.iterdir()] == ["signing.pem"]
    assert SigningKey.objects.get().key_id == first.key_id


def test_the_database_has_the_public_half_only(db, key_file):
    private = signer().private.private_bytes_raw()
    assert private not in bytes(SigningKey.objects.get().public)


def test_a_new_key_takes_the_place_of_the_old(db, key_file):
    old = signer()
    new = new_key()
    assert signer().key_id == new.key_id != old.key_id
    assert SigningKey.objects.get(key_id=old.key_id).retired_at
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert [path.name for path in key_file.parent.iterdir()] == ["signing.pem"]


def test_a_lost_key_is_not_quietly_made_anew(db, key_file):
    signer()
    key_file.unlink()
    with pytest.raises(SigningError, match="Put it back from its own backup"):
        signer()
    assert not key_file.exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "no key in PEM form"), (b"x" * 32, "no key in PEM form")],
)
def test_a_file_without_a_key_is_told(db, key_file, content, says):
    key_file.parent.mkdir()
    key_file.write_bytes(content)
    with pytest.raises(SigningError, match=says):
        signer()


def test_a_folder_that_cannot_be_made_is_told(db, settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.CERTIFICATES_SIGNING_KEY_FILE = tmp_path / "file" / "signing.pem"
    for function in (signer, new_key):
        with pytest.raises(SigningError, match="cannot be read or written"):
            function()


def test_a_retired_key_signs_no_more(db, key_file):
    retire_key(signer().key_id, has_leaked=False)
    with pytest.raises(SigningError, match="certificate_keys new"):
        signer()


def test_what_leaked_stays_leaked(db, key_file):
    key_id = signer().key_id
    assert retire_key(key_id, has_leaked=True).has_leaked
    assert retire_key(key_id, has_leaked=False).has_leaked
    with pytest.raises(SigningError, match="No key is called"):
        retire_key("00000000", has_leaked=False)


def test_issuing_goes_on_without_a_key_and_is_made_up_for(
    done, settings, key_file, caplog
):
    settings.CERTIFICATES_SIGNING_KEY_FILE = None
    earner(done)
    with caplog.at_level(logging.ERROR, "certificates.signing"):
        certificate = issue_in(done).issued[0]
    assert "CERTIFICATES_SIGNING_KEY_FILE is not set." in caplog.text
    assert "Rahima" not in caplog.text
    assert qr_text(certificate).endswith(f"/V/{certificate.token}")
    with override("en"):
        assert answer(found_by_qr(said_by(certificate))).is_valid
    assert sign_unsigned() == 0
    settings.CERTIFICATES_SIGNING_KEY_FILE = key_file
    assert (sign_unsigned(), sign_unsigned()) == (1, 0)
    signed = found_by_qr(certificate.token).certificate
    assert len(qr_text(signed)) > 150
    assert found_by_qr(said_by(signed)).certificate == certificate
