"""What is called or written as an operator: the tables, Python's own, its library, and code that is not seen."""
