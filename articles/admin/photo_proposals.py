"""What a picture file says of itself, made ready to stand beside the fields of a form. Nothing of
it is taken without a click, and every word of it is a stranger's: plain text, escaped.
"""

from dataclasses import dataclass

from articles.credits import credit_called
from articles.photos.metadata import SOURCE_TYPES

LONG = 240  # letters that are shown at once


@dataclass(frozen=True)
class Proposal:
    """What the file says where a field says otherwise: `text` as a person reads it, `value` as
    the field takes it, with the field's `name` in a sentence and its `label` (the name of a credit
    that is known by the text).
    """

    text: str
    value: str
    name: str
    label: str = ""

    @property
    def is_long(self):
        return len(self.text) > LONG


def proposals_of(photo) -> dict[str, Proposal]:
    """The proposals of a photo, by the names of their fields."""
    found = {}
    for field, text in photo.proposals.items():
        name = str(photo._meta.get_field(field).verbose_name)
        credit = credit_called(text) if field == "credit" else None
        if credit and credit.pk == photo.credit_id:
            continue  # another spelling of whom it names already
        if credit:
            found[field] = Proposal(text, str(credit.pk), name, credit.name)
        elif field == "credit":
            found[field] = Proposal(text, "", name)
        elif field == "source_type":
            found[field] = Proposal(str(SOURCE_TYPES.get(text, text)), text, name)
        else:
            found[field] = Proposal(text, text, name)
    return found
