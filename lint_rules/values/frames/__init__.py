"""Where a program stands: the names and modes at one point, one evaluation of a scope, and what is noted on the way."""
