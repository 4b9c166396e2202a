"""Passes: questions about the whole telegram, each asked once, in this order.

`landmarks` finds what is sought in all lines, with `page_lines` on lines of their own;
`blocks` puts each line into the open block of one element (`block_loop`), or opens one
where the zone and `placement` or `paragraphs` allow it, and sets `furniture` apart;
`values` has each lens read its blocks as they are closed, and keeps an `outline` of
each; `pilots`, `endings`, `listings` and `repetitions` settle what later blocks show of
earlier ones, and `revision` changes what was read; `assembly` makes the cable and
`findings` the diagnostics.
This room knows how the parts of a telegram relate; it must not know how a line
is read.
"""
