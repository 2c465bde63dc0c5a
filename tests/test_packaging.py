"""The wheel carries all that the package needs, and works where there is no checkout.

Built and installed without the network: hatchling comes with the dev extra, and dependencies are not fetched.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="the dev extra has it")

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str, cwd: Path) -> str:
    """The output of a Python command; a failure shows what it printed."""
    done = subprocess.run([sys.executable, *command], cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    run("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package installed in it, and nothing else."""
    target = tmp_path_factory.mktemp("target")
    options = ("--no-deps", "--no-index", "--disable-pip-version-check", "--quiet", "--target", str(target))
    run("-m", "pip", "install", *options, str(wheel), cwd=target)
    return target


def in_installed(installed: Path, code: str) -> str:
    """The output of code that finds the installed package before any other, in an empty folder."""
    elsewhere = installed / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    return run("-I", "-c", f"import sys; sys.path.insert(0, {str(installed)!r})\n{code}", cwd=elsewhere)


def names_of(root: Path, suffix: str) -> set[str]:
    """The files with that suffix under a folder, relative to it."""
    return {path.relative_to(root).as_posix() for path in root.rglob(f"*{suffix}")}


def test_the_installed_package_is_imported(installed: Path) -> None:
    """`import legalrules` finds the installed package, not the checkout."""
    printed = in_installed(installed, "import legalrules; print(legalrules.__file__)")
    assert Path(printed).resolve() == (installed / "legalrules" / "__init__.py").resolve()


def test_the_wheel_has_the_grammar(installed: Path) -> None:
    """The grammar of the checkout lies beside the modules."""
    shipped = names_of(ROOT / "grammar", ".lark")
    assert shipped
    assert names_of(installed / "legalrules" / "grammar", ".lark") == shipped


def test_the_wheel_has_the_corpus(installed: Path) -> None:
    """Every statute of the checkout lies in the package."""
    shipped = names_of(ROOT / "legalrules" / "corpus", ".lag")
    assert shipped
    assert names_of(installed / "legalrules" / "corpus", ".lag") == shipped


def test_the_wheel_has_the_schema_and_the_type_marker(installed: Path) -> None:
    """The published schema and py.typed are package data."""
    package = installed / "legalrules"
    assert (package / "py.typed").is_file()
    assert (package / "certificate" / "schema.json").is_file()


def test_the_wheel_has_the_site(wheel: Path) -> None:
    """Theme, styles and scripts are in it, and the names under which MkDocs and Pygments find them."""
    names = set(zipfile.ZipFile(wheel).namelist())
    folder = "legalrules/docsite"
    assert {
        f"{folder}/theme/main.html",
        f"{folder}/theme/js/search.js",
        f"{folder}/assets/reading-room.css",
    } <= names
    assert "legalrules/corpus/se/register/pinned.json" in names


def test_the_wheel_holds_the_package_alone(wheel: Path) -> None:
    """No test, document or build file is installed beside the package."""
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"legalrules"}


def test_the_wheel_names_its_command_and_licence(wheel: Path) -> None:
    """The console script and the licence are in the metadata."""
    files = zipfile.ZipFile(wheel)
    texts = {
        name.split("/", 1)[1]: files.read(name).decode() for name in files.namelist() if ".dist-info/" in name
    }
    assert "legalrules = legalrules.cli:main" in texts["entry_points.txt"]
    assert "License-Expression: Apache-2.0" in texts["METADATA"]
    assert "Apache License" in texts["licenses/LICENSE"]
