"""The real site, built once for a run, and served to a browser by each process that opens pages of it."""

from __future__ import annotations

import functools
import os
import threading
import time
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.browser.conftest import browser as browser
from tests.browser.conftest import tab as tab
from tests.docsite.building import ROOT, build


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, built strictly: by the first process of the run that asks, and awaited by the others."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "real-site"
    told = folder / "told"
    try:
        folder.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + 120
        while not told.exists() and time.monotonic() < deadline:
            time.sleep(0.2)
    else:
        done = build(ROOT / "mkdocs.yml", folder / "site")
        (folder / "telling").write_text(f"{done.returncode}\n{done.stderr}", "utf-8")
        (folder / "telling").rename(told)
    said = told.read_text("utf-8")
    assert said.startswith("0\n"), said
    assert "WARNING" not in said, said
    return folder / "site"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each file."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site behind a server of this machine: search fetches its index, which a file may not."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
