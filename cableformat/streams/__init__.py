"""Several telegrams in one source, and one telegram in several sources.

This room knows where telegrams begin and end, and which sections make one; it must not
know containers, files or the command line.
"""

from cableformat.streams.assembly import Assembly, Seam, assemble, telegram_key

__all__ = ["Assembly", "Seam", "assemble", "telegram_key"]
