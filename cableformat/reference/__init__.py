"""Public look-up tables as data with sources: posts, codes of the TAGS line, captions.

This room knows which names and codes are known, and what a list says of each; it must
not know how a telegram is read, nor decide that a name it lacks is none: tables may
choose between two readings, never refuse one (design.md 4).  The lists lie beside this
file, with their sources in ``README.md``, and are read when first asked.
"""

from cableformat.reference._captions import (
    Caption,
    CaptionKind,
    CaptionPlace,
    Series,
    caption,
    caption_pattern,
    series,
    series_pattern,
)
from cableformat.reference._posts import (
    POST_KINDS,
    FormerName,
    Post,
    longest_post,
    post,
)
from cableformat.reference._split import split_tags
from cableformat.reference._tags import (
    Tag,
    TagEra,
    TagKind,
    TagResolution,
    is_tag,
    multi_word_tags,
    tags,
)

__all__ = [
    "POST_KINDS",
    "Caption",
    "CaptionKind",
    "CaptionPlace",
    "FormerName",
    "Post",
    "Series",
    "Tag",
    "TagEra",
    "TagKind",
    "TagResolution",
    "caption",
    "caption_pattern",
    "is_tag",
    "longest_post",
    "multi_word_tags",
    "post",
    "series",
    "series_pattern",
    "split_tags",
    "tags",
]
