"""The world to facts: case files in YAML or JSON, or plain data, read against the vocabulary."""
