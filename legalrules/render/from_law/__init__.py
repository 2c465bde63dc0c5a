"""The vocabulary of the law for those who fill in cases: as a document, as data, as a JSON Schema of case files."""
