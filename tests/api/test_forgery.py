"""Forging the certificate of a real decision: every single change is refused, also with the digests recomputed.

The kernel's own tests try every change of a small certificate; here a sample of those of a real one, whose program has
about a thousand rules. The checker holds the law and the case, so recomputed digests help no forger.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

import pytest
import rfc8785

from legalrules import Accepted, Consistent, Refused, read_case, verify
from tests.api.offices import DAY, decided, example, load, office, text_of
from tests.kernel.mutate import changed, mutations

STRIDE = 331


@cache
def document() -> Any:
    """The certificate of the plain case."""
    return json.loads(decided(text_of("01")).certificate)


def redigested(forged: Any) -> Any:
    """The certificate with the facts digest computed anew from what it shows."""
    facts = forged["facts"]
    lists = {name: digest(listed) for name, listed in facts["facts"].items()} | facts["withheld"]
    around = {key: facts[key] for key in ("entities", "named", "closed")}
    whole = {"format": "legalrules-facts/1", **around, "predicates": lists}
    return {**forged, "facts_digest": digest(whole)}


def digest(value: Any) -> str:
    """SHA-256 of the canonical form."""
    return hashlib.sha256(rfc8785.dumps(value)).hexdigest()


def verdict(forged: Any) -> object:
    """The verdict on a forged certificate, for a checker who holds the law and the case."""
    rules = office()
    text = json.dumps(forged).encode()
    return verify(text, rules, case=read_case(rules, example("01")), day=DAY)


CHANGES = [change for number, change in enumerate(mutations(document())) if number % STRIDE == 0]


def test_there_are_many_changes() -> None:
    """The sample is of some hundred changes out of tens of thousands."""
    assert len(CHANGES) > 100


@pytest.mark.parametrize("number", range(len(CHANGES)))
def test_a_single_change_is_refused(number: int) -> None:
    """Raw, and where that can be done with the facts digest recomputed."""
    forged = changed(document(), *CHANGES[number])
    assert isinstance(verdict(forged), Refused)
    try:
        again = redigested(forged)
    except (TypeError, KeyError, AttributeError, ValueError):  # too broken to compute a digest of
        return
    assert again == document() or isinstance(verdict(again), Refused)


def test_forged_facts_with_their_digest() -> None:
    """A true fact turned false with every digest recomputed is refused against the case, but not without it."""
    forged = json.loads(json.dumps(document()))
    forged["facts"]["facts"].popitem()
    assert isinstance(verdict(redigested(forged)), Refused)


def test_without_facts_nothing_is_accepted() -> None:
    """A checker who holds no facts hears that the facts were not checked, and against the digest it is accepted."""
    rules, certificate = office(), decided(text_of("01")).certificate
    assert isinstance(verify(certificate, rules, day=DAY), Consistent)
    assert isinstance(verify(certificate, rules, facts_digest=document()["facts_digest"], day=DAY), Accepted)
    assert isinstance(verify(certificate, rules, facts_digest="0" * 64, day=DAY), Refused)


def test_a_certificate_of_another_law_is_refused() -> None:
    """The same certificate checked against a law without the delegation is refused at the program."""
    found = verify(decided(text_of("01")).certificate, load(), day=DAY)
    assert isinstance(found, Refused) and found.step == "program"


@pytest.mark.parametrize(
    "garbage", [b"", b"{}", b"[" * 100_000, b"\xff\xfe", b'{"case_type": "eldstad"}', b"null"]
)
def test_garbage_is_refused(garbage: bytes) -> None:
    """What is no certificate is refused, not an error."""
    assert isinstance(verify(garbage, office()), Refused)
