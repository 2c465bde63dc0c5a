"""legalrules: statutes as stratified Datalog, with derivations and certificates."""
