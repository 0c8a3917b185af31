"""A story's page: what stands at an address at a moment."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404

from articles import structured_data
from articles.models import Address, Version
from articles.views.base import page
from articles.views.more import more_on_this
from articles.views.share import share_ways


def article_page(request, path):
    """The story; 301 from a former address of a visible one; 410 where a story was public and
    is not now; the same 404 as everywhere for what readers have never seen.
    """
    addresses = Address.objects.led(at=request.at).select_related("article")
    address = get_object_or_404(addresses, path=path)
    versions = Version.objects.visible(at=request.at).filter(article=address.article_id)
    version = versions.for_page().first()
    if version is None and not address.article.was_public(request.at):
        raise Http404
    if version is None:
        return page(request, "410.html", status=410)
    if version.path != path:
        return HttpResponsePermanentRedirect(version.get_absolute_url())
    context = article_context(version, at=request.at)
    return page(request, "articles/article.html", context, tell=structured_data.story_page)


def article_context(version, *, at):
    """What the template of a story needs; a preview gives it a version that is nowhere yet."""
    return {
        "version": version,
        "corrections": list(version.article.corrections.made(at=at)),
        "more": more_on_this(version, at=at),
        "share_ways": share_ways(version),
    }
