"""Unit tests of findings, their places and their clauses."""
