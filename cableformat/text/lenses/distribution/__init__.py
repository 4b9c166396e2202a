"""Lenses for what the Department's center printed above the heading.

This room knows offices, numbers, drafters and the relay's stamp; it must not know the
heading, nor where a page begins.
"""
