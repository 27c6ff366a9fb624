"""Attributes, and the objects whose class is not in the file: modules, and what libraries make."""
