"""Hypothesis strategies for syntax trees that a text can give: rules above all, and the lines around them."""

from __future__ import annotations

from hypothesis import strategies as st

from legalrules.source import Span
from legalrules.syntax.nodes import (
    CalculationNode,
    CalculationSign,
    Clause,
    Comparator,
    ComparisonNode,
    ConceptNode,
    ConditionNode,
    Connective,
    ConstraintNode,
    ContentNode,
    DateText,
    ExclusionNode,
    ExpressionNode,
    FileNode,
    GapNode,
    GatheredNode,
    GatheringWords,
    Item,
    Items,
    Joined,
    NameKey,
    NoneSuch,
    NumberText,
    PeriodText,
    Placed,
    PlusNode,
    RangeKey,
    RoundedNode,
    RoundingWords,
    RowNode,
    RuleNode,
    SectionNode,
    Sentence,
    SlotNode,
    TableNode,
    Target,
    TypeNode,
    VariableName,
    VerbNode,
    VocabularyNode,
    WaiverNode,
    Word,
    WordingNode,
    WorkingDayNode,
)

AT = Span("text.lag", 1, 1, 1, 1)
at = st.just(AT)
nothing = st.just(())
Condition = st.SearchStrategy[ConditionNode]
FIRST = ("byggnadsarean", "är", "i", "genom", "en-", "id", "bygg-,", "PBL", "°C")
LATER = (
    *FIRST,
    "om",
    "och",
    "eller",
    "11",
    "kap.",
    "23",
    "c",
    "§",
    "30,5",
    ",",
    "2010:900",
    "mg/m3",
    "trots",
)
NAMES = ("åtgärd", "kräver_lov", "b2", "en-eller")


def words(text: tuple[str, ...]) -> st.SearchStrategy[Word]:
    """A word."""
    return st.builds(Word, st.sampled_from(text), at)


variables = st.builds(VariableName, st.sampled_from(["A", "Å", "Ä2", "K0"]), at)
days = st.builds(DateText, st.dates().map(str), at)
numbers = st.builds(
    NumberText,
    st.sampled_from(["0", "-3", "30,5", "1 000 000,25"]),
    st.sampled_from(["", "m2", "°C", "mg/m3"]),
    at,
)
periods = st.builds(
    PeriodText,
    st.integers(0, 9999).map(str),
    st.sampled_from(["dag", "veckor", "månader", "år"]),
    at,
)


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """A sentence: its first word is none that joins lines."""
    tokens = (draw(words(FIRST) | variables), *draw(st.lists(words(LATER) | variables, max_size=4)))
    return Sentence(tokens, AT)


@st.composite
def terms(draw: st.DrawFn) -> ExpressionNode:
    """An expression without arithmetic."""
    way = draw(st.integers(0, 5))
    if way < 4:
        plain = (numbers, days, sentences(), st.builds(PlusNode, days | sentences(), periods, at))
        return draw(plain[way])
    over, member = draw(sentences()), draw(variables)
    if way == 4:
        return GatheredNode(GatheringWords.COUNT, (), member, over, AT)
    total = draw(st.sampled_from([g for g in GatheringWords if g is not GatheringWords.COUNT]))
    return GatheredNode(total, draw(sentences()).tokens, member, over, AT)


@st.composite
def expressions(draw: st.DrawFn) -> ExpressionNode:
    """An expression: mostly a term; a sum of products, perhaps rounded."""
    found = draw(terms())
    if draw(st.integers(0, 7)) == 0:
        return WorkingDayNode(found, AT)
    signs = draw(st.lists(st.sampled_from(CalculationSign), max_size=2))
    for sign in sorted(signs, key=lambda one: one in (CalculationSign.PLUS, CalculationSign.MINUS)):
        found = CalculationNode(found, sign, draw(terms()), AT)
    return RoundedNode(found, draw(st.sampled_from(RoundingWords)), draw(numbers), AT) if signs else found


values = expressions()
lefts = values.filter(lambda v: not isinstance(v, NumberText | DateText))
ends = days | numbers.map(lambda n: NumberText(n.text, "", AT))
keys = st.builds(RangeKey, ends, st.none() | ends, at) | st.builds(
    NameKey, st.sampled_from(["ved", "fast bränsle"]), at
)
things = st.builds(lambda v: Sentence((v,), AT), variables)
comparators = st.sampled_from([c for c in Comparator if c not in (Comparator.SAME, Comparator.DIFFERENT)])
simple: Condition = (
    st.builds(Clause, sentences(), at)
    | st.builds(ComparisonNode, lefts, comparators, values, at)
    | st.builds(ComparisonNode, things, st.sampled_from([Comparator.SAME, Comparator.DIFFERENT]), things, at)
)


def joined(
    part: st.SearchStrategy[ConditionNode], first: st.SearchStrategy[ConditionNode]
) -> st.SearchStrategy[Joined]:
    """Two to four conditions, the first of its own kind."""
    more = st.lists(part, min_size=1, max_size=3)
    parts = st.tuples(first, more).map(lambda pair: (pair[0], *pair[1]))
    return st.builds(Joined, st.sampled_from(Connective), parts, at)


