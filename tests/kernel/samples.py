"""Programs, facts and certificates for the tests of the kernel, small and written by hand."""

import copy
import json
from typing import Any

from legalrules.kernel import Verdict, check
from tests.kernel import build

DECIMAL = {"type": "decimal", "unit": "m2", "min": "0", "max": "100"}
COLOURS = {"type": "enumeration", "values": ["blå", "röd", "grön"]}
DAY = {"type": "date"}
NUMBER = {"type": "decimal", "unit": "", "min": None, "max": None}
COUNT = {"type": "integer", "min": None, "max": None}
CALENDAR = {
    "from": "2024-01-01",
    "before": "2025-01-01",
    "days": ["2024-01-01", "2024-03-29", "2024-04-01", "2024-12-25", "2024-12-26"],
    "source": "röda dagar 2024",
}


def predicate(args: str, origin: str = "derived", sources: str = "", **more: Any) -> dict[str, Any]:
    made = {"args": args.split(), "origin": origin, "sources": sorted(sources.split())}
    return {**made, "functional": False, "closable": False, **more}


def stated(args: str, sources: str = "register", **more: Any) -> dict[str, Any]:
    return predicate(args, "input", sources, **more)


def literal(text: str) -> dict[str, Any]:
    """`p x y`, `not p x`, `same x y`, `different x y`, `entity x sort`."""
    word, *rest = text.split()
    if word == "entity":
        return {"entity": rest[0], "sort": rest[1]}
    if word == "not":
        return {"not": rest[0], "args": rest[1:]}
    return {word: rest} if word in ("same", "different") else {"atom": word, "args": rest}


def compare(left: Any, op: str, right: Any) -> dict[str, Any]:
    return {"compare": op, "left": expression(left), "right": expression(right)}


def expression(given: Any) -> Any:
    if not isinstance(given, str):
        return given
    name, *args = given.split()
    return {"attribute": name, "args": args}


def value(kind: str, text: str) -> dict[str, Any]:
    return {"value": scalar(kind, text)}


def scalar(kind: str, text: str) -> dict[str, Any]:
    return {"type": kind, "value": text, **({"unit": "m2"} if kind == "decimal" else {})}


def plus(inner: Any, **period: int) -> dict[str, Any]:
    return {"plus": expression(inner), "period": period}


def calculation(op: str, *operands: Any, **more: Any) -> dict[str, Any]:
    """`add`, `subtract`, `multiply`, `divide` of two, `round` or `working_day` of one."""
    found = [expression(operand) for operand in operands]
    return {op: found if len(found) == 2 else found[0], **more}


def total(op: str, each: str, atom: str, of: Any = None) -> dict[str, Any]:
    """An aggregate over the things that `each` can stand for in an atom."""
    name, *args = atom.split()
    made = {"aggregate": op, "each": each, "over": {"atom": name, "args": args}}
    return made if of is None else {**made, "of": expression(of)}


def rule(number: int, head: str, *body: Any, gives: Any = None) -> dict[str, Any]:
    name, *args = head.split()
    made: dict[str, Any] = {"predicate": name, "args": args}
    if gives is not None:
        made["value"] = expression(gives)
    literals = [literal(item) if isinstance(item, str) else item for item in body]
    return {"id": f"r{number}", "head": made, "body": literals, "provision": "1 §", "wording": "Så är det."}


def case_type(**more: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "sort": "ärende",
        "day": "dag",
        "outcomes": [{"id": "bifall", "atom": "bifall", "delegated": "delegerat"}],
        "obstacles": ["hinder"],
        "constraints": [],
        "information": [],
        "applicant": ["sökande"],
        "follow_up_share": "0.5",
    }
    return usual | more


def program(predicates: dict[str, Any], rules: list[Any], **more: Any) -> dict[str, Any]:
    """A program of cases and things, where each case has a day and is known."""
    usual = {
        "dag": stated("ärende", "systemet", value=DAY),
        "ärendet": stated("ärende", "systemet"),
        "delegerat": stated("ärende", "systemet"),
        "hinder": stated("ärende", "handläggare"),
        "bifall": predicate("ärende"),
    }
    return {
        "format": "legalrules-program/2",
        "sorts": ["ärende", "sak"],
        "predicates": usual | predicates,
        "rules": [
            rule(number, *item[:1], *item[1]) if isinstance(item, tuple) else item
            for number, item in enumerate(rules)
        ],
        "case_types": {"ansökan": case_type(**more)},
        "calendar": CALENDAR,
    }


