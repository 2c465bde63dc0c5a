"""Range restriction and signatures: every variable is bound by something that holds, every atom fits its declaration."""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.datalog.clauses import Atom, Comparison, Member, Negative, Positive, Rule, variables
from legalrules.datalog.program import Program
from legalrules.datalog.terms import Variable, attributes
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.diagnostics.similar import did_you_mean


def check_safety(program: Program) -> Iterator[Diagnostic]:
    """LR402 for a variable that nothing binds, LR403 for an atom that does not fit, LR404 for an unknown predicate."""
    for rule in program.rules:
        yield from _unbound(rule)
        for atom in _atoms(rule):
            yield from _signature(program, rule, atom)


def _unbound(rule: Rule) -> Iterator[Diagnostic]:
    binding = [v for lit in rule.body if isinstance(lit, (Positive, Member)) for v in variables(lit)]
    used = [*rule.head.args, *(v for lit in rule.body for v in variables(lit))]
    for variable in dict.fromkeys(used):
        if variable not in binding:
            yield _diagnostic(
                "LR402",
                f"nothing says which thing {variable.name} is",
                rule,
                found=variable.name,
                required=f"a condition that holds of {variable.name}",
                hint="a variable may not stand only under a negation or in a comparison",
            )


def _atoms(rule: Rule) -> Iterator[Atom]:
    yield Atom(rule.head.predicate, rule.head.args)
    for literal in rule.body:
        match literal:
            case Positive(atom) | Negative(atom):
                yield atom
            case Comparison(_, left, right):
                yield from (
                    Atom(read.predicate, read.args) for read in (*attributes(left), *attributes(right))
                )
            case _:
                pass
    if rule.head.value is not None:
        yield from (Atom(read.predicate, read.args) for read in attributes(rule.head.value))


def _signature(program: Program, rule: Rule, atom: Atom) -> Iterator[Diagnostic]:
    predicate = program.predicates.get(atom.predicate)
    if predicate is None:
        hint = did_you_mean(atom.predicate, program.predicates)
        yield _diagnostic(
            "LR404", "undeclared predicate", rule, found=atom.predicate, required="a declared one", hint=hint
        )
    elif tuple(v.sort for v in atom.args) != predicate.sorts:
        yield _diagnostic(
            "LR403",
            "arguments that do not fit the declaration",
            rule,
            found=f"{atom.predicate}({_sorts(atom.args)})",
            required=f"{predicate.name}({', '.join(predicate.sorts)})",
        )


def _sorts(args: tuple[Variable, ...]) -> str:
    return ", ".join(v.sort for v in args)


def _diagnostic(
    code: str, message: str, rule: Rule, *, found: str, required: str, hint: str = ""
) -> Diagnostic:
    return Diagnostic(
        code, message, rule.origin.span, str(rule.origin.citation or rule.id), found, required, hint
    )
