"""The sentences of a derivation, kind by kind, and the order in which it is told."""

from __future__ import annotations

from datetime import date

from legalrules.datalog.clauses import Identity, Member, Positive
from legalrules.datalog.program import Aspect
from legalrules.derivation.nodes import (
    Absent,
    Applied,
    Attempt,
    Circle,
    Circular,
    Compared,
    Derivation,
    Exists,
    Given,
    Ground,
    GroundAtom,
    Held,
    Identified,
    Lapsed,
    Later,
    NoOther,
    NothingOfSort,
    NoValue,
    Operand,
    ReadAttribute,
    Unfounded,
    Written,
)
from legalrules.law.in_force import Regime
from legalrules.render.document import Document
from legalrules.render.from_derivation.law_index import law_index
from legalrules.render.from_derivation.lines import sentence_of, steps
from legalrules.render.from_derivation.telling import Subject, tell
from legalrules.render.from_derivation.voice import Voice
from legalrules.render.phrases.sv import SWEDISH
from legalrules.render.spans import plain
from legalrules.render.text import to_text
from legalrules.values import ABOVE, BELOW, Period
from tests.derivation.build import AREA, derived, given, literal, rule, square_metres, states, variable
from tests.render.build import DAY, law

VOICE = Voice(SWEDISH, law_index(law(), "skylt", DAY))
AREA_OF = GroundAtom(given("arean", value=AREA), ("a",))
DAY_OF = GroundAtom(given("dagen"), ("a",))
P = GroundAtom(derived("p"), ("a",))


def told(subject: Subject, *, failed: bool = False) -> str:
    """The bare sentence of a subject."""
    return plain(sentence_of(VOICE, subject, failed=failed))


def printed(*roots: Derivation) -> list[str]:
    """The lines of a derivation in text."""
    telling = tell(roots)
    return to_text(Document("sv", (steps(VOICE, telling, telling.lines()),))).splitlines()


def operand(low: object, high: object) -> Operand:
    """The area of a, between the ends."""
    return Operand(ReadAttribute(AREA_OF), low, high)  # type: ignore[arg-type]


def compared(text: str, left: Operand, right: Operand) -> Compared:
    """A comparison of the operands."""
    return Compared(literal(text, None), left, right)  # type: ignore[arg-type]


def written(number: str) -> Operand:
    """A number that stands in the rule."""
    area = square_metres(number)
    return Operand(Written(area), area, area)


def test_comparison_is_told_as_it_is() -> None:
    """A comparison that fails is told turned round, so that the sentence is true."""
    exact = operand(square_metres("45.0"), square_metres("45.0"))
    assert told(compared("a(X) <= 50", exact, written("50"))) == "arean (a) är 45,0 m², alltså högst 50 m²"
    assert told(compared("a(X) <= 30", exact, written("30")), failed=True) == (
        "arean (a) är 45,0 m², alltså större än 30 m²"
    )


def test_number_first() -> None:
    """A comparison that begins with the number is told from the side of what is measured."""
    exact = operand(square_metres("3"), square_metres("3"))
    assert told(compared("30 > a(X)", written("30"), exact)) == "arean (a) är 3 m², alltså mindre än 30 m²"


def test_ranges() -> None:
    """What is known within bounds is told with its bounds."""
    low, high = square_metres("1"), square_metres("9")
    ranges = ((low, high), (low, ABOVE), (BELOW, high))
    sentences = [told(compared("a(X) < 30", operand(*ends), written("30"))) for ends in ranges]
    assert [text.split(",")[0] for text in sentences] == [
        "arean (a) är mellan 1 m² och 9 m²",
        "arean (a) är minst 1 m²",
        "arean (a) är högst 9 m²",
    ]


def test_no_value() -> None:
    """An attribute without a value is said to have none."""
    assert told(NoValue(operand(None, None))) == "det finns inget värde för arean (a)"
    none = compared("a(X) < 30", operand(None, None), written("30"))
    assert told(none, failed=True) == "det finns inget värde för arean (a)"


def test_later_day() -> None:
    """A day some time after another is told with the length of time."""
    later = Operand(Later(ReadAttribute(DAY_OF), Period(years=1, weeks=2)), DAY, DAY)
    limit = Operand(Written(date(2026, 2, 1)), date(2026, 2, 1), date(2026, 2, 1))
    assert told(compared("d(X) < 2026-02-01", later, limit)) == (
        "dagen 1 år och 2 veckor efter dagen (a) är 2026-01-20, alltså före 2026-02-01"
    )


def test_identity_and_things() -> None:
    """Things are the same or different, belong to the case, or are of a kind of which there is none."""
    same = Identity(variable("X"), variable("Y"), True)
    member = Member(variable("X"))
    assert told(Identified(same, "a", "a")) == "a och a är samma sak"
    assert told(Identified(same, "a", None)) == "a och sak som ingen har namngett är olika saker"
    assert told(Exists(member, "a")) == "a hör till ärendet"
    assert told(Exists(member, None)) == "allt av slaget sak är namngivet"
    assert told(NothingOfSort(member, variable("X"))) == "ärendet omfattar inget av slaget sak"


