"""The scripts of the page, as package data: the checker, written from the format page alone, and what shows things."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

# In the order of reading. They are one script: what one declares the others see.
CHECKER = (
    "words",
    "sha256",
    "json",
    "exact",
    "shapes",
    "program",
    "typing",
    "strata",
    "facts",
    "certificate",
    "measure",
    "compare",
    "model",
    "join",
    "ending",
    "check",
)


@cache
def checker_script() -> str:
    """The checker: a script that declares `checkCertificate` and `inWords`, and does nothing by itself."""
    folder = files("legalrules.render").joinpath("page", "checker")
    return "\n".join(folder.joinpath(f"{name}.js").read_text("utf-8") for name in CHECKER)


@cache
def page_script() -> str:
    """The one script of the page: the checker, the tree, the glosses, the check."""
    own = "\n".join(_text(f"{name}.js") for name in ("tree", "gloss", "verify"))
    return f'(() => {{\n"use strict";\n{checker_script()}\n{own}\n}})();'


@cache
def page_style() -> str:
    """What the page adds to the style sheet of every page."""
    return _text("page.css")


def _text(name: str) -> str:
    return files("legalrules.render").joinpath("page", name).read_text("utf-8")
