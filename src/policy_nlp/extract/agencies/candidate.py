"""What the finders hand on: stretches that name an organisation, before their country and full name are known."""

from msgspec import Struct

from policy_nlp.extract.agencies.entries import Form, Kind
from policy_nlp.lexicon.countries import Country


class Candidate(Struct):
    """A stretch `[start, end)` that names an organisation of `kind`.

    `body` is its name without `country`, the country that stands directly before it. `forms` are its meanings in the
    lexicon. `parent` is a body named before it, of which it is a part. `name` is set where it is known already.
    """

    start: int
    end: int
    body: str
    kind: Kind
    rule: str
    country: Country | None = None
    forms: tuple[Form, ...] = ()
    parent: "Candidate | None" = None
    local: bool = False
    name: str | None = None

    @property
    def is_short(self) -> bool:
        """Whether the lexicon knows this form only as a short name."""
        return bool(self.forms) and all(form.short for form in self.forms)

    @property
    def full_name(self) -> str:
        """The name as it begins that of an institute of this body: in full where it is named in short."""
        owners = {form.agency.id for form in self.forms} if self.is_short else set()
        if len(owners) == 1:
            return owners.pop()
        return f"{self.country.name if self.country else ''}{self.body}"
