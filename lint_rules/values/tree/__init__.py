"""What can be read off a syntax tree without evaluating it, in one file and over several."""
