"""The checker in JavaScript and the kernel say the same: accepted or refused, and at which step."""

from __future__ import annotations

import contextlib
import itertools
from collections import Counter

import pytest

from legalrules import kernel
from tests.checker.batch import verdicts
from tests.checker.replay import Recorder, functions_of, replay
from tests.kernel import (
    build,
    samples,
    test_accepts,
    test_calculations,
    test_limits,
    test_random,
    test_refuses,
)
from tests.kernel.mutate import changed, mutations

# Every so many changes of one place. When the checker was written all were tried, with all else that the kernel's tests
# put to it: 28,703 certificates, programs and facts.
STEP = 11
SLOW = ("test_long_chain", "test_off_by_one")
# These change one place after another: the tests here take some of them.
MANY = (
    "test_every_change",
    "test_every_change_of_the_program",
    "test_every_change_of_the_facts",
    "test_counted",
    "test_forged_without_facts_held",
)


def compare(recorder: Recorder) -> Counter[tuple[str, str]]:
    """How often the two say each thing, once they say the same of every document."""
    asked = list(recorder.said)
    found = [one[:2] for one in verdicts(asked)]
    differing = [(a, recorder.said[a], f) for a, f in zip(asked, found, strict=True) if recorder.said[a] != f]
    assert not differing, (len(differing), differing[0])
    return Counter(found)


@pytest.mark.parametrize(
    ("module", "accepted", "steps"),
    [
        (test_accepts, 120, {"facts", "ending"}),
        (test_refuses, 1, {"admission", "actual", "facts"}),
        (test_calculations, 20, set()),
        (test_limits, 20, {"actual", "program", "read"}),
    ],
    ids=["accepts", "refuses", "calculations", "limits"],
)
def test_what_the_kernel_is_tested_with(module, accepted, steps) -> None:  # type: ignore[no-untyped-def]
    """Both say the same of every certificate that the kernel's own tests put to it."""
    recorder = Recorder()
    replay(recorder, module, functions_of(module, *SLOW, *MANY))
    found = compare(recorder)
    assert found["accepted", ""] >= accepted
    assert {step for verdict, step in found if verdict == "refused"} >= steps


def test_random_programs() -> None:
    """Both say the same of programs made by chance, and of their models changed in one entry."""
    recorder = Recorder()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(samples, "check", recorder.check)
        for seed in range(1000, 1012):
            made, said = test_random.random_case(seed)
            certificate = samples.certify(made, said)
            for path, new in [((), certificate), *list(mutations(certificate["actual"], ("actual",)))[::19]]:
                samples.verdict(changed(certificate, path, new), made, said)
    found = compare(recorder)
    assert found["accepted", ""] >= 8
    assert found["refused", "actual"] >= 40


@pytest.mark.parametrize("name", test_refuses.CASES)
def test_changes(name: str) -> None:
    """Both say the same of certificates changed in one place, as they are and with digests made to fit."""
    made, said = test_refuses.CASES[name]()
    recorder, certificate, held = Recorder(), samples.certify(made, said), samples.encode(said)
    warm = recorder.read_program(samples.encode(made))
    for path, new in itertools.islice(mutations(certificate), 0, None, STEP):
        one = changed(certificate, path, new)
        recorder.check(samples.encode(one), warm, facts=held)
        if path[:1] == ("facts",):
            forged = samples.encode(test_refuses.forge(one))
            recorder.check(forged, warm)
            recorder.check(forged, warm, facts_digest=build.facts_digest(said))
    found = compare(recorder)
    assert not found["accepted", ""]
    assert {step for _, step in found} >= {"read", "facts", "admission", "actual"}


def test_changed_programs_and_facts() -> None:
    """Both say the same of programs and facts, held by who checks, that were changed in one place."""
    made, said = test_refuses.calculated()
    recorder, certificate = Recorder(), samples.encode(samples.certify(made, said))
    for path, new in itertools.islice(mutations(made), 0, None, 3 * STEP):
        with contextlib.suppress(kernel.UnusableInput):
            recorder.check(certificate, samples.encode(changed(made, path, new)))
    warm = recorder.read_program(samples.encode(made))
    for path, new in itertools.islice(mutations(said), 0, None, STEP):
        with contextlib.suppress(kernel.UnusableInput):
            recorder.check(certificate, warm, facts=samples.encode(changed(said, path, new)))
    assert {verdict for verdict, _ in compare(recorder)} == {"unusable", "refused"}


NO_DOCUMENTS = (
    b"", b"\xef\xbb\xbf{}", b"\xff", b"[" * 41 + b"]" * 41, b'{"a":1,"a":1}', b"[1.0]", b"[-0]", b"[1e2]", b"[01]",
    b"[9007199254740992]", b'["\\ud800"]', b'["\\udc00\\ud800"]', b'{"\\u0061":0,"a":1}', b'["\t"]', b"[1,]",
    b"nul", b'"' + b"a" * 1000, b"[" * 100_000, b'{"__proto__": null}', b"\x00", b"[NaN]", b"[]]", b"'a'",
)  # fmt: skip


def test_what_is_no_document() -> None:
    """Both refuse to read what is no JSON as the format has it, as certificate, program and facts."""
    made, said = test_refuses.decided()
    parts = [samples.encode(one) for one in (samples.certify(made, said), made, said)]
    recorder = Recorder()
    for document, place in itertools.product(NO_DOCUMENTS, range(3)):
        certificate, program, facts = (document if place == at else one for at, one in enumerate(parts))
        with contextlib.suppress(kernel.UnusableInput):
            recorder.check(certificate, program, facts=facts)
    assert compare(recorder) == {("refused", "read"): 23, ("unusable", ""): 46}
