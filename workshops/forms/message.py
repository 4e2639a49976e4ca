from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workshops.fields import WordsField
from workshops.forms.plain import PlainForm
from workshops.services.messages import LONGEST


class MessageForm(PlainForm):
    body = WordsField(
        label=_("Text"),
        help_text=_(
            "No name, no number, and nothing that tells what it is about: somebody"
            " else may read this phone."
        ),
        rows=4,
        max_length=LONGEST,
        error_messages={
            "required": _("Write what should be said, or cancel the message.")
        },
    )
