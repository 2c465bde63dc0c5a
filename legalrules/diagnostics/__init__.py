"""What is wrong, where, and how to mend it: diagnostics, the catalogue of codes, and how they are shown."""
