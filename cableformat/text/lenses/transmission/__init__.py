"""The lines that carry a message: format lines 1 to 4, 11 and 13 to 16.

This room knows how stations route, warn and end; it must not know who writes to whom,
nor what the text says.
"""
