"""Events in sentences, paragraphs and tables of our own, read with the whole pipeline."""

import pytest
from opencc import OpenCC

from event_addressees import ADDRESSEES
from event_belongings import COMMODITIES, FIGURES, PAPERS_TOLD, SIDES_TOLD, WHO_IS_MEANT
from event_choices import RATIOS, WHICH_VERB
from event_doers import DOERS, DONE_TO, HOW_MUCH, OF_TABLES, WHO_IS_UNDERSTOOD, WHO_TAKES
from event_paragraphs import (
    CARRIED,
    CHRONICLES,
    LISTS,
    NEWS,
    NEWS_ITEMS,
    NOTHING,
    NOTICES,
    SIDES,
    STATE,
    TABLES,
    UNSOLVED,
)
from event_partners import MATTERS, PARTNERS
from event_predicates import PREDICATES
from event_sentences import (
    AGREEMENTS,
    BODIES,
    CHANGES,
    CONTROLS,
    FIRMS,
    INQUIRIES_AND_MEETINGS,
    LAWS,
    MARKETS,
    MEASURES,
    MONEY,
    PAPERS,
)
from event_sides import DEALS, SUBJECTS, WHO
from event_tables import MORE_TABLES
from event_turns import TURNS
from event_words import FURTHER_WORDS
from policy_nlp.lexicon import simplify
from told_events import Case, case, differences, events_of

TO_TRADITIONAL = OpenCC("s2t")
SENTENCES = [
    *PAPERS, *LAWS, *CHANGES, *BODIES, *AGREEMENTS, *MONEY, *CONTROLS, *INQUIRIES_AND_MEETINGS, *FIRMS, *MARKETS,
    *MEASURES,
]  # fmt: skip
PARAGRAPHS = [*LISTS, *CARRIED, *CHRONICLES, *NOTICES, *NEWS, *NEWS_ITEMS, *SIDES, *STATE, *DEALS, *SUBJECTS, *WHO]
CHOICES = [*RATIOS, *WHICH_VERB, *TURNS, *PREDICATES, *FURTHER_WORDS]
BELONGINGS = [
    *ADDRESSEES,
    *FIGURES,
    *PAPERS_TOLD,
    *COMMODITIES,
    *SIDES_TOLD,
    *WHO_IS_MEANT,
    *PARTNERS,
    *MATTERS,
    *DOERS,
    *DONE_TO,
    *WHO_TAKES,
    *WHO_IS_UNDERSTOOD,
    *HOW_MUCH,
]
ALL = [*SENTENCES, *PARAGRAPHS, *CHOICES, *BELONGINGS, *TABLES, *OF_TABLES, *MORE_TABLES]


def first_words(case: Case) -> str:
    return case.text[:24].replace("\t", " ").replace("\n", " ")


@pytest.mark.parametrize("case", SENTENCES, ids=first_words)
def test_sentence(case: Case) -> None:
    assert differences(case) == []


@pytest.mark.parametrize("case", [*PARAGRAPHS, *BELONGINGS], ids=first_words)
def test_paragraph(case: Case) -> None:
    assert differences(case) == []


@pytest.mark.parametrize("case", CHOICES, ids=first_words)
def test_choice(case: Case) -> None:
    assert differences(case) == []


@pytest.mark.parametrize("case", [*TABLES, *OF_TABLES, *MORE_TABLES], ids=first_words)
def test_table(case: Case) -> None:
    assert differences(case) == []


@pytest.mark.parametrize("case", ALL, ids=first_words)
def test_either_script_tells_the_same(case: Case) -> None:
    traditional = TO_TRADITIONAL.convert(simplify(case.text))
    told = [(e.start, e.end, e.type, e.edtf, e.actors, e.partners, e.instrument) for _, e, _ in events_of(case)]
    also = [
        (e.start, e.end, e.type, e.edtf, e.actors, e.partners, e.instrument) for _, e, _ in events_of(case, traditional)
    ]
    assert also == told


@pytest.mark.parametrize("text", NOTHING)
def test_tells_nothing(text: str) -> None:
    assert differences(case(text)) == []


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(strict=True, reason=why), id=first_words(case))
        for why, case in UNSOLVED
    ],
)
def test_not_yet(case: Case) -> None:
    assert differences(case) == []
