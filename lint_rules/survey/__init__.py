"""What the syntax of a whole file says, found out once, and only where somebody asks."""
