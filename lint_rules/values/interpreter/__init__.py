"""Statements, functions, classes and files, followed in each other: what calls whom is decided by the program."""
