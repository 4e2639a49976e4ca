"""Where each published case can be looked up. Made-up ones have no address."""

from __future__ import annotations

_R_DATASETS = "https://stat.ethz.ch/R-manual/R-devel/library/datasets/html/"
_R_STATS = "https://stat.ethz.ch/R-manual/R-devel/library/stats/html/"
_NIST = "https://www.itl.nist.gov/div898/strd/"
_PINGOUIN = "https://pingouin-stats.org/generated/"

ADDRESSES: dict[str, str] = {
    "RC01": _R_DATASETS + "sleep.html",
    "RC02": _R_STATS + "t.test.html",
    "RC03": "https://doi.org/10.22237/jmasm/1493597280",
    "RC06": "https://cran.r-project.org/package=coin",
    "RC08": _R_STATS + "mcnemar.test.html",
    "RC09": _PINGOUIN + "pingouin.chi2_mcnemar.html",
    "RC10": "https://www.statsmodels.org/stable/contingency_tables.html",
    "RC11": "https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E",
    "RC12": "https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I",
    "RC13": _PINGOUIN + "pingouin.cronbach_alpha.html",
    "RC14": _PINGOUIN + "pingouin.cronbach_alpha.html",
    "RC15": "https://cran.r-project.org/package=psych",
    "RC18": "https://www.metafor-project.org/doku.php/analyses:morris2008",
    "RC19": "https://doi.org/10.3102/10769986006002107",
    "RC20": "https://www.metafor-project.org/doku.php/analyses:raudenbush2009",
    "RC22": "https://cran.r-project.org/package=MASS",
    "RC23": "https://doi.org/10.1037/0033-2909.86.2.420",
    "RC25": _NIST + "anova/anova.html",
    "RC26": _NIST + "univ/homepage.html",
    "RC27": _NIST + "univ/homepage.html",
    "RC29": "https://doi.org/10.1177/1948550617697177",
    "RC30": "https://doi.org/10.1037/0022-006X.59.1.12",
}
