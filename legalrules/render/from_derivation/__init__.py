"""Decisions and derivations to documents: the letter, the note, the request, the explanation."""
