"""Claims are packed, and come out as they were."""

from __future__ import annotations

from cableformat.text.kinds import Kind
from cableformat.text.lenses.claims import Claims
from cableformat.text.lenses.lens import Claim


def _claims(count: int) -> list[Claim]:
    """Labels and values, every seventh with several spans."""
    made = []
    for n in range(count):
        spans = [(10 * n, 10 * n + 2)] + [(10 * n + 4, 10 * n + 6)] * (n % 7 == 0)
        label = n % 5 == 0
        value = None if label else f"V{n % 11}"
        made.append(Claim(Kind.TAG if n % 2 else Kind.REFERENCE, value, spans, label))
    return made


def _shown(claims: object) -> list[tuple[object, ...]]:
    return [(c.kind, c.value, c.spans, c.label) for c in claims]  # type: ignore[attr-defined]


def test_claims_come_out_as_they_went_in() -> None:
    """Claims are returned as they were added, in any number and in portions of any
    size.
    """
    for count in (0, 1, 199, 200, 201, 2000):
        given, claims = _claims(count), Claims()
        for start in range(0, count, 3):
            claims.extend(given[start : start + 3])
        assert bool(claims) == bool(count)
        assert _shown(claims) == _shown(given)
        if count:
            assert _shown([claims.last]) == _shown(given[-1:])
        assert _shown(claims.given_up()) == _shown(given)
        assert not claims


def test_values_are_by_kind_without_labels() -> None:
    """The values of each kind are in the order of their claims, without labels."""
    given, claims = _claims(600), Claims()
    claims.extend(given)
    assert claims.by_kind() == {
        kind: [c.value for c in given if c.kind is kind and not c.label]
        for kind in (Kind.TAG, Kind.REFERENCE)
    }


def test_equal_values_of_many_claims_are_one_object() -> None:
    """Equal values of many claims are one object, except those of a few claims, which
    are not packed.
    """
    claims = Claims()
    claims.extend([Claim(Kind.TAG, "".join("AB"), [(n, n + 1)]) for n in range(500)])
    assert len({id(claim.value) for claim in claims}) < 5
