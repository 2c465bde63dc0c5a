"""Programs, facts and decisions as canonical documents for whoever checks: docs/developers/certificate-format.md."""
