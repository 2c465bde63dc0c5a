"""From the start of a process to the first decision of the fireplace case, with and without law kept in a cache."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.subjects import DAY, DELEGATION, FIREPLACE
from bench.timing import Task, Times, by_the_wall, in_turns

_SCRIPT = "import sys; from legalrules.cli.main import main; sys.exit(main())"


def cold(rounds: int) -> dict[str, Times]:
    """The times of `legalrules decide`, and of Python doing nothing, for what the machine alone takes."""
    with TemporaryDirectory() as folder:
        tasks: dict[str, Task] = {
            "`legalrules decide`, with a cache": by_the_wall(lambda: _decide(folder, folder)),
            "`legalrules decide`, without": by_the_wall(lambda: _decide("", folder)),
            "the imports alone": by_the_wall(lambda: _run(["-c", "import legalrules.cli"], "", folder)),
            "Python that does nothing": by_the_wall(lambda: _run(["-c", "pass"], "", folder)),
        }
        return in_turns(tasks, rounds=rounds, warm=1)


def _decide(cache: str, bytecode: str) -> None:
    case = ["decide", str(FIREPLACE), "--law", str(DELEGATION), "--day", DAY.isoformat()]
    _run(["-c", _SCRIPT, *case], cache, bytecode)


def _run(arguments: list[str], cache: str, bytecode: str) -> None:
    # Modules as compiled as those of an installed package are, whatever the surroundings say of writing bytecode.
    compiled = {"PYTHONPYCACHEPREFIX": f"{bytecode}/bytecode", "PYTHONDONTWRITEBYTECODE": ""}
    environment = {**os.environ, **compiled, "LEGALRULES_CACHE": cache}
    home = Path(__file__).parents[1]
    subprocess.run(
        [sys.executable, *arguments],
        cwd=home,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
