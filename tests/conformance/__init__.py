"""The kit: what is asked, what is right, and what happens to programs that answer."""
