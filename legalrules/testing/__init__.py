"""Strategies and properties for whoever tests an engine, or anything else that must mean what the page says.

`programs` and `facts` generate; `conformance` holds an engine to the naive one and to the promises of the language.
"""