def fact(args: str, said: Any, source: str = "register", **more: Any) -> dict[str, Any]:
    kind = {"truth": said} if isinstance(said, bool) else {"value": said}
    return {"args": args.split(), **kind, "source": source, "date": "2024-02-29", **more}


def facts(stated_facts: dict[str, list[Any]], **more: Any) -> dict[str, Any]:
    usual = {
        "dag": [fact("a1", scalar("date", "2024-03-01"), "systemet")],
        "ärendet": [fact("a1", True, "systemet")],
        "delegerat": [fact("a1", True, "systemet")],
        "hinder": [fact("a1", False, "handläggare")],
    }
    together = {name: found for name, found in (usual | stated_facts).items() if found}
    made: dict[str, Any] = {
        "format": "legalrules-facts/1",
        "entities": {"ärende": ["a1"], "sak": ["s1", "s2"]},
        "named": ["ärende"],
        "closed": [],
        "facts": {
            name: sorted(found, key=lambda f: build.canonical(f).encode()) for name, found in together.items()
        },
    }
    return made | more


def encode(document: Any) -> bytes:
    return json.dumps(document).encode()


def certify(program_: Any, facts_: Any) -> Any:
    return build.certificate(program_, facts_, "ansökan", "a1")


def verdict(certificate: Any, program_: Any, facts_: Any) -> Verdict:
    return check(encode(certificate), encode(program_), facts=encode(facts_))


def fresh(document: Any) -> Any:
    return copy.deepcopy(document)


def rich_predicates() -> dict[str, Any]:
    """Predicates and attributes of every kind."""
    return {
        "del": stated("sak ärende", "register sökande", closable=True),
        "ägare": stated("ärende sak", "register sökande", functional=True),
        "granne": stated("sak sak", "register", closable=True),
        "medger": stated("sak", "granne"),
        "lämplig": predicate("sak", "judgement", "handläggare"),
        "yta": stated("sak", "register sökande", value=DECIMAL),
        "antal": stated("sak", "sökande", value={"type": "integer", "min": "0", "max": None}),
        "färg": stated("sak", "register sökande", value=COLOURS),
        "text": stated("sak", "register", value={"type": "text"}),
        "lov": stated("ärende", "register", value=DAY),
        "utgång": predicate("ärende", value=DAY),
        "nåbar": predicate("sak sak"),
        "stor": predicate("sak"),
        "vacker": predicate("sak"),
        "i_tid": predicate("ärende"),
        "ensam": predicate("sak"),
        "oanvänd": stated("ärende"),
    }


def rich() -> tuple[Any, Any]:
    """A case that uses every feature and is left open, so that its certificate has both models."""
    rules = [
        ("nåbar x y", ["granne x y"]),
        ("nåbar x z", ["nåbar x y", "granne y z", "different x z"]),
        ("stor s", ["del s a", compare("yta s", ">=", value("decimal", "30"))]),
        ("stor s", ["nåbar s t", "same t t", compare("antal s", "<", value("integer", "4")), "stor t"]),
        ("vacker s", ["del s a", compare("färg s", "=", value("enumeration", "röd"))]),
        ("vacker s", ["del s a", compare("text s", "!=", value("text", "ful")), "lämplig s"]),
        ("ensam s", ["del s a", "not nåbar s s", "not medger s"]),
        rule(80, "utgång a", "ärendet a", gives=plus("lov a", months=1, days=-1, years=5)),
        rule(
            81,
            "utgång a",
            "ärendet a",
            "hinder a",
            gives=plus(value("date", "2024-01-31"), months=1, weeks=1),
        ),
        ("i_tid a", ["ärendet a", compare("dag a", "<", plus("utgång a", weeks=2))]),
        ("bifall a", ["i_tid a", "del s a", "stor s", "vacker s", "ägare a s", "not hinder a"]),
    ]
    stated_facts = {
        "del": [fact("s1 a1", True), fact("s1 a1", True, "sökande")],
        "granne": [fact("s1 s2", True), fact("s2 s1", True), fact("s2 s2", False)],
        "lämplig": [fact("s1", True, "handläggare", official="Åsa Öst", reason="Den är fin.")],
        "yta": [fact("s1", scalar("decimal", "30.5"))],
        "text": [fact("s1", scalar("text", 'fin\n"ny" 🏠'))],
        "lov": [fact("a1", scalar("date", "2020-01-31"))],
        "oanvänd": [fact("a1", True)],
        "hinder": [fact("a1", False, "handläggare")],
    }
    return program(rich_predicates(), rules, information=["ensam", "yta"]), facts(
        stated_facts, closed=["granne"]
    )
