"""Tables in CSV: the leaked set, and those of an archive."""

from __future__ import annotations

import datetime

import pytest

from cableformat.bulk import _limits, members
from tests.unit.bulk.containers import BONN, LIMA, outcomes, zipped

HEADER = b"R 141630Z NOV 67\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC"
BODY = rb"""UNCLAS LIMA 1735

SUBJECT: \"CORK\"

1. A PATH: C:\\CORK."""
ROW = (
    b'"1","11/14/1967 16:20","67LIMA1735","Embassy Lima","UNCLASSIFIED",'
    b'"67BONN1|67ROME2","%s","%s"\n'
)
TEXT = HEADER + b"\n\n" + BODY.replace(rb"\"", b'"').replace(rb"\\", b"\\")


@pytest.fixture
def path(tmp_path):
    """A file whose name says nothing."""
    return tmp_path / "table"


def row(header=HEADER, body=BODY):
    """A row of the leaked set."""
    return ROW % (header, body)


# The leaked set


def test_a_row_is_a_telegram_and_claims_of_its_publisher(path):
    path.write_bytes(row() + row(b"", b"A").replace(b"\n", b"\r\n"))
    first, second = members(path)
    assert first.text == TEXT
    assert dict(first.claims) == {
        "row": "1",
        "date": "11/14/1967 16:20",
        "identifier": "67LIMA1735",
        "origin": "Embassy Lima",
        "classification": "UNCLASSIFIED",
        "references": "67BONN1|67ROME2",
    }
    assert first.archive is None
    assert [first.text[slice(*first.columns[x])] for x in ("header", "body")] == [
        HEADER,
        TEXT.partition(b"\n\n")[2],
    ]
    assert (second.text, second.place.row) == (b"\n\nA", 2)
    assert first.cable().content.subject == '"CORK"'


@pytest.mark.parametrize(
    "table",
    [
        b"\xef\xbb\xbf" + row(body=b"A"),
        row(body=b"A")[:-1],
        row(body=b"A").replace(b'"1"', b"12").replace(b"11/14/1967 16", b"1/4/1967 6"),
    ],
    ids=["mark", "no-line-end", "short"],
)
def test_the_leaked_set_is_known_by_its_first_row(path, table):
    """A row begins with a number, quoted or not, and a date; a byte-order mark may come
    before the first, and the last needs no line end.
    """
    path.write_bytes(table)
    assert outcomes(path) == [HEADER + b"\n\nA"]


def test_only_marks_that_are_not_escaped_begin_a_row(path):
    """A line that begins with escaped marks is text of its row, whatever it says."""
    begun = b'A\n"2","11/14/1967 16:20"'
    path.write_bytes(row(body=begun.replace(b'"', rb"\"")) + row(body=begun))
    whole = HEADER + b"\n\n" + begun
    assert outcomes(path) == [whole, "container.broken", "container.broken"]


@pytest.mark.parametrize(
    "broken",
    [
        row(body=b'AN "OPEN" QUOTATION'),
        row().replace(b',"Embassy Lima"', b""),
        row()[:-4] + b"\n",
        row(body=b"CUT OFF")[:-2] + b"\n",
        row(body=b"ESCAPED TO THE END\\"),
    ],
)
def test_a_row_that_is_broken_costs_no_other(path, broken):
    path.write_bytes(row() + broken + row())
    assert outcomes(path) == [TEXT, "container.broken", TEXT]


def test_a_field_without_an_end_is_refused_alone(path, monkeypatch):
    monkeypatch.setattr(_limits, "MEMBER", 1000)
    path.write_bytes(row() + row(body=b"A\n" * 200_000)[:-2] + row())
    assert outcomes(path) == [TEXT, "input.too-large", TEXT]


