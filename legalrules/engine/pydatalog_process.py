"""A worker process with a time limit: started for one program, asked by one thread at a time, killed when too slow."""

from __future__ import annotations

import json
import subprocess
import sys
import weakref
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Timer
from time import monotonic

Row = tuple[int, ...]
Found = dict[str, list[list[int]]]

_SCRIPT = Path(__file__).with_name("pydatalog_worker.py")
_GRACE = 5.0  # by how much the worker's own alarm outlasts the limit
_MEMORY = 4 << 30


class TooSlow(Exception):
    """The time limit passed."""


class Failed(Exception):
    """The process ended, could not start, or reports an error."""


class Worker:
    """A process that holds one program. `lock` is taken for a whole case; a worker that failed is not used again."""

    def __init__(self, command: Sequence[str] = ()) -> None:
        self.lock = Lock()
        self.usable = True
        self._deadline = 0.0
        if find_spec("pyDatalog") is None:
            raise Failed("pyDatalog is not installed")
        # Apart from the folder of the script, the process finds what this one finds.
        started = command or (sys.executable, "-P", str(_SCRIPT))
        self._process = subprocess.Popen(
            started,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self._end = weakref.finalize(self, _end, self._process)

    @property
    def id(self) -> int:
        """The id of the process."""
        return self._process.pid

    def begin(self, seconds: float) -> None:
        """Grant so many seconds to all that is asked from now on."""
        self._deadline = monotonic() + seconds

    def load(self, rules: str, declared: Mapping[str, int], levels: Sequence[object]) -> None:
        """Hand over the program."""
        held = {"rules": rules, "declare": dict(declared), "levels": levels}
        self._asked({**held, "memory": _MEMORY})

    def solve(self, level: int, facts: Mapping[str, Sequence[Row]]) -> Found:
        """The instances of the rules of a level, with these facts beside those handed over before."""
        return self._asked({"level": level, "facts": dict(facts)})

    def forget(self) -> None:
        """Forget the facts of the case."""
        self._asked({})

    def close(self) -> None:
        """End the process."""
        self.usable = False
        self._end()

    def _asked(self, request: dict[str, object]) -> Found:
        left = self._deadline - monotonic()
        if left <= 0:
            self.close()
            raise TooSlow
        watch = Timer(left, self._process.kill)
        watch.daemon = True
        watch.start()
        try:
            reply = self._exchanged(json.dumps({"limit": left + _GRACE, **request}))
        finally:
            watch.cancel()
        if reply is None:
            self.close()
            if monotonic() >= self._deadline:
                raise TooSlow
            raise Failed("the process ended")
        if "failed" in reply:
            self.close()
            raise Failed(str(reply["failed"]))
        found: Found = reply["found"]
        return found

    def _exchanged(self, line: str) -> dict[str, Found] | None:
        """The reply to a line; None when the process is no more."""
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
            reply: dict[str, Found] | None = json.loads(answer) if answer.endswith("\n") else None
        except (OSError, ValueError):
            return None
        return reply


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    process.wait()
