"""A phone with Collect, scripted: it logs in, fetches forms, fills in and sends."""

from __future__ import annotations

import hashlib
import uuid
from urllib.parse import urlsplit
from urllib.request import parse_http_list, parse_keqv_list

from defusedxml.ElementTree import fromstring
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

FORMS = "{http://openrosa.org/xforms/xformsList}"
FILES = "{http://openrosa.org/xforms/xformsManifest}"


class Collect:
    def __init__(self, key, password):
        self.base, self.name, self.password = f"/odk/{key.name}", key.name, password
        self.client, self.asked = Client(), None

    def ask(self, method, address, **options):
        """As a phone does: refused first, then with what the refusal asked for."""
        path = urlsplit(address).path
        answer = self._once(method, path, **options)
        if answer.status_code == 401:
            kind, _space, rest = answer["WWW-Authenticate"].partition(" ")
            assert kind == "Digest"
            self.asked = parse_keqv_list(parse_http_list(rest))
            answer = self._once(method, path, **options)
        return answer

    def forms(self):
        listed = fromstring(self.ask("GET", f"{self.base}/formList").content)
        return [
            {child.tag.removeprefix(FORMS): child.text for child in form}
            for form in listed
        ]

    def files(self, address):
        listed = fromstring(self.ask("GET", address).content)
        return [
            {child.tag.removeprefix(FILES): child.text for child in each}
            for each in listed
        ]

    def send(self, content, files=None):
        """HEAD first; then the form and its files to the address that it was told."""
        told = self.ask("HEAD", f"{self.base}/submission")
        assert told.status_code == 204
        files = files or {}
        upload = SimpleUploadedFile("form.xml", content, content_type="text/xml")
        data = {
            "xml_submission_file": upload,
            **{name: SimpleUploadedFile(name, each) for name, each in files.items()},
        }
        return self.ask("POST", told["Location"], data=data)

    def _once(self, method, path, data=None, **headers):
        if self.asked is not None:
            headers["HTTP_AUTHORIZATION"] = self._shown(method, path)
        for upload in (data or {}).values():
            upload.seek(0)
        call = getattr(self.client, method.lower())
        return call(path, data, **headers) if data else call(path, **headers)

    def _shown(self, method, path):
        nonce, realm = self.asked["nonce"], self.asked["realm"]
        known = _md5(f"{self.name}:{realm}:{self.password}")
        asked = _md5(f"{method}:{path}")
        response = _md5(f"{known}:{nonce}:00000001:abc:auth:{asked}")
        return (
            f'Digest username="{self.name}", realm="{realm}", nonce="{nonce}",'
            f' uri="{path}", qop=auth, nc=00000001, cnonce="abc",'
            f' response="{response}", algorithm=MD5'
        )


def filled_in(form, columns, *, instance_id=None, version=None):
    """A filled-in form as XML, its questions in a group as in a form with pages."""
    fields = "".join(f"<{name}>{value}</{name}>" for name, value in columns.items())
    one = instance_id or f"uuid:{uuid.uuid4()}"
    return (
        f'<data xmlns:orx="http://openrosa.org/xforms" id="{form["formID"]}"'
        f' version="{version or form["version"]}"><page>{fields}</page>'
        f"<orx:meta><orx:instanceID>{one}</orx:instanceID></orx:meta></data>"
    ).encode()


def _md5(text):
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
