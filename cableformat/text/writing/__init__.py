"""Writing: canonical text, edits of a source, and the account of what writing does.

This room knows how a cable becomes text and proves that the text reads back; it must
not know how a line is read, which it leaves to the lenses and the reader.
"""
