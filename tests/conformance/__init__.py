"""The kit: what is asked, what is right, and what becomes of programs that answer."""
