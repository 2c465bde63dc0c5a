"""Law made ready is found again; a cache that is absent, broken or read-only changes nothing but the time it takes."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from legalrules import api, compilation
from legalrules.source import SourceFile
from legalrules.store.cache import Cache, key_of
from tests.api.dogs import CASE, written
from tests.api.offices import DAY, EXEMPELKOMMUNEN, example


def decided(folder: Path | None) -> bytes:
    """The certificate of an example case under law loaded with that cache."""
    rules = api.load(EXEMPELKOMMUNEN, cache=folder)
    return api.decide(rules, api.read_case(rules, example("01")), day=DAY).certificate


def small(laws: Path, cache: Path | None) -> bytes:
    """The certificate of a case under a small statute, loaded with that cache."""
    path = laws / "hundlagen.lag"
    if not path.exists():
        path = written(laws)
    rules = api.load(path, path.with_name("gemensamt.lag"), bundled=False, cache=cache)
    return api.decide(rules, api.read_case(rules, CASE.encode()), day=DAY).certificate


def unused(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on nothing can be compiled."""

    def fail(*_: object) -> None:
        raise AssertionError("compiled although the cache has it")

    monkeypatch.setattr(compilation, "legislation_of", fail)
    monkeypatch.setattr(compilation, "program_on", fail)


def test_a_second_process_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Law and program are found, and the decision is the same, byte for byte."""
    first = decided(tmp_path)
    unused(monkeypatch)
    assert decided(tmp_path) == first


def spoil(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    for file in tmp_path.iterdir():
        file.write_bytes(change(file.read_bytes()))


SPOILT: tuple[Callable[[bytes], bytes], ...] = (
    lambda b: b[:-1],
    lambda b: b"",
    lambda b: b.replace(b"30", b"31"),
    lambda b: b"{}",
)


@pytest.mark.parametrize("change", SPOILT)
def test_broken_files_are_made_again(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    """Half files, emptied files and changed ones are none."""
    laws, cache = tmp_path / "laws", tmp_path / "cache"
    laws.mkdir()
    first = small(laws, cache)
    spoil(cache, change)
    assert small(laws, cache) == first


def test_a_folder_that_cannot_be_is_no_fault(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "cache").write_text("x")
    assert small(tmp_path, tmp_path / "cache" / "inner") == small(tmp_path, None)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_no_fault(tmp_path: Path) -> None:
    """Nothing can be kept, and the decision is made."""
    tmp_path.chmod(0o500)
    assert decided(tmp_path) == decided(None)


def test_other_sources_have_another_key() -> None:
    """Names and texts both count, and where one ends and the next begins."""
    sources = [SourceFile("a", "bc"), SourceFile("ab", "c"), SourceFile("a", "b")]
    assert len({key_of([one]) for one in sources}) == 3
    assert key_of(sources[:1], "x") != key_of(sources[:1], "y")


def test_a_program_is_found_by_the_digest_of_its_bytes(tmp_path: Path) -> None:
    """A document under a digest that is not its own is none."""
    Cache(tmp_path).keep_document("ab" * 32, b"{}")
    assert Cache(tmp_path).document("ab" * 32) is None


@pytest.mark.parametrize(
    "body", [b"[" * 200_000, b'[["decimal"], [[0, "x"]]]', b"[[], [[" + b"9" * 5_000 + b"]]]"]
)
def test_a_record_that_is_none_is_made_again(body: bytes, tmp_path: Path) -> None:
    """Even one whose digest is right is not read further than it makes sense."""
    (tmp_path / "k.json").write_bytes(hashlib.sha256(body).hexdigest().encode() + body)
    assert Cache(tmp_path).record("k") is None


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What is no file is no record and no program."""
    os.mkfifo(tmp_path / "k.json")
    os.mkfifo(tmp_path / "d.program.json")
    assert (Cache(tmp_path).record("k"), Cache(tmp_path).document("d")) == (None, None)
