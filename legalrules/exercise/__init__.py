"""What cases make of rules: which rules a set of scenarios exercises, which changes it would notice, and cases made
from the rules themselves. Stands on the casebook, below the command line and the test kit.
"""
