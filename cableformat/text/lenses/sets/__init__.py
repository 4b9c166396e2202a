"""Lenses of military messages: sets, and the lines around them.

This room knows how sets are printed; it must not know what their fields may hold.
"""
