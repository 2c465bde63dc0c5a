"""The command line as a user meets it: what is printed, where files go, and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from legalrules.cli import main
from tests.api.offices import EXEMPELKOMMUNEN, GRANNKOMMUNEN, example

LAW = ["--law", str(EXEMPELKOMMUNEN)]
PLAIN = str(example("01"))
DAY = ["--day", "2026-01-20"]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The certificate of the plain case, written by `decide`."""
    path = tmp_path_factory.mktemp("certificate") / "c.json"
    assert main(["decide", PLAIN, *LAW, *DAY, "--certificate", str(path)]) == 0
    return path


def test_decide_prints_the_decision(capsys: pytest.CaptureFixture[str]) -> None:
    """The operative part, the reasons, the function and its delegation, and how to appeal are there."""
    assert main(["decide", PLAIN, *LAW, *DAY]) == 0
    printed = capsys.readouterr().out
    for words in ("STARTBESKED GES", "Skäl", "Eldstadsfunktionen", "Hur man överklagar", "2028-01-20"):
        assert words in printed


def test_the_letter_leaves_the_derivation_to_explain(capsys: pytest.CaptureFixture[str]) -> None:
    """Text holds the letter alone unless the derivation is asked for; Markdown, which links to it, always has it."""
    main(["decide", PLAIN, *LAW, *DAY])
    letter = capsys.readouterr().out
    main(["decide", PLAIN, *LAW, *DAY, "--derivation"])
    whole = capsys.readouterr().out
    assert "Härledning steg för steg" not in letter
    assert "Härledning steg för steg" in whole


