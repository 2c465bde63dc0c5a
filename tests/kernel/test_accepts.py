"""What the kernel accepts: certificates written by brute force, by feature, and every row of the table."""

import itertools
from typing import Any

import pytest

from legalrules.kernel import Accepted, Consistent, Refused, check, read_program
from legalrules.kernel import plan as plans
from legalrules.kernel.domain import Setting
from tests.kernel import samples
from tests.kernel.samples import compare, fact, facts, plus, predicate, program, rule, scalar, stated, value

YES, NO = fact("a1", True), fact("a1", False)
OPEN: list[Any] = []


def ending(program_: Any, facts_: Any) -> Any:
    """The ending of a certificate that the kernel accepts."""
    certificate = samples.certify(program_, facts_)
    verdict = samples.verdict(certificate, program_, facts_)
    assert isinstance(verdict, Accepted), verdict
    return " ".join(map(str, verdict.ending.values()))


def simple(*body: Any, **predicates: Any) -> Any:
    """A program that grants when the body holds of the case `a`."""
    return program(predicates, [("bifall a", ["ärendet a", *body])])


def both() -> Any:
    """A program with two outcomes that open statements decide."""
    more = {
        "a": stated("ärende", "register"),
        "b": stated("ärende", "sökande register"),
        "avslag": predicate("ärende"),
    }
    outcomes = [
        {"id": "bifall", "atom": "bifall", "delegated": "delegerat"},
        {"id": "avslag", "atom": "avslag", "delegated": None},
    ]
    return program(more, [("bifall a", ["a a"]), ("avslag a", ["b a"])], outcomes=outcomes)


TABLE = [
    ("conflict", {"a": [YES], "b": [YES, fact("a1", False, "sökande")]}),
    ("exclusive_outcomes", {"a": [YES], "b": [YES]}),
    ("obstacle", {"a": [YES], "b": [NO], "hinder": [fact("a1", True, "handläggare")]}),
    ("not_delegated", {"a": [NO], "b": [YES]}),
    ("not_delegated", {"a": [YES], "b": [NO], "delegerat": [fact("a1", False, "systemet")]}),
    ("decided bifall", {"a": [YES], "b": [NO]}),
    ("no_outcome", {"a": [NO], "b": [NO]}),
    ("open", {"a": OPEN, "b": [NO]}),
    ("open", {"a": [YES], "b": [NO], "hinder": OPEN}),
    ("open", {"a": [YES], "b": [NO], "delegerat": OPEN}),
    ("open", {"a": [NO], "b": OPEN}),
]


@pytest.mark.parametrize(("end", "said"), TABLE)
def test_rows(end: str, said: Any) -> None:
    """Each row of the table of endings, on the facts that call for it."""
    assert end in ending(both(), facts(said))


@pytest.mark.parametrize(("said", "end"), [([YES], "decided"), ([NO], "no_outcome"), (OPEN, "complete")])
def test_complete(said: Any, end: str) -> None:
    """An open statement of the applicant's calls for completion; a register's would not."""
    assert end in ending(
        simple("bilaga a", bilaga=stated("ärende", "sökande register")), facts({"bilaga": said})
    )


@pytest.mark.parametrize(("share", "drawn"), [("0", "False"), ("1", "True")])
def test_follow_up(share: str, drawn: str) -> None:
    """No decision is followed up at share 0, every one at share 1."""
    made = program({}, [("bifall a", ["ärendet a"])], follow_up_share=share)
    assert ending(made, facts({})) == f"decided bifall {drawn}"


NEGATION = {"p": stated("sak", "register", closable=True), "q": stated("sak", "register")}


@pytest.mark.parametrize(
    ("said", "more", "end"),
    [
        ({"q": [fact("s1", True)]}, {"closed": ["p"]}, "decided"),
        ({"q": [fact("s1", True)]}, {}, "open"),
        (
            {"q": [fact("s1", True)], "p": [fact("s1", True), fact("s2", True)]},
            {"named": ["sak", "ärende"]},
            "no_outcome",
        ),
        ({"q": [fact("s1", False), fact("s2", False)]}, {}, "open"),
        ({"q": [fact("s1", False), fact("s2", False)]}, {"named": ["sak", "ärende"]}, "no_outcome"),
    ],
)
def test_negation(said: Any, more: Any, end: str) -> None:
    """Negation over closed and open predicates, with and without an unnamed element."""
    assert end in ending(simple("q s", "not p s", **NEGATION), facts(said, **more))


def test_functional() -> None:
    """One true atom of a functional relation makes its siblings false."""
    made = simple("ägare a s", "not fin s", ägare=stated("ärende sak", functional=True), fin=stated("sak"))
    said = {"ägare": [fact("a1 s1", True)], "fin": [fact("s1", True)]}
    assert "no_outcome" in ending(made, facts(said))
    assert "open" in ending(made, facts({**said, "ägare": []}))


