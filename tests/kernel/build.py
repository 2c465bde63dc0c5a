"""A brute-force writer of certificates, from the format page: every assignment of every rule, to a fixpoint.

It shares nothing with the kernel: JSON as it stands, datetime dates, and json.dumps, good for the test data.
"""

import calendar
import datetime
import hashlib
import itertools
import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.kernel import calculate
from tests.kernel.depend import levels, slice_of

INF = float("inf")


def canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: Any) -> str:
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def facts_digest(parts: dict[str, Any]) -> str:
    predicates = {name: digest(found) for name, found in parts["facts"].items()} | parts.get("withheld", {})
    kept = {key: parts[key] for key in ("entities", "named", "closed")}
    return digest({"format": "legalrules-facts/1", "predicates": predicates, **kept})


def number(scalar: dict[str, Any]) -> Any:
    if scalar["type"] == "date":
        return datetime.date.fromisoformat(scalar["value"]).toordinal()
    return Decimal(scalar["value"]) if scalar["type"] in ("decimal", "integer") else scalar["value"]


def later(ordinal: Any, period: dict[str, int]) -> Any:
    if ordinal in (INF, -INF):
        return ordinal
    day = datetime.date.fromordinal(int(ordinal))
    months = day.year * 12 + day.month - 1 + period.get("years", 0) * 12 + period.get("months", 0)
    year, month = months // 12, months % 12 + 1
    moved = day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))
    return moved.toordinal() + 7 * period.get("weeks", 0) + period.get("days", 0)


class Case:
    """One case under one program: what the page says of it, evaluated as literally as can be."""

    def __init__(self, program: dict[str, Any], facts: dict[str, Any], case_type: str, case: str) -> None:
        self.program, self.facts, self.type_name, self.case = program, facts, case_type, case
        self.type = program["case_types"][case_type]
        self.slice = slice_of(program, self.type)
        self.predicates = program["predicates"]
        self.domain = {
            sort: [*found, *([] if sort in facts["named"] else [None])]
            for sort, found in facts["entities"].items()
        }
        self.aside: set[tuple[str, tuple[Any, ...]]] = set()
        self.find_conflicts()

    def stated(self, predicate: str) -> list[tuple[tuple[Any, ...], Any]]:
        found = self.facts["facts"].get(predicate, [])
        return [(tuple(fact["args"]), fact.get("truth", fact.get("value"))) for fact in found]

    def find_conflicts(self) -> None:
        for predicate in self.slice:
            pairs = itertools.combinations(self.stated(predicate), 2)
            functional = self.predicates[predicate]["functional"]
            for (args, said), (others, meant) in pairs:
                same = args == others and said != meant
                if same or (
                    functional and args[:-1] == others[:-1] and args != others and said is meant is True
                ):
                    self.aside |= {(predicate, args), (predicate, others)}

    def truth(self, predicate: str, args: tuple[Any, ...]) -> bool | None:
        if (predicate, args) in self.aside:
            return None
        for stated, said in self.stated(predicate):
            if stated == args:
                return bool(said)
        if predicate in self.facts["closed"]:
            return False
        if self.predicates[predicate]["functional"]:
            for stated, said in self.stated(predicate):
                if stated[:-1] == args[:-1] and said and (predicate, stated) not in self.aside:
                    return False
        return None

    def free(self, reading: str, predicate: str, args: tuple[Any, ...]) -> bool:
        sources = set(self.predicates[predicate]["sources"]) & set(self.type["applicant"])
        return reading == "attainable" and bool(sources) and (predicate, args) not in self.aside

    def model(self, reading: str) -> dict[str, dict[str, dict[Any, int]]]:
        model: dict[str, dict[str, dict[Any, int]]] = {"certain": {}, "possible": {}}
        level = levels(self.program)
        rules = [rule for rule in self.program["rules"] if rule["head"]["predicate"] in self.slice]
        for stratum in sorted(set(level.values())):
            here = [rule for rule in rules if level[rule["head"]["predicate"]] == stratum]
            while any(self.apply(rule, reading, half, model) for rule in here for half in model):
                pass
        return model

    def apply(self, rule: dict[str, Any], reading: str, half: str, model: Any) -> bool:
        sorts: dict[str, str] = {}
        for literal in rule["body"]:
            if "atom" in literal:
                sorts |= zip(literal["args"], self.predicates[literal["atom"]]["args"], strict=True)
            if "entity" in literal:
                sorts[literal["entity"]] = literal["sort"]
        changed = False
        for elements in itertools.product(*(self.domain[sort] for sort in sorts.values())):
            view = View(self, reading, half, model, dict(zip(sorts, elements, strict=True)))
            if all(view.holds(literal) for literal in rule["body"]):
                changed |= view.add(rule)
        return changed


