"""A municipality builds its own site from its own files, with MkDocs or with the fork that is maintained."""

from __future__ import annotations

import importlib.util
import tomllib
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.docsite.building import ENTRY_POINTS, ROOT, build
from tests.docsite.small import LAW, folder_of

CONFIG = """site_name: Byl
theme: {name: legalrules, locale: sv}
plugins:
  - search
  - legalrules: {law: [regler], bundled: false, official: texter, day: 2026-01-20, cache: ""}
"""


def municipality(folder: Path, law: str = LAW) -> Path:
    """The files of a small municipality."""
    for name in ("docs", "regler", "texter"):
        (folder / name).mkdir()
    (folder / "docs" / "index.md").write_text("# Byl\n\nSe [lagen](lag/byl/kap02.md#p1).\n", "utf-8")
    (folder / "regler" / "byl.lag").write_text(law, "utf-8")
    folder_of(folder / "texter")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return folder / "mkdocs.yml"


@pytest.mark.parametrize("tool", ("mkdocs", "properdocs"))
def test_a_site_of_one_s_own(tmp_path: Path, tool: str) -> None:
    """Strictly and without a warning; its law, its texts and nothing of the shipped law."""
    if importlib.util.find_spec(tool) is None:
        pytest.skip(f"{tool} is not installed")
    done = build(municipality(tmp_path), tmp_path / "site", tool=tool)
    assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr
    page = (tmp_path / "site" / "lag" / "byl" / "kap02" / "index.html").read_text("utf-8")
    assert "Den som bygger högt ska ha lov." in page
    assert not (tmp_path / "site" / "lag" / "pbl").exists()


def test_a_fault_in_a_rule_file_stops_the_build(tmp_path: Path) -> None:
    """The fault is told with its code and place, as `legalrules check` tells it."""
    done = build(municipality(tmp_path, LAW.replace("höjden på B är", "bredden på B är")), tmp_path / "site")
    assert done.returncode != 0
    assert "LR201" in done.stderr + done.stdout
    assert "byl.lag:" in done.stderr + done.stdout


def test_a_folder_without_a_key_stops_the_build(tmp_path: Path) -> None:
    """Cases that were named and are not there are told of."""
    config = municipality(tmp_path)
    config.write_text(CONFIG.replace("bundled: false", "bundled: false, cases: [texter]"), "utf-8")
    done = build(config, tmp_path / "site")
    assert done.returncode != 0
    assert "texter: no facit.yaml in it or below it" in done.stderr + done.stdout


def test_the_entry_points_are_those_of_the_package() -> None:
    """What the tests declare is what an installation declares."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    written = ConfigParser()
    written.read_string(ENTRY_POINTS)
    assert {name: dict(written[name]) for name in written.sections()} == declared
