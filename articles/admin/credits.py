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

from articles import credits, search
from articles.admin.numbers import whole
from articles.admin.photo_uses import versions_with
from articles.admin.screen import Screen
from articles.body.text import quoted
from articles.models import BylineEntry, Photo, PhotoCredit, PhotoUse

MANY = 50  # credits that can be merged at once
CHOOSE = f"Choose between 2 and {MANY} credits to merge."


class IncompleteFilter(admin.SimpleListFilter):
    title = "what is missing"
    parameter_name = "incomplete"

    def lookups(self, request, model_admin):
        return [
            ("licence", "Agencies without a licence address"),
            ("kind", "Credits of no kind"),
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
            raise ValidationError(
                f"{quoted(name)} is there already, as {quoted(owner)}. Merge the two instead."
            )
        return name

    def clean_spellings(self):
        lines = [" ".join(line.split()) for line in self.cleaned_data["spellings"].splitlines()]
        spellings = {line.casefold(): line for line in reversed(lines) if line}
        taken = [(line, self._others.get(folded)) for folded, line in spellings.items()]
        errors = [
            f"{quoted(line)} belongs to {quoted(owner)}: one spelling names one credit."
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

    @admin.display(description="kind", ordering="kind")
    def kind_in_words(self, credit):
        return credit.get_kind_display()

    @admin.display(description="photos", ordering="photo_count")
    def photo_count(self, credit):
        if not credit.photo_count:
            return "None"
        address = reverse("admin:articles_photo_changelist")
        return format_html(
            '<a href="{}?credit={}">{}<span class="visually-hidden"> of {}</span></a>',
            *(address, credit.pk, credit.photo_count, credit.name),
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
            context["title"] = "A new photo credit"
        return super().render_change_form(request, context, add, change, form_url, obj)

    # Merging.

    def get_urls(self):
        merge = self.admin_site.admin_view(self.merge)
        return [path("merge/", merge, name="articles_photocredit_merge"), *super().get_urls()]

    def has_merge_permission(self, request):
        return request.user.has_perms(
            ["articles.change_photocredit", "articles.delete_photocredit"]
        )

    @admin.action(description="Merge into one …", permissions=["merge"])
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
            problem = "Choose which name stays."
        most = max(credits, key=lambda credit: credit.photo_count)
        context = self.admin_site.each_context(request) | {
            "title": f"Merge {len(credits)} credits into one",
            "credits": credits,
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
        self.log_change(request, kept, f"Merged with {names}.")
        photos = "1 photo names" if moved == 1 else f"{moved} photos name"
        messages.success(
            request,
            f"{names} {'is' if len(others) == 1 else 'are'} now {quoted(kept)}: {photos} it.",
        )
        return redirect("admin:articles_photocredit_change", kept.pk)


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
        return "No photo uses it."
    shown = PhotoUse.objects.filter(photo__credit__in=credits)
    signed = BylineEntry.objects.filter(author__portrait__credit__in=credits)
    live = versions_with(shown, signed).visible(at=at).count()
    used = f"Used by {photos} photo{'' if photos == 1 else 's'}"
    if not live:
        return f"{used}; no live story shows one of them."
    where = "1 live story" if live == 1 else f"{live} live stories"
    return f"{used}; a change is public at once in {where}."
