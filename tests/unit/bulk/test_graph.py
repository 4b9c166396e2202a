"""Who cites whom: how a reference is resolved, and why it is not."""

from __future__ import annotations

import datetime
import io
import json

import pytest
from lxml import etree

from cableformat.bulk import Fate, graph, write_graph
from cableformat.text import Hints


def state(day, post, serial, *references):
    listed = "".join(f"REF: {each}\n" for each in references)
    return (
        f"R {day:02}1200Z MAR 08\nFM AMEMBASSY {post}\nTO SECSTATE WASHDC\nBT\n"
        f"UNCLAS {post} {serial:06}\nTAGS: PREL\nSUBJECT: CORK\n{listed}\n"
        "1. Bark floats.\nDOE\nBT\n"
    )


def navy(group, number, *references, subject="PIERS"):
    sets = "".join(f"REF/{x}/{y}//\n" for x, y in zip("ABCD", references, strict=False))
    return (
        f"R {group}\nFM CNO WASHINGTON DC\nTO NAVADMIN\nBT\nUNCLAS //N04700//\n"
        f"NAVADMIN {number}\nMSGID/GENADMIN/CNO WASHINGTON DC/N4/MAR//\n"
        f"SUBJ/{subject}//\n{sets}RMKS/1.  THE PIERS ARE OPEN.//\nBT\n"
    )


@pytest.fixture
def of(tmp_path):
    """The graph of telegrams, each in a file of its own."""

    def made(*telegrams, **options):
        for place, telegram in enumerate(telegrams):
            (tmp_path / f"{place:02}.txt").write_text(telegram, "utf-8")
        return graph([tmp_path], **options)

    return made


def fates(found):
    return [(edge.target, edge.fate, edge.by) for edge in found.edges]


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        (state(1, "LIMA", 7), ("08LIMA7", Fate.RESOLVED, "number")),
        (state(1, "LIMA", 8), ("08LIMA7", Fate.NOT_IN_SET, None)),
    ],
)
def test_a_telegram_is_cited_by_post_number_and_year(of, cited, expected):
    """A reference by post, number and year finds a telegram, or makes a node for one
    that is not in the set.
    """
    found = of(cited, state(2, "ROME", 1, "LIMA 7"))
    assert fates(found) == [expected]
    assert "08LIMA7" in [node.id for node in found.nodes]


def test_a_post_is_the_same_under_each_of_its_names(of):
    found = of(state(1, "MUMBAI", 7), state(2, "ROME", 1, "BOMBAY 7"))
    assert fates(found) == [("08MUMBAI7", Fate.RESOLVED, "number")]


def test_a_message_is_cited_by_series_or_by_originator_and_group(of):
    """A reference finds a message by its series, or by date-time group and originator,
    which may be cut short.
    """
    found = of(
        navy("031640Z MAR 05", "071/05"),
        navy("041640Z MAR 05", "072/05", "MSG/CNO/031640ZMAR05"),
        navy("051640Z MAR 05", "073/05", "DOC/CNO/-//\nAMPN/REF A IS NAVADMIN 71/05."),
    )
    assert fates(found) == [
        ("NAVADMIN 071/05", Fate.RESOLVED, "group"),
        ("NAVADMIN 071/05", Fate.RESOLVED, "series"),
    ]


def test_two_keys_find_one_of_the_messages_of_a_series_number(of):
    """If two messages have one series number, only a second key
    identifies one of them.
    """
    explained = "AMPN/REF A IS NAVADMIN 071/05."
    found = of(
        navy("031640Z MAR 05", "071/05"),
        navy("031650Z MAR 05", "071/05", subject="WHARVES"),
        navy("061640Z MAR 05", "074/05", f"MSG/CNO/031650ZMAR05//\n{explained}"),
        navy("071640Z MAR 05", "075/05", f"DOC/CNO/-//\n{explained}"),
    )
    assert fates(found) == [
        ("NAVADMIN 071/05 (2)", Fate.RESOLVED, "series"),
        (None, Fate.AMBIGUOUS, None),
    ]


