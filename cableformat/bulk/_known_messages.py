"""The messages of a set while it is read, and where each key leads.

Theory of operation.  Many telegrams may be copies or sections of one message, which is
kept once.  A key mostly leads to one message.  If it leads to many, they are not
distinguished: comparing all of them for each reference would take quadratic time.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from cableformat.bulk._message_keys import first_word, is_same_sender

if TYPE_CHECKING:
    from collections.abc import Collection

    from cableformat.bulk._message_keys import Cited, Entry

__all__ = ["MOST", "Message", "Messages"]

Key = TypeVar("Key")

#: How many messages of one key are kept apart; of a crowd one more is known.
MOST: Final = 64


class Message:
    """A message of the set; there may be millions, so each attribute costs memory."""

    __slots__ = ("cited", "copies", "is_numbered", "name", "place", "sender", "sent")

    def __init__(self, entry: Entry, place: str) -> None:
        self.place, self.name = place, entry.name
        self.sender, self.sent = sys.intern(entry.sender or ""), entry.sent
        self.is_numbered = bool(entry.ids)
        self.copies = 1
        self.cited: Collection[Cited] = entry.cited

    def add_copy(self, entry: Entry) -> None:
        self.copies += 1
        # Copies have the same references, sections others.
        if not isinstance(self.cited, dict):
            self.cited = dict.fromkeys(self.cited)
        self.cited |= dict.fromkeys(entry.cited)


class _Index(Generic[Key]):
    """The numbers of messages by a key, most of which lead to one."""

    def __init__(self) -> None:
        self._held: dict[Key, int | set[int]] = {}

    def add(self, key: Key, number: int) -> None:
        held = self._held.setdefault(key, number)
        if isinstance(held, set):
            if len(held) <= MOST:
                held.add(number)
        elif held != number:
            self._held[key] = {held, number}

    def found(self, key: Key) -> set[int]:
        held = self._held.get(key, set())
        return held if isinstance(held, set) else {held}


class Messages:
    """The messages of a set, and where each key leads."""

    def __init__(self) -> None:
        self.all: list[Message] = []
        self.minutes: set[str] = set()
        self._seen: dict[tuple[str, ...], int] = {}
        self._by_id = _Index[str]()
        #: By the minute, and the first word of the originator.
        self._by_group = _Index[tuple[str, str]]()

    def add(self, entry: Entry, place: str) -> None:
        number = len(self.all)
        if entry.message is not None:
            number = self._seen.setdefault(entry.message, number)
        if number < len(self.all):
            self.all[number].add_copy(entry)
        else:
            self.all.append(Message(entry, place))
        for each in entry.ids:
            self._by_id.add(each, number)
        if entry.sent is not None and entry.sender is not None:
            self.minutes.add(entry.sent)
            self._by_group.add((entry.sent, first_word(entry.sender)), number)

    def by_id(self, cited: Cited) -> set[int]:
        """The messages that a reference names by number or series."""
        return set().union(*map(self._by_id.found, cited.ids))

    def by_group(self, cited: Cited) -> set[int]:
        """Those that it names by originator and group."""
        if cited.sender is None or cited.sent is None:
            return set()
        sender = cited.sender
        found = self._by_group.found((cited.sent, first_word(sender)))
        if len(found) > MOST:
            # Whom it names may be among those that are not known.
            return found
        return {n for n in found if is_same_sender(self.all[n].sender, sender)}

    def numbered(self, numbers: set[int]) -> set[int]:
        """Those of the messages that have a number or a series."""
        return {number for number in numbers if self.all[number].is_numbered}
