"""Containers, honest and hostile."""
