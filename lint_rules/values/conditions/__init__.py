"""What is known where a condition holds, and where it fails."""
