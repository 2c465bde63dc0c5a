"""The reading room: a site made from rule files, as plugin, theme and lexer. `docs/developers/site.md` says how."""
