"""A decision as a page: what people read, what they would check it with, and a checker, in one file."""
