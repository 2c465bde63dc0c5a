"""The kernel stands alone: standard library only, and the folder runs by itself."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import legalrules.kernel
from tests.kernel import samples

FOLDER = Path(legalrules.kernel.__file__).parent


def run(tmp_path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Runs a copy of the folder, in a directory with nothing else but the sample documents."""
    shutil.copytree(FOLDER, tmp_path / "kernel", ignore=shutil.ignore_patterns("__pycache__"))
    program, facts = samples.rich()
    certificate = samples.certify(program, facts)
    broken = {**certificate, "ending": {"kind": "hand_over", "reason": "open"}}
    documents = {"p": program, "f": facts, "c": certificate, "broken": broken}
    for name, document in documents.items():
        (tmp_path / f"{name}.json").write_bytes(samples.encode(document))
    (tmp_path / "garbage.json").write_bytes(b"\xff[")
    command = [sys.executable, "-S", "-m", "kernel", *options]
    return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env={}, check=False)


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        ("c.json --program p.json --facts f.json", 0, "accepted"),
        ("c.json --program p.json", 3, "facts not checked"),
        ("broken.json --program p.json --facts f.json", 1, "step: ending"),
        ("garbage.json --program p.json", 1, "step: read"),
        ("c.json --program garbage.json", 2, ""),
        ("c.json --program p.json --facts garbage.json", 2, ""),
        ("c.json --program p.json --facts missing.json", 2, ""),
        ("c.json --program p.json --facts-digest XYZ", 2, ""),
        (f"c.json --program p.json --facts-digest {'0' * 64}", 1, "step: facts"),
        ("c.json --program p.json --facts f.json --facts-digest 00", 2, ""),
        ("c.json", 2, ""),
    ],
)
def test_command(tmp_path: Path, call: str, code: int, said: str) -> None:
    """The folder copied alone runs without site packages and answers by exit code and in words."""
    result = run(tmp_path, *call.split())
    assert result.returncode == code, result.stderr
    assert said in result.stdout
    assert (code == 2) == bool(result.stderr)


def test_digest_held(tmp_path: Path) -> None:
    """Whoever holds no facts accepts on their digest alone."""
    program, facts = samples.rich()
    digest = samples.certify(program, facts)["facts_digest"]
    assert run(tmp_path, "c.json", "--program", "p.json", "--facts-digest", digest).returncode == 0


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_imports(path: Path) -> None:
    """Every import is of the standard library or of a neighbour in the folder."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert all(alias.name.split(".")[0] in sys.stdlib_module_names for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 1 or (node.module or "").split(".")[0] in sys.stdlib_module_names


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_no_mutable_state(path: Path) -> None:
    """No module assigns a list, a set or a comprehension at its top level."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") != "__all__":
            assert not isinstance(node.value, ast.List | ast.Set | ast.ListComp | ast.SetComp | ast.DictComp)
