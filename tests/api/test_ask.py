"""A guided check: questions that can still matter, the case that comes of the answers, and the answer itself."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

import legalrules
from legalrules.adapters.case_writer import case_text
from legalrules.cli.main import main
from legalrules.derivation.interview import Asks
from legalrules.interview import Interview
from tests.api.dogs import rules, written
from tests.api.offices import EXAMPLES, load, office

DAY = date(2026, 1, 20)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the small statute."""
    return written(tmp_path_factory.mktemp("lag"))


def questions(path: Path, *answers: str) -> list[tuple[str, Asks]]:
    """What is asked when this is answered, one after the other."""
    interview, asked = Interview(rules(path), "hund", day=DAY), []
    for answer in answers:
        question = interview.question()
        assert question is not None
        asked.append((question.awaited.atom.predicate.name, question.asks))
        interview.answer_text(question, answer)
    last = interview.question()
    return [*asked, *([(last.awaited.atom.predicate.name, last.asks)] if last else [])]


def test_a_light_dog_is_settled_by_its_weight(small: Path) -> None:
    """What the exception says can no longer matter, and is not asked for."""
    assert questions(small, "rex", "30,0") == [("hunden", Asks.ALL), ("vikt", Asks.VALUE)]


def test_a_heavy_dog_needs_every_exception_ruled_out(small: Path) -> None:
    """A set is asked for as a list, and one that names nothing is complete."""
    assert questions(small, "rex", "40,1 kg", "nej", "inga") == [
        ("hunden", Asks.ALL),
        ("vikt", Asks.VALUE),
        ("ledarhund", Asks.TRUTH),
        ("hålls", Asks.ALL),
    ]


def test_what_is_not_known_is_not_asked_again(small: Path) -> None:
    """And the exceptions that could settle it all the same are."""
    asked = [name for name, _ in questions(small, "rex", "vet ej", "ja")]
    assert asked == ["hunden", "vikt", "ledarhund"]


@pytest.mark.parametrize(
    ("answers", "wrong"), [((), "Ett namn, ett till"), (("rex",), "tung"), (("rex",), "30 ton")]
)
def test_what_is_no_answer_is_refused(small: Path, answers: tuple[str, ...], wrong: str) -> None:
    """In Swedish, and the question stands."""
    interview = Interview(rules(small), "hund", day=DAY)
    for answer in answers:
        question = interview.question()
        assert question is not None
        interview.answer_text(question, answer)
    question = interview.question()
    assert question is not None
    with pytest.raises(ValueError, match=r"namn|tal|enhet"):
        interview.answer_text(question, wrong)
    assert interview.question() == question


def test_the_case_is_kept(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command puts the questions, tells the answer, and writes a case that is decided alike."""
    monkeypatch.setattr("sys.stdin", io.StringIO("rex\n2026-01-12\ntung\n50\nnej\ninga\n"))
    kept = tmp_path / "fall.yaml"
    assert main(["ask", "hund", "--law", str(small), "--day", "2026-01-20", "--save", str(kept)]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("Svar: Tillstånd krävs.")
    assert "Utfallet ”tillstånd krävs” gäller" in told.out
    assert "5 frågor ställdes." in told.err
    law = load(small)
    ruling = legalrules.decide(law, legalrules.read_case(law, kept), day=DAY)
    assert ruling.ending == legalrules.HandOver(legalrules.Reason.NOT_DELEGATED)


def test_stopping_early_leaves_the_answer_open(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing is told."""
    monkeypatch.setattr("sys.stdin", io.StringIO("rex\nsluta\n"))
    assert main(["ask", "hund", "--law", str(small), "--day", "2026-01-20"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Svar: det som är känt räcker inte") and "Vad väger hunden?" in told
    assert main(["ask", "katt", "--law", str(small)]) == 2


def test_guidance_is_told_as_guidance(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By another name too; it does not speak of who may decide."""
    text = small.read_text("utf-8")
    advice = tmp_path / "advice.lag"
    advice.write_text(
        text.replace("  gäller {Ä", "  vägledning\n  kallas också: valp\n  gäller {Ä", 1), "utf-8"
    )
    monkeypatch.setattr("sys.stdin", io.StringIO("rex\n2026-01-12\ntung\n50\nnej\ninga\n"))
    assert main(["ask", "valp", "--law", str(advice), "--day", "2026-01-20"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Svar: Tillstånd krävs.\n\nVÄGLEDNING\n")
    assert "Reglerna ger ett svar" in told and "automatiserat" not in told


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("[0-29]*.yaml")), ids=lambda path: path.name[:2])
def test_a_case_written_reads_back(path: Path) -> None:
    """Every statement, name and closing of the examples."""
    if path.name.startswith("10"):
        return  # not a case
    law = office()
    case = legalrules.read_case(law, path)
    again = legalrules.read_case(law, case_text(case, {c.id: c for c in law.legislation.concepts}).encode())
    assert (again.case_type, again.case, again.facts, again.parties) == (
        case.case_type,
        case.case,
        case.facts,
        case.parties,
    )
