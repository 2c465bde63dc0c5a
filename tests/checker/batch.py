"""Runs the checker in JavaScript over many documents at once: by Node.js, else in Chromium."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from legalrules.render.page.scripts import checker_script
from tests.browser.conftest import FLAGS, chromium

# Rows hold places in the list of documents, so that each is read once however many rows speak of it.
EACH = """
const verdictsOf = (documents, rows) => rows.map(([certificate, program, facts, digest_]) => {
  const found = checkCertificate(documents[certificate],
    { program: documents[program], facts: facts === null ? null : documents[facts], factsDigest: digest_ });
  return [found.verdict, found.verdict === "refused" ? found.step : "", inWords(found, "sv"), inWords(found, "en")];
});
const bytesOf = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
"""
NODE = """
const { documents, rows } = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(verdictsOf(documents.map(bytesOf), rows)));
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A certificate to be checked against a program, and facts or their digest or neither."""

    certificate: bytes
    program: bytes
    facts: bytes | None = None
    facts_digest: str | None = None


def verdicts(asked: Sequence[Asked]) -> list[tuple[str, str, str, str]]:
    """Of each: the verdict, the step if refused, and both in Swedish and English words."""
    places: dict[bytes, int] = {}
    rows = [
        [*(_place(one, places) for one in (a.certificate, a.program, a.facts)), a.facts_digest] for a in asked
    ]
    batch = {"documents": [base64.b64encode(one).decode() for one in places], "rows": rows}
    script, node = f'"use strict";\n{checker_script()}{EACH}', shutil.which("node")
    if node is not None:
        ran = subprocess.run(
            [node, "--stack-size=4000", "-e", script + NODE],
            input=json.dumps(batch).encode(),
            capture_output=True,
        )
        assert ran.returncode == 0, ran.stderr.decode()[-2000:]
        return [tuple(one) for one in json.loads(ran.stdout)]
    return [tuple(one) for one in _in_chromium(script, batch)]


def _place(document: bytes | None, places: dict[bytes, int]) -> int | None:
    return None if document is None else places.setdefault(document, len(places))


def _in_chromium(script: str, batch: object) -> list[list[str]]:
    path = chromium()
    if path is None:
        told = "neither Node.js nor Chromium (apt-get install nodejs)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(told)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        run = f"(batch) => {{ {script} return verdictsOf(batch.documents.map(bytesOf), batch.rows); }}"
        found: list[list[str]] = browser.new_page().evaluate(run, batch)
        browser.close()
        return found


def examples() -> list[Path]:
    """The folder of example cases."""
    return sorted((Path(__file__).resolve().parents[2] / "docs" / "examples").rglob("*.yaml"))
