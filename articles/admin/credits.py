"""Who is named under photos: the list of credits, the form of one, and merging several."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles import credits, search
from articles.admin.numbers import whole
from articles.admin.photo_uses import versions_with
from articles.admin.screen import Screen
from articles.body.text import quoted
from articles.models import BylineEntry, Photo, PhotoCredit, PhotoUse

MANY = 50  # credits that can be merged at once
CHOOSE = format_lazy(_("Choose between 2 and {most} credits to merge."), most=MANY)


class IncompleteFilter(admin.SimpleListFilter):
    title = _("what is missing")
    parameter_name = "incomplete"

    def lookups(self, request, model_admin):
        return [
            ("licence", _("Agencies without a licence address")),
            ("kind", _("Credits of no kind")),
        ]

    def queryset(self, request, credits):
        conditions = {
            "licence": {"kind": PhotoCredit.Kind.AGENCY, "licence_url": ""},
            "kind": {"kind": ""},
        }
        return credits.filter(**conditions.get(self.value(), {}))


class CreditForm(forms.ModelForm):
    """A name stands for one credit: whatever the capitals, nobody is two."""

    class Meta:  # model and fields are the screen’s
        widgets = {
            "licence_url": forms.URLInput,
            "acquire_url": forms.URLInput,
            "spellings": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        owner = self._others.get(name.casefold())
        if owner:
            sentence = gettext("{name} is there already, as {owner}. Merge the two instead.")
            raise ValidationError(sentence.format(name=quoted(name), owner=quoted(owner)))
        return name

    def clean_spellings(self):
        lines = [" ".join(line.split()) for line in self.cleaned_data["spellings"].splitlines()]
        spellings = {line.casefold(): line for line in reversed(lines) if line}
        taken = [(line, self._others.get(folded)) for folded, line in spellings.items()]
        sentence = gettext("{spelling} belongs to {owner}: one spelling names one credit.")
        errors = [
            sentence.format(spelling=quoted(line), owner=quoted(owner))
            for line, owner in reversed(taken)
            if owner
        ]
        if errors:
            raise ValidationError(errors)
        spellings.pop(self.cleaned_data.get("name", "").casefold(), None)
        return "\n".join(reversed(spellings.values()))

    @property
    def _others(self) -> dict[str, str]:
        """Every name and spelling of another credit, casefolded, and that credit's name."""
        others = PhotoCredit.objects.exclude(pk=self.instance.pk)
        found = {}
        for name, spellings in others.values_list("name", "spellings"):
            for one in (name, *spellings.splitlines()):
                found[" ".join(one.split()).casefold()] = name
        return found


