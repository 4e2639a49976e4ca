from __future__ import annotations

import hashlib
import hmac
import stat
import threading

import pytest

from workshops.vault import VaultError, fingerprint, name_of_key, seal, unseal


@pytest.fixture
def key_file(settings, tmp_path):
    path = tmp_path / "keys" / "identity.key"
    settings.WORKSHOPS_IDENTITY_KEY_FILE = path
    return path


def test_opens_what_was_sealed_for_the_same_place(key_file):
    vault = seal("রহিমা".encode(), place="t:1")
    assert unseal(vault.sealed, key_id=vault.key_id, place="t:1").decode() == "রহিমা"


def test_key_file_is_made_at_first_use_and_private(key_file):
    seal(b"x", place="t:1")
    assert len(key_file.read_bytes()) == 32
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert [path.name for path in key_file.parent.iterdir()] == ["identity.key"]


def test_many_at_first_use_agree_on_one_key(key_file):
    sealed = []
    threads = [
        threading.Thread(target=lambda: sealed.append(seal(b"x", place="t:1")))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sealed) == 8
    assert len({vault.key_id for vault in sealed}) == 1


def test_sealing_twice_looks_different(key_file):
    assert seal(b"x", place="t:1").sealed != seal(b"x", place="t:1").sealed


def test_length_of_short_names_does_not_show(key_file):
    lengths = {len(seal(b"x" * n, place="t:1").sealed) for n in (1, 20, 63)}
    assert len(lengths) == 1


def test_refuses_a_sealed_text_moved_to_another_row(key_file):
    vault = seal(b"x", place="t:1")
    with pytest.raises(VaultError, match="changed or moved"):
        unseal(vault.sealed, key_id=vault.key_id, place="t:2")


def test_says_so_when_the_key_is_missing(key_file):
    vault = seal(b"x", place="t:1")
    key_file.unlink()
    with pytest.raises(VaultError, match="is missing"):
        unseal(vault.sealed, key_id=vault.key_id, place="t:1")
    assert not key_file.exists()


def test_says_so_when_the_key_is_another(key_file):
    vault = seal(b"x", place="t:1")
    key_file.unlink()
    seal(b"y", place="t:2")
    with pytest.raises(VaultError, match=f"sealed with key {vault.key_id}"):
        unseal(vault.sealed, key_id=vault.key_id, place="t:1")


def test_says_so_when_the_file_is_no_key(key_file):
    key_file.parent.mkdir()
    key_file.write_bytes(b"short")
    with pytest.raises(VaultError, match="not a key file"):
        seal(b"x", place="t:1")


def test_says_so_when_no_file_is_set(settings):
    settings.WORKSHOPS_IDENTITY_KEY_FILE = None
    with pytest.raises(VaultError, match="not set"):
        seal(b"x", place="t:1")


def test_a_fingerprint_is_of_the_text_and_the_key(key_file):
    first = fingerprint("01711000000")

    assert first == fingerprint("01711000000") != fingerprint("01711000001")
    assert len(first) == 64
    key_file.unlink()
    assert fingerprint("01711000000") != first


def test_the_key_of_the_fingerprints_is_not_the_key_that_seals(key_file):
    """Else who holds the one could try names against the other."""
    made = fingerprint("01711000000")

    plain = hmac.new(key_file.read_bytes(), b"01711000000", hashlib.sha256)
    assert made != plain.hexdigest()


def test_sealed_text_names_its_key(key_file):
    assert seal(b"x", place="t:1").key_id == name_of_key(key_file.read_bytes())