@pytest.mark.parametrize("series", ["072/05", "079/05"])
def test_keys_that_name_two_messages_contradict_each_other(of, series):
    """A reference whose keys name two messages is contradictory, even if one of them is
    not in the set.
    """
    explained = f"MSG/CNO/031640ZMAR05//\nAMPN/REF A IS NAVADMIN {series}."
    found = of(
        navy("031640Z MAR 05", "071/05"),
        navy("041640Z MAR 05", "072/05"),
        navy("061640Z MAR 05", "074/05", explained),
    )
    assert fates(found) == [(None, Fate.CONTRADICTORY, None)]


def test_a_crowd_of_one_number_is_ambiguous_at_a_bounded_cost(of):
    """If more than 64 messages have one number, none is chosen, whatever other keys a
    reference has.
    """
    crowd = [navy("031640Z MAR 05", "071/05", subject=f"PIER {n}") for n in range(70)]
    explained = "MSG/CNO/031640ZMAR05//\nAMPN/REF A IS NAVADMIN 071/05."
    found = of(*crowd, navy("061640Z MAR 05", "074/05", explained))
    (edge,) = found.edges
    assert (edge.fate, edge.candidates) == (Fate.AMBIGUOUS, 65)


def test_a_crowd_of_one_minute_is_ambiguous(of):
    """A reference is ambiguous if too many messages of one minute have originators that
    begin with the same word.
    """
    ships = [
        navy("031640Z MAR 05", f"{n + 100}/05").replace("CNO WASH", f"USS {n}X WASH")
        for n in range(70)
    ]
    found = of(*ships, navy("061640Z MAR 05", "074/05", "MSG/USS 69X/031640ZMAR05"))
    (edge,) = found.edges
    assert (edge.fate, edge.candidates) == (Fate.AMBIGUOUS, 65)


@pytest.mark.parametrize(
    ("reference", "fate"),
    [
        ("NAPERVILLE 12", Fate.UNKNOWN_POST),
        ("08 ROME 1", Fate.ITSELF),
        ("LIMA A-50", Fate.NO_MESSAGE),
        ("DOE-ROE E-MAIL OF MARCH 3", Fate.NO_MESSAGE),
        ("PREVIOUS", Fate.UNIDENTIFIABLE),
        ("SECDEF MSG DTG 021200Z MAR 08", Fate.OTHER_ORIGINATOR),
        ("SECDEF MSG DTG 021259Z MAR 08", Fate.NOT_IN_SET),
    ],
)
def test_a_reference_that_is_not_resolved_has_its_reason(of, reference, fate):
    (edge,) = of(state(2, "ROME", 1, reference)).edges
    assert edge.fate is fate


def test_a_number_has_no_year_if_the_telegram_shows_none(of):
    (edge,) = of("UNCLAS ROME 000001\nSUBJECT: CORK\nREF: LIMA 7\n").edges
    assert edge.fate is Fate.NO_YEAR


def test_an_archive_states_the_year_of_a_telegram_that_shows_none(tmp_path):
    """The year that an archive states is used for the telegram's own number and for its
    references.
    """
    path = tmp_path / "1974.csv"
    path.write_text(
        "doc_nbr,raw_body\n"
        '1974LIMA00007,"UNCLAS LIMA 0007\nSUBJ: CORK"\n'
        '1974ROME00001,"UNCLAS ROME 0001\nSUBJ: CORK\nREF: LIMA 7"\n',
        "utf-8",
    )
    assert fates(graph([path])) == [("1974LIMA00007", Fate.RESOLVED, "number")]


def test_copies_and_sections_of_a_message_are_one_node(of):
    copy = state(1, "LIMA", 7)
    found = of(copy, copy.replace("BT\n", "BT\n\n"), state(2, "ROME", 1, "LIMA 7"))
    assert [(node.id, node.telegrams) for node in found.nodes] == [
        ("08LIMA7", 2),
        ("08ROME1", 1),
    ]
    assert fates(found) == [("08LIMA7", Fate.RESOLVED, "number")]


def test_messages_of_one_name_are_numbered_from_the_second(of):
    messages = [
        navy(f"03164{n}Z MAR 05", "071/05", subject=f"PIER {n}") for n in range(3)
    ]
    assert [node.id for node in of(*messages).nodes] == [
        "NAVADMIN 071/05",
        "NAVADMIN 071/05 (2)",
        "NAVADMIN 071/05 (3)",
    ]