class PhotoCreditAdmin(Screen):
    form = CreditForm
    fields = ["name", "kind", "copyright_notice", "licence_url", "acquire_url", "spellings"]
    list_display = ["name", "kind_in_words", "photo_count", "copyright_notice"]
    list_filter = ["kind", IncompleteFilter]
    search_fields = ["name", "spellings"]
    empty_value_display = ""
    actions = ["merge_chosen"]

    class Media:
        css = {"all": ["articles/photo.css"]}

    def get_queryset(self, request):
        """With the number of photos, counted only for the rows that are shown."""
        photos = Photo.objects.filter(credit=OuterRef("pk")).order_by().values("credit")
        count = Subquery(photos.annotate(count=Count("pk")).values("count"), IntegerField())
        return super().get_queryset(request).annotate(photo_count=Coalesce(count, 0))

    @admin.display(description=_("kind"), ordering="kind")
    def kind_in_words(self, credit):
        return credit.get_kind_display()

    @admin.display(description=_("photos"), ordering="photo_count")
    def photo_count(self, credit):
        if not credit.photo_count:
            return pgettext_lazy("number of photos", "None")
        address = reverse("admin:articles_photo_changelist")
        return format_html(
            '<a href="{}?credit={}">{}</a>',
            *(address, credit.pk, _count_of(credit)),
        )

    # The form.

    def save_model(self, request, credit, form, change):
        super().save_model(request, credit, form, change)
        if "name" in form.changed_data:
            search.photos_changed(credit.photos.all())

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change:
            saved = self.get_queryset(request).get(pk=obj.pk)
            context |= {
                "title": saved.name,
                "subtitle": None,
                "use": use_in_words([saved], at=request.at),
                "has_photos": saved.photo_count > 0,
                "details": _details(saved),
            }
        else:
            context["title"] = _("A new photo credit")
        return super().render_change_form(request, context, add, change, form_url, obj)

    # Merging.

    def get_urls(self):
        merge = self.admin_site.admin_view(self.merge)
        return [path("merge/", merge, name="articles_photocredit_merge"), *super().get_urls()]

    def has_merge_permission(self, request):
        return request.user.has_perms(
            ["articles.change_photocredit", "articles.delete_photocredit"]
        )

    @admin.action(description=_("Merge into one …"), permissions=["merge"])
    def merge_chosen(self, request, credits):
        """To the screen where it is decided: choosing changes nothing."""
        chosen = list(credits.values_list("pk", flat=True)[: MANY + 1])
        if not 2 <= len(chosen) <= MANY:
            messages.warning(request, CHOOSE)
            return None
        query = QueryDict(mutable=True)
        query.setlist("credit", chosen)
        return redirect(f"{reverse('admin:articles_photocredit_merge')}?{query.urlencode()}")

    def merge(self, request):
        """Which of the chosen names stays. Only a POST merges."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        asked = request.POST if request.method == "POST" else request.GET
        chosen = [whole(pk) for pk in asked.getlist("credit")][: MANY + 1]
        credits = list(self.get_queryset(request).filter(pk__in=chosen))
        if not 2 <= len(credits) <= MANY:
            messages.warning(request, CHOOSE)
            return redirect("admin:articles_photocredit_changelist")
        problem = ""
        if request.method == "POST":
            kept = next((c for c in credits if c.pk == whole(asked.get("keep"))), None)
            if kept:
                return self._merge(request, kept, [c for c in credits if c != kept])
            problem = _("Choose which name stays.")
        most = max(credits, key=lambda credit: credit.photo_count)
        title = ngettext("Merge {n} credit into one", "Merge {n} credits into one", len(credits))
        context = self.admin_site.each_context(request) | {
            "title": title.format(n=len(credits)),
            "credits": [(credit, _KINDS.get(credit.kind, "")) for credit in credits],
            "kept": most,
            "use": use_in_words(credits, at=request.at),
            "problem": problem,
            "opts": self.opts,
        }
        return render(request, "admin/credit_merge.html", context)

    def _merge(self, request, kept, others):
        moved = sum(other.photo_count for other in others)
        credits.merge_credits(kept, others, by=request.user)
        names = ", ".join(quoted(other) for other in others)
        # Stored, so in one language for everybody.
        self.log_change(request, kept, f"Merged with {names}.")
        became = ngettext("{names} is now {kept}:", "{names} are now {kept}:", len(others))
        photos = ngettext("{n} photo names it.", "{n} photos name it.", moved)
        told = f"{became} {photos}".format(names=names, kept=quoted(kept), n=moved)
        messages.success(request, told)
        return redirect("admin:articles_photocredit_change", kept.pk)


# Inside a sentence.
_KINDS = {
    PhotoCredit.Kind.PHOTOGRAPHER: pgettext_lazy("kind of credit", "photographer"),
    PhotoCredit.Kind.AGENCY: pgettext_lazy("kind of credit", "agency"),
    PhotoCredit.Kind.HANDOUT: pgettext_lazy("kind of credit", "handout"),
    PhotoCredit.Kind.OWN: pgettext_lazy("kind of credit", "own"),
}


def _count_of(credit):
    """“3 of Bauer”, of which only the number is seen."""
    count = gettext('{n}<span class="visually-hidden"> of {credit}</span>')
    return format_html(count, n=credit.photo_count, credit=credit.name)


def _details(credit):
    """What a credit says, for who may only look."""
    named = [PhotoCredit._meta.get_field(name) for name in PhotoCreditAdmin.fields]
    told = {field.verbose_name: field.value_from_object(credit) for field in named}
    told["kind"] = credit.get_kind_display()
    return [(label, text) for label, text in told.items() if text]


def use_in_words(credits, *, at) -> str:
    """“Used by 3 photos; a change is public at once in 2 live stories.”"""
    photos = Photo.objects.filter(credit__in=credits).count()
    if not photos:
        return gettext("No photo uses it.")
    shown = PhotoUse.objects.filter(photo__credit__in=credits)
    signed = BylineEntry.objects.filter(author__portrait__credit__in=credits)
    live = versions_with(shown, signed).visible(at=at).count()
    used = ngettext("Used by {n} photo;", "Used by {n} photos;", photos).format(n=photos)
    public = (
        ngettext(
            "a change is public at once in {n} live story.",
            "a change is public at once in {n} live stories.",
            live,
        ).format(n=live)
        if live
        else gettext("no live story shows one of them.")
    )
    return f"{used} {public}"
