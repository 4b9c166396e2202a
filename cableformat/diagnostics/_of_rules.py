"""The codes of rules across elements, which `check` holds a cable against.

A contradiction is a warning, for one of the two elements is wrong and no rule knows
which.  An error is told where the sources call it one.  Style, and membership of lists
that are not complete, is info.
"""

from __future__ import annotations

from typing import Final

from cableformat.diagnostics._diagnostic import ERROR, INFO, WARNING, Entry

RULES: Final = {
    "rules.action-and-info": Entry(
        WARNING,
        "{} is addressed for action and for information",
        "One of the two is meant, and whoever gets it cannot tell which",
        "wire.md 1.7.2",
    ),
    "rules.addressee-precedence": Entry(
        WARNING,
        "{} for {} is higher than {} of the preamble",
        "The preamble shows the highest precedence of all addressees: relays handle "
        "the message by that",
        "wire.md 3",
    ),
    "rules.archive-counts": Entry(
        INFO,
        "the archive counts {} lines, and the text has about {}",
        "A text far shorter than its count may be cut; info, for what is counted is "
        "in dispute",
        "nara.md 8",
    ),
    "rules.archive-date": Entry(
        WARNING,
        "the archive dates the telegram {}, and its date-time group {}",
        "Both name the day of the telegram, so one of them is damaged; a day apart is "
        "usual",
        "nara.md 8",
    ),
    "rules.archive-decaptioning": Entry(
        INFO,
        "Automatic Decaptioning is {}, and the restrictions are {}",
        "Z says that captions were removed, so there were some; info, for the counts "
        "of both differ a little",
        "nara.md 8",
    ),
    "rules.archive-disposition": Entry(
        INFO,
        "Disposition Action is {}, and the level was {}",
        "Only what was classified was reviewed; info, for the counts of both differ a "
        "little",
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
        "The attribute repeats the level of the line; some have a word of the text "
        "instead",
        "nara.md 8",
    ),
    "rules.archive-locator": Entry(
        WARNING,
        "the locator is {}, and there is {}",
        "Text on line says that the document has a telegram, anything else that it "
        "has none",
        "nara.md 8",
    ),
    "rules.archive-number": Entry(
        WARNING,
        "the document number is {}, and the telegram is {}",
        "It is made of year, post and serial of the telegram, so one of them is "
        "damaged, or the text is another telegram's",
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
        "the archive's code stands for {}, and the E.O. line says {}",
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
        "the date is called {} in a record of {}",
        "It is Sent Date in 1977 and Draft Date in all other years",
        "nara.md 8",
    ),
    "rules.archive-stamp": Entry(
        WARNING,
        "the stamp is {}, and not that {}",
        "The stamp follows from the year of the telegram, and the attribute Markings "
        "repeats it",
        "nara.md 8",
    ),
    "rules.archive-subject": Entry(
        WARNING,
        "the archive's subject is {}, and the telegram's {}",
        "The attribute repeats the subject, at most cut, so one of them is damaged",
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
        "Who reads the line alone takes the text for freer than its portions are; a "
        "warning, for telegrams of State did so for long",
        "content.md 3.1",
        "Controls of portions stand behind the level, or on a line of captions",
    ),
    "rules.banner-higher": Entry(
        INFO,
        "the classification line says {}, and no portion is higher than {}",
        "Legal where portions tell more together than each alone; info, for a copy may "
        "lack portions",
        "content.md 3.1",
    ),
    "rules.banner-level": Entry(
        ERROR,
        "the classification line says {}, and a portion is {}",
        "The line protects the text less than the text asks for: one of the two is "
        "wrong, and is never mended by itself",
        "content.md 3.1",
    ),
    "rules.captions": Entry(
        WARNING,
        "{} does not stand beside {}",
        "Each says who may see the telegram, and distribution can't follow both",
        "content.md 1.1",
    ),
    "rules.characters": Entry(
        INFO,
        "{} can be sent by no circuit of teleprinters",
        "A page, a conversion or a later hand put it there, and the text is no longer "
        "what was sent; State's own system alone has more, from 2009 on",
        "wire.md 6",
    ),
    "rules.classification-redundancy": Entry(
        WARNING,
        "{} does not repeat the classification {} of its line",
        "The letter stands twice so that a garble shows; relays refuse the message",
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
        "{} does not stand on what is {}",
        "The register ties controls to levels: the control or the level is wrong",
        "content.md 3.2",
    ),
    "rules.control-needs": Entry(
        INFO,
        "{} stands without {}",
        "The register asks for both; info, for earlier editions did not",
        "content.md 3.2",
    ),
    "rules.declassification-code": Entry(
        WARNING,
        "{} is of no order in force on {}",
        "Orders withdrew codes: the instruction says nothing by the order of its day",
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
        "It is seen in real telegrams; most are lists that were joined",
        "wire.md 1.7.2",
    ),
    "rules.duplicate-caption": Entry(
        INFO,
        "{} stands twice",
        "Once is enough; real telegrams have SIPDIS twice",
        "content.md 1.3",
    ),
    "rules.duplicate-indicator": Entry(
        WARNING,
        "{} is called twice on the routing line",
        "Each station is called once: a relay would send two copies",
        "wire.md 1.2",
    ),
    "rules.duplicate-tag": Entry(
        INFO,
        "{} stands twice",
        "Once is enough; an index counts the telegram twice",
        "content.md 1.5",
    ),
    "rules.exclusive-controls": Entry(
        WARNING,
        "{} does not stand beside {}",
        "They contradict each other about who may have the text; a conversion takes "
        "the stricter one",
        "content.md 3.2",
    ),
    "rules.exemption": Entry(
        INFO,
        "{} is exempted, and no collective stands for it",
        "An exemption takes a member from a collective; info, for no table has every "
        "collective",
        "wire.md 1.7.3",
    ),
    "rules.filing-time": Entry(
        WARNING,
        "filed at {}, on another day than {} and the day after",
        "A message is filed behind its group, mostly by minutes, if it is not sent "
        "again; a warning, for the manual's own examples disagree",
        "wire.md 5.5",
    ),
    "rules.free-explanation": Entry(
        INFO,
        "{} has no set above it that it could explain",
        "It belongs to the set above, which has one at most; info, for nothing is lost",
        "military.md 2",
    ),
    "rules.long-line": Entry(
        INFO,
        "line {} of the paragraph has {} characters",
        "A teleprinter's line has 69: the text was wrapped anew, or never, as in "
        "State's own system from 2009 on",
        "wire.md 6",
    ),
    "rules.misspelt-control": Entry(
        WARNING,
        "{} is not known; {} is",
        "A misspelt control or code protects nothing, and is kept word for word",
        "content.md 3.2",
        "The second is the nearest name that is known; correct the first if so",
    ),
    "rules.missing-line": Entry(
        INFO,
        "no {} line",
        "Mandatory from 1 March 1973; info, for a copy may leave lines out",
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
        "N/A stands on a {} telegram",
        "It says that nothing is classified, or that no order is of it, as with NATO's "
        "texts: when this one is declassified, stays unknown",
        "content.md 1.4",
    ),
    "rules.order-at-date": Entry(
        WARNING,
        "order {} was not in force on {}",
        "Another order decided who may classify, and for how long; forms were used up "
        "for weeks",
        "content.md 5",
    ),
    "rules.overridden-control": Entry(
        INFO,
        "{} is left out beside {}",
        "The other one says more: the register drops what it covers",
        "content.md 3.1",
    ),
    "rules.paragraph-number": Entry(
        INFO,
        "paragraph {} stands behind {}",
        "Numbers repeat or jump in real telegrams; a paragraph may be missing",
        "content.md 1.9",
    ),
    "rules.post-of-number": Entry(
        WARNING,
        "the reference number is of {}, the telegram of {}",
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
        "Whoever acts on a message gets it no later than whoever is told of it",
        "wire.md 1.6",
    ),
    "rules.reason-letter": Entry(
        WARNING,
        "reason {} is none of section {}",
        "Orders list other reasons under one letter; (h) came in 2003",
        "content.md 5",
    ),
    "rules.reason-section": Entry(
        WARNING,
        "section {} lists no reasons in the order of {}",
        "The reasons moved from 1.5 to 1.4 in 2003",
        "content.md 5",
    ),
    "rules.message-month": Entry(
        WARNING,
        "the message identifier is of month {}, the message of {}",
        "One of them is wrong, or the identifier was copied from an earlier message",
        "military.md 2",
    ),
    "rules.misprinted-reference": Entry(
        WARNING,
        "{} in a reference is read as {}",
        "Typists and scans print digits for letters; the reading makes a known post of "
        "the word, or a number, and may be wrong all the same",
        "content.md 1.7",
    ),
    "rules.reference-keys": Entry(
        WARNING,
        "{} is of another year than {}, which is said of the same reference",
        "Both name one message, and one of them finds another",
        "military.md 8",
    ),
    "rules.reference-letter": Entry(
        WARNING,
        "reference {} stands where {} is expected",
        "The text names references by their letters: one was left out, or is wrong",
        "military.md 2",
    ),
    "rules.refers-to-future": Entry(
        WARNING,
        "{} was sent after the telegram itself, of {}",
        "A number or a year is wrong; an index would chain them the wrong way round",
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
        "{} takes no list of countries beside it; found {}",
        "Nobody outside the addressees is meant to have it",
        "content.md 3.1",
    ),
    "rules.release-codes": Entry(
        WARNING,
        "release codes {} are not two letters in the order of the alphabet",
        "A gateway knows the pair by its order; one nation is one letter",
        "wire.md 1.4",
    ),
    "rules.release-list": Entry(
        WARNING,
        "{} is no list of release",
        "REL TO names the United States first and at least one other; DISPLAY ONLY "
        "names another",
        "content.md 3.2",
    ),
    "rules.relido": Entry(
        INFO,
        "RELIDO stands in one portion, and another says nothing of release",
        "The text is NOFORN or RELIDO by a date that no source gives",
        "content.md 3.1",
    ),
    "rules.routing-precedence": Entry(
        WARNING,
        "{} on the routing line is not {} of the preamble",
        "The routing line shows the higher prosign, or a lower one of those whom the "
        "copy is for",
        "wire.md 3",
    ),
    "rules.section": Entry(
        WARNING,
        "there is no section {}",
        "Sections are joined by their numbers, and the whole never comes together",
        "wire.md 6",
    ),
    "rules.series-year": Entry(
        WARNING,
        "the series is of {}, the message of {}",
        "A series is numbered by the year: one of them is wrong",
        "military.md 3",
    ),
    "rules.station-section": Entry(
        WARNING,
        "section {} at the station, and {} in the text",
        "State's section behind the serial is that of the text",
        "wire.md 0.1 (6)",
    ),
    "rules.station-serial": Entry(
        WARNING,
        "station serial {} is not the end of {}",
        "State's serial is the reference number's last four digits: two telegrams may "
        "have been mixed",
        "wire.md 1.3",
    ),
    "rules.tag-at-date": Entry(
        INFO,
        "{} is in no list of {}",
        "Another time has the code: it is new, given up, or misspelt",
        "content.md 1.5",
    ),
    "rules.two-instructions": Entry(
        WARNING,
        "{} on its own line, and {} on the E.O. line",
        "Both say when the text is declassified",
        "content.md 1.8",
    ),
    "rules.unclassified-authority": Entry(
        WARNING,
        "{}, and classified by {}",
        "What is not classified has no classifier and no reasons: the level or the "
        "line is wrong",
        "content.md 1.8",
    ),
    "rules.unclassified-instruction": Entry(
        WARNING,
        "{}, and an instruction to declassify",
        "N/A stands on what is not classified",
        "content.md 1.4",
    ),
    "rules.unknown-control": Entry(
        INFO,
        "{} is a control of no register",
        "It is kept word for word; info, for programs have names of their own",
        "content.md 3.2",
    ),
    "rules.unknown-nation": Entry(
        INFO,
        "{} is no code of a country or an organization that is known",
        "Who may have the text is not known; info, for not all codes of coalitions are "
        "public",
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
        "{} in a reference is no known post",
        "What it refers to has no canonical id: a name that resembles one may be "
        "another's; info, for no list of posts is complete",
        "content.md 1.7",
    ),
    "rules.unknown-tag": Entry(
        INFO,
        "{} is in no list of TAGS",
        "Lists are not complete; a word that stands for many posts is seen too",
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
        "an unmarked portion of a {} telegram",
        "It is unknown, not UNCLASSIFIED, where other portions are marked",
        "content.md 3.1",
    ),
    "rules.validation-number": Entry(
        WARNING,
        "the ending has {}, the station {}",
        "The number at the end catches the tail of another message",
        "wire.md 1.8",
    ),
    "rules.warning-level": Entry(
        WARNING,
        "{} of the transmission, and {} of the text",
        "Circuits carry a message by the letter; off-line encryption alone goes under "
        "U whatever it holds",
        "content.md 1.2",
    ),
    "rules.warning-signal": Entry(
        WARNING,
        "{} does not go with {}",
        "ZNR opens circuits that are not approved; ZNY closes them",
        "wire.md 1.4",
    ),
    "rules.without-noforn": Entry(
        INFO,
        "{} stands without NOFORN",
        "The register of 2016 adds it; telegrams of State leave it out",
        "content.md 3.1",
    ),
}