def test_what_is_not_stated() -> None:
    """A fact that nobody stated is false with the reason: the list is complete, or another was stated."""
    atom = GroundAtom(given("q"), ("a",))
    assert told(Given(atom, False, Ground.CLOSED, ())) == (
        "q (a) gäller inte, eftersom det inte är uppgett och uppgifterna om det är fullständiga"
    )
    assert told(Given(atom, False, Ground.EXCLUDED, (states("q(b)"),))) == (
        "q (a) gäller inte, eftersom bara en sådan uppgift kan stämma: q (b)"
    )


def test_only_what_is_known() -> None:
    """An input relation is told with all that is known of it, or that nothing is."""
    asked = Positive(literal("ingår(X, A)", None).atom)  # type: ignore[union-attr]
    known = NoOther(asked, (("ljusprovet", "ärendet"),), Ground.CLOSED, ())
    assert told(known) == (
        "inget annat kommer i fråga än att ljusprovet ingår i kontrollplanen i ärendet, "
        "eftersom uppgifterna är fullständiga"
    )
    assert told(NoOther(asked, (), Ground.CLOSED, ())) == (
        "inget kommer i fråga, eftersom uppgifterna är fullständiga och inte nämner att "
        "X ingår i kontrollplanen i A"
    )


def test_no_provision_and_exception_are_different_phrases() -> None:
    """That no provision gives a thing, and that an exception takes it away, are not said in the same words."""
    exempt = GroundAtom(derived("undantag", aspect=Aspect.EXEMPT), ("a",))
    excepted = Applied(exempt, rule("undantag(X) <- q(X)", 2), (), ())
    stands = rule("p(X) <- q(X), not undantag(X)")
    attempt = Attempt(stands, (), None, Held(literal("not undantag(X)", None), excepted))  # type: ignore[arg-type]
    failed = Attempt(stands, (), None, NothingOfSort(Member(variable("X")), variable("X")))
    assert told(Absent(P, (failed,))) == "p (a) gäller inte, eftersom ingen bestämmelse ger det"
    assert told(Absent(P, (attempt,))) == "p (a) gäller inte, eftersom ett undantag tar bort det"
    assert told(Absent(P, ())).endswith(
        "ingen bestämmelse ger det (ingen som gäller i ärendet handlar om det)"
    )


def test_circle() -> None:
    """Atoms that rest only on one another are told once, and say so."""
    looped = rule("p(X) <- p(X)")
    step = literal("p(X)", None)
    attempt = Attempt(looped, (), None, Circular(step, P))  # type: ignore[arg-type]
    circular = Absent(P, (attempt,), (), Circle((Unfounded(P, (attempt,)),)))
    assert printed(circular) == [
        "1. P (a) gäller inte, eftersom ingen bestämmelse ger det (de som kunde göra det vilar",
        "   bara på varandra).",
        "  2. T 1 kap. 1 § första stycket är inte uppfylld: det skulle i sin tur vila på att p",
        "     (a), och inget annat ger det.",
    ]


def test_lapsed_regime_is_one_line() -> None:
    """The rules of a rättsläge that does not apply are one line, however many they are."""
    regime = Regime(law().statutes[0].provisions[1].key.validity, ("2025:9",), ("2025:9",)).id
    lapsed = Lapsed(regime, (rule("p(X) <- q(X)"), rule("p(X) <- r(X)")), Absent(P, ()))
    assert told(lapsed) == (
        "rättsläget från 2025-12-01 med äldre lydelser i stället för dem enligt SFS 2025:9 gäller inte "
        "för ärendet, så 2 regler i det rättsläget är inte prövade"
    )


def chain(length: int) -> Derivation:
    """A derivation in which each step rests on the next."""
    link = rule("p(X) <- p(X)")
    node: Derivation = Given(GroundAtom(given("q"), ("a",)), True, Ground.STATED, (states("q(a)"),))
    for _ in range(length):
        node = Applied(P, link, (), (Held(literal("p(X)", None), node),))  # type: ignore[arg-type]
    return node


def test_deep_derivations_are_told() -> None:
    """A chain of 20 000 steps is numbered and printed without overflow, and stays readable."""
    lines = printed(chain(20_000))
    assert lines[0] == "1. P (a) (T 1 kap. 1 § första stycket)."
    assert lines[-1].strip() == "20001. Q (a) (enligt sökanden 2026-01-15)."
    assert max(map(len, lines)) <= 88


def test_shared_steps_are_told_once() -> None:
    """A step that two steps rest on is told at the first, and mentioned by its number at the second."""
    shared = chain(1)
    both = literal("p(X)", None)
    root = Applied(P, rule("p(X) <- p(X)"), (), (Held(both, shared), Held(both, shared)))  # type: ignore[arg-type]
    assert [line.strip() for line in printed(root)] == [
        "1. P (a) (T 1 kap. 1 § första stycket).",
        "2. P (a) (T 1 kap. 1 § första stycket).",
        "3. Q (a) (enligt sökanden 2026-01-15).",
        "- P (a) (se steg 2).",
    ]
