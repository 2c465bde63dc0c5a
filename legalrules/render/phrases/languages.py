"""The languages that there are, by their tags; the first is that of the law."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from legalrules.render.phrases.en import ENGLISH
from legalrules.render.phrases.record import Phrases
from legalrules.render.phrases.sv import SWEDISH

LANGUAGES: Mapping[str, Phrases] = MappingProxyType({one.language: one for one in (SWEDISH, ENGLISH)})
