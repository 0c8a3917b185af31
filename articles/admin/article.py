"""Articles: the list, and the way to the screens of one story."""

from django.contrib import admin, messages
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles import search
from articles.admin import revisions, write
from articles.admin.numbers import whole
from articles.admin.publish import initial_window, publish_now
from articles.admin.screen import Screen
from articles.admin.standing import standing
from articles.body.text import quoted
from articles.models import Article
from articles.moments import moment_in_words
from articles.verbs import NotReady


class StandingFilter(admin.SimpleListFilter):
    """The words of the status column, as questions to the database."""

    title = _("status")
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        state = Article.State
        return [
            ("live", pgettext_lazy("story", "Live")),
            ("scheduled", pgettext_lazy("story", "Scheduled")),
            *((one, one.label) for one in (state.IN_REVIEW, state.CHANGES_REQUESTED)),
            *((one, one.label) for one in (state.DRAFT, state.APPROVED)),
            ("expired", pgettext_lazy("story", "Expired")),
            ("withdrawn", pgettext_lazy("story", "Withdrawn")),
        ]

    def queryset(self, request, articles):
        word, at = self.value(), request.at
        live = Q(live_revision__isnull=False)
        coming = Q(next_live_from__isnull=False)
        gone = Q(withdrawn_at__isnull=False)
        was_public = Q(first_published_at__lte=at)
        conditions = {
            "live": live & ~gone,
            "scheduled": coming & ~live & ~gone,
            "expired": was_public & ~live & ~coming & ~gone,
            "withdrawn": gone,
        }
        if word in conditions:
            return articles.filter(conditions[word])
        if word:
            unseen = Q(first_published_at=None) | Q(first_published_at__gt=at)
            return articles.filter(unseen & ~coming & ~gone, state=word)
        return articles


class DeskFilter(admin.SimpleListFilter):
    """The desk codes that stories came with."""

    title = _("desk")
    parameter_name = "desk"

    def lookups(self, request, model_admin):
        codes = Article.objects.exclude(desk_code="").order_by("desk_code")
        return [(code, code) for code in codes.values_list("desk_code", flat=True).distinct()[:50]]

    def queryset(self, request, articles):
        return articles.filter(desk_code=self.value()) if self.value() else articles


class ArticleAdmin(Screen):
    list_display = ["headline", "status", "desk_code", "writer", "changed"]
    list_filter = [StandingFilter, DeskFilter]
    list_select_related = ["created_by"]
    search_fields = ["working_title"]  # so that there is a box; get_search_results finds more
    actions = ["publish_selected"]

    @admin.display(description=_("headline"), ordering="working_title")
    def headline(self, article):
        return str(article)

    @admin.display(description=_("status"))
    def status(self, article):
        how = standing(article, article.asked_at)
        return format_html('<span class="standing {}">{}</span>', how.word, how.sentence)

    @admin.display(description=_("begun by"), ordering="created_by")
    def writer(self, article):
        return article.created_by.name if article.created_by else gettext("The system")

    @admin.display(description=_("worked on"), ordering="changed_at")
    def changed(self, article):
        return moment_in_words(article.changed_at.replace(second=0), article.asked_at)

    @admin.action(description=_("Publish now"), permissions=["publish"])
    def publish_selected(self, request, articles):
        """The same verb as the button, for each by itself: one refusal stops nobody else."""
        for article in articles:
            try:
                draft = article.draft
                if draft is None:
                    raise NotReady([gettext("Nothing has been written yet.")])
                window = initial_window(article, draft, request.at)
                said = publish_now(request, article, window, draft)
            except NotReady as refusal:
                words = gettext("{story} was not published. {reasons}")
                words = words.format(story=quoted(article), reasons=refusal)
                messages.error(request, words)
            else:
                messages.success(request, said)

    # Who may do what.

    def has_publish_permission(self, request):
        return request.user.has_perm("articles.publish_article")

    def has_delete_permission(self, request, obj=None):
        """What readers have seen is withdrawn, never deleted."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and obj is not None and obj.first_published_at is None

    # Finding, and forgetting.

    def get_search_results(self, request, articles, search_term):
        """By the words of the working drafts; whoever may see this list may read them all."""
        if not search_term:
            return articles, False
        return search.find_drafts(articles, search_term), False

    def delete_model(self, request, article):
        search.drop(article.versions.all())
        search.drop_draft(article)
        super().delete_model(request, article)

    # The screens.

    def get_queryset(self, request):
        return super().get_queryset(request).with_standing(at=request.at)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return write.write(request, self._article(request, object_id) if object_id else None)

    def history_view(self, request, object_id, extra_context=None):
        return revisions.revisions(request, self._article(request, object_id))

    def _article(self, request, pk):
        return get_object_or_404(self.get_queryset(request), pk=whole(str(pk)))
