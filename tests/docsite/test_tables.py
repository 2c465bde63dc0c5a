"""Rows of a table of the law are shown as a table, and other rules as sentences."""

from __future__ import annotations

import re

from legalrules.compilation import legislation_of
from legalrules.docsite.library import library
from legalrules.docsite.table_html import is_table, runs, table_html
from legalrules.law.provision import Rule
from legalrules.render.from_law.rule_frames import SV
from legalrules.render.from_law.rule_lines import rule_lines
from legalrules.source import SourceFile
from tests.docsite.small import DAY

LAW = """begrepp
  sort ärende

  avgiften i {Ä: ärende}
    id: avgift
    decimaltal i kr
    härledd

  priset i {Ä: ärende}
    id: pris
    decimaltal i kr
    härledd

  dagen i {Ä: ärende}
    id: dag
    datum
    indata från sökande

författning TAX "taxan" SFS 2020:1

§ 1
  lydelse från 2020-01-01 genom SFS 2020:1
    "Avgiften efter dag."
    tabell priset i Ä
      efter dagen i Ä
      från 2025-01-01 till 2026-01-01: 100 kr källa "beslut 1"
      från 2026-01-01: 110 kr
    avgiften i Ä är lika med priset i Ä multiplicerat med 2
      om dagen i Ä är tidigast 2024-01-01
"""


def rules() -> tuple[Rule, ...]:
    (provision,) = legislation_of((SourceFile.from_text("t.lag", LAW),)).unwrap().provisions()
    return provision.rules


def test_rows_are_a_table_and_a_rule_is_none() -> None:
    """Two rows stand together; the rule after them stands alone."""
    found = [(len(run), is_table(run)) for run in runs(rules())]
    assert found == [(2, True), (1, False)]


def test_a_value_is_told_as_it_is_reckoned() -> None:
    """The rule after the table says how the fee comes from the price."""
    (line,) = rule_lines(tuple(runs(rules()))[1][0], SV)
    assert line.text == "Avgiften i Ä är priset i Ä multiplicerat med 2 om dagen i Ä är tidigast 2024-01-01."


def test_a_table_says_each_row_once() -> None:
    """The key, the value and where the row is from are the columns."""
    shown = table_html(
        library(legislation_of((SourceFile.from_text("t.lag", LAW),)).unwrap(), day=DAY),
        next(iter(runs(rules()))),
    )
    cells = re.findall(
        "<t[dh](?: [^>]*)?>(.*?)</t[dh]>",
        re.sub("<!--later-->.*?<!--/later-->|</?(?:span|a|strong)[^>]*>", "", shown),
    )
    assert [cell.replace("\u00a0", " ") for cell in cells] == [
        *("dagen i Ä", "priset i Ä", "Källa"),
        *("tidigast 2025-01-01, före 2026-01-01", "100 kr", "beslut 1"),
        *("tidigast 2026-01-01", "110 kr", ""),
    ]