def nested(inner: Condition) -> Condition:
    """Items, or a search for nothing, of what is given; neither is a Joined."""
    first = inner.filter(lambda c: not isinstance(c, NoneSuch))
    labels = st.lists(st.sampled_from(["1", "2 a", "17", "b", "å"]), min_size=1, max_size=4, unique=True)
    items = labels.flatmap(
        lambda ls: st.tuples(*(st.builds(Item, st.just(x), inner | joined(inner, first), at) for x in ls))
    )
    return st.builds(Items, st.sampled_from(Connective), items, at) | st.builds(
        NoneSuch, variables, inner | joined(inner, inner), at
    )


conditions = st.recursive(simple, nested, max_leaves=4)


@st.composite
def targets(draw: st.DrawFn) -> tuple[Target, ...]:
    """Places that all say as much: in this chapter, in another, or in another statute."""
    statute, chapter = draw(st.sampled_from([("", ""), ("", "9"), ("PBL", "9 a"), ("PBF", "")]))
    items = st.sampled_from([(), ("2",), ("3", "b"), ("3", "c"), ("a",), ("b",)])
    section = st.sampled_from(["1", "10 a", "22"])
    place = st.builds(Target, st.just(statute), st.just(chapter), section, st.integers(0, 3), items, at)
    return tuple(draw(st.lists(place, max_size=4)))


rules = st.builds(
    RuleNode,
    targets(),
    sentences(),
    st.none() | values,
    st.none() | conditions | joined(conditions, conditions),
    at,
)


@st.composite
def tables(draw: st.DrawFn) -> TableNode:
    """A table of one or two keys."""
    heads = draw(st.lists(sentences(), min_size=1, max_size=2))
    row = st.builds(
        RowNode, st.tuples(*(keys for _ in heads)), numbers, st.sampled_from(["", "SFS 2025:1"]), at
    )
    rows = draw(st.lists(row, min_size=1, max_size=3))
    return TableNode(draw(sentences()), tuple(heads), tuple(rows), AT)


points = st.builds(
    Placed,
    st.just("punkt"),
    st.sampled_from(["1", "2 a", "c"]),
    st.lists(rules, min_size=1, max_size=2).map(tuple),
    at,
)
# Within a section: paragraphs and items, every letter with its number.
below = st.builds(
    Target,
    st.just(""),
    st.just(""),
    st.just(""),
    st.integers(0, 3),
    st.sampled_from([("2",), ("3", "b"), ("3", "c")]),
    at,
)
gaps = st.lists(st.builds(GapNode, st.lists(below, max_size=1).map(tuple), st.just("lucka")), max_size=2).map(
    tuple
)
waivers = st.lists(
    st.builds(
        WaiverNode,
        st.sampled_from(["död regel", "två värden"]),
        st.lists(below, max_size=1).map(tuple),
        st.just("skäl"),
        at,
    ),
    max_size=1,
).map(tuple)
contents = st.builds(
    ContentNode,
    st.sampled_from(["", "Gloss: § 1, {x}."]),
    st.sampled_from(["", "https://a.se/#b"]),
    st.just(()),
    gaps,
    st.lists(rules | tables() | points, max_size=3).map(tuple),
    waivers,
)
wordings = st.builds(
    WordingNode,
    days,
    st.none() | days,
    st.sampled_from(["2025:1", "beslut"]),
    st.none(),
    contents,
    at,
)
sections = st.builds(
    SectionNode,
    st.sampled_from(["1", "10 a"]),
    st.lists(wordings, min_size=1, max_size=2).map(tuple),
    at,
)

slots = st.builds(SlotNode, variables, st.sampled_from(NAMES), at)
verbs = st.builds(VerbNode, st.sampled_from(["kräver", "är"]), at)
bounds = st.none() | numbers.map(lambda n: NumberText(n.text, "", AT))
kinds = st.sampled_from(["decimaltal", "heltal"])
types = st.builds(TypeNode, kinds, st.just("m2"), bounds, bounds, st.just(()), at) | st.builds(
    TypeNode,
    st.just("enumeration"),
    st.just(""),
    st.none(),
    st.none(),
    st.just(("ved", "annat fast bränsle")),
    at,
)
concepts = st.builds(
    ConceptNode,
    st.tuples(words(FIRST) | slots, words(LATER) | verbs, words(LATER) | slots),
    st.sampled_from(NAMES),
    st.sampled_from(["indata", "bedömning"]),
    st.just(("sökande", "register")),
    st.none() | types,
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "Vad?"]),
    st.just(""),
    st.booleans(),
    st.booleans(),
    at,
)
exclusions = st.builds(ExclusionNode, st.lists(sentences(), min_size=2, max_size=3).map(tuple), at)
constraints = exclusions | st.builds(ConstraintNode, conditions | joined(conditions, conditions), at)
vocabularies = st.builds(
    VocabularyNode,
    st.just(()),
    st.lists(concepts, min_size=1, max_size=3).map(tuple),
    st.lists(constraints, max_size=2).map(tuple),
    at,
)
files = st.builds(FileNode, st.just("text.lag"), st.lists(sections | vocabularies, max_size=3).map(tuple))
