"""Two event mentions side by side: contradictions that keep them apart, and features that speak for or against."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import permutations

from rapidfuzz.distance import Indel

from policy_nlp.link.acts import acts_in, are_different_acts
from policy_nlp.link.records import EventRecord, Figure
from policy_nlp.link.restrictions import restriction_in
from policy_nlp.link.titles import is_number_only, number_key, read_title, similarity, specificity, stages_in
from policy_nlp.model import bounds, is_within, precision

MEASURED = frozenset({"statistic", "market", "forecast"})
"""Types that are one happening only where measure, commodity, place and period are the same."""

_NEAR_TYPES = frozenset(
    frozenset(pair)
    for pair in [
        ("enact", "amend"),
        ("issue", "amend"),
        ("issue", "review"),
        ("issue", "enact"),
        ("issue", "propose"),
        ("issue", "agree"),
        ("establish", "agree"),
        ("establish", "issue"),
        ("establish", "operate"),
        ("agree", "meet"),
        ("market", "statistic"),
    ]
)
_PAIRS_OF_NEAR_TYPES = frozenset(pair for types in _NEAR_TYPES for pair in permutations(types))
_GROUPS = {
    "potash": "K",
    "phosphate": "P",
    "bauxite": "Al",
    "fluorspar": "F",
    "barite": "Ba",
    "borates": "B",
    "magnesite": "Mg",
    "LREE": "La Ce Pr Nd Pm Sm Eu",
    "HREE": "Gd Tb Dy Ho Er Tm Yb Lu Y Sc Sm",
    "REE": "La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Y Sc LREE HREE monazite",
    "PGM": "Pt Pd Rh Ru Ir Os",
}


def contradiction(a: EventRecord, b: EventRecord) -> str | None:
    """Why `a` and `b` can't be one happening, or None."""
    return next((reason for reason, holds in _contradictions(a, b) if holds), None)


def _contradictions(a: EventRecord, b: EventRecord) -> Iterator[tuple[str, bool]]:
    yield "different types", not types_near(a, b)
    yield "same sentence", a.doc_id == b.doc_id and a.sentence_span == b.sentence_span
    yield "different acts", are_different_acts(acts_of(a), acts_of(b))
    yield "different dates", not dates_agree(a, b) and not _once_only(a, b)
    yield "different countries", bool(a.places and b.places) and not _sides(a) & _sides(b)
    yield "different numbers", numbers_differ(a, b)
    yield "different stages of a text", _stages_differ(a, b)
    yield "different minerals", {a.type, b.type} <= MEASURED and _minerals(a) != _minerals(b)
    yield "different figures", "fund" in {a.type, b.type} and not _figures_meet(a, b)
    yield "different measures", {a.type, b.type} <= MEASURED and not _same_measure(a, b)


def acts_of(event: EventRecord) -> frozenset[str]:
    """The acts that the trigger names; `change` where an amendment names only the minerals concerned."""
    acts = acts_in(event.trigger)
    return acts or frozenset({"change"} if event.type == "amend" and event.minerals else ())


def types_can_be_near(a: EventRecord, b: EventRecord) -> bool:
    """Whether the two types alone leave open that they tell of one act."""
    return a.type == b.type or (a.type, b.type) in _PAIRS_OF_NEAR_TYPES


def types_near(a: EventRecord, b: EventRecord) -> bool:
    """Whether the two types can tell of one act; a review is the issue of its report only where it is completed."""
    pair = frozenset((a.type, b.type))
    if pair == {"issue", "review"}:
        review = a if a.type == "review" else b
        return bool(acts_in(review.trigger) & {"complete", "publish"})
    return len(pair) == 1 or pair in _NEAR_TYPES


def dates_agree(a: EventRecord, b: EventRecord) -> bool:
    """Whether one date lies within the other; a range agrees with a point only where both are ranges."""
    if ("/" in a.edtf) != ("/" in b.edtf):
        return False
    return _within(a.edtf, b.edtf) or _within(b.edtf, a.edtf)


@lru_cache(maxsize=100_000)
def _within(inner: str, outer: str) -> bool:
    return is_within(inner, outer)


def _once_only(a: EventRecord, b: EventRecord) -> bool:
    """Whether contradictory dates can tell of one act, because such an act happens to such a thing only once."""
    if "/" in a.edtf + b.edtf:
        return False
    years = abs(_year(a.edtf) - _year(b.edtf))
    alike = title_similarity(a, b)
    same = (alike or 0.0) > 0.9
    if a.type == b.type == "establish":
        return same and years <= 1 and specificity(a.instrument or "") >= 0.5
    first_list = a.type == b.type == "issue" and "清单" in a.topics & b.topics and bool(_sizes(a) & _sizes(b))
    return first_list and years <= 3 and (same or (alike is None and bool(a.places & b.places)))