def test_functional_conflict() -> None:
    """Two owners by two sources are a conflict, and both statements are open."""
    made = simple("ägare a s", ägare=stated("ärende sak", "register sökande", functional=True))
    said = {"ägare": [fact("a1 s1", True), fact("a1 s2", True, "sökande")]}
    certificate = samples.certify(made, facts(said))
    assert "conflict" in ending(made, facts(said))
    assert not certificate["actual"]["certain"]


LIMIT = {
    "till": predicate("ärende", value=samples.DAY),
    "från": stated("ärende", "register", value=samples.DAY),
}


@pytest.mark.parametrize(
    ("start", "period", "last", "end"),
    [
        ("2024-01-31", {"months": 1}, "2024-02-29", "decided"),
        ("2023-01-31", {"months": 1}, "2023-02-28", "decided"),
        ("2024-02-29", {"years": 1}, "2025-02-28", "decided"),
        ("2024-02-29", {"years": 1, "days": 1}, "2025-03-01", "decided"),
        ("2024-03-31", {"months": -1, "weeks": 1}, "2024-03-07", "decided"),
        ("2024-01-31", {"months": 1}, "2024-03-02", "no_outcome"),
        ("9999-12-31", {"months": 1, "days": -31}, "9999-12-31", "decided"),
    ],
)
def test_calendar(start: str, period: Any, last: str, end: str) -> None:
    """Months end on the last day they have; days come after."""
    rules = [
        rule(1, "till a", "ärendet a", gives=plus("från a", **period)),
        rule(2, "bifall a", "ärendet a", compare("till a", "=", value("date", last))),
    ]
    if start[:4] == "9999":
        last_day = plus(value("date", "9999-11-30"), months=1, days=1)
        rules[0] = rule(1, "till a", "ärendet a", gives=last_day)
    assert end in ending(program(LIMIT, rules), facts({"från": [fact("a1", scalar("date", start))]}))


def test_derived_conflict() -> None:
    """Two certain values of one derived attribute are a conflict of the case."""
    rules = [rule(n, "till a", "ärendet a", gives=plus("från a", days=n)) for n in (1, 2)]
    rules.append(rule(3, "bifall a", "ärendet a", compare("till a", ">", "från a")))
    assert "conflict" in ending(
        program(LIMIT, rules), facts({"från": [fact("a1", scalar("date", "2024-01-01"))]})
    )


@pytest.mark.parametrize("op", ["<", "<=", ">", ">=", "=", "!="])
@pytest.mark.parametrize("right", ["0", "50", "100", "100.5", "-0.5"])
@pytest.mark.parametrize("known", [None, "50"])
@pytest.mark.parametrize("sources", ["register", "register sökande"])
def test_intervals(op: str, right: str, known: str | None, sources: str) -> None:
    """An open attribute is an interval, with its ends exchanged when the applicant may settle it."""
    made = simple(
        compare("yta s", op, value("decimal", right)),
        "del s",
        yta=stated("sak", sources, value=samples.DECIMAL),
        **{"del": stated("sak")},
    )
    said = {"del": [fact("s1", True), fact("s2", False)]}
    if known:
        said["yta"] = [fact("s1", scalar("decimal", known))]
    ending(made, facts(said, named=["sak", "ärende"]))


@pytest.mark.parametrize("op", ["=", "!="])
@pytest.mark.parametrize("left", ["fri s", "bunden s", "känd s", "ett s"])
@pytest.mark.parametrize("right", ["fri s", "bunden s", "känd s", "ett s", value("enumeration", "röd")])
def test_enumerations(op: str, left: Any, right: Any) -> None:
    """Sets of values are compared alike by the brute-force writer and the kernel, free or not."""
    one = {"type": "enumeration", "values": ["röd"]}
    kinds = {
        "fri": stated("sak", "sökande", value=samples.COLOURS),
        "bunden": stated("sak", "register", value=samples.COLOURS),
        "känd": stated("sak", "register", value=samples.COLOURS),
        "ett": stated("sak", "register", value=one),
        "del": stated("sak", "register"),
    }
    said = {"del": [fact("s1", True)], "känd": [fact("s1", scalar("enumeration", "röd"))]}
    ending(simple("del s", compare(left, op, right), **kinds), facts(said, named=["sak", "ärende"]))


@pytest.mark.parametrize("op", ["=", "!="])
@pytest.mark.parametrize("left", ["fri s", "bunden s", "känd s"])
@pytest.mark.parametrize("right", ["fri s", "bunden s", "känd s", value("text", "a")])
def test_texts(op: str, left: Any, right: Any) -> None:
    """An open text is an infinite set, which a value is in but never fills."""
    sources = {"fri": "sökande", "bunden": "register", "känd": "register"}
    kinds = {name: stated("sak", source, value={"type": "text"}) for name, source in sources.items()}
    said = {"del": [fact("s1", True)], "känd": [fact("s1", scalar("text", "a"))]}
    made = simple("del s", compare(left, op, right), **kinds, **{"del": stated("sak")})
    ending(made, facts(said, named=["sak", "ärende"]))


