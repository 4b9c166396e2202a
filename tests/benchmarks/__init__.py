"""Ratios against a baseline in the same run; no timed assertion anywhere."""
