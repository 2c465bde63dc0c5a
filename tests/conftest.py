"""Hypothesis profiles, chosen by the environment variable HYPOTHESIS_PROFILE.

`dev` is quick, for the machine of whoever writes; `ci` takes the same examples every time, so that a change is never
refused for a fault of another; `nightly` looks longer, at examples nobody has seen. No profile has a deadline: a slow
machine is no fault.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci", max_examples=200, deadline=None, derandomize=True, suppress_health_check=(HealthCheck.too_slow,)
)
settings.register_profile(
    "nightly",
    max_examples=5000,
    deadline=None,
    print_blob=True,
    suppress_health_check=(HealthCheck.too_slow,),
)
# Commands run by tests keep nothing outside the folders of the tests.
os.environ.setdefault("LEGALRULES_CACHE", "")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
