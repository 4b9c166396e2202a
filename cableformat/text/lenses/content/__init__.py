"""The lines of the text: classification, captions, subject, paragraphs, signature.

This room knows the fields of State's telegrams and the shape of paragraphs; it must not
know where a message goes, nor how it was sent.
"""
