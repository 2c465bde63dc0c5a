"""Scenarios beside rule files: rows of the key of a casebook, in YAML or TOML, and how each case must end.

A file is a list of rows (`casebook_file`), or a mapping of `lag`, the rule files beside the shipped law, and `fall`,
the rows. In TOML the rows are `[[fall]]`, and keys with å, ä or ö are quoted. Besides what a key may say, a row may say
how the case ends (`slut`): `beslutas`, `kompletteras`, `lämnas över`, or `lämnas över: ` and the reason. A case that is
to be refused has the answer `avvisas`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from legalrules.adapters.casebook_file import Expected, read_key
from legalrules.datalog.ending import Complete, Decided, Ending, HandOver, Reason

# In C, where there is one: a file may have hundreds of rows.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
REJECTED = "avvisas"
DECIDED, COMPLETE, HANDED_OVER = "beslutas", "kompletteras", "lämnas över"
_REASONS: tuple[tuple[Reason, str], ...] = (
    (Reason.CONFLICT, "motstridiga uppgifter"),
    (Reason.EXCLUSIVE_OUTCOMES, "utfall som utesluter varandra"),
    (Reason.OBSTACLE, "hinder"),
    (Reason.NOT_DELEGATED, "inte delegerat"),
    (Reason.NO_OUTCOME, "inget utfall"),
    (Reason.OPEN, "öppet"),
)
_ENDINGS = (DECIDED, COMPLETE, HANDED_OVER, *(f"{HANDED_OVER}: {word}" for _, word in _REASONS))


@dataclass(frozen=True, slots=True)
class Scenario:
    """A row: what is expected of the case, and how it is to end ("" if that is not said)."""

    expected: Expected
    ending: str = ""

    def ends_so(self, ending: Ending) -> bool:
        """Whether the ending is the one expected, or none is."""
        said = ending_text(ending)
        return not self.ending or said == self.ending or said.startswith(f"{self.ending}: ")


@dataclass(frozen=True, slots=True)
class Suite:
    """The scenarios of a file, and the rule files that it names, as written."""

    scenarios: tuple[Scenario, ...]
    law: tuple[str, ...] | None = field(default=None)


def ending_text(ending: Ending) -> str:
    """How a case ended, in the words of `slut`."""
    match ending:
        case Decided():
            return DECIDED
        case Complete():
            return COMPLETE
        case HandOver(reason):
            return f"{HANDED_OVER}: {dict(_REASONS)[reason]}"


def read_suite(text: str, *, toml: bool = False) -> Suite | None:
    """The scenarios of a file; None for one that holds something else, a case for instance.

    Raises ValueError, saying what is wrong, for a file of scenarios that is faulty.
    """
    try:
        found = tomllib.loads(text) if toml else yaml.load(text, Loader=_LOADER)
        law: object = None
        if isinstance(found, Mapping):
            if "fall" not in found:
                return None
            unknown = set(found) - {"fall", "lag"}
            if unknown:
                raise ValueError(f"unknown fields: {', '.join(sorted(map(str, unknown)))}")
            law, found = found.get("lag"), found["fall"]
        if not isinstance(found, list):
            return None
        return Suite(_scenarios(found), _law(law))
    except (yaml.YAMLError, tomllib.TOMLDecodeError, TypeError, ValueError) as fault:
        raise ValueError(f"not a file of scenarios: {fault}") from None


def _law(written: object) -> tuple[str, ...] | None:
    if written is None:
        return None
    if not isinstance(written, list) or not all(isinstance(one, str) for one in written):
        raise TypeError("lag is a list of paths")
    return tuple(written)


def _scenarios(rows: list[object]) -> tuple[Scenario, ...]:
    """The rows, their endings apart: the rest is a key, and read as one."""
    endings, rest = [], []
    for row in rows:
        if not isinstance(row, dict):
            raise TypeError("a row is a mapping")
        endings.append(str(row.get("slut", "")))
        if endings[-1] and endings[-1] not in _ENDINGS:
            raise ValueError(f"{row.get('fall')}: slut is one of {', '.join(_ENDINGS)}")
        rest.append({key: value for key, value in row.items() if key != "slut"})
    key = read_key(yaml.dump(rest, Dumper=_DUMPER, allow_unicode=True))
    return tuple(map(Scenario, key, endings))
