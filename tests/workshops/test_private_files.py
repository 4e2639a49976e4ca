from __future__ import annotations

import uuid

import pytest

from workshops import private_files
from workshops.conf import private_files as folder
from workshops.vault import VaultError


def test_what_is_kept_comes_back_and_lies_sealed():
    name = uuid.uuid4()
    key_id = private_files.keep(name, b"a face")
    path = folder() / name.hex
    assert private_files.read(name, key_id=key_id) == b"a face"
    assert b"a face" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600


def test_under_another_name_it_does_not_open():
    one, two = uuid.uuid4(), uuid.uuid4()
    key_id = private_files.keep(one, b"a face")
    (folder() / one.hex).rename(folder() / two.hex)
    with pytest.raises(VaultError):
        private_files.read(two, key_id=key_id)


def test_what_is_forgotten_is_gone():
    name = uuid.uuid4()
    key_id = private_files.keep(name, b"a face")
    private_files.forget(name)
    private_files.forget(name)
    with pytest.raises(FileNotFoundError):
        private_files.read(name, key_id=key_id)
