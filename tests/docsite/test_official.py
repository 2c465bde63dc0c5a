"""Official texts beside the rules: the same, another, or no use; and no word of them in the repository."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from legalrules.docsite.official_html import beside
from legalrules.docsite.official_texts import Drift, pins_of, read_folder, shipped_pins
from legalrules.law.wording import Validity
from tests.docsite.small import OFFICIAL, folder_of, small

ACT = "2020:1"


def drifts(folder: Path, pins: dict[str, str]) -> list[Drift]:
    official = read_folder(folder, pins)
    return [official.drift(provision, ACT) for provision in small().law.provisions()]


def test_a_text_is_held_against_its_digest(tmp_path: Path) -> None:
    """The older wording has no text; the newer ones have the text that was pinned."""
    folder = folder_of(tmp_path)
    pins = pins_of(small().law, read_folder(folder, {}))
    assert sorted(pins) == ["BYL/2/1@2025-01-01", "BYL/2/2 a@2025-01-01"]
    assert drifts(folder, {}) == [Drift.UNUSABLE, Drift.UNPINNED, Drift.UNPINNED]
    assert drifts(folder, pins) == [Drift.UNUSABLE, Drift.SAME, Drift.SAME]


def test_another_word_is_told_and_other_lines_are_not(tmp_path: Path) -> None:
    """Where lines end makes no difference; a word does."""
    pins = pins_of(small().law, read_folder(folder_of(tmp_path), {}))
    folder_of(
        tmp_path, OFFICIAL.replace("bygger högt", "bygger\nhögt").replace("varsamt ritat", "vackert ritat")
    )
    assert drifts(tmp_path, pins) == [Drift.UNUSABLE, Drift.SAME, Drift.DIFFERS]


def test_the_newest_whole_text_is_compared(tmp_path: Path) -> None:
    """A newer file counts before an older one, but not if it is damaged there."""
    pins = pins_of(small().law, read_folder(folder_of(tmp_path), {}))
    newer = tmp_path / "byl--in-force-2026-06.txt"
    newer.write_text(OFFICIAL.replace("bygger högt", "bygger mycket högt"), "utf-8")
    assert drifts(tmp_path, pins)[1:] == [Drift.DIFFERS, Drift.SAME]
    newer.write_text(OFFICIAL.replace("ha lov.", "ha"), "utf-8")
    assert drifts(tmp_path, pins)[1:] == [Drift.SAME, Drift.SAME]


def test_older_rules_kept_under_another_name_end_with_the_act_s_next_wording(tmp_path: Path) -> None:
    """The older wording is open to the end in a statute of its own; a text of the new one is none of it."""
    old, new, _ = small().law.provisions()
    kept = replace(old, key=replace(old.key, validity=Validity(old.key.validity.start)))
    official = read_folder(folder_of(tmp_path), {}, small().law)
    assert official.text(kept, ACT) is None
    assert official.text(new, ACT) is not None


def test_a_damaged_text_is_no_text(tmp_path: Path) -> None:
    """A section that ends in the middle of a sentence is not compared."""
    pins = pins_of(small().law, read_folder(folder_of(tmp_path), {}))
    folder_of(tmp_path, OFFICIAL.replace("varsamt ritat.", "varsamt"))
    assert drifts(tmp_path, pins)[2] is Drift.UNUSABLE


def test_the_form_with_short_headings_is_the_same_text(tmp_path: Path) -> None:
    """`## 2:1` stands for chapter and section, and the heading of what follows is no part of a section."""
    pins = pins_of(small().law, read_folder(folder_of(tmp_path), {}))
    short = "# Bygglag (2020:1)\n\n## 2:1\n\nDen som bygger högt ska ha lov. Lag (2024:9). Undantag\n\n"
    folder_of(tmp_path, f"{short}## 2:2 a\n\nLov behövs inte för det som är varsamt ritat.\n")
    assert drifts(tmp_path, pins)[1:] == [Drift.SAME, Drift.SAME]


def test_the_words_stand_beside_the_rules(tmp_path: Path) -> None:
    """With a folder the page has the words; without one it has the rules alone."""
    provision = tuple(small().law.provisions())[1]
    with_folder = beside(
        replace(small(), official=read_folder(folder_of(tmp_path), {})), provision, "<p>regler</p>"
    )
    assert "<p>Den som bygger högt ska ha lov.</p>" in with_folder
    assert beside(small(), provision, "<p>regler</p>") == "<p>regler</p>"


def test_the_repository_keeps_digests_only() -> None:
    """What is pinned is the name of a wording and 64 digits."""
    pins = shipped_pins()
    assert len(pins) > 200
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in pins.values())
    assert all(
        re.fullmatch(r"[A-ZÅÄÖ0-9]+/[0-9a-z-]+/[0-9]+( [a-z])?@\d{4}-\d\d-\d\d", name) for name in pins
    )
