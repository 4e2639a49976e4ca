"""The settings of Collect as a QR code carries them: JSON, packed, as base64."""

from __future__ import annotations

import base64
import json
import zlib


def settings_code(server: str, username: str, password: str, project: str) -> str:
    """The phone takes the forms by itself, sends when it can, and then forgets.

    Nobody who finds the phone reads there what was answered: what is sent is deleted,
    and what waits is not opened again.
    """
    settings = {
        "general": {
            "protocol": "odk_default",
            "server_url": server,
            "username": username,
            "password": password,
            "form_update_mode": "match_exactly",
            "autosend": "wifi_and_cellular",
            "delete_send": True,
        },
        "admin": {"edit_saved": False, "view_sent": False},
        "project": {"name": project},
    }
    packed = zlib.compress(json.dumps(settings).encode(), 9)
    return base64.b64encode(packed).decode()
