"""What the kernel refuses: every single change of a good certificate, raw and with digests forged to fit."""

import contextlib
from collections import Counter
from typing import Any

import pytest

from legalrules.kernel import Accepted, Program, Refused, UnusableInput, Verdict, check, read_program
from tests.kernel import build, samples
from tests.kernel.mutate import changed, mutations
from tests.kernel.samples import compare, fact, facts, plus, program, rule, scalar, stated, value


def decided() -> tuple[Any, Any]:
    """A case that is decided, so that its certificate has one model."""
    made = program({"bilaga": stated("ärende", "sökande")}, [("bifall a", ["bilaga a", "not hinder a"])])
    return made, facts({"bilaga": [fact("a1", True, "sökande")]})


def calculated() -> tuple[Any, Any]:
    """A case with calculations that are known, and with ends that are not."""
    area = {**samples.DECIMAL, "min": None, "max": None}
    more = {
        "del": stated("sak ärende", "sökande", closable=True),
        "yta": stated("sak", "register", value=samples.DECIMAL),
        "lov": stated("ärende", "register", value=samples.DAY),
        "summa": samples.predicate("ärende", value=area),
        "antal": samples.predicate("ärende", value=samples.COUNT),
        "frist": samples.predicate("ärende", value=samples.DAY),
        "i_fråga": samples.predicate(""),
    }
    half = samples.calculation("divide", "yta s", samples.value("integer", "2"), to="0.5", mode="half_up")
    rules = [
        rule(0, "i_fråga", "ärendet a"),
        rule(1, "summa a", "i_fråga", "ärendet a", gives=samples.total("sum", "s", "del s a", half)),
        rule(2, "antal a", "i_fråga", "ärendet a", gives=samples.total("count", "s", "del s a")),
        rule(3, "frist a", "ärendet a", gives=samples.calculation("working_day", "lov a")),
        rule(4, "bifall a", "ärendet a", compare("summa a", "<=", value("decimal", "100"))),
    ]
    said = {
        "del": [fact("s1 a1", True, "sökande"), fact("s2 a1", True, "sökande")],
        "yta": [fact("s1", scalar("decimal", "30.5"))],
        "lov": [fact("a1", scalar("date", "2024-03-29"))],
    }
    lists = {"information": ["antal", "frist"], "constraints": ["hinder"]}
    return program(more, rules, **lists), facts(said, closed=["del"])


CASES = {"open": samples.rich, "decided": decided, "calculated": calculated}


def forge(certificate: Any) -> Any:
    """The certificate with the facts digest that its facts would have, as far as they can be digested."""
    with contextlib.suppress(AttributeError, KeyError, TypeError, ValueError):
        return {**certificate, "facts_digest": build.facts_digest(certificate["facts"])}
    return certificate


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(
    "part",
    [
        "format",
        "program_digest",
        "facts_digest",
        "case_type",
        "case",
        "facts",
        "actual",
        "attainable",
        "ending",
    ],
)
@pytest.mark.parametrize("forged", [False, True], ids=["raw", "forged"])
def test_every_change(name: str, part: str, forged: bool) -> None:
    """No change of one place of a certificate survives, also when its digests are made to fit."""
    made, said = CASES[name]()
    certificate, warm, held = (
        samples.certify(made, said),
        read_program(samples.encode(made)),
        samples.encode(said),
    )
    for path, new in mutations(certificate[part], (part,)):
        document = changed(certificate, path, new)
        if forged:
            document = forge(document)
        verdict = check(samples.encode(document), warm, facts=held)
        assert isinstance(verdict, Refused) or document == certificate, (path, new)


def test_counted() -> None:
    """The changes number in the thousands, and a fifth of them reach every step but admission."""
    made, said = samples.rich()
    certificate, warm, held = (
        samples.certify(made, said),
        read_program(samples.encode(made)),
        samples.encode(said),
    )
    steps: Counter[str] = Counter()
    every = list(mutations(certificate))
    for path, new in every[::5]:
        verdict = check(samples.encode(changed(certificate, path, new)), warm, facts=held)
        steps[verdict.step if isinstance(verdict, Refused) else "accepted"] += 1
    assert len(every) > 3000
    assert not steps["accepted"]
    assert steps.keys() - {"accepted"} == {"read", "program", "facts", "actual", "attainable", "ending"}


