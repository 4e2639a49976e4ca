from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from workshops.forms.plain import PlainForm


class PictureField(forms.FileField):
    """Any file: what may be kept of it is judged by `photographs`."""

    widget = forms.ClearableFileInput(attrs={"accept": "image/*"})
    default_error_messages = {
        "required": _("Choose a picture, or take one."),
        "missing": _("Choose a picture, or take one."),
        "empty": _("This file is empty. Choose another picture."),
    }


class PhotoForm(PlainForm):
    picture = PictureField(label=_("The photo"))
    only_consenting = forms.BooleanField(
        label=_("Only people who agree to photos can be seen on it"), required=False
    )


class SheetPhotoForm(PlainForm):
    picture = PictureField(label=_("A photo of the signed sheet"))
