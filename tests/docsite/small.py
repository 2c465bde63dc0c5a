"""A small law of its own, with two wordings, an exception, a choice and a gap; and the pages made from it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from legalrules.compilation import legislation_of
from legalrules.docsite.library import Library, library
from legalrules.docsite.rooms import Room, rooms
from legalrules.source import SourceFile

LAW = """begrepp
  sort åtgärd "en åtgärd"
  sort byggnad

  {Å: åtgärd} [avser] {B: byggnad}
    id: avser
    indata från sökande

  höjden på {B: byggnad}
    id: höjd
    decimaltal i m från 0 till 100
    indata från sökande
    fråga: "Hur hög är byggnaden?"

  {B: byggnad} [är] varsamt ritad
    id: varsam
    bedömning av handläggare

  {Å: åtgärd} [kräver] lov
    id: kräver_lov
    härledd

författning BYL "bygglagen" SFS 2020:1
  text: "https://example.org/2020-1"

kapitel 2 "Lov"

§ 1
  lydelse från 2020-01-01 genom SFS 2020:1
    "Höga hus kräver lov."
    Å kräver lov
      om Å avser B
      och någon av
        1. höjden på B är större än 4,0 m
        2. B inte är varsamt ritad
  lydelse från 2025-01-01 genom SFS 2024:9
    "Högre hus kräver lov."
    tolkningsval "vad som är högt"
      valt: "Höjden mäts från marken."
      alternativ: "Höjden mäts från gatan."
      skäl: "Lagen nämner marken."
    Å kräver lov
      om Å avser B
      och någon av
        1. höjden på B är större än 5,0 m
        2. B inte är varsamt ritad

§ 2 a
  lydelse från 2025-01-01 genom SFS 2024:9
    "Varsamma hus är fria."
    lucka andra stycket: "Stycket hänvisar bara."
    stycke 1
      trots 1 § 1: Å kräver inte lov
        om Å avser B
        och B är varsamt ritad
"""
OFFICIAL = """Bygglag (2020:1)

2 kap. Lov

1 § Den som bygger högt ska ha lov.

2 a § Lov behövs inte för det som är varsamt ritat.
"""
DAY = date(2026, 1, 20)
CHAPTER = "lag/byl/kap02.md"


@cache
def small() -> Library:
    """The library of the small law."""
    source = SourceFile.from_text("byl.lag", LAW)
    return library(
        legislation_of((source,)).unwrap(),
        day=DAY,
        sources=(source,),
        synonyms={"BYL/2/1": ("skyskrapa",)},
    )


@cache
def made() -> dict[str, Room]:
    """Its pages."""
    return dict(rooms(small()))


def chapter() -> str:
    """The page of its chapter, headings and blocks."""
    room = made()[CHAPTER]
    return (room.markdown + "\n".join(room.blocks)).replace("\u00a0", " ")


def folder_of(path: Path, text: str = OFFICIAL) -> Path:
    """A folder with an official text of it."""
    (path / "byl--in-force-2026-01-01.txt").write_text(text, "utf-8")
    return path
