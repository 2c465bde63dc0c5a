"""The typed model of provisions: citations, wordings, conditions, exceptions; names resolved, faults gathered."""
