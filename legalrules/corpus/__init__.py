"""The law itself, as package data: lists and opens the shipped statutes; no parsing and no law in Python here."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from legalrules.source import SourceFile


def sources(country: str = "se") -> tuple[SourceFile, ...]:
    """The shipped `.lag` files of a country, in the order of their paths."""
    root = files("legalrules.corpus") / country
    return tuple(
        SourceFile.from_text(f"{country}/{path}", file.read_bytes().decode("utf-8"))
        for path, file in _walk(root, "")
    )


def outlines(country: str = "se") -> tuple[str, ...]:
    """The texts of the shipped outlines: what there is to encode in the statutes that the register covers."""
    root = files("legalrules.corpus") / country / "register"
    return tuple(file.read_text("utf-8") for _, file in _walk(root, "", ".yaml"))


def search_words(country: str = "se") -> str:
    """The shipped list of words that people search for and the law does not use."""
    return (files("legalrules.corpus") / country / "sokord.yaml").read_text("utf-8")


def layers(country: str = "se") -> str:
    """The shipped list of the layers of each question, measure by measure."""
    return (files("legalrules.corpus") / country / "lager.yaml").read_text("utf-8")


def _walk(folder: Traversable, prefix: str, ending: str = ".lag") -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            found.extend(_walk(entry, f"{prefix}{entry.name}/", ending))
        elif entry.name.endswith(ending):
            found.append((f"{prefix}{entry.name}", entry))
    return found
