"""The lines of the heading: format lines 5 to 10.

This room knows precedence, times and addressees as they are printed; it must not know
what the text says.
"""