class View:
    """One half of one reading, for one assignment of elements to variables."""

    def __init__(self, case: Case, reading: str, half: str, model: Any, elements: dict[str, Any]) -> None:
        self.case, self.reading, self.half, self.model, self.elements = case, reading, half, model, elements
        self.certain = half == "certain"

    def args(self, variables: list[str]) -> tuple[Any, ...]:
        return tuple(self.elements[variable] for variable in variables)

    def atom(self, predicate: str, args: tuple[Any, ...], half: str) -> bool:
        if self.case.predicates[predicate]["origin"] == "derived":
            return args in self.model[half].get(predicate, {})
        truth = self.case.truth(predicate, args)
        if truth is not None:
            return truth
        return (half == "certain") == self.case.free(self.reading, predicate, args)

    def holds(self, literal: dict[str, Any]) -> bool:
        if "atom" in literal:
            return self.atom(literal["atom"], self.args(literal["args"]), self.half)
        if "not" in literal:
            return not self.atom(
                literal["not"], self.args(literal["args"]), {"certain": "possible"}.get(self.half, "certain")
            )
        if "compare" in literal:
            return self.compare(literal["compare"], literal["left"], literal["right"])
        if "entity" in literal:
            return not self.certain or self.elements[literal["entity"]] is not None
        first, second = self.args(next(iter(literal.values())))
        if first is None and second is None:
            return not self.certain
        return (first == second) == ("same" in literal)

    def has_certain(self, found: dict[str, Any]) -> bool:
        entries = self.model["certain"].get(found["attribute"], {})
        stated = self.case.predicates[found["attribute"]]["origin"] != "derived"
        return stated or self.args(found["args"]) in [entry[0] for entry in entries]

    def with_element(self, variable: str, element: Any) -> "View":
        return View(self.case, self.reading, self.half, self.model, {**self.elements, variable: element})

    def settled(self, *sides: dict[str, Any]) -> bool:
        return all(calculate.settled(self, side) for side in sides)

    def compare(self, op: str, left: dict[str, Any], right: dict[str, Any]) -> bool:
        if op in (">", ">="):
            return self.compare(op.replace(">", "<"), right, left)
        if op == "!=" and self.set(left) is None:
            ready = self.ends(left) is not None and self.ends(right) is not None
            return (
                ready
                and (not self.certain or self.settled(left, right))
                and not self.equal(left, right, not self.certain)
            )
        if op == "!=":
            return not self.sets_equal(left, right, not self.certain)
        if self.set(left) is not None:
            return self.sets_equal(left, right, self.certain)
        if (
            self.ends(left) is None
            or self.ends(right) is None
            or (self.certain and not self.settled(left, right))
        ):
            return False
        return (
            self.equal(left, right, self.certain) if op == "=" else self.before(op, left, right, self.certain)
        )

    def before(self, op: str, left: dict[str, Any], right: dict[str, Any], certain: bool) -> bool:
        first, second = self.ends(left)[certain], self.ends(right)[not certain]
        if first == second and first in (INF, -INF):
            return not certain
        return bool(first < second if op == "<" else first <= second)

    def equal(self, left: dict[str, Any], right: dict[str, Any], certain: bool) -> bool:
        return self.before("<=", left, right, certain) and self.before("<=", right, left, certain)

    def known(self, found: dict[str, Any]) -> Any:
        args = self.args(found["args"])
        for stated, value in self.case.stated(found["attribute"]):
            if stated == args and (found["attribute"], args) not in self.case.aside:
                return value
        return None

    def ends(self, expression: dict[str, Any]) -> Any:
        if "value" in expression:
            return (number(expression["value"]),) * 2
        if "plus" in expression:
            inner = self.ends(expression["plus"])
            return inner and tuple(later(end, expression["period"]) for end in inner)
        if "attribute" not in expression:
            return calculate.ends(self, expression)
        args, predicate = self.args(expression["args"]), self.case.predicates[expression["attribute"]]
        if predicate["origin"] == "derived":
            tuples = [
                key for key in self.model["possible"].get(expression["attribute"], {}) if key[0] == args
            ]
            return (min(key[1] for key in tuples), max(key[2] for key in tuples)) if tuples else None
        if (value := self.known(expression)) is not None:
            return (number(value),) * 2
        low, high = predicate["value"].get("min"), predicate["value"].get("max")
        ends = -INF if low is None else Decimal(low), INF if high is None else Decimal(high)
        return ends[::-1] if self.case.free(self.reading, expression["attribute"], args) else ends

    def set(self, side: dict[str, Any]) -> Any:
        """The set of an enumeration or text, "all" for all texts, None for another type."""
        if "value" in side:
            return {side["value"]["value"]} if side["value"]["type"] in ("enumeration", "text") else None
        if "attribute" not in side:
            return None
        kind = self.case.predicates[side["attribute"]]["value"]
        if kind["type"] not in ("enumeration", "text"):
            return None
        if (value := self.known(side)) is not None:
            return {value["value"]}
        return (
            set(kind["values"]) if kind["type"] == "enumeration" else set(map(str, range(1000))) | {"a", "b"}
        )

    def is_free(self, side: dict[str, Any]) -> bool:
        if "value" in side or self.known(side) is not None:
            return False
        return self.case.free(self.reading, side["attribute"], self.args(side["args"]))

    def sets_equal(self, left: dict[str, Any], right: dict[str, Any], certain: bool) -> bool:
        a, b = self.set(left), self.set(right)
        if self.is_free(left) == self.is_free(right):
            return bool(a & b) if certain == self.is_free(left) else a == b and len(a) == 1
        if self.is_free(right):
            a, b = b, a
        return len(b) == 1 and b <= a if certain else a <= b

    def add(self, rule: dict[str, Any]) -> bool:
        head = rule["head"]
        key: Any = self.args(head["args"])
        if "value" in head:
            ends = self.ends(head["value"])
            if ends is None or (self.certain and (ends[0] != ends[1] or ends[0] in (INF, -INF))):
                return False
            if self.certain and not self.settled(head["value"]):
                return False
            key = (key, *ends)
        entries = self.model[self.half].setdefault(head["predicate"], {})
        premises = [
            self.model[self.half].get(literal["atom"], {}).get(self.args(literal["args"]), 0)
            for literal in rule["body"]
            if "atom" in literal
        ]
        rank = 1 + max(premises, default=0)
        if entries.get(key, INF) <= rank:
            return False
        entries[key] = rank
        return True