def test_decide_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON says how the case ended."""
    assert main(["decide", PLAIN, *LAW, *DAY, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["ending"] == "decided"


def test_without_a_day_today_is_used_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    """The day of decision defaults to today, which is printed."""
    assert main(["decide", PLAIN, *LAW, "--format", "json"]) == 0
    assert "beslutsdag: 20" in capsys.readouterr().err


def test_every_other_ending_exits_with_zero(capsys: pytest.CaptureFixture[str]) -> None:
    """A case to complete and one handed over are no failures."""
    assert main(["decide", str(example("04")), *LAW, "--day", "2026-02-10"]) == 0
    assert main(["decide", str(example("12")), *LAW, "--day", "2026-05-04"]) == 0


def test_rejected_input_exits_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    """The faults are printed in Swedish."""
    assert main(["decide", str(example("10")), *LAW, *DAY]) == 2
    assert "m2" in capsys.readouterr().out


def test_explain_tells_why_and_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    """The derivation of the outcome, and for another why it does not hold."""
    assert main(["explain", PLAIN, *LAW, *DAY]) == 0
    assert "PBL 10 kap. 23 c §" in capsys.readouterr().out
    assert main(["explain", PLAIN, *LAW, *DAY, "--outcome", "anmälan_krävs_inte"]) == 0
    assert "PBF 6 kap. 2 § 3" in capsys.readouterr().out


def test_questions_are_asked_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    """What every way of deciding the case needs is asked first; what has been answered is not."""
    arguments = ["questions", str(example("04")), *LAW, "--day", "2026-02-10"]
    assert main([*arguments, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    asked = [(one["name"], one["settling_sets"]) for one in found["questions"]]
    assert asked[0] == ("samråd_begärt", 2)
    assert {"eldstadsplan_framför", "mynningshöjd"} <= {name for name, _ in asked}
    assert main(arguments) == 0
    assert "1. Vill du ha ett tekniskt samråd" in capsys.readouterr().out


def test_a_decided_case_has_no_questions(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing more can matter."""
    assert main(["questions", PLAIN, *LAW, "--day", "2026-01-20", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["questions"] == []


def test_unknown_names_exit_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown engine or outcome is answered with those that exist."""
    assert main(["decide", PLAIN, *LAW, *DAY, "--engine", "prolog"]) == 2
    assert main(["explain", PLAIN, *LAW, *DAY, "--outcome", "bygglov"]) == 2
    assert "startbesked" in capsys.readouterr().err


def test_missing_files_exit_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is named."""
    assert main(["decide", "ingen.yaml", *LAW, *DAY]) == 2
    assert "ingen.yaml" in capsys.readouterr().err


def test_verify_accepts_against_the_case(certificate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Law and case at hand: accepted."""
    assert main(["verify", str(certificate), "--case", PLAIN, *LAW]) == 0
    assert "godkänt" in capsys.readouterr().out


def test_verify_without_facts(certificate: Path) -> None:
    """Nothing known of the facts: exit 3; their digest known: 0; another digest: 1; no digest: 2."""
    digest = json.loads(certificate.read_text("utf-8"))["facts_digest"]
    assert main(["verify", str(certificate), *LAW]) == 3
    assert main(["verify", str(certificate), *LAW, "--facts-digest", digest]) == 0
    assert main(["verify", str(certificate), *LAW, "--facts-digest", "0" * 64]) == 1
    assert main(["verify", str(certificate), *LAW, "--facts-digest", "abc"]) == 2


def test_verify_refuses_another_case_law_or_day(certificate: Path) -> None:
    """Held against another case, another municipality's law, or another day it is refused."""
    assert main(["verify", str(certificate), "--case", str(example("05")), *LAW]) == 1
    assert main(["verify", str(certificate), "--case", PLAIN, "--law", str(GRANNKOMMUNEN)]) == 1
    assert main(["verify", str(certificate), "--case", PLAIN, *LAW, "--day", "2026-01-21"]) == 1


def test_a_damaged_certificate_is_refused(certificate: Path, tmp_path: Path) -> None:
    """One character changed by hand."""
    damaged = tmp_path / "damaged.json"
    damaged.write_text(certificate.read_text("utf-8").replace('"rank":1', '"rank":2', 1), "utf-8")
    assert main(["verify", str(damaged), "--case", PLAIN, *LAW]) == 1


FIVE_FAULTS = """författning XL "en lag" SFS 2000:1

§ 1
  lydelse från 2026-01-01 genom SFS 2000:1
    "Okänd mening."
    Ä ska få startbeskedet
      om Ä avser Å

§ 2
  lydelse från 2026-02-30 genom SFS 2000:1
    "Dag som inte finns."
    Å kräver anmälan
      om Å är en installation

§ 3
  lydelse från 2026-01-01 genom SFS 2000:1
    "Blandade enheter."
    Å kräver anmälan
      om Å berör B
      och byggnadsarean för B är högst 30,0 m

§ 4
  lydelse från 2026-01-01 genom SFS 2000:1
    "Undantag från ingenting."
    trots 77 §: Å kräver inte anmälan
      om Å är en installation

§ 5
  lydelse från 2026-01-01 genom SFS 2000:1
    "Blandade ord."
    Å kräver anmälan
      om Å är en installation
      och Å kräver lov
      eller Å kräver lov
"""


def test_five_faults_in_one_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Syntax faults and later faults of what parsed are all reported, each with its own code and a hint."""
    path = tmp_path / "fel.lag"
    path.write_text(FIVE_FAULTS, "utf-8")
    assert main(["check", str(path), "--format", "json"]) == 1
    found = [d for d in json.loads(capsys.readouterr().out) if d["severity"] == "error"]
    assert {d["code"] for d in found} == {"LR201", "LR107", "LR207", "LR302", "LR103"}


def test_the_shipped_law_has_no_errors() -> None:
    """The corpus and the example orders check without errors."""
    assert main(["check"]) == 0
    assert main(["check", str(EXEMPELKOMMUNEN)]) == 0
    assert main(["check", str(GRANNKOMMUNEN)]) == 0


def test_an_unreadable_rule_file_exits_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes that are no text are reported (LR110), not thrown."""
    path = tmp_path / "binary.lag"
    path.write_bytes(b"\xff\xfe\x00")
    assert main(["decide", PLAIN, "--law", str(path), *DAY]) == 2
    assert "LR110" in capsys.readouterr().err


def test_a_certificate_cannot_steer_the_terminal(
    certificate: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Escape codes in a certificate are shown, not obeyed."""
    forged = json.loads(certificate.read_text("utf-8")) | {"format": "x\x1b[2K"}
    path = tmp_path / "forged.json"
    path.write_text(json.dumps(forged), "utf-8")
    assert main(["verify", str(path), *LAW]) == 1
    assert "\x1b" not in capsys.readouterr().out


def test_days_have_one_form(capsys: pytest.CaptureFixture[str]) -> None:
    """A day is written 2026-01-31, as in case files."""
    for day in ("20260120", "2026-W04-2", "2026-02-30", "0001-01-01"):
        with pytest.raises(SystemExit) as stopped:
            main(["decide", PLAIN, *LAW, "--day", day])
        assert stopped.value.code == 2


def test_law_may_be_given_twice(certificate: Path, tmp_path: Path) -> None:
    """A second --law adds to the first."""
    empty = tmp_path / "tom.lag"
    empty.write_text("# ingenting\n", "utf-8")
    assert main(["verify", str(certificate), "--case", PLAIN, *LAW, "--law", str(empty)]) == 0


def test_a_forged_day_is_refused(certificate: Path, tmp_path: Path) -> None:
    """A day before the statements were made, or outside the calendar, is the certificate's fault, not the case's."""
    for day in ("2026-01-05", "0001-01-01"):
        forged = json.loads(certificate.read_text("utf-8"))
        forged["facts"]["facts"]["beslutsdag"][0]["value"]["value"] = day
        path = tmp_path / f"{day}.json"
        path.write_text(json.dumps(forged), "utf-8")
        assert main(["verify", str(path), "--case", PLAIN, *LAW]) == 1


def test_verify_says_whose_day_it_is(certificate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --day the day of decision is the certificate's own claim, and that is said."""
    assert main(["verify", str(certificate), "--case", PLAIN, *LAW]) == 0
    assert "2026-01-20 enligt certifikatet" in capsys.readouterr().out