def _year(edtf: str) -> int:
    low, high = bounds(edtf)
    day = low or high
    return day.year if day else 0


def _sizes(event: EventRecord) -> set[tuple[float | None, float | None, str]]:
    return {figure_value(f) for f in event.figures if f.unit == "count"}


def _sides(event: EventRecord) -> frozenset[str]:
    return event.places | event.partner_places


def numbers_differ(a: EventRecord, b: EventRecord) -> bool:
    """Whether both tell an official number and not the same one."""
    return bool(a.number and b.number) and not same_number(a, b)


def same_number(a: EventRecord, b: EventRecord) -> bool:
    """Whether both tell the same official number; a number without its year is read in the year of the event."""
    if not (a.number and b.number):
        return False
    left, right = number_key(a.number), number_key(b.number)
    if "-" in left and "-" in right:
        return left == right
    return left.rpartition("-")[2] == right.rpartition("-")[2]


def _one_act_two_types(a: EventRecord, b: EventRecord) -> bool:
    """Whether different types tell of one act: a new edition and its size, an amending act, a review and its report."""
    types = {a.type, b.type}
    if types == {"issue", "amend"}:
        edition = a if a.type == "amend" else b
        return "resize" in acts_of(edition) and bool(edition.figures)
    return types == {"issue", "review"} or (types == {"enact", "amend"} and "amended" in stages(a) & stages(b))


def _restrictions_differ(a: EventRecord, b: EventRecord) -> bool:
    left, right = restriction_in(a.trigger), restriction_in(b.trigger)
    return bool(left and right) and left != right and a.type == b.type == "restrict"


def _stages_differ(a: EventRecord, b: EventRecord) -> bool:
    if not (a.instrument and b.instrument):
        return False
    return ("draft" in stages(a)) != ("draft" in stages(b))


def stages(event: EventRecord) -> frozenset[str]:
    """Draft, final or amended, where the title of the instrument says so, or the sentence where there is no title."""
    return read_title(event.instrument).stages if event.instrument else stages_in(event.sentence)


@lru_cache(maxsize=100_000)
def expanded(minerals: tuple[str, ...]) -> frozenset[str]:
    """The commodities with the members of the groups among them."""
    return frozenset(minerals) | {m for group in minerals for m in _GROUPS.get(group, "").split()}


def _minerals(event: EventRecord) -> frozenset[str]:
    return frozenset(event.minerals)


def mineral_overlap(a: EventRecord, b: EventRecord) -> float:
    """The share of the smaller set of commodities that the other names too, itself or by its group."""
    left, right = expanded(a.minerals), expanded(b.minerals)
    small, large = (a, right) if len(a.minerals) <= len(b.minerals) else (b, left)
    return sum(m in large or bool(expanded((m,)) & large) for m in small.minerals) / max(1, len(small.minerals))


def figure_value(figure: Figure) -> tuple[float | None, float | None, str]:
    """Bounds and unit, with multiples as percentages and to three digits, as sources round."""
    scale = 100.0 if figure.unit == "times" else 1.0
    rounded = [None if v is None else float(f"{v * scale:.3g}") for v in (figure.low, figure.high)]
    return rounded[0], rounded[1], "%" if figure.unit == "times" else figure.unit


def shared_figures(a: EventRecord, b: EventRecord) -> int:
    """How many figures of equal value both tell."""
    return len({figure_value(f) for f in a.figures} & {figure_value(f) for f in b.figures})


def figures_clash(a: EventRecord, b: EventRecord) -> bool:
    """Whether both tell figures in one unit, none of them equal."""
    units = {f.unit for f in a.figures} & {f.unit for f in b.figures}
    return bool(units) and not shared_figures(a, b)


def _figures_meet(a: EventRecord, b: EventRecord) -> bool:
    money_a = {figure_value(f) for f in a.figures if f.kind == "money"}
    money_b = {figure_value(f) for f in b.figures if f.kind == "money"}
    return not money_a or not money_b or bool(money_a & money_b)


def _same_measure(a: EventRecord, b: EventRecord) -> bool:
    """Whether two measurements can be one: the same period, and the same value or nearly the same words."""
    return a.edtf == b.edtf and a.places == b.places and (_same_figures(a, b) or words_alike(a, b) > 0.8)


def _same_figures(a: EventRecord, b: EventRecord) -> bool:
    return bool(a.figures) and {figure_value(f) for f in a.figures} == {figure_value(f) for f in b.figures}


def words_alike(a: EventRecord, b: EventRecord) -> float:
    """How alike the two sentences are, from 0 to 1."""
    return _alike(a.sentence, b.sentence)


