"""`python -m legalrules.docsite.pin FOLDER`: the digests of the official texts that the shipped law is held against.

Printed as JSON, to be kept as `legalrules/corpus/se/register/pinned.json` once somebody has compared rule and text.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from legalrules import api
from legalrules.docsite.official_texts import pins_of, read_folder


def main(folder: str) -> None:
    """Print a digest for each wording that the folder has a whole text of."""
    law = api.load().legislation
    pins = pins_of(law, read_folder(Path(folder), {}, law))
    print(json.dumps(pins, ensure_ascii=False, indent=1, sort_keys=True))


if __name__ == "__main__":
    main(sys.argv[1])
