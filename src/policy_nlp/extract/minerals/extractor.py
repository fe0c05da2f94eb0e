"""From the hits of one automaton to mentions: runs of elements become compounds, alloys or names apart."""

import sys
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from policy_nlp.extract.minerals.compounds import compound_at, ids_of_compound, tail_at, with_metal_before
from policy_nlp.extract.minerals.latin import find_latin
from policy_nlp.extract.minerals.names import counts_alone, in_company_name
from policy_nlp.extract.minerals.words import (
    Term,
    element_ids,
    family_pattern,
    in_order,
    lexicon,
    run_ids,
    veto_automaton,
    word_class,
)
from policy_nlp.model import AgencyMention, MineralMention, Reading

_SALT_LAKES = ("盐湖", "盐沼", "盐滩")
NO_VETO = (0, sys.maxsize, sys.maxsize)


class Hit(Struct, frozen=True):
    """A term of the lexicon at `[start, end)`."""

    term: Term
    start: int
    end: int


class Candidate(Struct, frozen=True):
    """A stretch that names a mineral; where not `sure`, only if a neighbour in an enumeration does."""

    start: int
    end: int
    ids: tuple[str, ...]
    rule: str
    sure: bool = True


def find_minerals(reading: Reading) -> list[MineralMention]:
    """All mentions of mineral commodities in the text of `reading`, sorted by start.

    Compounds, alloys and ores are one mention with all their commodities; ids are in lexicon order. Names inside those
    of the companies that `reading` already holds are left out.
    """
    text = reading.text
    chinese = _confirmed(text, list(_candidates(text)))
    mentions = [MineralMention(start=c.start, end=c.end, rule=c.rule, ids=c.ids) for c in chinese]
    mentions = sorted(mentions + find_latin(text, mentions), key=lambda mention: (mention.start, mention.end))
    return list(_outside_companies(mentions, reading.agencies))


def _outside_companies(mentions: list[MineralMention], agencies: Sequence[AgencyMention]) -> Iterator[MineralMention]:
    companies = iter([agency for agency in agencies if agency.kind == "company"])
    company = next(companies, None)
    for mention in mentions:
        while company is not None and company.end <= mention.start:
            company = next(companies, None)
        if company is None or not company.start <= mention.start < mention.end <= company.end:
            yield mention


def _hits(text: str) -> list[Hit]:
    """The hits of the lexicon that do not lie within a vetoed word."""
    automaton, terms = lexicon()
    vetoes = iter(veto_automaton().find_matches_as_indexes(text))
    _, low, high = next(vetoes, NO_VETO)
    hits = []
    for term, start, end in automaton.find_matches_as_indexes(text):
        while high <= start:
            _, low, high = next(vetoes, NO_VETO)
        if not low <= start < end <= high:
            hits.append(Hit(terms[term], start, end))
    return hits


def _candidates(text: str) -> Iterator[Candidate]:
    hits, done = _hits(text), 0
    for position, hit in enumerate(hits):
        if hit.start < done:
            continue
        found = _name(text, hit, done) if hit.term.kind == "name" else _formula(text, hits, position, done)
        for candidate in found:
            done = max(done, candidate.end)
            if not in_company_name(text, candidate.start, found[-1].end):
                yield candidate


def _name(text: str, hit: Hit, done: int) -> list[Candidate]:
    end, _ = tail_at(text, hit.end)
    if text.startswith(_SALT_LAKES, hit.end - 1) and hit.end - hit.start > 1:
        end = hit.end - 1  # 锂|盐湖
    return [Candidate(with_metal_before(text, hit.start, done), end, hit.term.ids, hit.term.rule)]


def _formula(text: str, hits: list[Hit], position: int, done: int) -> list[Candidate]:
    """The candidates of the elements and anions that begin with the hit at `position`."""
    hit = hits[position]
    if compound := compound_at(text, hit.start, done):
        end, _ = tail_at(text, compound.end())
        ids = in_order(ids_of_compound(compound.group()))
        return [Candidate(compound.start(), end, ids, "compound")] if ids else []
    if hit.term.kind == "anion":
        return _salt_of_name(text, hits, position, done)
    return _run(text, hit.start, _run_end(hits, position), done)


def _salt_of_name(text: str, hits: list[Hit], position: int, done: int) -> list[Candidate]:
    """氯化稀土: an anion directly before a name."""
    after = hits[position + 1] if position + 1 < len(hits) else None
    if after is None or after.term.kind != "name" or after.start != hits[position].end:
        return []
    return [replace(candidate, start=hits[position].start) for candidate in _name(text, after, done)]


def _run_end(hits: list[Hit], position: int) -> int:
    """Where the run of adjacent elements that begins with the hit at `position` ends."""
    end = hits[position].end
    for following in range(position + 1, len(hits)):
        if hits[following].start != end or hits[following].term.kind != "element":
            break
        end = hits[following].end
    return end


def _run(text: str, start: int, end: int, done: int) -> list[Candidate]:
    """One mention for an alloy, ore or compound written as a run of elements, else one for each element.

    Only an element alone needs evidence; in a run (金锑, 金银) each is evidence for the others.
    """
    run, ids = text[start:end], element_ids()
    tail, joined = tail_at(text, end)
    first = with_metal_before(text, start, done)
    if len(run) == 1:
        sure = tail > end or first < start or counts_alone(text, start)
        return [Candidate(first, tail, (ids[run],), ids[run], sure)]
    known = run_ids().get("".join(sorted(run)))
    if known or joined or family_pattern().fullmatch(run):
        return [Candidate(first, tail, known or in_order({ids[c] for c in run}), "run")]
    apart = [Candidate(at, at + 1, (ids[text[at]],), ids[text[at]]) for at in range(start, end)]
    return [replace(apart[0], start=first), *apart[1:-1], replace(apart[-1], end=tail)]


def _confirmed(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The sure candidates, and those that an enumeration ties to one of them, from either side."""
    sure = [candidate.sure for candidate in candidates]
    for order in (range(1, len(candidates)), range(len(candidates) - 1, 0, -1)):
        for i in order:
            left, right = candidates[i - 1], candidates[i]
            if sure[i - 1] != sure[i] and text[left.end : right.start] in word_class("separators"):
                sure[i - 1] = sure[i] = True
    return [candidate for candidate, keep in zip(candidates, sure, strict=True) if keep]
