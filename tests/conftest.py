"""Hypothesis profiles, chosen by the environment variable HYPOTHESIS_PROFILE.

`dev` is quick, for the machine of whoever writes; `ci` takes the same examples every time, so that a change is never
refused for a fault of another; `nightly` looks longer, at examples nobody has seen. No profile has a deadline: a slow
machine is no fault.
"""

from __future__ import annotations

import os

import pytest
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
# Commands run by tests keep law made ready in a folder of the run, which its processes share, and nothing outside it.
# What the cache itself promises is tested in tests/store, with folders of its own.
os.environ.setdefault("LEGALRULES_CACHE", "")


@pytest.fixture(scope="session", autouse=True)
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Law that one test has made ready is ready for the others, unless the environment names another folder or none."""
    if not os.environ["LEGALRULES_CACHE"]:
        own = tmp_path_factory.getbasetemp()
        folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
        os.environ["LEGALRULES_CACHE"] = str(folder / "law-made-ready")


settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
