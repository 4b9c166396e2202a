"""Lenses for what an archive prints around a telegram.

This room knows stamps, titles, page lines and attributes; it must not know the lines of
a telegram.
"""