def test_a_node_has_the_originator_and_the_minute_of_its_message(of, tmp_path):
    """A node has the originator, by its post if a table has it, and the minute; a
    message that does not show them, or is only cited, has neither.
    """
    found = of(
        state(1, "LIMA", 7, "LIMA 6"),
        navy("031640Z MAR 05", "071/05"),
        "FM CNO//N1//\nBT\nSUBJ: CORK\n",
        "SUBJ: CORK\n",
    )
    first, second, third, fourth = (str(tmp_path / f"{n:02}.txt") for n in range(4))
    rows = [(x.id, x.place, x.originator, x.sent, x.in_set) for x in found.nodes]
    assert rows == [
        ("08LIMA7", first, "LIMA", "2008-03-01T12:00Z", True),
        ("NAVADMIN 071/05", second, "CNO WASHINGTON DC", "2005-03-03T16:40Z", True),
        (third, third, "CNO", None, True),
        (fourth, fourth, None, None, True),
        ("08LIMA6", None, None, None, False),
    ]


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("Naperville 12", "08NAPERVILLE12"),
        ("New Naperville 0013", "08NEWNAPERVILLE13"),
        ("05 LIMA 4", "05LIMA4"),
        ("SECSTATE 99", "08STATE99"),
        ("CNO 031640Z MAR 05", "CNO 2005-03-03T16:40Z"),
    ],
)
def test_a_message_that_is_only_cited_is_named_by_its_key(of, reference, name):
    """The id of a cited message has the year in two digits, the post of the table or
    the printed post in capitals without blanks, and the number without zeros; or the
    originator and the minute.
    """
    (edge,) = of(state(2, "ROME", 1, reference)).edges
    assert edge.target == name


def test_an_edge_has_the_place_and_the_first_words_of_its_reference(of):
    """An edge has the place, letter and kind of its reference, and at most 80
    characters of its words, on one line.
    """
    long = "DOE-ROE E-MAIL OF MARCH 3 " + "ON CORK " * 20
    found = of(state(2, "ROME", 1, f"A. LIMA\n     7\n     B. {long}"))
    rows = [(x.reference, x.label, x.kind.value, x.text) for x in found.edges]
    assert rows == [
        (0, "A", "telegram", "LIMA 7"),
        (1, "B", "eMail", long[:80]),
    ]


@pytest.mark.parametrize(
    ("reference", "fate"),
    [
        ("MSG/CNO/991640ZMAR05", Fate.UNIDENTIFIABLE),
        ("MSG/CNO/-", Fate.UNIDENTIFIABLE),
        ("RMG/CNO/-", Fate.UNIDENTIFIABLE),
        ("GENADMIN/CNO/-", Fate.UNIDENTIFIABLE),
        ("LTR/CNO/-", Fate.NO_MESSAGE),
        ("MSG/CNO/061640ZMAR05", Fate.ITSELF),
        ("MSG/SECDEF/061640ZMAR05", Fate.OTHER_ORIGINATOR),
        (
            "MSG/SECDEF/061640ZMAR05//\nAMPN/REF A IS NAVADMIN 079/05.",
            Fate.NOT_IN_SET,
        ),
    ],
)
def test_a_reference_set_that_is_not_resolved_has_its_reason(of, reference, fate):
    """A set without a key is unidentifiable if its first field names a message, and
    otherwise cites none.  Only a reference without a number is compared with the other
    messages of its minute.
    """
    (edge,) = of(navy("061640Z MAR 05", "074/05", reference)).edges
    assert edge.fate is fate


def test_a_message_does_not_cite_itself_if_another_has_its_number(of):
    explained = "DOC/CNO/-//\nAMPN/REF A IS NAVADMIN 071/05."
    found = of(
        navy("031640Z MAR 05", "071/05", explained),
        navy("031650Z MAR 05", "071/05", subject="WHARVES"),
    )
    assert fates(found) == [("NAVADMIN 071/05 (2)", Fate.RESOLVED, "series")]
    assert found.edges[0].candidates == 1