def scalar(kind: dict[str, Any], end: Any) -> Any:
    if end in (INF, -INF):
        return "+inf" if end == INF else "-inf"
    if kind["type"] == "date":
        return {"type": "date", "value": datetime.date.fromordinal(int(end)).isoformat()}
    plain = format(end, "f")
    value = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return {
        "type": kind["type"],
        "value": value,
        **({"unit": kind["unit"]} if kind["type"] == "decimal" else {}),
    }


def written(program: dict[str, Any], model: Any) -> Any:
    def entry(predicate: str, half: str, key: Any) -> dict[str, Any]:
        kind = program["predicates"][predicate].get("value")
        if kind is None:
            return {"args": list(key)}
        if half == "certain":
            return {"args": list(key[0]), "value": scalar(kind, key[1])}
        return {"args": list(key[0]), "low": scalar(kind, key[1]), "high": scalar(kind, key[2])}

    def entries(predicate: str, half: str, found: dict[Any, int]) -> list[Any]:
        listed = sorted(
            ((entry(predicate, half, key), rank) for key, rank in found.items()),
            key=lambda e: canonical(e[0]).encode(),
        )
        return [{**made, "rank": rank} for made, rank in listed]

    return {
        half: {p: entries(p, half, found) for p, found in by.items() if found} for half, by in model.items()
    }


