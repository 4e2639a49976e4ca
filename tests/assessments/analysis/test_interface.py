"""The names that other programs call, with the fields that they read."""

from __future__ import annotations

import dataclasses

import pytest

from assessments import analysis

PAIRED_CHANGE = (
    "n mean_pre mean_post sd_pre sd_post r mean_change sd_change ci95 ci90"
    " median_change up same down t df p_t p_signflip p_wilcoxon hodges_lehmann"
    " rank_biserial dz dz_ci95 gz d_av smcr smcr_var cl verdict"
)
CALLS = {
    "paired_change": (([20, 40, 60], [30, 60, 55]), PAIRED_CHANGE),
    "unpaired_change": (([1, 2], [3, 5]), "n_pre n_post mean_change ci95 t df p"),
    "paired_binary": (
        (5, 2, 6, 3),
        "n before_yes after_yes difference ci_newcombe ci_bonett_price"
        " p_midp p_exact p_asymptotic",
    ),
    "marginal_homogeneity": (([[3, 1, 2], [0, 4, 1], [1, 0, 5]],), "chi2 df p"),
    "proportion_ci": ((3, 9), "low high"),
    "reliability": (
        ([[1, 2, 3], [2, 3, 1], [3, 3, 3], [4, 5, 3], [None, 1, 2]],),
        "n_used k alpha alpha_ci95 omega item_rest alpha_if_dropped",
    ),
    "pool": (([3.0, 5.0], [1.0, 2.0]), "k mean se ci95 tau2 q i2 prediction95"),
    "icc1": (([[1, 2], [3, 5]],), "icc f design_effect"),
    "equivalence": ((20, 0.5, 4.0, -5.0, 5.0), "p_low p_high p"),
    "score": (
        ([1, 5], [analysis.ItemKey(1, 5), analysis.ItemKey(1, 5, True)]),
        "score answered missing straight_lined",
    ),
    "partly_paired_change": (
        ([1, 2], [2], [1, 2, 3], [2, 2, 5]),
        "n_both n_pre_only n_post_only mean_change ci95 t df p t_equal df_equal p_equal",
    ),
    "unpaired_binary": (
        (3, 9, 6, 10),
        "n_before n_after before_yes after_yes difference ci_newcombe",
    ),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_result_has_exactly_the_fields_of_the_table(name):
    arguments, fields = CALLS[name]

    result = getattr(analysis, name)(*arguments)

    assert _names(result) == set(fields.split())


def _names(result):
    if dataclasses.is_dataclass(result):
        return {field.name for field in dataclasses.fields(result)}
    return set(result._fields)


@pytest.mark.parametrize("name", [name for name in CALLS if name != "proportion_ci"])
def test_a_result_cannot_be_changed(name):
    arguments, fields = CALLS[name]
    result = getattr(analysis, name)(*arguments)

    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(result, fields.split()[0], 0)


def test_the_calls_that_give_plain_numbers():
    assert analysis.adjust([0.01, 0.04], "holm") == [0.02, 0.04]
    assert isinstance(analysis.sample_size(0.5), int)
    assert isinstance(analysis.detectable(20), float)
    assert isinstance(analysis.reliable_change(1, 2, 1.0, 0.8), float)


def test_links_have_their_method_and_distance():
    linked = analysis.link_codes(
        [{"id": "p", "code": ["A", "1"]}], [{"id": "q", "code": ["A", "1"]}]
    )

    assert [(link.method, link.distance) for link in linked.links] == [("exact", 0)]
    assert (list(linked.unlinked_pre), list(linked.unlinked_post)) == ([], [])
