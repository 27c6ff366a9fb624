"""What the engine says of single values, held against what it should say and against what real torch computes."""