def ending(case: Case, model: Any, attainable: Any, whole_digest: str) -> dict[str, Any]:
    def sees(reading: str, half: str, predicate: str) -> bool:
        view = View(case, reading, half, model if reading == "actual" else attainable, {})
        return view.atom(predicate, (case.case,), half)

    outcomes, obstacles = case.type["outcomes"], case.type["obstacles"]
    sann = [outcome for outcome in outcomes if sees("actual", "certain", outcome["atom"])]
    reason = None
    if (
        case.aside
        or any(
            len({key[0] for key in by}) < len(by)
            for name, by in model["certain"].items()
            if ("value" in case.predicates[name])
        )
        or any(sees("actual", "certain", constraint) for constraint in case.type["constraints"])
    ):
        reason = "conflict"
    elif len(sann) > 1:
        reason = "exclusive_outcomes"
    elif any(sees("actual", "certain", obstacle) for obstacle in obstacles):
        reason = "obstacle"
    elif sann and (sann[0]["delegated"] is None or not sees("actual", "possible", sann[0]["delegated"])):
        reason = "not_delegated"
    elif (
        sann
        and sees("actual", "certain", sann[0]["delegated"])
        and not any(sees("actual", "possible", obstacle) for obstacle in obstacles)
    ):
        drawn = int(whole_digest[:13], 16) < Fraction(case.type["follow_up_share"]) * 16**13
        return {"kind": "decided", "outcome": sann[0]["id"], "follow_up": drawn}
    elif not any(sees("actual", "possible", outcome["atom"]) for outcome in outcomes):
        reason = "no_outcome"
    if reason is not None:
        return {"kind": "hand_over", "reason": reason}
    ways = [
        o
        for o in outcomes
        if o["delegated"]
        and sees("attainable", "certain", o["atom"])
        and sees("attainable", "certain", o["delegated"])
    ]
    if ways and not any(sees("attainable", "possible", obstacle) for obstacle in obstacles):
        return {"kind": "complete"}
    return {"kind": "hand_over", "reason": "open"}


def certificate(program: dict[str, Any], facts: dict[str, Any], case_type: str, name: str) -> dict[str, Any]:
    case = Case(program, facts, case_type, name)
    shown = {p: found for p, found in facts["facts"].items() if p in case.slice}
    withheld = {p: digest(found) for p, found in facts["facts"].items() if p not in case.slice}
    parts = {key: facts[key] for key in ("entities", "named", "closed")}
    actual, attainable = case.model("actual"), case.model("attainable")
    end = ending(case, actual, attainable, facts_digest(facts))
    undecided = end["kind"] == "complete" or end.get("reason") == "open"
    return {
        "format": "legalrules-certificate/2",
        "program_digest": digest(program),
        "facts_digest": facts_digest(facts),
        "case_type": case_type,
        "case": name,
        "facts": {**parts, "facts": shown, "withheld": withheld},
        "actual": written(program, actual),
        "attainable": written(program, attainable) if undecided else None,
        "ending": end,
    }
