"""Subjects that are only understood: 政府, 该局, 它, 双方, or none at all."""

import re
from collections.abc import Sequence

from policy_nlp.extract.events.scene import Party, Scene
from policy_nlp.model import EventMention

_GOVERNMENT = re.compile(r"政府|当局|该国|官方|总理|国王|议会|国会|中央")
_BODY = re.compile(
    r"(?:该|此|这家|这一)(?:部|局|署|会|委员会|机构|公司|联盟|所|中心|银行|协会|组织|集团|院|厂|企业|办公室|小组|项目)|委员会|理事会|公司|它|其"
)
_PERSON = re.compile(r"[他她]|总统|首相")
_BOTH = re.compile(r"双方|两国|两家|三方|三国|两者")
_ADVERBS = re.compile(
    r"[\s,，]|又|再|也|并|还|则|先|后|就|已|已经|刚刚|刚|正式|随后|随即|首次|首度|同时|接着|继而|此后|曾|起|于|在|将|只|仅|年|月|日|当|同|次|先后|陆续|一并|最终|终于|累计|合计|各|自|从|即|立即|首|的|有|约"
)
_LONGEST_ADVERBIAL = 4


def understood_actors(
    scene: Scene, subject: tuple[int, int], paragraph: int, told: Sequence[EventMention], *, soft: bool
) -> tuple[str, ...]:
    """The actors of a happening whose clause names none.

    Args:
        scene: the reading.
        subject: the stretch in which the subject should stand: behind the date, before the trigger.
        paragraph: where the paragraph begins.
        told: the events told before in the paragraph.
        soft: whether it is a measure, whose subject can only be a country.
    """
    words = scene.text[slice(*subject)]
    before = [p for p in scene.parties if paragraph <= p.start < subject[0]]
    if _BOTH.search(words):
        return _last_pair(before)
    if body := _BODY.search(words):
        head = body[0][-1]
        bodies = [p for p in before if p.kind not in {"country", "person"}]
        return _last([p for p in bodies if p.name.endswith(head)]) or _last(before if head == "它" else bodies)
    if _PERSON.search(words):
        return _last([p for p in before if p.kind == "person"])
    if _GOVERNMENT.search(words):
        return country_told(scene, before)
    if told and len(_ADVERBS.sub("", words)) <= _LONGEST_ADVERBIAL:
        countries = {p.name for p in before if p.kind == "country"}
        return tuple(a for a in told[-1].actors if not soft or a in countries)
    return ()


def country_told(scene: Scene, before: Sequence[Party]) -> tuple[str, ...]:
    """The country that was told last, by its name or by one of its bodies; else the article's."""
    country = next((p.country for p in reversed(before) if p.country), scene.home)
    return (country,) if country else ()


def _last(parties: Sequence[Party]) -> tuple[str, ...]:
    return (parties[-1].name,) if parties else ()


def _last_pair(parties: Sequence[Party]) -> tuple[str, ...]:
    kinds = {parties[-1].kind} if parties else set()
    names = dict.fromkeys(p.name for p in reversed(parties) if p.kind in kinds)
    return tuple(reversed(list(names)[:2])) if len(names) > 1 else ()
