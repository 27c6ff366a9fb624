"""What goes into containers and names, and what comes out of them."""
