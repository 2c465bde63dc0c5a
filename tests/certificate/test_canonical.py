"""The fast encoder and the library that defines the form agree."""

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from legalrules.certificate.canonical import Json, array_form, canonical, digest, object_form, quoted

TEXTS = st.text(st.characters(codec="utf-8"), max_size=5)
DOCUMENTS: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
)


@given(DOCUMENTS)
def test_canonical_is_what_rfc8785_says(document: Json) -> None:
    """Every document without fractions has one form, whichever encoder made it."""
    assert canonical(document) == rfc8785.dumps(document)


@given(st.dictionaries(TEXTS, TEXTS), st.lists(TEXTS))
def test_forms_put_together_are_canonical(members: dict[str, str], parts: list[str]) -> None:
    """An object or array made of canonical parts is the canonical form of the whole."""
    assert object_form({name: quoted(text) for name, text in members.items()}).encode() == canonical(members)
    assert array_form(map(quoted, parts)).encode() == canonical(parts)


def test_member_names_are_sorted_by_utf16_unit() -> None:
    """A character beyond the basic plane sorts before U+FF21, though its code point is greater."""
    assert canonical({"\uff21": 1, "\U0001f600": 2}) == '{"\U0001f600":2,"\uff21":1}'.encode()


def test_digest_is_lower_case_sha256() -> None:
    """The digest of the empty list is the known one."""
    assert digest(canonical([])) == "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"
