"""Random programs and facts: the kernel accepts what brute force finds, and refuses it perturbed."""

import itertools
import random
from typing import Any

import pytest

from legalrules.kernel import Accepted, Refused
from tests.kernel import samples
from tests.kernel.samples import compare, fact, facts, plus, predicate, program, rule, scalar, stated, value

SOURCES = ("register", "sökande", "register sökande")
LAYERS = [["d1", "d2"], ["e1", "till"], ["g1", "g2"], ["bifall", "avslag"]]


def signature(dice: random.Random) -> dict[str, Any]:
    """Stated predicates of every kind, with random sources, and derived ones in layers."""
    source = lambda: dice.choice(SOURCES)  # noqa: E731
    flag = lambda: dice.random() < 0.5  # noqa: E731
    return {
        "u": stated("sak", source(), closable=True),
        "v": stated("sak", source()),
        "b": stated("sak sak", source(), closable=True, functional=flag()),
        "f": stated("ärende sak", source(), functional=True),
        "yta": stated("sak", source(), value=samples.DECIMAL),
        "färg": stated("sak", source(), value=samples.COLOURS),
        "från": stated("sak", source(), value=samples.DAY),
        "d1": predicate("sak"),
        "d2": predicate("sak sak"),
        "e1": predicate("sak"),
        "till": predicate("sak", value=samples.DAY),
        "g1": predicate("ärende sak"),
        "g2": predicate("sak"),
        "avslag": predicate("ärende"),
    }


def random_rule(dice: random.Random, number: int, layer: int, predicates: dict[str, Any]) -> Any:
    """A rule whose positive atoms are of its layer or lower, the rest lower."""
    names = ["u", "v", "b", "f", *list(itertools.chain(*LAYERS[:layer]))]
    here = names + ([name for name in LAYERS[layer] if name != "till"] if layer < 3 else [])
    of_sort = {"ärende": ["a"], "sak": dice.choice((["x"], ["x", "y"], ["x", "y", "z"]))}
    sorts = {"bifall": ["ärende"], "ärendet": ["ärende"]} | {
        name: found["args"] for name, found in predicates.items()
    }

    def atom(name: str) -> str:
        return " ".join([name, *(dice.choice(of_sort[sort]) for sort in sorts[name])])

    body: list[Any] = [atom(dice.choice([n for n in here if n != "till"])) for _ in range(dice.randint(1, 3))]
    bound = {variable for text in body for variable in text.split()[1:]}
    head = LAYERS[layer][dice.randrange(2)]
    if sorts[head] != ["sak"] and "a" not in bound:
        body.append("ärendet a")
    body += [f"v {variable}" for variable in of_sort["sak"] if variable not in bound]
    usable = [name for name in names if name != "till" and ("a" in bound or "ärende" not in sorts[name])]
    if dice.random() < 0.5:
        body.append("not " + atom(dice.choice(usable)))
    x, y = dice.choice(of_sort["sak"]), dice.choice(of_sort["sak"])
    body += dice.sample(conditions(x, y, layer), dice.randint(0, 2))
    dice.shuffle(body)
    gives = (
        plus(f"från {x}", months=dice.randint(-2, 2), days=dice.randint(-2, 2)) if head == "till" else None
    )
    return rule(number, atom(head), *body, gives=gives)


def conditions(x: str, y: str, layer: int) -> list[Any]:
    """Tests of two things."""
    found: list[Any] = [f"same {x} {y}", f"different {x} {y}"]
    for op in ("<", "<=", ">", ">=", "=", "!="):
        found += [
            compare(f"yta {x}", op, value("decimal", "50")),
            compare(f"yta {x}", op, f"yta {y}"),
            compare(f"från {x}", op, value("date", "2024-02-29")),
        ]
        if layer > 1:
            found += [
                compare(f"till {x}", op, f"från {y}"),
                compare(plus(f"till {x}", days=1), op, f"till {y}"),
            ]
    for op in ("=", "!="):
        found += [
            compare(f"färg {x}", op, f"färg {y}"),
            compare(f"färg {x}", op, value("enumeration", "röd")),
        ]
    return found


def random_facts(dice: random.Random, predicates: dict[str, Any]) -> Any:
    """Facts with a few conflicts; every atom is stated by at most two sources, once each."""
    values = {
        "yta": [scalar("decimal", text) for text in ("0", "49.5", "50", "100")],
        "färg": [scalar("enumeration", text) for text in ("röd", "blå")],
        "från": [scalar("date", text) for text in ("2024-01-31", "2024-02-29", "2024-03-31")],
    }
    said: dict[str, list[Any]] = {}
    for name in ("u", "v", "b", "f", *values):
        entities = [{"sak": ["s1", "s2"], "ärende": ["a1"]}[sort] for sort in predicates[name]["args"]]
        for args in itertools.product(*entities):
            if dice.random() < 0.5:
                choice = dice.choice(values.get(name, [True, False]))
                source = dice.choice(predicates[name]["sources"])
                said.setdefault(name, []).append(fact(" ".join(args), choice, source))
    named = dice.choice((["ärende"], ["sak", "ärende"]))
    closed = dice.choice(([], ["b"], ["b", "u"]))
    return facts(said, named=named, closed=closed)


def random_case(seed: int) -> tuple[Any, Any]:
    """A program, with two rules for each derived predicate on average, and facts."""
    dice = random.Random(seed)
    predicates = signature(dice)
    rules = [random_rule(dice, n, n % 4, predicates) for n in range(16)]
    outcomes = [{"id": name, "atom": name, "delegated": "delegerat"} for name in LAYERS[3]]
    made = program(predicates, rules, outcomes=outcomes, information=list(itertools.chain(*LAYERS[:3])))
    return made, random_facts(dice, predicates)


@pytest.mark.parametrize("seed", range(150))
def test_agrees(seed: int) -> None:
    """What one finds by brute force the other confirms, unless a source contradicts itself."""
    made, said = random_case(seed)
    verdict = samples.verdict(samples.certify(made, said), made, said)
    if isinstance(verdict, Refused):
        assert (verdict.step, verdict.required) == ("admission", "no source that contradicts itself"), verdict
    else:
        assert isinstance(verdict, Accepted)


@pytest.mark.parametrize("seed", range(60))
def test_perturbed(seed: int) -> None:
    """A model without one of its entries, or with one more rank, is refused."""
    made, said = random_case(seed)
    certificate = samples.certify(made, said)
    for reading, half in itertools.product(("actual", "attainable"), ("certain", "possible")):
        for name, place in [
            (n, p)
            for n, found in (certificate[reading] or {half: {}})[half].items()
            for p in range(len(found))
        ]:
            for change in ("drop", "raise"):
                forged = samples.fresh(certificate)
                entries = forged[reading][half][name]
                if change == "raise":
                    entries[place]["rank"] += 1
                elif len(entries) == 1:
                    del forged[reading][half][name]
                else:
                    del entries[place]
                assert isinstance(samples.verdict(forged, made, said), Refused)
