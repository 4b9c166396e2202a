"""The codes of rules across elements, which `check` applies to a cable.

A contradiction is a warning, because one of the two elements is wrong and no rule
knows which.  A finding is an error if the sources call it one.  Style, and membership
of incomplete lists, is info.
"""

from __future__ import annotations

from typing import Final

from cableformat.diagnostics._diagnostic import ERROR, INFO, WARNING, Entry

RULES: Final = {
    "rules.action-and-info": Entry(
        WARNING,
        "{} is addressed for action and for information",
        "Only one can be meant, and the addressee cannot know which",
        "wire.md 1.7.2",
    ),
    "rules.addressee-precedence": Entry(
        WARNING,
        "{} for {} is higher than {} of the preamble",
        "The preamble shows the highest precedence of all addressees, and relays "
        "handle the message by it",
        "wire.md 3",
    ),
    "rules.archive-counts": Entry(
        INFO,
        "the archive counts {} lines, and the text has about {}",
        "A text far shorter than its count may be cut; only info, because it is "
        "disputed what is counted",
        "nara.md 8",
    ),
    "rules.archive-date": Entry(
        WARNING,
        "the archive dates the telegram {}, and its date-time group {}",
        "Both name the day of the telegram, so one of them is damaged; a difference of"
        " one day is usual",
        "nara.md 8",
    ),
    "rules.archive-decaptioning": Entry(
        INFO,
        "Automatic Decaptioning is {}, and the restrictions are {}",
        "Z says that captions were removed, so there were some; only info, because the"
        " counts of both differ a little",
        "nara.md 8",
    ),
    "rules.archive-disposition": Entry(
        INFO,
        "Disposition Action is {}, and the level was {}",
        "Only classified documents were reviewed; only info, because the counts of "
        "both differ a little",
        "nara.md 8",
    ),
    "rules.archive-drafter": Entry(
        WARNING,
        "the archive names the drafter {}, and the telegram {}",
        "The attribute repeats the line DRAFTED BY, so one of them is damaged",
        "nara.md 8",
    ),
    "rules.archive-level": Entry(
        WARNING,
        "the archive calls the level {}, and the classification line says {}",
        "The attribute repeats the level of the line; some attributes have a word of "
        "the text instead",
        "nara.md 8",
    ),
    "rules.archive-locator": Entry(
        WARNING,
        "the locator is {}, and there is {}",
        "Text on line means that the document has a telegram; anything else means that"
        " it has none",
        "nara.md 8",
    ),
    "rules.archive-number": Entry(
        WARNING,
        "the document number is {}, and the telegram is {}",
        "It consists of year, post and serial of the telegram, so one of them is "
        "damaged, or the text belongs to another telegram",
        "nara.md 8",
    ),
    "rules.archive-office": Entry(
        WARNING,
        "the archive names the office {}, and the distribution {}",
        "The attribute repeats the first office of the distribution",
        "nara.md 8",
    ),
    "rules.archive-order": Entry(
        WARNING,
        "the archive's code means {}, and the E.O. line says {}",
        "The code repeats the instruction of the line, so one of them is damaged",
        "nara.md 8",
    ),
    "rules.archive-restrictions": Entry(
        WARNING,
        "the archive states the restrictions {}, and the captions {}",
        "The attribute repeats the captions that restrict who may see the telegram",
        "nara.md 8",
    ),
    "rules.archive-sent-date": Entry(
        INFO,
        "the date is called {} in a record from {}",
        "It is Sent Date in 1977 and Draft Date in all other years",
        "nara.md 8",
    ),
    "rules.archive-stamp": Entry(
        WARNING,
        "the stamp is {}, not that {}",
        "The stamp follows from the year of the telegram, and the attribute Markings "
        "repeats it",
        "nara.md 8",
    ),
    "rules.archive-subject": Entry(
        WARNING,
        "the archive's subject is {}, and the telegram's {}",
        "The attribute repeats the subject, perhaps cut, so one of them is damaged",
        "nara.md 8",
    ),
    "rules.archive-tags": Entry(
        WARNING,
        "the archive's TAGS are {}, and the telegram's {}",
        "The attribute repeats the TAGS line, so one of them is damaged",
        "nara.md 8",
    ),
    "rules.banner-controls": Entry(
        WARNING,
        "portions state {}, and the classification line does not",
        "A person who reads only the line thinks the text freer than its portions; "
        "only a warning, because State's telegrams did so for years",
        "content.md 3.1",
        "Controls of portions come after the level, or on a line of captions",
    ),
    "rules.banner-higher": Entry(
        INFO,
        "the classification line says {}, and no portion is higher than {}",
        "Legal if portions say more together than separately; only info, because a "
        "copy may lack portions",
        "content.md 3.1",
    ),
    "rules.banner-level": Entry(
        ERROR,
        "the classification line says {}, and a portion is {}",
        "The line protects the text less than its portions ask: one of the two is "
        "wrong, and the library never changes either",
        "content.md 3.1",
    ),
    "rules.captions": Entry(
        WARNING,
        "{} can't be used with {}",
        "Each says who may see the telegram, and distribution can't follow both",
        "content.md 1.1",
    ),
    "rules.characters": Entry(
        INFO,
        "no teleprinter circuit can send {}",
        "A page, a conversion or a later hand put it there, so the text is not what "
        "was sent; only State's own system has more characters, from 2009 on",
        "wire.md 6",
    ),
    "rules.classification-redundancy": Entry(
        WARNING,
        "{} does not repeat the classification {} of its line",
        "The letter is sent twice so that a garble shows; relays refuse the message",
        "wire.md 2",
    ),
    "rules.copies-total": Entry(
        WARNING,
        "the total is {}, and the offices have {} copies",
        "The center counted the copies, so an office or a number is damaged",
        "nara.md 4",
    ),
    "rules.control-level": Entry(
        WARNING,
        "{} can't be used on what is {}",
        "The register ties controls to levels, so the control or the level is wrong",
        "content.md 3.2",
    ),
    "rules.control-needs": Entry(
        INFO,
        "{} needs {}",
        "The register asks for both; only info, because earlier editions did not",
        "content.md 3.2",
    ),
    "rules.declassification-code": Entry(
        WARNING,
        "{} belongs to no order in force on {}",
        "Orders withdrew codes: under the order of its day, the instruction means "
        "nothing",
        "content.md 5",
    ),
    "rules.declassified-before": Entry(
        WARNING,
        "{} is before the day of the telegram, {}",
        "It would have been declassified before it was sent: one of the days is wrong",
        "content.md 5",
    ),
    "rules.declassified-late": Entry(
        WARNING,
        "{} is later than the order allows a telegram of {}",
        "More than 25 years need an exemption such as 25X1, and none is printed",
        "content.md 5",
    ),
    "rules.duplicate-addressee": Entry(
        INFO,
        "{} is addressed twice",
        "Real telegrams have this; most are lists that were joined",
        "wire.md 1.7.2",
    ),
    "rules.duplicate-caption": Entry(
        INFO,
        "{} occurs twice",
        "Once is enough; real telegrams have SIPDIS twice",
        "content.md 1.3",
    ),
    "rules.duplicate-indicator": Entry(
        WARNING,
        "the routing line calls {} twice",
        "Each station is called once: a relay would send two copies",
        "wire.md 1.2",
    ),
    "rules.duplicate-tag": Entry(
        INFO,
        "{} occurs twice",
        "Once is enough; an index counts the telegram twice",
        "content.md 1.5",
    ),
    "rules.exclusive-controls": Entry(
        WARNING,
        "{} can't be used with {}",
        "They contradict each other about who may have the text; a conversion uses the"
        " stricter one",
        "content.md 3.2",
    ),
    "rules.exemption": Entry(
        INFO,
        "{} is exempted, but no collective includes it",
        "An exemption takes a member from a collective; only info, because no table "
        "has every collective",
        "wire.md 1.7.3",
    ),
    "rules.filing-time": Entry(
        WARNING,
        "filed at {}, neither on the day of {} nor on the next",
        "A message is filed soon after its date-time group, unless it is sent again; "
        "only a warning, because the manual's own examples disagree",
        "wire.md 5.5",
    ),
    "rules.free-explanation": Entry(
        INFO,
        "{} has no set above it that it could explain",
        "It belongs to the set above, which has at most one; only info, because "
        "nothing is lost",
        "military.md 2",
    ),
    "rules.long-line": Entry(
        INFO,
        "line {} of the paragraph has {} characters",
        "A teleprinter's line has 69: the text was rewrapped, or never wrapped, as in "
        "State's own system from 2009 on",
        "wire.md 6",
    ),
    "rules.misspelt-control": Entry(
        WARNING,
        "{} is unknown; the nearest known name is {}",
        "A misspelt control or code protects nothing, and is kept word for word",
        "content.md 3.2",
        "Correct it if that name was meant",
    ),
    "rules.missing-line": Entry(
        INFO,
        "no {} line",
        "Mandatory from 1 March 1973; only info, because a copy may leave lines out",
        "content.md 1.1",
    ),
    "rules.no-portion-marked": Entry(
        INFO,
        "no portion of a {} telegram is marked",
        "The handbook asks for markings; older telegrams have none, and copies lose "
        "them",
        "content.md 1.1",
    ),
    "rules.not-applicable": Entry(
        WARNING,
        "N/A on a {} telegram",
        "It means that nothing is classified, or that no order applies, as for NATO's "
        "texts; the date of declassification stays unknown",
        "content.md 1.4",
    ),
    "rules.order-at-date": Entry(
        WARNING,
        "order {} was not in force on {}",
        "Another order decided who may classify, and for how long; old forms were used"
        " up for weeks",
        "content.md 5",
    ),
    "rules.overridden-control": Entry(
        INFO,
        "{} is superfluous beside {}",
        "The other says more, and the register drops what it covers",
        "content.md 3.1",
    ),
    "rules.paragraph-number": Entry(
        INFO,
        "paragraph {} follows {}",
        "Numbers repeat or jump in real telegrams; a paragraph may be missing",
        "content.md 1.9",
    ),
    "rules.post-of-number": Entry(
        WARNING,
        "the reference number is from {}, the telegram from {}",
        "The post that sends a telegram numbers it",
        "content.md 1.2",
    ),
    "rules.precedence-at-date": Entry(
        WARNING,
        "{} was not authorised in {}",
        "Networks know a few precedences, and State gave up PRIORITY in 2017",
        "wire.md 3",
    ),
    "rules.precedence-order": Entry(
        WARNING,
        "{} for information is higher than {} for action",
        "Addressees for action receive a message no later than those for information",
        "wire.md 1.6",
    ),
    "rules.reason-letter": Entry(
        WARNING,
        "reason {} is not in section {}",
        "Orders list other reasons under one letter; (h) came in 2003",
        "content.md 5",
    ),
    "rules.reason-section": Entry(
        WARNING,
        "section {} lists no reasons in the order in force on {}",
        "The reasons moved from 1.5 to 1.4 in 2003",
        "content.md 5",
    ),
    "rules.message-month": Entry(
        WARNING,
        "the message identifier is from month {}, the message from {}",
        "One of them is wrong, or the identifier was copied from an earlier message",
        "military.md 2",
    ),
    "rules.misprinted-reference": Entry(
        WARNING,
        "{} in a reference is read as {}",
        "Typists and scans print digits for letters; read this way the word is a known"
        " post, or a number, but that may still be wrong",
        "content.md 1.7",
    ),
    "rules.reference-keys": Entry(
        WARNING,
        "{} has another year than {}, which names the same reference",
        "Both should name one message, and one of them names another",
        "military.md 8",
    ),
    "rules.reference-letter": Entry(
        WARNING,
        "reference {} in the place of {}",
        "The text names references by their letters: one was left out, or is wrong",
        "military.md 2",
    ),
    "rules.refers-to-future": Entry(
        WARNING,
        "{} was sent after the telegram itself, on {}",
        "A number or a year is wrong; an index would link them in the wrong direction",
        "content.md 1.7",
    ),
    "rules.refers-to-itself": Entry(
        WARNING,
        "{} is the telegram itself",
        "A telegram refers to others: a number is wrong",
        "content.md 1.7",
    ),
    "rules.release-beside": Entry(
        WARNING,
        "{} allows no list of countries beside it; found {}",
        "Nobody outside the addressees is meant to have it",
        "content.md 3.1",
    ),
    "rules.release-codes": Entry(
        WARNING,
        "release codes {} are not two letters in alphabetical order",
        "A gateway recognises the pair by its order; one nation is one letter",
        "wire.md 1.4",
    ),
    "rules.release-list": Entry(
        WARNING,
        "{} is not a release list",
        "REL TO names the United States first and at least one other; DISPLAY ONLY "
        "names another",
        "content.md 3.2",
    ),
    "rules.relido": Entry(
        INFO,
        "one portion has RELIDO, and another says nothing about release",
        "The text is NOFORN or RELIDO, depending on a date that no source gives",
        "content.md 3.1",
    ),
    "rules.routing-precedence": Entry(
        WARNING,
        "{} on the routing line is not the {} of the preamble",
        "The routing line shows the higher prosign, or a lower one of the addressees "
        "of this copy",
        "wire.md 3",
    ),
    "rules.section": Entry(
        WARNING,
        "there is no section {}",
        "Sections are joined by their numbers, so the telegram can never be completed",
        "wire.md 6",
    ),
    "rules.series-year": Entry(
        WARNING,
        "the series is from {}, the message from {}",
        "A series is numbered by year, so one of them is wrong",
        "military.md 3",
    ),
    "rules.station-section": Entry(
        WARNING,
        "section {} at the station, but {} in the text",
        "State's section after the serial is that of the text",
        "wire.md 0.1 (6)",
    ),
    "rules.station-serial": Entry(
        WARNING,
        "station serial {} is not the end of {}",
        "State's serial is the last four digits of the reference number: two telegrams"
        " may have been mixed",
        "wire.md 1.3",
    ),
    "rules.tag-at-date": Entry(
        INFO,
        "{} is in no list of {}",
        "The code belongs to another time: it is new, given up, or misspelt",
        "content.md 1.5",
    ),
    "rules.two-instructions": Entry(
        WARNING,
        "{} on its own line, but {} on the E.O. line",
        "Both say when the text is declassified",
        "content.md 1.8",
    ),
    "rules.unclassified-authority": Entry(
        WARNING,
        "{}, but classified by {}",
        "An unclassified text has no classifier and no reasons, so the level or the "
        "line is wrong",
        "content.md 1.8",
    ),
    "rules.unclassified-instruction": Entry(
        WARNING,
        "{}, but with a declassification instruction",
        "An unclassified text has N/A",
        "content.md 1.4",
    ),
    "rules.unknown-control": Entry(
        INFO,
        "no register has the control {}",
        "It is kept word for word; only info, because programs have names of their own",
        "content.md 3.2",
    ),
    "rules.unknown-nation": Entry(
        INFO,
        "{} is not a known code of a country or an organization",
        "Nobody knows who may have the text; only info, because not all codes of "
        "coalitions are public",
        "content.md 3.2",
    ),
    "rules.unknown-order": Entry(
        INFO,
        "no order on classification has the number {}",
        "A digit is lost or wrong; it is kept as printed",
        "content.md 1.4",
    ),
    "rules.unknown-post": Entry(
        INFO,
        "{} in a reference is not a known post",
        "The reference has no canonical id, because a similar name may belong to "
        "another post; only info, because no list of posts is complete",
        "content.md 1.7",
    ),
    "rules.unknown-tag": Entry(
        INFO,
        "{} is in no list of TAGS",
        "Lists are not complete; real telegrams also have words that mean many posts",
        "content.md 1.5",
    ),
    "rules.unlisted-reference": Entry(
        WARNING,
        "the text names reference {}, which is not listed",
        "A reference was left out of the list, or its letter is wrong",
        "military.md 2",
    ),
    "rules.unmarked-portion": Entry(
        WARNING,
        "an unmarked portion in a {} telegram",
        "If other portions are marked, it is unknown, not UNCLASSIFIED",
        "content.md 3.1",
    ),
    "rules.validation-number": Entry(
        WARNING,
        "the ending has {}, but the station {}",
        "A different number shows the tail of another message",
        "wire.md 1.8",
    ),
    "rules.warning-level": Entry(
        WARNING,
        "{} in the transmission, but {} in the text",
        "Circuits carry a message by its letter; only off-line encryption is sent "
        "under U whatever it contains",
        "content.md 1.2",
    ),
    "rules.warning-signal": Entry(
        WARNING,
        "{} does not match {}",
        "ZNR opens circuits that are not approved; ZNY closes them",
        "wire.md 1.4",
    ),
    "rules.without-noforn": Entry(
        INFO,
        "{} without NOFORN",
        "The register of 2016 adds it; State's telegrams leave it out",
        "content.md 3.1",
    ),
}
