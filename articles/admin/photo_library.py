"""The library: every photo as a grid of pictures or as a list, asked by words and filters, and
what can be done with many at once. The form of one photo is in photo.py.

The law: a page costs the same with a hundred thousand photos as with fifty.
"""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q
from django.forms import Script
from django.urls import path
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.admin import photo_bulk, photo_upload
from articles.admin.choose import desk_address
from articles.admin.photo_filters import FILTERS
from articles.admin.photo_marks import mark
from articles.admin.screen import ENOUGH, PlainPaginator, Screen
from articles.admin.standing import moment_in_words
from articles.models import Photo, PhotoCredit

WAYS = ("grid", "list")
WORDS = 8


class OnePass(PlainPaginator):
    """Finds which photos there are once, for the count and for the page; a search that has to
    look at every row does it no second time.
    """

    @cached_property
    def ids(self):
        return list(self.object_list.values_list("pk", flat=True)[:ENOUGH])

    @cached_property
    def count(self):
        return len(self.ids)


class PhotoList(ChangeList):
    """A page of photos, each with its marks."""

    def get_ordering(self, request, queryset):
        """A filter may have an order of its own."""
        own = list(queryset.query.order_by)
        return [*own, "-pk"] if own else super().get_ordering(request, queryset)

    def get_results(self, request):
        super().get_results(request)
        first = (self.page_num - 1) * self.list_per_page if self.multi_page else 0
        ids = self.paginator.ids[first : first + self.list_per_page]
        photos = Photo.objects.select_related("credit").in_bulk(ids)
        self.result_list = mark([photos[pk] for pk in ids if pk in photos], request.at)
        for photo in self.result_list:
            photo.thumbnail = desk_address(photo, "card-small")


class PhotoLibrary(Screen):
    list_display = ["picture", "words", "credited", "marks", "came_in"]
    list_display_links = ["picture", "words"]
    list_filter = FILTERS
    list_select_related = ["credit"]
    list_per_page = 48
    list_max_show_all = 0
    paginator = OnePass
    search_fields = ["caption", "alt_text", "credit__name", "creator", "place"]
    search_help_text = _(
        "Every word is looked for in caption, alt text, credit, creator and place."
    )
    sortable_by = ()
    show_facets = admin.ShowFacets.NEVER  # they would count everything, once for each answer
    actions = ["edit_rights", "take_what_files_say"]

    class Media:
        css = {"all": ["articles/upload.css", "articles/library.css"]}
        js = [
            Script("articles/upload.js", type="module"),
            Script("articles/library.js", type="module"),
        ]

    # The list.

    def get_changelist(self, request, **kwargs):
        return PhotoList

    def get_search_results(self, request, photos, search_term):
        """Every word somewhere. Credits are looked up among the credits, not photo by photo."""
        for word in search_term.replace("\x00", " ")[:200].split()[:WORDS]:
            found = Q(credit__in=PhotoCredit.objects.filter(name__icontains=word).values("pk"))
            for field in ("caption", "alt_text", "creator", "place"):
                found |= Q(**{f"{field}__icontains": word})
            photos = photos.filter(found)
        return photos, False

    def changelist_view(self, request, extra_context=None):
        """`as` says how the photos stand from now on; nothing else is to take it for a filter."""
        request.GET = request.GET.copy()
        way = request.GET.pop("as", [""])[-1]
        if way in WAYS:
            request.session["photos_as"] = way
        may_upload = request.user.has_perms(["articles.add_photo", "articles.view_photo"])
        context = {
            "way": request.session.get("photos_as", WAYS[0]),
            "drop": photo_upload.drop_zone() if may_upload else None,
        }
        response = super().changelist_view(request, context | (extra_context or {}))
        shown = getattr(response, "context_data", {}).get("cl")
        if shown:
            is_asked = shown.query or shown.has_active_filters
            response.context_data["is_empty"] = not (shown.result_list or is_asked)
        return response

    @admin.display(description=_("photo"))
    def picture(self, photo):
        if not photo.file:
            return _("Picture to come")
        return format_html(
            '<img class="thumbnail" src="{}" alt="{}" width="96" height="64" loading="lazy">',
            photo.thumbnail,
            photo.alt_text,
        )

    @admin.display(description=_("caption"))
    def words(self, photo):
        return Truncator(photo).chars(160)

    @admin.display(description=_("credit"))
    def credited(self, photo):
        if not photo.credit_id:
            return ""
        return format_html('<a href="?credit={}">{}</a>', photo.credit_id, photo.credit)

    @admin.display(description=_("how it stands"))
    def marks(self, photo):
        marks = ((one.kind, one.words) for one in photo.marks)
        return format_html_join(" ", '<span class="mark {}">{}</span>', marks)

    @admin.display(description=_("came in"))
    def came_in(self, photo):
        return moment_in_words(photo.created_at.replace(second=0))

    # What is done with many.

    def get_actions(self, request):
        """Deleting comes last, in the words of the others."""
        actions = super().get_actions(request)
        delete = actions.pop("delete_selected", None)
        if delete:
            actions["delete_selected"] = (*delete[:2], _("Delete the selected …"))
        return actions

    @admin.action(description=_("Edit credit and rights of the selected …"), permissions=["change"])
    def edit_rights(self, request, photos):
        return photo_bulk.begin(request, _first(photos), back=request.GET.urlencode())

    @admin.action(description=_("Take what their files say"), permissions=["change"])
    def take_what_files_say(self, request, photos):
        ids = _first(photos)
        if photo_bulk.is_too_many(request, ids):
            return
        chosen = photo_bulk.choose(request.user, ids, request.at)
        filled = photo_bulk.take_what_files_say(chosen.photos)
        if chosen.photos:
            told = photo_bulk.filled_in_words(len(filled), len(chosen.photos))
            messages.success(request, told)
        photo_bulk.tell_left_out(request, chosen.left_out)

    # The screens beside it.

    def get_urls(self):
        screens = [
            path("upload/", photo_upload.upload, name="articles_photo_upload"),
            path("upload/progress/", photo_upload.progress, name="articles_photo_progress"),
            path("rights/", photo_bulk.bulk, name="articles_photo_bulk"),
        ]
        for screen in screens:
            screen.callback = self.admin_site.admin_view(screen.callback)
        return screens + super().get_urls()


def _first(photos) -> list[int]:
    """As many ids as tell whether there are too many."""
    return list(photos.values_list("pk", flat=True)[: photo_bulk.MANY + 1])
