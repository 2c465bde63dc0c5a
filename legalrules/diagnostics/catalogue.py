"""The catalogue of diagnostics: every code that any stage gives, once, in order.

A stage's codes stand in its own file, beside the wording of its neighbours; here they are only joined.
"""

from __future__ import annotations

from legalrules.diagnostics.catalogue_cases import CASE_ENTRIES
from legalrules.diagnostics.catalogue_engines import ENGINE_ENTRIES
from legalrules.diagnostics.catalogue_law import LAW_ENTRIES
from legalrules.diagnostics.catalogue_logic import LOGIC_ENTRIES
from legalrules.diagnostics.catalogue_syntax import SYNTAX_ENTRIES
from legalrules.diagnostics.entry import Entry

CATALOGUE: tuple[Entry, ...] = SYNTAX_ENTRIES + LAW_ENTRIES + LOGIC_ENTRIES + CASE_ENTRIES + ENGINE_ENTRIES
