"""A decision made under last year's corpus still verifies, against the compiled program that was archived."""

import hashlib
import json
from pathlib import Path

import pytest

import legalrules
from legalrules import Accepted, Refused, api
from tests.api.offices import DAY, EXEMPELKOMMUNEN, decided, example, load, office, text_of

CASE = example("01")


@pytest.fixture(scope="module")
def amended(tmp_path_factory: pytest.TempPathFactory) -> legalrules.Rules:
    """The rules after a change of the delegation order: another program for the same day."""
    order = tmp_path_factory.mktemp("order") / "order.lag"
    text = EXEMPELKOMMUNEN.read_text(encoding="utf-8")
    changed = text.replace('efterkontroll: "0,1"', 'efterkontroll: "0,2"')
    assert changed != text
    order.write_text(changed, encoding="utf-8")
    return load(order)


def verified(rules: legalrules.Rules, archive: Path | None) -> legalrules.Verdict:
    """The verdict on the decision of the plain case, by whoever holds these rules, the case and the archive."""
    case = legalrules.read_case(rules, CASE)
    return legalrules.verify(decided(text_of("01")).certificate, rules, case=case, archive=archive)


def test_the_archived_program_is_checked_against(tmp_path: Path, amended: legalrules.Rules) -> None:
    """The digest in the verdict is that of the archived program."""
    digest = api.archive(office(), tmp_path, case_type="eldstadsanmälan", day=DAY)
    verdict = verified(amended, tmp_path)
    assert isinstance(verdict, Accepted)
    assert verdict.program_digest == digest


def test_without_the_program_the_decision_is_refused(tmp_path: Path, amended: legalrules.Rules) -> None:
    """An empty archive, or none, leaves today's rules to check against."""
    for archive in (None, tmp_path):
        verdict = verified(amended, archive)
        assert isinstance(verdict, Refused)
        assert verdict.step == "program"


def test_a_changed_archive_is_none(tmp_path: Path, amended: legalrules.Rules) -> None:
    """A program that is not what its name says is not used."""
    digest = api.archive(office(), tmp_path, case_type="eldstadsanmälan", day=DAY)
    kept = tmp_path / f"{digest}.program.json"
    kept.write_bytes(kept.read_bytes().replace(b'"4.5"', b'"9.5"') + b" ")
    assert isinstance(verified(amended, tmp_path), Refused)


def test_other_facts_are_refused_under_the_archived_program(
    tmp_path: Path, amended: legalrules.Rules
) -> None:
    """The case held must be the one decided."""
    api.archive(office(), tmp_path, case_type="eldstadsanmälan", day=DAY)
    case = legalrules.read_case(amended, example("12"))
    certificate = decided(text_of("01")).certificate
    verdict = legalrules.verify(certificate, amended, case=case, archive=tmp_path)
    assert isinstance(verdict, Refused)
    assert verdict.step == "facts"


def test_an_archive_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """Whoever asks for an archive is told when there is none."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError, match=r"exists|kept|Not a directory"):
        api.archive(office(), tmp_path / "file", case_type="eldstadsanmälan", day=DAY)


@pytest.mark.parametrize("content", [b'{"format":"legalrules-program/2"}', b"[" * 50_000])
def test_an_archive_of_what_is_no_program_is_told(
    content: bytes, tmp_path: Path, amended: legalrules.Rules
) -> None:
    """Its name fits its bytes, and yet it is no program: the fault is the checker's own."""
    named = hashlib.sha256(content).hexdigest()
    (tmp_path / f"{named}.program.json").write_bytes(content)
    forged = json.loads(decided(text_of("01")).certificate) | {"program_digest": named}
    case = legalrules.read_case(amended, CASE)
    with pytest.raises(api.UnusableInput):
        legalrules.verify(json.dumps(forged).encode(), amended, case=case, archive=tmp_path)
