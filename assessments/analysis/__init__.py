"""Statistics of attitude change: pure functions on plain numbers, without Django.

Results are frozen dataclasses. A figure that does not exist is None, never NaN; no p
is exactly 0; nothing is random. Other programs call these names: they stay.
"""

from __future__ import annotations

from assessments.analysis.binary import (
    PairedBinary,
    ProportionInterval,
    UnpairedBinary,
    paired_binary,
    proportion_ci,
    unpaired_binary,
)
from assessments.analysis.categories import MarginalHomogeneity, marginal_homogeneity
from assessments.analysis.consistency import (
    Reliability,
    reliability,
    reliability_of_sums,
    reliable_change,
)
from assessments.analysis.exact import LARGEST_SCORE
from assessments.analysis.hypotheses import Equivalence, adjust, equivalence
from assessments.analysis.linking import Link, LinkedCodes, LinkMethod, link_codes
from assessments.analysis.overlapping import PartlyPairedChange, partly_paired_change
from assessments.analysis.paired import PairedChange, paired_change
from assessments.analysis.pooling import (
    IntraclassCorrelation,
    Pooled,
    icc1,
    icc1_of_summaries,
    pool,
)
from assessments.analysis.power import detectable, sample_size
from assessments.analysis.scoring import ItemKey, Missing, Score, score, shared_scale
from assessments.analysis.unpaired import UnpairedChange, unpaired_change
from assessments.analysis.verdict import Verdict

ENGINE_VERSION = "Ankur analysis 1"
"""Raised when a figure may come out otherwise than before. Frozen reports name it."""

__all__ = [
    "ENGINE_VERSION",
    "LARGEST_SCORE",
    "Equivalence",
    "IntraclassCorrelation",
    "ItemKey",
    "Link",
    "LinkMethod",
    "LinkedCodes",
    "MarginalHomogeneity",
    "Missing",
    "PairedBinary",
    "PairedChange",
    "PartlyPairedChange",
    "Pooled",
    "ProportionInterval",
    "Reliability",
    "Score",
    "UnpairedBinary",
    "UnpairedChange",
    "Verdict",
    "adjust",
    "detectable",
    "equivalence",
    "icc1",
    "icc1_of_summaries",
    "link_codes",
    "marginal_homogeneity",
    "paired_binary",
    "paired_change",
    "partly_paired_change",
    "pool",
    "proportion_ci",
    "reliability",
    "reliability_of_sums",
    "reliable_change",
    "sample_size",
    "score",
    "shared_scale",
    "unpaired_binary",
    "unpaired_change",
]
