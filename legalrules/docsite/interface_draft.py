"""The public Python interface as a page, from the names of the package and their own docstrings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from types import ModuleType

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from legalrules.docsite.markup import Draft, esc

INTERFACE = "reference/python.md"
_CODE = re.compile(r"`([^`]+)`")


def interface_draft(package: ModuleType) -> Draft:
    """Every public name, its signature, and what its docstring says; the same of the methods of a class."""
    draft = Draft(INTERFACE, "Python")
    draft.heading(1, "The Python interface")
    draft.add(f'<div lang="en">{prose_of(package)}</div>')
    names = {name: vars(package)[name] for name in package.__all__}
    functions = {name: one for name, one in names.items() if inspect.isfunction(one)}
    classes = {name: one for name, one in names.items() if inspect.isclass(one)}
    for heading, found in (("Functions", functions), ("Classes", classes)):
        draft.heading(2, heading, heading.lower())
        for name, one in found.items():
            draft.heading(3, name, name)
            draft.add(f'<div lang="en">{"".join(_told(name, one))}</div>')
    return draft


def prose_of(one: object) -> str:
    """A docstring as paragraphs; indented lines are code."""
    blocks = (inspect.getdoc(one) or "").split("\n\n")
    return "".join(
        code(inspect.cleandoc(block))
        if block.startswith("    ")
        else f"<p>{_marked(' '.join(block.split()))}</p>"
        for block in blocks
    )


def code(text: str) -> str:
    """Python in colours."""
    shown = highlight(text, PythonLexer(), HtmlFormatter(nowrap=True))
    return f'<pre class="highlight lr-code" tabindex="0"><code>{shown}</code></pre>'


def _told(name: str, one: object) -> Iterable[str]:
    if callable(one) and not inspect.isclass(one):
        yield code(_signature(name, one))
        yield prose_of(one)
        return
    yield prose_of(one)
    if is_dataclass(one):
        listed = [f for f in fields(one) if not f.name.startswith("_")]
        if listed:
            yield code("\n".join(f"{field.name}: {field.type}" for field in listed))
    for method, held in vars(one).items():
        found = held.fget if isinstance(held, property) else getattr(held, "__func__", held)
        if method.startswith("_") or not inspect.isfunction(found) or not found.__doc__:
            continue
        shown = f"{method}: {found.__annotations__.get('return', '')}" if isinstance(held, property) else ""
        yield code(shown or _signature(method, found))
        yield prose_of(found)


def _signature(name: str, one: object) -> str:
    if not callable(one):
        return name
    found = str(inspect.signature(one)).replace("'", "")
    whole = f"{name}{found}"
    if len(whole) <= 80:
        return whole
    inner, _, result = found[1:].rpartition(") -> ")
    return f"{name}(\n    " + ",\n    ".join(_split(inner)) + f"\n) -> {result}"


def _split(parameters: str) -> Iterable[str]:
    """The parameters, parted at commas that stand in no bracket."""
    depth, start = 0, 0
    for at, sign in enumerate(parameters):
        depth += (sign in "[(") - (sign in "])")
        if sign == "," and not depth:
            yield parameters[start:at].strip()
            start = at + 1
    yield parameters[start:].strip()


def _marked(text: str) -> str:
    return _CODE.sub(r"<code>\1</code>", esc(text))
