"""Text to nodes or diagnostics: cuts a file into blocks and runs Lark on each.

A block that does not parse gives one diagnostic and is left out; the blocks after it are read as if nothing had
happened. Nothing is kept between calls, so that several threads may parse at once.
"""

from __future__ import annotations

from lark import UnexpectedInput

from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.diagnostics.outcome import Outcome
from legalrules.source import SourceFile
from legalrules.syntax.blocks import TextBlock, blocks, too_big
from legalrules.syntax.from_lark import FromLark
from legalrules.syntax.layout import lark_parser
from legalrules.syntax.mistakes import diagnosis, start_of, unknown_block
from legalrules.syntax.nodes import Block, FileNode

MAX_FAULTS = 200
"""After so many faults the rest is not read: the file is hardly one in this language."""


def parse(source: SourceFile) -> Outcome[FileNode]:
    """The file's blocks, those that could be read, and a diagnostic for each fault."""
    refused = too_big(source)
    if refused:
        return Outcome(None, (refused,))
    read: list[Block] = []
    faults: list[Diagnostic] = []
    for text in blocks(source):
        block, found = _parse_block(text, source.name)
        faults.extend(found)
        if block is not None:
            read.append(block)
        if len(faults) >= MAX_FAULTS:
            message = f"more than {MAX_FAULTS} faults; what follows was not read"
            faults.append(Diagnostic("LR101", message, found[-1].span, hint="is this a .lag file?"))
            break
    return Outcome(FileNode(source.name, tuple(read)), tuple(faults))


def _parse_block(text: TextBlock, name: str) -> tuple[Block | None, tuple[Diagnostic, ...]]:
    if text.fault:
        return None, (text.fault,)
    start = start_of(text.word)
    if start is None:
        return None, (unknown_block(text, name),)
    try:
        tree = lark_parser().parse(text.text, start=start)
    except UnexpectedInput:
        return None, (diagnosis(text, name, start),)
    translation = FromLark(name, text.first_line, text.section)
    block = translation.transform(tree)
    return block, translation.faults.diagnostics