def test_bytes_stay_as_they_are(path):
    """The text of a row keeps its bytes in any encoding, and claims are decoded."""
    path.write_bytes(row(body=b"Z\xdcRICH").replace(b"Embassy Lima", b"Z\xfcrich"))
    (member,) = members(path)
    assert member.text == HEADER + b"\n\nZ\xdcRICH"
    assert member.claims["origin"] == "Zürich"


# Tables of an archive

COLUMNS = "doc_nbr,date,origclass,Film Number,raw_body,body,TO_FIELD,other\n"
VALUES = '1974LIMA00417,1974-02-14T00:00:00,SECRET,n/a,"{}","X",STATE,"A\nB"\n'


def test_the_columns_of_an_archive_become_its_attributes(path):
    """Columns become attributes if they have the name of a key, or another name that is
    listed for it.
    """
    text = LIMA.decode().replace("CORK", '""CORK""')
    path.write_text(COLUMNS + VALUES.format(text))
    (member,) = members(path)
    assert member.text == LIMA.replace(b"CORK", b'"CORK"')
    assert member.claims["other"] == "A\nB"
    assert "raw_body" not in member.claims
    cable = member.cable()
    assert cable.content.subject == '"CORK"'
    assert {each.key: each.value for each in cable.archive.attributes} == {
        "Document Number": "1974LIMA00417",
        "Draft Date": "1974-02-14T00:00:00",
        "Film Number": "n/a",
        "Original Classification": "SECRET",
        "To": "STATE",
    }
    assert cable.archive.sent == datetime.date(1974, 2, 14)
    assert cable.archive.document_number.serial == "00417"


def test_a_table_without_texts_has_attributes_alone(path):
    """A table without texts, such as an archive's own overview, gives members with
    attributes only.
    """
    path = path.with_suffix(".csv")
    path.write_bytes(
        b"\xef\xbb\xbfURL;Document Number;Subject\r\n\r\n"
        b'x;1974LIMA00417;"\x07CORK;\nBARK"\r\n'
    )
    (member,) = members(path)
    assert member.text == b""
    assert member.archive.value("Subject") == "CORK; BARK"


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("body\r\n\r\nX\r\n  \r\n", {2: b"X", 3: b"  "}),
        ("body\ttags\nX\t\n\t\n\n\tY", {1: b"X", 2: b"", 4: b""}),
        (' body ,"a;b"\nX,Y\n', {1: b"X"}),
        ('"body";"a,b"\nX;"Y,"\n', {1: b"X"}),
        ("body,raw_body,full_text\nX,Y,Z\n", {1: b"Y"}),
        ('tags,body\n"A ","5 \n  BARK  "\n', {1: b"5 \n  BARK  "}),
        (
            'tags,body\nA,"5\nBARK" \nB,CORK\n',
            {1: "container.broken", 2: "container.broken", 3: b"CORK"},
        ),
    ],
)
def test_a_row_keeps_its_number_and_the_blanks_of_its_cells(path, table, rows):
    """Only a row that is nothing but a line end is skipped, and it is counted.  The
    blanks of a cell are kept, and none may follow its last quotation mark.  Another
    delimiter within quotation marks is text.  The most complete text is the member.
    """
    path = path.with_suffix(".csv")
    path.write_bytes(table.encode())
    found = {m.place.row: m.error.code if m.error else m.text for m in members(path)}
    assert found == rows


@pytest.mark.parametrize(
    "broken", ["1974LIMA00417,1974\n", VALUES.replace("n/a", 'n"a')]
)
def test_a_row_of_other_length_costs_no_other(path, broken):
    whole = VALUES.format("FM LIMA")
    path.write_text(COLUMNS + whole + broken + whole)
    found = outcomes(path)
    assert found[0] == found[-1] == b"FM LIMA"
    assert found[1] == "container.broken"


GOOD = [f'1974LIMA{n:05},"EFIS, ""X""","FM LIMA {n}"\n' for n in range(1, 6)]
BARE = [f"1974LIMA{n:05},EFIS,FM LIMA {n}\n" for n in range(1, 6)]
LINES = [f'1974LIMA{n:05},EFIS,"FM LIMA {n}\nBARK"\n' for n in range(1, 6)]