@pytest.mark.parametrize("name", CASES)
def test_forged_without_facts_held(name: str) -> None:
    """With no facts held, a change of the facts is refused or leaves it consistent; nothing breaks."""
    made, said = CASES[name]()
    certificate, warm = samples.certify(made, said), read_program(samples.encode(made))
    for path, new in mutations(certificate["facts"], ("facts",)):
        verdict = check(samples.encode(forge(changed(certificate, path, new))), warm)
        assert not isinstance(verdict, Accepted)


@pytest.mark.parametrize("name", ["open", "calculated"])
def test_every_change_of_the_program(name: str) -> None:
    """A changed program (every fifth change) is unusable, or another program than the certificate's."""
    made, said = CASES[name]()
    document = samples.encode(samples.certify(made, said))
    outcomes: Counter[str] = Counter()
    for path, new in list(mutations(made))[::5]:
        try:
            verdict = check(document, samples.encode(changed(made, path, new)))
        except UnusableInput:
            outcomes["unusable"] += 1
        else:
            assert isinstance(verdict, Refused), (path, new)
            outcomes[verdict.step] += 1
    assert set(outcomes) == {"unusable", "program"}


def test_every_change_of_the_facts() -> None:
    """Changed facts held are unusable, or not those of the certificate."""
    made, said = samples.rich()
    document, warm = samples.encode(samples.certify(made, said)), read_program(samples.encode(made))
    for path, new in mutations(said):
        with contextlib.suppress(UnusableInput):
            verdict = check(document, warm, facts=samples.encode(changed(said, path, new)))
            assert isinstance(verdict, Refused), (path, new)


OFFICIAL = {"official": "Åsa", "reason": "Så är det."}
NOT_ADMITTED = [
    {"okänd": [fact("a1", True)]},
    {"bifall": [fact("a1", True)]},
    {"del": [fact("s1", True)]},
    {"del": [fact("s3 a1", True)]},
    {"del": [fact("a1 s1", True)]},
    {"del": [fact("s1 a1", True, "granne")]},
    {"del": [fact("s1 a1", True, **OFFICIAL)]},
    {"del": [fact("s1 a1", scalar("text", "ja"))]},
    {"del": [fact("s1 a1", True), fact("s1 a1", False)]},
    {"lämplig": [fact("s1", True, "handläggare")]},
    {"ägare": [fact("a1 s1", True), fact("a1 s2", True)]},
    {"yta": [fact("s1", True)]},
    {"yta": [fact("s1", scalar("decimal", "100.5"))]},
    {"yta": [fact("s1", scalar("decimal", "-0.5"))]},
    {"yta": [fact("s1", scalar("integer", "5"))]},
    {"yta": [fact("s1", {**scalar("decimal", "5"), "unit": "m"})]},
    {"yta": [fact("s1", scalar("decimal", "5")), fact("s1", scalar("decimal", "6"))]},
    {"färg": [fact("s1", scalar("enumeration", "gul"))]},
    {"färg": [fact("s1", scalar("text", "röd"))]},
    {"oanvänd": [fact("a1", True, "granne")]},
]


def judged(made: Any, said: Any) -> Verdict:
    """The verdict on a certificate that shows these facts and has no model."""
    parts = {key: said[key] for key in ("entities", "named", "closed")}
    shown = {name: found for name, found in said["facts"].items() if name != "oanvänd"}
    withheld = {name: build.digest(found) for name, found in said["facts"].items() if name == "oanvänd"}
    certificate = samples.certify(*samples.rich()) | {
        "program_digest": build.digest(made),
        "facts_digest": build.facts_digest(said),
        "facts": {**parts, "facts": shown, "withheld": withheld},
    }
    return samples.verdict(certificate, made, said)


@pytest.mark.parametrize("said", NOT_ADMITTED, ids=str)
def test_admission(said: Any) -> None:
    """Facts that the program does not admit are refused at that step, or earlier when outside the slice."""
    verdict = judged(samples.rich()[0], facts(said))
    assert isinstance(verdict, Refused)
    outside = said.keys() & {"okänd"}
    assert verdict.step == ("facts" if outside else "admission"), verdict


@pytest.mark.parametrize(
    "more",
    [
        {"closed": ["lämplig"]},
        {"closed": ["okänd"]},
        {"closed": ["yta"]},
        {"named": ["hus"]},
        {"entities": {"ärende": ["a1"]}},
        {"entities": {"ärende": ["a1"], "sak": [], "hus": []}},
    ],
    ids=str,
)
def test_admission_of_the_rest(more: Any) -> None:
    """Closed predicates are closable, named sorts are sorts, and every sort has its entities."""
    verdict = judged(samples.rich()[0], facts({}, **more))
    assert isinstance(verdict, Refused)
    assert verdict.step == "admission"


