"""From characters to lines: decoding, line ends, what a rendering added, places.

This room knows what a line is and where it lies in its source; it must not know what a
telegram is.
"""
