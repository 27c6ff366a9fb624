"""Runs programs on real torch and says what happened: the judge of every claim that a rule makes."""
