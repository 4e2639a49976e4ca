"""Rich text as stored by Wagtail, made into HTML that may be shown anywhere."""

from __future__ import annotations

from wagtail.rich_text import expand_db_html
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule
from wagtail.whitelist import check_url as checked_address

FEATURES = ["bold", "italic", "ol", "ul", "link"]
"""What the editor offers. `_ALLOWED` below is the same list as elements."""

_ALLOWED = ["[document]", "p", "br", "b", "strong", "i", "em", "ol", "ul", "li"]


class _OurElements(Whitelister):
    element_rules = {
        **dict.fromkeys(_ALLOWED, allow_without_attributes),
        "a": attribute_rule({"href": checked_address}),
    }


def safe_html(stored: str) -> str:
    """HTML with the elements of FEATURES only, whatever was stored.

    The editor keeps to its features, but a draft may also come through the API or an
    import, and an edition is shown for years.
    """
    return _OurElements().clean(expand_db_html(stored))
