"""The first and last day of EDTF values."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from policy_nlp.model import bounds


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from([4, 7, 10]))
def test_plain_dates_are_read_as_the_library_reads_them(day: date, length: int) -> None:
    edtf = day.isoformat()[:length]
    value = parse_edtf(edtf)
    expected = [date(*moment[:3]) for moment in (value.lower_strict(), value.upper_strict())]
    assert list(bounds(edtf)) == expected


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021-34", date(2021, 4, 1), date(2021, 6, 30)),
        ("197X", date(1970, 1, 1), date(1979, 12, 31)),
        ("2010/..", date(2010, 1, 1), None),
        ("../2020", None, date(2020, 12, 31)),
        ("2023-08/2023-09", date(2023, 8, 1), date(2023, 9, 30)),
    ],
)
def test_bounds_of_each_kind_of_value(edtf: str, first: date | None, last: date | None) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("edtf", ["", "2023-02-30", "2023-13-01", "2023-02-00", "去年", "0000", "2023-1"])
def test_what_is_no_value_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match="not an EDTF value"):
        bounds(edtf)
