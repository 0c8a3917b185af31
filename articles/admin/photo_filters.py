"""What the library can be asked: each filter is one question, in the words of the desk."""

from datetime import UTC, datetime, timedelta

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.admin.numbers import whole
from articles.models import Author, BylineEntry, DraftUse, Photo, PhotoCredit, PhotoUse
from articles.visibility import licence_ends, licence_to_come, upcoming, visible

LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class PhotoFilter(admin.SimpleListFilter):
    """`words` are the answers that can be chosen; `narrow` finds the photos of one."""

    template = "admin/_photo_filter.html"
    words: dict[str, str] = {}

    def lookups(self, request, model_admin):
        return list(self.words.items())

    def queryset(self, request, photos):
        answer = self.value()
        return self.narrow(photos, answer, request.at) if answer in self.words else photos


class MissingFilter(PhotoFilter):
    title = _("what is missing")
    parameter_name = "missing"
    words = {
        "credit": _("No credit"),
        "alt": _("Alt text to write or confirm"),
        "file": _("The picture"),
    }

    def narrow(self, photos, answer, at):
        conditions = {
            "credit": Q(credit=None),
            "alt": Q(is_alt_confirmed=False) | Q(alt_text=""),
            "file": Q(file=""),
        }
        return photos.filter(conditions[answer])


class UseFilter(PhotoFilter):
    title = _("where it is used")
    parameter_name = "use"
    words = {
        "live": _("Readers see it now"),
        "scheduled": _("Scheduled"),
        "drafts": _("In drafts only"),
        "unused": _("Not used yet"),
    }

    def narrow(self, photos, answer, at):
        """A portrait is used even where its author has signed nothing yet."""
        if answer == "live":
            return photos.shown(at=at)
        uses, drafts = (
            Exists(uses.objects.filter(photo=OuterRef("pk"))) for uses in (PhotoUse, DraftUse)
        )
        if answer == "unused":
            portraits = Exists(Author.objects.filter(portrait=OuterRef("pk")))
            return photos.filter(~uses, ~drafts, ~portraits)
        photos = photos.exclude(_in_versions(visible(at, "version__")))
        coming = _in_versions(upcoming(at, "version__"))
        return (
            photos.filter(drafts).exclude(coming) if answer == "drafts" else photos.filter(coming)
        )


def _in_versions(window):
    """What versions with such a window show or are signed with: looked up once. To ask of each
    photo whether it is promised takes both databases three times as long.
    """
    uses = PhotoUse.objects.filter(window)
    signs = BylineEntry.objects.filter(window, author__portrait__isnull=False)
    return Q(pk__in=uses.values("photo")) | Q(pk__in=signs.values("author__portrait"))


class LicenceFilter(PhotoFilter):
    title = _("its licence")
    parameter_name = "licence"
    words = {
        "ends": _("Ends this month"),
        "ended": _("Has ended"),
        "coming": _("Has not begun"),
    }

    def narrow(self, photos, answer, at):
        """The month is the magazine's own; what ends first stands first."""
        if answer == "coming":
            return photos.filter(licence_to_come(at)).order_by("licence_from")
        begin, end = month_of(at) if answer == "ends" else (LONG_AGO, at + SECOND)
        newest = "" if answer == "ends" else "-"
        return photos.filter(licence_ends(begin, end)).order_by(f"{newest}licence_until")


class ShapeFilter(PhotoFilter):
    title = _("its shape")
    parameter_name = "shape"
    words = {
        "landscape": pgettext_lazy("shape of a picture", "Landscape"),
        "portrait": pgettext_lazy("shape of a picture", "Portrait"),
        "square": pgettext_lazy("shape of a picture", "Square"),
    }

    def narrow(self, photos, answer, at):
        """Square is what differs by at most three per cent: nobody sees less."""
        wide, tall = Q(width__gt=F("height") * 1.03), Q(height__gt=F("width") * 1.03)
        square = Q(width__isnull=False) & ~wide & ~tall
        return photos.filter({"landscape": wide, "portrait": tall, "square": square}[answer])


class ArrivalFilter(PhotoFilter):
    title = _("when it came in")
    parameter_name = "since"
    words = {
        "today": _("Today"),
        "week": _("In the last 7 days"),
        "month": _("This month"),
        "year": _("This year"),
    }

    def narrow(self, photos, answer, at):
        today = timezone.localtime(at).replace(hour=0, minute=0, second=0)
        begins = {
            "today": today,
            "week": today - timedelta(days=6),
            "month": today.replace(day=1),
            "year": today.replace(month=1, day=1),
        }
        return photos.filter(created_at__gte=begins[answer])


class CreditFilter(PhotoFilter):
    """Only where a link asks for it (?credit=5): there are too many credits for a list."""

    title = _("credit")
    parameter_name = "credit"

    def lookups(self, request, model_admin):
        if self.value() is None:
            return []
        credit = PhotoCredit.objects.filter(pk=whole(self.value())).first()
        return [(self.value(), credit.name if credit else _("Nobody’s"))]

    def queryset(self, request, photos):
        return photos if self.value() is None else photos.filter(credit=whole(self.value()))


class KilledFilter(PhotoFilter):
    """Killed photos stand apart: nobody is to find one by chance."""

    title = _("killed photos")
    parameter_name = "killed"
    words = {"yes": _("Only those")}

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        return [first | {"display": _("Left out")}, *others]

    def queryset(self, request, photos):
        """The killed are few, and looked up first: SQLite would read the others by that index
        and not by the one that another filter needs.
        """
        killed = Photo.objects.filter(killed_at__isnull=False).values("pk")
        return photos.filter(pk__in=killed) if self.value() else photos.exclude(pk__in=killed)


FILTERS = [
    CreditFilter,
    MissingFilter,
    UseFilter,
    LicenceFilter,
    ShapeFilter,
    ArrivalFilter,
    KilledFilter,
]


def month_of(at):
    """The first moment of the magazine's month at `at`, and that of the next month."""
    local = timezone.localtime(at, timezone.get_default_timezone())
    begin = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return begin, (begin + timedelta(days=32)).replace(day=1)
