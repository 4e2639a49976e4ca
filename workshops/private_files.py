"""Files that no address leads to: sealed like names, each under a random name.

Who copies the folder alone sees no face and reads no sheet.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from uuid import UUID

from workshops import conf
from workshops.vault import VaultError, seal, unseal


def keep(name: UUID, plain: bytes) -> str:
    """Write `plain`, sealed, whole or not at all. The answer names the key."""
    path = _path(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sealed = seal(plain, place=_place(name))
    beside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(sealed.sealed)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    return sealed.key_id


def read(name: UUID, *, key_id: str) -> bytes:
    """Raises FileNotFoundError when the file was removed or the folder is another."""
    return unseal(_path(name).read_bytes(), key_id=key_id, place=_place(name))


def forget(name: UUID) -> None:
    _path(name).unlink(missing_ok=True)


def _path(name: UUID) -> Path:
    folder = conf.private_files()
    if folder is None:
        raise VaultError("WORKSHOPS_PRIVATE_FILES is not set.")
    return folder / name.hex


def _place(name: UUID) -> str:
    return f"private_file:{name.hex}"