@pytest.mark.parametrize("text", ["same x y", "different x y", "same x x", "different x x"])
def test_identity(text: str) -> None:
    """The same or different elements, certain of named ones and possible of the unnamed."""
    made = simple("p x", "p y", text, p=stated("sak", "register sökande"))
    ending(made, facts({"p": [fact("s1", True)]}))
    ending(made, facts({}, entities={"sak": [], "ärende": ["a1"]}))


def test_rich() -> None:
    """A case with every feature is accepted with facts or digest, and consistent without either."""
    made, said = samples.rich()
    certificate = samples.certify(made, said)
    document, warm = samples.encode(certificate), read_program(samples.encode(made))
    assert isinstance(check(document, warm, facts=samples.encode(said)), Accepted)
    assert isinstance(check(document, warm, facts_digest=certificate["facts_digest"]), Accepted)
    assert isinstance(check(document, warm), Consistent)
    assert isinstance(check(document, warm, facts_digest="0" * 64), Refused)


def test_day_must_be_known() -> None:
    """Without a known day of decision there is no ending."""
    made, said = simple(), facts({"dag": []})
    verdict = samples.verdict(samples.certify(made, said), made, said)
    assert isinstance(verdict, Refused)
    assert verdict.step == "ending"


def test_long_chain() -> None:
    """A chain of many predicates is stratified and checked without recursion."""
    names = ["ärendet", *(f"p{number}" for number in range(20_000)), "bifall"]
    rules = [rule(n, f"{head} a", f"{body} a") for n, (body, head) in enumerate(itertools.pairwise(names))]
    made, said = program({name: predicate("ärende") for name in names[1:-1]}, rules), facts({})
    short = samples.certify(program({}, [rule(0, "bifall a", "ärendet a")]), said)
    entries = {name: [{"args": ["a1"], "rank": rank}] for rank, name in enumerate(names) if rank}
    model = {"certain": entries, "possible": entries}
    certificate = {**short, "program_digest": samples.build.digest(made), "actual": model}
    assert isinstance(samples.verdict(certificate, made, said), Accepted)


def test_long_path() -> None:
    """Reachability along many stated edges is checked in one pass, without recursion."""
    more = {
        "kant": stated("sak sak", closable=True),
        "början": stated("sak", closable=True),
        "nådd": predicate("sak"),
    }
    rules = [
        ("nådd x", ["början x"]),
        ("nådd y", ["nådd x", "kant x y"]),
        ("bifall a", ["ärendet a", "nådd x"]),
    ]
    made, names = program(more, rules), [f"s{number:05}" for number in range(10_001)]
    edges = [fact(f"{one} {other}", True) for one, other in itertools.pairwise(names)]
    lists = {"named": ["sak", "ärende"], "closed": ["början", "kant"]}
    said = facts({"kant": edges, "början": [fact(names[0], True)]}, **lists)
    said["entities"]["sak"] = names
    path = [{"args": [name], "rank": rank} for rank, name in enumerate(names, 1)]
    half = {"bifall": [{"args": ["a1"], "rank": 2}], "nådd": path}
    short = samples.certify(program({}, [rule(0, "bifall a", "ärendet a")]), facts({}))
    parts = {key: said[key] for key in ("entities", "named", "closed", "facts")} | {"withheld": {}}
    digests = {"program_digest": samples.build.digest(made), "facts_digest": samples.build.facts_digest(said)}
    end = short["ending"] | {"follow_up": int(digests["facts_digest"][:13], 16) < 16**13 // 2}
    certificate = {**short, **digests, "facts": parts, "actual": {"certain": half, "possible": half}}
    assert isinstance(samples.verdict({**certificate, "ending": end}, made, said), Accepted)


def test_the_example_is_what_is_written() -> None:
    """The function that the module of plans shows for its example is the one that it writes."""
    more = {"p": predicate("sak"), "q": predicate("sak"), "r": stated("sak sak"), "s": stated("sak")}
    made = program(more, [("p x", ["q x", "r x y", "not s y"])], information=["p"])
    warm, texts = read_program(samples.encode(made)), plans.Texts()
    (found,) = (found for found in warm.case_types["ansökan"].slice.rules if found.head == "p")
    plans.plan(found, False, Setting(warm.predicates, frozenset("s"), frozenset()), None, texts)
    (text,) = texts
    assert text.removesuffix("    return run\n").partition("\n")[2] in (plans.__doc__ or "")
