"""What rules share: what is the case at a place, judged once for all that look there."""
