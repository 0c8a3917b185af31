"""The demo's photos: drawn when they are first needed, and taken in as the desk would."""

from io import BytesIO

from django.core.files.base import ContentFile

from articles.credits import credit_called
from articles.demo.pictures import draw
from articles.demo.stories import MAGAZINE, load_photo_texts, moment
from articles.models import Photo, PhotoCredit
from articles.photo_desk import take_in
from articles.photos.metadata import EmbeddedRights, xmp_packet
from articles.photos.sizes import CENTRE

HOUSE = "Lodestar/Art Desk"
# Told of a photo in the words of its model, where something is told.
_RARELY_TOLD = (
    *("creator", "source", "usage_terms", "source_type", "extended_description"),
    *("taken_on", "place", "territory", "is_sole_use"),
)


class Photos(dict):
    """Picture name to photo id, for the pictures of the stories."""

    def __init__(self, *, width, today, say):
        self.width, self.today, self.say = width, today, say
        self.texts = load_photo_texts()
        super().__init__()

    def take_in(self, names, *, now):
        """Have these pictures, as if the missing ones had come in at `now`."""
        for name in names:
            if name not in self:
                self[name] = self._find_or_make(name, self.texts[name], now)

    def portrait(self, slug, alt):
        return self._find_or_make(slug, {"alt": alt, "caption": "", "credit": HOUSE})

    def take_in_the_rest(self):
        """Pictures that have just come in: no words and no credit of ours, in no story. They are
        known again by what their files say, since all else of them is for the desk to change.
        """
        for name, text in self.texts.items():
            if "credit" in text:
                continue
            if not Photo.objects.filter(said__credit_line=text["says"]["credit_line"]).exists():
                self._take_in(Photo(), name, text)

    def _find_or_make(self, name, text, now=None):
        credit = _credit(text["credit"])
        words = {"alt_text": text["alt"], "caption": text["caption"], "credit": credit}
        known = Photo.objects.filter(**words).first()
        if known:
            return known.pk
        told = {field: text[field] for field in _RARELY_TOLD if field in text}
        photo = Photo(
            **words, **told, licence_until=moment(text.get("licence_until", ""), self.today)
        )
        photo.focus_x, photo.focus_y = text.get("focus", CENTRE)
        return self._take_in(photo, name, text, now).pk

    def _take_in(self, photo, name, text, now=None):
        take_in(photo, _file(name, self.width, text), by=None, now=now)
        self.say(f"photo  {name}")
        return photo


def _credit(name):
    """The credit of that name or spelling; a new one is given what the house knows of it."""
    known = credit_called(name)
    if known:
        return known
    told = dict(MAGAZINE["credits"][name])
    spellings = "\n".join(told.pop("spellings", ()))
    return PhotoCredit.objects.create(name=name, spellings=spellings, **told)


def _file(name, width, text):
    """The picture as a file that says of itself what `text` lets it say."""
    out = BytesIO()
    says = xmp_packet(EmbeddedRights(**text.get("says", {})))
    draw(name, width).save(out, "JPEG", quality=90, xmp=says)
    return ContentFile(out.getvalue(), f"{name}.jpg")