@pytest.mark.parametrize("rows", [GOOD, BARE, LINES], ids=["quoted", "bare", "lines"])
@pytest.mark.parametrize(
    "stray",
    [
        'x,A,5" pipe\n',
        'x,A,"5 pipe\n',
        'x,"5" pipe",A\n',
        'x,A,"5" pipe"\n',
        '"\n',
        'x,",A\n',
    ],
)
@pytest.mark.parametrize("after", [0, 2, 4])
def test_a_stray_mark_costs_its_own_row_alone(path, rows, stray, after):
    """A stray quotation mark makes only its own row fail, and the numbers of the other
    rows stay right.
    """
    whole = [*rows[:after], stray, *rows[after:]]
    path.write_text("doc_nbr,tags,body\n" + "".join(whole))
    found = [(m.place.row, m.error.code if m.error else m.text) for m in members(path)]
    texts = [f"FM LIMA {n}" + "\nBARK" * (rows is LINES) for n in range(1, 6)]
    expected = [text.encode() for text in texts]
    expected.insert(after, "container.broken")
    assert found == list(enumerate(expected, 1))


def test_marks_that_are_even_by_chance_cost_no_row(path):
    """If two stray quotation marks join the rows between them, only the rows with the
    marks fail.
    """
    strays = ['x,A,"5 pipe\n', 'x,A,5",B\n']
    path.write_text("doc_nbr,tags,body\n" + "".join([strays[0], *BARE, strays[1]]))
    texts = [b"FM LIMA %d" % n for n in range(1, 6)]
    assert outcomes(path) == ["container.broken", *texts, "container.broken"]


def test_a_stray_mark_joins_no_more_than_the_cap(path, monkeypatch):
    monkeypatch.setattr(_limits, "MEMBER", 1000)
    rows = [row.replace("LIMA", "LIMA" * 20) for row in BARE] * 20
    path.write_text("doc_nbr,tags,body\n" + 'x,A,"5 pipe\n' + "".join(rows))
    found = [(m.place.row, m.error.code if m.error else b"") for m in members(path)]
    assert found == [(1, "input.too-large"), *((n, b"") for n in range(2, 102))]


def test_a_line_over_the_cap_is_refused_alone(path, monkeypatch):
    """A line over the cap is refused, whether or not a stray quotation mark joins it to
    another, and other rows are read.
    """
    monkeypatch.setattr(_limits, "MEMBER", 100_000)
    long = "x,A," + "5" * 400_000 + "\n"
    path.write_text(
        "doc_nbr,tags,body\n" + GOOD[0] + long + 'x,A,"5\n' + long + GOOD[1]
    )
    assert outcomes(path) == [b"FM LIMA 1", *["input.too-large"] * 3, b"FM LIMA 2"]


def test_a_cell_without_an_end_is_refused(path, monkeypatch):
    monkeypatch.setattr(_limits, "MEMBER", 1000)
    whole = VALUES.format("FM LIMA")
    path.write_text(COLUMNS + 'a,b,"' + "A\n" * 600 + whole)
    found = outcomes(path)
    assert found[0] == "input.too-large"
    assert found[-1] == b"FM LIMA"


@pytest.mark.parametrize(
    "content", [b"a,b,c\n1,2,3\n", b'"x","y","z"\n', b"date,to,class\n", b""]
)
def test_another_table_is_refused(path, content):
    path = path.with_suffix(".csv")
    path.write_bytes(content)
    assert outcomes(path) == ["container.unknown-table"]


def test_a_table_in_a_zip_has_its_rows(path):
    path.write_bytes(zipped({"t.csv": row() + row(), "bonn": BONN}))
    assert [(m.place.name, m.place.row) for m in members(path)] == [
        ("t.csv", 1),
        ("t.csv", 2),
        ("bonn", None),
    ]
