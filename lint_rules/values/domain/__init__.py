"""What is known of a value: its kind, its facts and where they come from, and what is left of them where paths meet."""
