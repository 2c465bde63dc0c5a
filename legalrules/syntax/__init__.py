"""Text to syntax tree, and back: the language's surface, and the only part of the package that uses Lark.

`parser.parse` gives nodes (nodes.py) or diagnostics LR1xx, `printer.print_file` the canonical text. The language itself
is described in grammar/README.md.
"""
