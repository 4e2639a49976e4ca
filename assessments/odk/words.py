"""What a form says besides its questions."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

CARD = _("The number on the picture card")
CARD_HINT = _("All digits, with the last one behind the line: 17-4.")
CARD_CONSTRAINT = _("This number is on no card. Look at the card and type it again.")
SEAT = _("The row of the seat list")
WAVE = _("When do people answer?")
FORM_TITLE = "{title} – {wave}"