def rules(*made: Any, **predicates: Any) -> Any:
    """A program with these rules."""
    return program(
        {
            "p": stated("sak"),
            "q": stated("sak sak"),
            "tal": stated("sak", value={"type": "integer", "min": None, "max": None}),
            "yta": stated("sak", value=samples.DECIMAL),
            "text": stated("sak", value={"type": "text"}),
            "dag2": stated("sak", value=samples.DAY),
            "r": samples.predicate("sak"),
            "t": samples.predicate("sak"),
            "till": samples.predicate("sak", value=samples.DAY),
            **predicates,
        },
        list(made),
    )


BAD_RULES = [
    [("p x", ["p x"])],
    [("r x", ["not p x"])],
    [("r x", ["p y"])],
    [("r x", ["p x", "q x"])],
    [("r x", ["p x x"])],
    [("r x", ["p x", "ärendet x"])],
    [("r x", ["p x", "ärendet a", "same x a"])],
    [("r x", ["p x", "same x x x"])],
    [("r x", ["p x", "not q x y"])],
    [("r x", ["p x", "tal x"])],
    [("r x", ["p x", compare("p x", "=", "p x")])],
    [("r x", ["p x", compare("tal x", "<", "yta x")])],
    [("r x", ["p x", compare("text x", "<", "text x")])],
    [("r x", ["p x", compare("tal x", "==", "tal x")])],
    [("r x", ["p x", compare("tal y", "=", "tal x")])],
    [("r x", ["p x", compare("yta x", "=", {"value": {**scalar("decimal", "1"), "unit": "m"}})])],
    [("r x", ["p x", compare(plus("tal x", days=1), "=", "dag2 x")])],
    [("r x", ["p x", compare(plus("dag2 x"), "=", "dag2 x")])],
    [("r x", ["p x", compare(plus("dag2 x", days=1001), "=", "dag2 x")])],
    [("r x", ["p x", compare(plus("dag2 x", hours=1), "=", "dag2 x")])],
    [("r x", ["p x", compare("yta x", "=", value("decimal", "1.0"))])],
    [("till x", ["p x"])],
    [rule(0, "r x", "p x", gives="dag2 x")],
    [rule(0, "till x", "p x", gives="tal x")],
    [rule(0, "till x", "p x", gives=plus("till x", days=1))],
    [rule(0, "r x", "p x"), rule(0, "r x", "p x")],
    [("r x", ["p x", "not r x"])],
    [("r x", ["t x"]), ("t x", ["p x", "not r x"])],
    [rule(0, "till x", "r x", gives="dag2 x"), rule(1, "r x", "p x", compare("till x", "=", "dag2 x"))],
]


@pytest.mark.parametrize("made", BAD_RULES, ids=str)
def test_unusable_programs(made: Any) -> None:
    """Rules that are badly formed, badly typed or not stratified make the program unusable."""
    with pytest.raises(UnusableInput):
        read_program(samples.encode(rules(*made)))


def test_usable_program() -> None:
    """The predicates that the bad rules use make a usable program with good ones."""
    good = rules(("r x", ["t x"]), ("t x", ["r x", "p x", "not p x", compare("tal x", "<", "tal x")]))
    assert isinstance(read_program(samples.encode(good)), Program)


def test_nothing_holds_itself_up() -> None:
    """Two atoms that rest on each other alone are refused, whatever their ranks."""
    made = rules(("r x", ["t x"]), ("t x", ["r x"]), ("bifall a", ["ärendet a", "r x"]))
    said = facts({})
    certificate = samples.certify(made, said)
    entries = {name: [{"args": ["s1"], "rank": rank}] for name, rank in (("r", 1), ("t", 2))}
    for half in ("certain", "possible"):
        forged = samples.fresh(certificate)
        forged["actual"][half] |= entries
        verdict = samples.verdict(forged, made, said)
        assert isinstance(verdict, Refused)
        assert verdict.step == "actual"


def test_date_out_of_range() -> None:
    """A date past the year 9999 is refused, but only where the rest of the body holds."""
    late = compare(plus(value("date", "9999-12-31"), days=1), ">", "dag a")
    for body, holds in ("hinder a", False), ("not hinder a", True):
        plain = program({}, [("bifall a", ["ärendet a", body])])
        made = program({}, [("bifall a", ["ärendet a", late, body])])
        certificate = samples.certify(plain, facts({})) | {"program_digest": build.digest(made)}
        verdict = samples.verdict(certificate, made, facts({}))
        assert (isinstance(verdict, Refused) and verdict.step == "actual") == holds
