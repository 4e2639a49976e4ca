from __future__ import annotations

import pytest

from home.seeding.writing import rich_text


@pytest.mark.parametrize(
    ("plain", "html"),
    [
        ("One line.", "<p>One line.</p>"),
        ("One\nline.", "<p>One line.</p>"),
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("One.\n  \n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        (
            "Steps:\n- a\n- b\nDone.",
            "<p>Steps:</p><ul><li>a</li><li>b</li></ul><p>Done.</p>",
        ),
        ("\n  Padded.  \n", "<p>Padded.</p>"),
        ("5 < 6 & <b>", "<p>5 &lt; 6 &amp; &lt;b&gt;</p>"),
        ("A dash - inside", "<p>A dash - inside</p>"),
    ],
)
def test_plain_text_becomes_rich_text(plain, html):
    assert rich_text(plain) == html
