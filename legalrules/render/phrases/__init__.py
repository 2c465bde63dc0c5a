"""Wording, one record per language. Another language is another file beside `sv.py`."""
