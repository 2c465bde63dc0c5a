"""What deciding costs: `python -m bench`, or `make bench`. It prints; it asserts nothing."""