def test_what_can_not_be_read_is_counted_by_its_code(of, tmp_path):
    (tmp_path / "broken.json").write_text("{", "utf-8")
    found = of(state(1, "LIMA", 7))
    assert found.failures == {"json.malformed": 1}
    assert len(found.nodes) == 1


def test_the_share_is_of_references_to_messages(of):
    """The share leaves out references to other documents; fates have the order of
    `Fate`.
    """
    found = of(
        state(1, "LIMA", 7), state(2, "ROME", 1, "LIMA A-50", "LIMA 8", "LIMA 7")
    )
    assert list(found.fates.items()) == [
        (Fate.RESOLVED, 1),
        (Fate.NOT_IN_SET, 1),
        (Fate.NO_MESSAGE, 1),
    ]
    assert found.resolved_share == 0.5
    assert graph([]).resolved_share == 0


def test_a_graph_leaves_out_one_file(of, tmp_path):
    left_out = tmp_path / "01.txt"
    found = of(state(1, "LIMA", 7), state(2, "ROME", 1), without=left_out)
    assert [node.id for node in found.nodes] == ["08LIMA7"]


def test_a_graph_reports_every_byte_that_it_reads(of):
    heard = []
    telegrams = state(1, "LIMA", 7), state(2, "ROME", 1, "LIMA 7")
    of(*telegrams, heard=heard.append)
    assert sum(heard) == sum(map(len, telegrams))


def test_hints_hold_for_every_telegram_of_a_graph(of):
    """A date near the telegrams decides the century of their two-digit years."""
    hints = Hints(date=datetime.date(1908, 3, 1))
    found = of(state(1, "LIMA", 7), state(2, "ROME", 1), hints=hints)
    assert [node.sent for node in found.nodes] == [
        "1908-03-01T12:00Z",
        "1908-03-02T12:00Z",
    ]


def test_two_processes_make_the_same_graph(of):
    telegrams = [state(1, "LIMA", n, f"LIMA {n - 1}") for n in range(2, 9)]
    assert of(*telegrams) == of(*telegrams, jobs=2)


# Files


@pytest.fixture
def small(of, tmp_path):
    """A graph whose one place is no text that XML holds."""
    (tmp_path / "a\x01.txt").write_text("SUBJ: CORK\n", "utf-8")
    return of(state(1, "LIMA", 7), state(2, "ROME", 1, "LIMA 7", "LIMA 8", "LIMA A-50"))


def written(found, to):
    file = io.BytesIO()
    write_graph(found, file, to=to)
    return file


def test_graphml_has_nodes_and_the_edges_with_two_ends(small):
    networkx = pytest.importorskip("networkx")
    file = written(small, "graphml")
    etree.fromstring(file.getvalue())
    file.seek(0)
    read = networkx.read_graphml(file)
    labels = networkx.get_node_attributes(read, "label")
    assert {"08LIMA7", "08LIMA8", "08ROME1"} < set(labels.values())
    ends = [(labels[a], labels[b], d["fate"]) for a, b, d in read.edges(data=True)]
    assert ends == [
        ("08ROME1", "08LIMA7", "resolved"),
        ("08ROME1", "08LIMA8", "not-in-set"),
    ]


def test_json_is_in_node_link_form(small):
    """The JSON graph is in the node-link form of networkx, and lists references without
    a node separately.
    """
    networkx = pytest.importorskip("networkx")
    document = json.loads(written(small, "json").getvalue())
    read = networkx.node_link_graph(document, edges="edges")
    assert read.number_of_edges("08ROME1", "08LIMA7") == 1
    assert read.nodes["08LIMA8"]["telegrams"] == 0
    assert [edge["fate"] for edge in document["unlinked"]] == ["no-message"]


def test_parquet_has_a_row_for_each_edge(small):
    from pyarrow import parquet  # noqa: PLC0415

    rows = parquet.read_table(written(small, "parquet")).to_pylist()
    assert [(row["target"], row["fate"]) for row in rows] == [
        ("08LIMA7", "resolved"),
        ("08LIMA8", "not-in-set"),
        (None, "no-message"),
    ]
    assert rows[0]["reference"] == 0
