"""The parser as a whole: speed, threads, and texts that nobody would write."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from legalrules.syntax.layout import lark_parser
from legalrules.syntax.nodes import FileNode
from legalrules.syntax.printer import print_file
from tests.syntax.samples import GOOD, parsed, tree

TEXTS = tuple(path.read_text("utf-8") for path in GOOD)
BLOCKS = tuple(block for text in TEXTS for block in re.split(r"\n(?=[^\s#])", text))
LINES = tuple(line for text in TEXTS for line in text.split("\n"))
WORDS = tuple(sorted({word for line in LINES for word in line.split()}))
ODD = 'aÅ1 ,.:§"#{}[]()\n\t-om och eller är plus 30.5'


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A block of a good case with a few characters, words or lines put in, taken out or exchanged."""
    lines = draw(st.sampled_from(BLOCKS)).split("\n")
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        words = lines[at].split(" ")
        word = draw(st.integers(0, len(words) - 1))
        words[word] = draw(
            st.sampled_from(WORDS) | st.sampled_from(WORDS) | st.sampled_from(ODD) | st.just("")
        )
        change = st.just(" ".join(words)) | st.sampled_from(LINES)
        lines[at : at + draw(st.integers(1, 2))] = [draw(change)]
        lines = lines or [""]
    return "\n".join(lines)


@given(mutated())
def test_any_text_is_answered(text: str) -> None:
    """No text makes the parser raise; each fault has a code, a place in the file and no empty message."""
    for found in parsed(text).diagnostics:
        assert found.code.startswith("LR1") and found.message
        assert found.span is not None and 1 <= found.span.line <= text.count("\n") + 1


@given(mutated())
def test_what_parses_prints_and_parses_again(text: str) -> None:
    """What is printed of a text without faults parses to the same tree, and prints the same."""
    outcome = parsed(text)
    if outcome.value is not None and not outcome.diagnostics:
        printed = print_file(outcome.value)
        assert tree(printed) == outcome.value
        assert print_file(tree(printed)) == printed


@given(st.text(alphabet=ODD, max_size=200))
def test_noise_is_answered(text: str) -> None:
    """Random characters give a file, with or without diagnostics."""
    assert isinstance(parsed(text).value, FileNode)


def test_threads_share_the_parser() -> None:
    """Texts parsed at once give what they give one by one."""
    alone = [parsed(text) for text in TEXTS]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(parsed, TEXTS * 8))
    assert together == alone * 8


def test_parsing_is_quick() -> None:
    """2,500 lines take well under a second on any machine; the aim is 0.3 s."""
    text = TEXTS[-1] * (2500 // TEXTS[-1].count("\n") + 1)
    lark_parser()
    begun = time.monotonic()
    parsed(text)
    assert time.monotonic() - begun < 1.5
