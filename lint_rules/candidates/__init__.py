"""Where a rule may have something to say: found by text and by syntax, before anything is evaluated."""
