"""A plain theme for the reading room: no fonts, scripts or pictures from elsewhere; narrow screens and print first."""
