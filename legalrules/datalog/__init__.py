"""Stratified Datalog over three truth values: programs made from the law, facts of a case, and what both mean.

`stated` and `comparison` fix the meaning that engines and derivations share; `safety`, `strata` and `invariants` say
which programs may be solved, `admission` which facts.
"""