@lru_cache(maxsize=200_000)
def _alike(a: str, b: str) -> float:
    return Indel.normalized_similarity(a, b, score_cutoff=0.6)


def title_similarity(a: EventRecord, b: EventRecord) -> float | None:
    """How likely both instruments are one text; None where one is unnamed or named by number only."""
    if not (a.instrument and b.instrument):
        return None
    if a.instrument != b.instrument and (is_number_only(a.instrument) or is_number_only(b.instrument)):
        return None
    return similarity(*sorted((a.instrument, b.instrument)))


def features(a: EventRecord, b: EventRecord) -> dict[str, float]:
    """The features that speak for or against one happening, by name; 0 (left out) says nothing."""
    found = dict(_features(a, b))
    return {name: value for name, value in found.items() if value}


def _features(a: EventRecord, b: EventRecord) -> Iterator[tuple[str, float]]:
    yield "base", 1.0
    yield "other type", a.type != b.type and not _one_act_two_types(a, b)
    yield "other restriction", _restrictions_differ(a, b)
    yield "once only, dates differ", not dates_agree(a, b)
    if dates_agree(a, b):
        yield from _date_features(a, b)
    yield from _title_features(a, b)
    yield "same number", same_number(a, b)
    yield "same actor", bool(set(a.actors) & set(b.actors))
    yield "same country", bool(a.places & b.places or set(a.actors) & set(b.actors))
    yield "other body", bool(a.places & b.places) and not _one_acts_for_the_other(a, b)
    yield "other actor", _actors_unrelated(a, b)
    yield "same home", bool((a.places | a.home) & (b.places | b.home)) and not a.places & b.places
    yield (
        "other home",
        bool((a.places | a.home) and (b.places | b.home)) and not (_sides(a) | a.home) & (_sides(b) | b.home),
    )
    yield "same partner", bool(set(a.partners) & set(b.partners))
    yield "other partner", bool(a.partners and b.partners) and not set(a.partners) & set(b.partners)
    yield "same act", bool(acts_in(a.trigger) & acts_in(b.trigger)) or a.trigger == b.trigger
    if a.minerals and b.minerals:
        overlap = mineral_overlap(a, b)
        yield "same minerals", overlap * (1.0 if len(a.minerals) == len(b.minerals) else 0.7)
        yield "other minerals", overlap == 0
    yield "same figures", min(2, shared_figures(a, b))
    yield "other figures", figures_clash(a, b)
    yield "same words", max(0.0, words_alike(a, b) - 0.6) / 0.4
    yield "other modality", a.modality != b.modality
    yield "same article", a.doc_id == b.doc_id


def _one_acts_for_the_other(a: EventRecord, b: EventRecord) -> bool:
    """Whether actors are shared, or one side is only a country or a person of it, for whom any body may act."""
    if set(a.actors) & set(b.actors):
        return True
    return bool(a.places & b.places) and (a.acts_as_country or b.acts_as_country)


def _actors_unrelated(a: EventRecord, b: EventRecord) -> bool:
    """Whether both have actors, none shared, and no country that both could stand for."""
    known = bool(a.places and b.places)
    return (
        bool(a.actors and b.actors)
        and not set(a.actors) & set(b.actors)
        and not known
        and not (a.acts_as_country or b.acts_as_country)
    )


def _date_features(a: EventRecord, b: EventRecord) -> Iterator[tuple[str, float]]:
    finer = max(_RANK[precision(a.edtf)], _RANK[precision(b.edtf)])
    coarser = min(_RANK[precision(a.edtf)], _RANK[precision(b.edtf)])
    yield "same day", finer == coarser == 3
    yield "same year only", coarser == 1
    yield "long ago", _year(a.edtf) < 1990 and coarser >= 1


_RANK = {"day": 3, "month": 2, "season": 1, "quarter": 2, "half": 1, "year": 1, "decade": 0, "century": 0, "range": 1}


def _title_features(a: EventRecord, b: EventRecord) -> Iterator[tuple[str, float]]:
    alike = title_similarity(a, b)
    if alike is None:
        yield "same topic", bool(a.topics & b.topics) and not same_number(a, b)
        yield "one is a draft", ("draft" in stages(a)) != ("draft" in stages(b))
        return
    telling = min(specificity(a.instrument or ""), specificity(b.instrument or ""))
    yield "same title", max(0.0, (alike - 0.6) / 0.4) * (0.4 + 0.6 * telling)
    yield "other genre", bool(a.topics and b.topics) and not a.topics & b.topics and not same_number(a, b)
    yield "other title", max(0.0, (0.6 - alike) / 0.6) * (not same_number(a, b))
    yield "one amended", ("amended" in stages(a)) != ("amended" in stages(b))
