"""What a story is labelled as, for readers and for machines (STANDARDS 1.1, 6.1)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Label(TextChoices):
    """News needs no label; everything else is told apart wherever the story is shown."""

    NEWS = "", _("None: it is news")
    OPINION = "opinion", _("Opinion")
    ANALYSIS = "analysis", _("Analysis")
    REVIEW = "review", pgettext_lazy("label", "Review")
    BACKGROUND = "background", _("Background")
    SATIRE = "satire", _("Satire")
    SPONSORED = "sponsored", _("Sponsored")


# schema.org's types, the base beside the narrower one. What is paid for and what is invented are
# no kinds of NewsArticle there.
TYPES = {
    Label.NEWS: "NewsArticle",
    Label.OPINION: ["NewsArticle", "OpinionNewsArticle"],
    Label.ANALYSIS: ["NewsArticle", "AnalysisNewsArticle"],
    Label.REVIEW: ["NewsArticle", "ReviewNewsArticle"],
    Label.BACKGROUND: ["NewsArticle", "BackgroundNewsArticle"],
    Label.SATIRE: "SatiricalArticle",
    Label.SPONSORED: "AdvertiserContentArticle",
}
