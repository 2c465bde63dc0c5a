"""A folder of law made ready, each record under the digest of all that it was made from.

It may be absent, read-only, emptied at any time or shared by processes: what cannot be read is made again, and what
cannot be written is not kept. A file says its own digest, so that half a file is no file. Whoever may write in the
folder may change what is decided: it is as much part of an installation as the package itself.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from legalrules.source import SourceFile
from legalrules.store.records import from_table, to_table

_DIGEST = 64


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder for records, and for compiled programs by their own digest."""

    folder: Path

    def record(self, key: str) -> object | None:
        """The record kept under the key; None if there is none that is whole."""
        content = self._read(f"{key}.json")
        if content is None:
            return None
        try:
            names, nodes = json.loads(content)
            return from_table(names, nodes)
        except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError):
            return None

    def keep(self, key: str, record: object) -> None:
        """Keep a record under the key."""
        table = json.dumps(to_table(record), ensure_ascii=False, separators=(",", ":"))
        self._write(f"{key}.json", table.encode("utf-8"))

    def document(self, digest: str) -> bytes | None:
        """The compiled program of that digest, if it is kept."""
        with contextlib.suppress(OSError):
            content = _content(self.folder / f"{digest}.program.json")
            return content if hashlib.sha256(content).hexdigest() == digest else None
        return None

    def keep_document(self, digest: str, content: bytes) -> None:
        """Keep a compiled program; the digest is of its bytes."""
        self._replace(f"{digest}.program.json", content)

    def _read(self, name: str) -> bytes | None:
        with contextlib.suppress(OSError):
            content = _content(self.folder / name)
            digest, body = content[:_DIGEST], content[_DIGEST:]
            return body if hashlib.sha256(body).hexdigest().encode() == digest else None
        return None

    def _write(self, name: str, body: bytes) -> None:
        self._replace(name, hashlib.sha256(body).hexdigest().encode() + body)

    def _replace(self, name: str, content: bytes) -> None:
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            # Written beside and moved: another process sees the whole file or none.
            handle, beside = tempfile.mkstemp(dir=self.folder, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.replace(beside, self.folder / name)


def _content(path: Path) -> bytes:
    """What a file holds; a pipe or a device is none, and would be waited for."""
    if not path.is_file():
        raise FileNotFoundError(path)
    return path.read_bytes()


def key_of(sources: Iterable[SourceFile], *more: str) -> str:
    """The key of what is made from these sources by this version of the package."""
    parts = [_package(), *more, *(part for source in sources for part in (source.name, source.text))]
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8")
        whole.update(f"{len(content)}:".encode() + content)
    return whole.hexdigest()


def _package() -> str:
    """The state of the installed package: what reads and lowers the law is part of what a record is made from."""
    root = Path(str(files("legalrules")))
    stats = ((path, path.stat()) for path in sorted(root.rglob("*.py")))
    return "\n".join(f"{path.relative_to(root)} {s.st_size} {s.st_mtime_ns}" for path, s in stats)
