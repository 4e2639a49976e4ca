"""The plain way: read every answer into a data frame and pool with statsmodels."""

from __future__ import annotations

import pandas
from django.db import connection
from statsmodels.stats.meta_analysis import combine_effects

from assessments.models import InstrumentVersion

_ANSWERS = """
SELECT a.workshop_id, a.wave, coalesce(link.before_id, r.id) AS person, answer.code
FROM assessments_answer answer
JOIN assessments_response r ON r.id = answer.response_id
JOIN assessments_administration a ON a.id = r.administration_id
LEFT JOIN assessments_link link ON link.after_id = r.id
WHERE a.version_id = %s
"""


def pooled_by_pandas(version: InstrumentVersion, after: int) -> float:
    """The random-effects mean over all workshops with a key above `after`."""
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERS + " AND a.workshop_id > %s", [version.pk, after])
        frame = pandas.DataFrame(
            cursor.fetchall(), columns=["workshop", "wave", "person", "code"]
        )
    score = frame.groupby(["workshop", "person", "wave"])["code"].mean()
    wide = ((score - 1) * 25).unstack("wave")
    change = (wide["post"] - wide["pre"]).groupby(level="workshop")
    by = change.agg(["mean", "var", "count"])
    pooled = combine_effects(
        by["mean"].to_numpy(),
        (by["var"] / by["count"]).to_numpy(),
        method_re="dl",
        use_t=True,
    )
    return float(pooled.mean_effect_re)
