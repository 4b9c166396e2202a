"""Public look-up tables as data with sources: posts, offices, TAGS, captions.

This room knows which names and codes are known, and what a list says of each; it must
not know how a telegram is read, nor decide that a name it lacks is wrong: tables may
choose between two readings, never refuse one (model.md 6).  The lists lie beside this
file, with their sources in ``README.md``, and are read when first asked.
"""

from typing import TYPE_CHECKING

from cableformat._lazy_names import later
from cableformat.reference._place_names import POST_KINDS

if TYPE_CHECKING:
    from cableformat.reference._archive_attributes import (
        ArchiveCode,
        ArchiveColumn,
        ArchiveKey,
        archive_codes,
        archive_column,
        archive_key,
        archive_key_places,
        archive_keys,
    )
    from cableformat.reference._captions import (
        Caption,
        CaptionKind,
        CaptionPlace,
        Series,
        caption,
        caption_pattern,
        captions,
        series,
        series_pattern,
    )
    from cableformat.reference._editions import edition_keys, edition_words
    from cableformat.reference._glued_tags import split_tags
    from cableformat.reference._message_series import (
        MessageSeries,
        message_series,
        message_series_pattern,
    )
    from cableformat.reference._nations import Nation, nation, nations
    from cableformat.reference._nearness import Near
    from cableformat.reference._offices import (
        Office,
        OfficeKind,
        office_kind,
        offices,
    )
    from cableformat.reference._orders import (
        ExecutiveOrder,
        executive_order,
        order_in_force,
        orders,
        orders_in_force,
    )
    from cableformat.reference._places import is_place
    from cableformat.reference._posts import (
        FormerName,
        Post,
        longest_post,
        post,
        post_names,
    )
    from cableformat.reference._stations import (
        Station,
        routing_indicators,
        stations,
    )
    from cableformat.reference._tables import Confidence
    from cableformat.reference._tags import (
        Tag,
        TagEra,
        TagKind,
        TagResolution,
        is_tag,
        listed_kinds,
        multi_word_tags,
        tags,
    )
    from cableformat.reference._variants import (
        Variant,
        VariantKind,
        variant_pattern,
        variants,
    )

__all__ = [
    "POST_KINDS",
    "ArchiveCode",
    "ArchiveColumn",
    "ArchiveKey",
    "Caption",
    "CaptionKind",
    "CaptionPlace",
    "Confidence",
    "ExecutiveOrder",
    "FormerName",
    "MessageSeries",
    "Nation",
    "Near",
    "Office",
    "OfficeKind",
    "Post",
    "Series",
    "Station",
    "Tag",
    "TagEra",
    "TagKind",
    "TagResolution",
    "Variant",
    "VariantKind",
    "archive_codes",
    "archive_column",
    "archive_key",
    "archive_key_places",
    "archive_keys",
    "caption",
    "caption_pattern",
    "captions",
    "edition_keys",
    "edition_words",
    "executive_order",
    "is_place",
    "is_tag",
    "listed_kinds",
    "longest_post",
    "message_series",
    "message_series_pattern",
    "multi_word_tags",
    "nation",
    "nations",
    "office_kind",
    "offices",
    "order_in_force",
    "orders",
    "orders_in_force",
    "post",
    "post_names",
    "routing_indicators",
    "series",
    "series_pattern",
    "split_tags",
    "stations",
    "tags",
    "variant_pattern",
    "variants",
]

# Who reads no telegram needs none of these: they load when first asked for.
_LATER = {
    "ArchiveCode": "_archive_attributes",
    "ArchiveColumn": "_archive_attributes",
    "ArchiveKey": "_archive_attributes",
    "archive_codes": "_archive_attributes",
    "archive_column": "_archive_attributes",
    "Caption": "_captions",
    "CaptionKind": "_captions",
    "CaptionPlace": "_captions",
    "Confidence": "_tables",
    "ExecutiveOrder": "_orders",
    "FormerName": "_posts",
    "MessageSeries": "_message_series",
    "Nation": "_nations",
    "Near": "_nearness",
    "Office": "_offices",
    "OfficeKind": "_offices",
    "Post": "_posts",
    "Series": "_captions",
    "Station": "_stations",
    "Tag": "_tags",
    "TagEra": "_tags",
    "TagKind": "_tags",
    "TagResolution": "_tags",
    "Variant": "_variants",
    "VariantKind": "_variants",
    "archive_key": "_archive_attributes",
    "archive_key_places": "_archive_attributes",
    "archive_keys": "_archive_attributes",
    "caption": "_captions",
    "caption_pattern": "_captions",
    "captions": "_captions",
    "edition_keys": "_editions",
    "edition_words": "_editions",
    "executive_order": "_orders",
    "is_place": "_places",
    "is_tag": "_tags",
    "listed_kinds": "_tags",
    "longest_post": "_posts",
    "message_series": "_message_series",
    "message_series_pattern": "_message_series",
    "multi_word_tags": "_tags",
    "nation": "_nations",
    "nations": "_nations",
    "office_kind": "_offices",
    "offices": "_offices",
    "order_in_force": "_orders",
    "orders": "_orders",
    "orders_in_force": "_orders",
    "post": "_posts",
    "post_names": "_posts",
    "routing_indicators": "_stations",
    "series": "_captions",
    "series_pattern": "_captions",
    "split_tags": "_glued_tags",
    "stations": "_stations",
    "tags": "_tags",
    "variant_pattern": "_variants",
    "variants": "_variants",
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = later(__name__, _LATER)
