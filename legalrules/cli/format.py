"""`legalrules format`: rule files in their canonical layout, the same tree and every comment in its place."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from legalrules.diagnostics.show import as_text


def format_files(options: argparse.Namespace) -> int:
    """0 when every file is, or with `--check` already was, in its layout; 1 if not; 2 for files with faults."""
    return max((_format(path, write=not options.check) for path in options.files), default=0)


def _format(path: Path, *, write: bool) -> int:
    from legalrules.compilation import (  # slow to load, and other commands do without
        CannotFormat,
        formatted,
        read,
    )

    source = read(path)
    if source.value is None:
        print(as_text(source.diagnostics, ()), file=sys.stderr)
        return 2
    try:
        done = formatted(source.value)
    except CannotFormat as fault:
        print(f"legalrules: {path}: not formatted: {fault}", file=sys.stderr)
        return 2
    if done.value is None:
        print(as_text(done.diagnostics, (source.value,)), file=sys.stderr)
        return 2
    if done.value.encode() == path.read_bytes():
        return 0
    print(f"{path}: {'formatted' if write else 'would be formatted'}")
    if write:
        path.write_bytes(done.value.encode())
    return 0 if write else 1
