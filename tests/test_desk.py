"""The desk through its front door: what each colleague sees, may do, and is told."""

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import drafting, publishing
from articles.models import Article, Magazine, Page, Photo, Revision, Tag, User
from tests.factories import (
    DAY,
    NOW,
    make_author,
    make_category,
    make_draft,
    make_photo,
    make_picture,
    make_story,
    make_user,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"


@pytest.fixture
def editor(client):
    user = make_user("Editors", first_name="Eva")
    client.force_login(user)
    return user


def typed(**fields):
    """What a browser sends of the writing form."""
    sound = {"headline": "A Headline", "standfirst": "A standfirst.", "body": "<p>Words.</p>"}
    return sound | fields


def sound(**fields):
    """The same, with everything that publishing asks for."""
    return typed(byline=[make_author().pk], categories=[make_category().pk], **fields)


def edit_url(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def publish_url(article):
    return reverse("admin:articles_publish", args=[article.pk])


def said(response):
    """The messages that the next page shows."""
    return " ".join(str(message) for message in response.context["messages"])


# Writing.


def test_what_is_typed_becomes_a_draft_that_the_form_shows_again(client, editor):
    tags = ["climate change", "Bread"]
    response = client.post(ADD, sound(tags=tags, slug="My Slug!", _save=""), follow=True)
    content = Article.objects.get().draft.content
    assert content.headline == "A Headline"
    assert content.tags == ("climate change", "Bread")
    assert content.slug == "my-slug"
    assert "A Headline" in response.text
    assert "Draft saved, as revision 1." in said(response)


def test_saving_an_empty_form_succeeds(client, editor):
    client.post(ADD, {"_save": ""})
    assert str(Article.objects.get()) == "Untitled"


def test_a_draft_creates_no_tag(client, editor):
    client.post(ADD, sound(tags=["secret"], _save=""))
    assert not Tag.objects.exists()


def test_authors_and_categories_keep_the_order_in_which_they_were_chosen(client, editor):
    authors, categories = [make_author() for _ in range(3)], [make_category() for _ in range(3)]
    order = [authors[2].pk, authors[0].pk, authors[1].pk]
    sections = [categories[1].pk, categories[2].pk, categories[0].pk]
    data = typed(byline=order, categories=sections, roles=", photographs", _save="")
    response = client.post(ADD, data, follow=True)
    content = Article.objects.get().draft.content
    assert [(one.author, one.role) for one in content.byline] == [
        (order[0], ""),
        (order[1], "photographs"),
        (order[2], ""),
    ]
    assert list(content.categories) == sections
    chosen = re.findall(r'<option value="(\d+)" selected', response.text)
    assert [pk for pk in map(int, chosen) if pk in order][:3] == order


def test_a_moment_that_cannot_be_is_kept_as_typed_with_a_sentence(client, editor):
    response = client.post(ADD, sound(go_live_at="next Tuesday", _schedule=""), follow=True)
    assert 'value="next Tuesday"' in response.text
    assert "Enter a valid date/time." in response.text
    assert Article.objects.get().draft.content.headline == "A Headline"


def test_script_in_the_text_is_not_kept(client, editor):
    client.post(ADD, typed(body="<p>Hi<script>alert(1)</script></p>", _save=""))
    assert "script" not in Article.objects.get().draft.content.body


def test_saving_the_same_again_makes_no_revision(client, editor):
    data = sound()
    client.post(ADD, data | {"_save": ""})
    article = Article.objects.get()
    client.post(edit_url(article), data | {"based_on": 1, "_save": ""})
    assert article.revisions.count() == 1


def test_saving_over_somebody_elses_newer_revision_keeps_both_and_says_so(client, editor):
    article = make_draft(headline="The beginning")
    other = make_user("Editors", first_name="Olga")
    drafting.save_revision(
        article, article.draft.content.__class__(headline="Olga’s"), by=other, based_on=1
    )
    data = typed(headline="Eva’s", based_on=1, _publish="")
    response = client.post(edit_url(article), data, follow=True)
    assert article.draft.content.headline == "Olga’s"
    assert article.revisions.get(number=3).content.headline == "Eva’s"
    assert "Olga saved revision 2 while you were writing" in said(response)
    assert "Eva’s" in response.text
    assert not article.versions.exists()


def test_the_second_window_of_the_same_person_is_told_so(client, editor):
    article = make_draft(by=editor)
    client.post(edit_url(article), typed(headline="First", based_on=1, _save=""))
    response = client.post(
        edit_url(article), typed(headline="Second", based_on=1, _save=""), follow=True
    )
    assert "You, in another window, saved revision 2" in said(response)


def test_bring_back_makes_an_old_revision_the_draft_again(client, editor):
    article = make_draft(headline="The first", by=editor)
    client.post(edit_url(article), typed(headline="The second", based_on=1, _save=""))
    history = reverse("admin:articles_article_history", args=[article.pk])
    assert "The second" in client.get(history).text
    client.post(history, {"revision": 1})
    assert article.draft.content.headline == "The first"
    assert article.draft.number == 3


# Publishing.


def test_publish_now_makes_it_public_and_says_so(client, editor):
    response = client.post(ADD, sound(_publish=""), follow=True)
    article = Article.objects.get()
    assert f"“{article}” is live." in said(response)
    assert "A Headline" in client.get(article.versions.get().get_absolute_url()).text


def test_a_refusal_keeps_the_draft_and_gives_every_reason(client, editor):
    response = client.post(ADD, typed(body="", _publish=""), follow=True)
    for reason in ("There is no text.", "There is no category.", "There is no byline"):
        assert reason in said(response)
    assert Article.objects.get().draft.content.headline == "A Headline"


def test_schedule_reads_the_moment_in_the_persons_zone(client, editor):
    editor.time_zone = "Europe/Amsterdam"
    editor.save()
    data = sound(go_live_at="2040-03-08T07:30:15", _schedule="")
    response = client.post(ADD, data, follow=True)
    version = Article.objects.get().versions.get()
    assert version.live_from.isoformat() == "2040-03-08T06:30:15+00:00"
    assert "goes live Thu 8 Mar 2040, 07:30:15 (Europe/Amsterdam)" in said(response)


def test_schedule_needs_a_moment_in_the_future(client, editor):
    response = client.post(ADD, sound(go_live_at="2020-01-01T00:00", _schedule=""), follow=True)
    assert "has passed" in said(response)
    response = client.post(ADD, sound(_schedule=""), follow=True)
    assert "Choose the moment" in said(response)
    assert not Article.objects.filter(versions__isnull=False).exists()


def test_the_publishing_screen_publishes_the_revision_that_was_seen(client, editor):
    article = make_draft(headline="Seen")
    drafting.save_revision(
        article, article.draft.content.__class__(headline="Newer"), by=editor, based_on=1
    )
    client.post(publish_url(article), {"verb": "publish", "revision": 1})
    assert article.versions.get().headline == "Seen"


def test_withdraw_asks_for_a_reason_and_keeps_what_was_typed(client, editor):
    article = make_story()
    response = client.post(publish_url(article), {"verb": "withdraw", "why": " "})
    assert "Say why the story is withdrawn" in response.text
    client.post(publish_url(article), {"verb": "withdraw", "why": "Wrong man."})
    assert article.events.first().why == "Wrong man."
    assert client.get(f"/{article.addresses.get().path}/").status_code == 410


def test_a_withdrawn_story_can_be_reopened_and_published_again(client, editor):
    article = make_withdrawn()
    client.post(publish_url(article), {"verb": "publish", "revision": 1})
    assert client.get(f"/{article.addresses.get().path}/").status_code == 410
    client.post(publish_url(article), {"verb": "reopen"})
    client.post(publish_url(article), {"verb": "publish", "revision": 1})
    assert client.get(f"/{article.addresses.get().path}/").status_code == 200


def test_a_schedule_can_be_cancelled(client, editor):
    client.post(ADD, sound(go_live_at="2040-03-08T07:30", _schedule=""))
    article = Article.objects.get()
    version = article.versions.get()
    client.post(publish_url(article), {"verb": "unschedule", "version": version.pk})
    assert not article.versions.exists()
    assert not article.addresses.exists()


def test_selected_stories_are_published_each_for_itself(client, editor):
    ready, unready = make_draft(), make_draft(byline=())
    data = {"action": "publish_selected", "_selected_action": [ready.pk, unready.pk]}
    response = client.post("/admin/articles/article/", data, follow=True)
    assert f"“{ready}” is live." in said(response)
    assert f"“{unready}” was not published. There is no byline" in said(response)


# What each group may do.


def test_a_contributor_sends_to_review_and_cannot_publish(client):
    client.force_login(make_user("Contributors"))
    assert "Publish now" not in client.get(ADD).text
    client.post(ADD, sound(_submit=""))
    article = Article.objects.get()
    assert article.state == Article.State.IN_REVIEW
    refused = client.post(edit_url(article), sound(based_on=1, headline="More", _publish=""))
    assert refused.status_code == 403
    assert not article.versions.exists()
    assert article.draft.content.headline == "More", "what was typed is kept even then"


def test_a_contributor_cannot_write_in_the_stories_of_others(client):
    article = make_draft(headline="Not yours")
    client.force_login(make_user("Contributors"))
    assert client.post(edit_url(article), sound(based_on=1, _save="")).status_code == 403
    history = reverse("admin:articles_article_history", args=[article.pk])
    assert client.post(history, {"revision": 1}).status_code == 403
    assert client.post(publish_url(article), {"verb": "submit"}).status_code == 403
    assert article.revisions.count() == 1


@pytest.mark.parametrize("verb", ["publish", "approve", "request-changes", "withdraw", "reopen"])
def test_a_contributor_may_say_no_verb_of_the_editors(client, verb):
    article = make_withdrawn() if verb == "reopen" else make_story()
    client.force_login(make_user("Contributors"))
    answer = client.post(publish_url(article), {"verb": verb, "revision": 1, "why": "So."})
    assert answer.status_code == 403


@pytest.mark.parametrize("verb", ["mend", "withdraw"])
def test_a_contributor_may_say_no_verb_of_a_correction(client, verb):
    article = make_story()
    words = {"what_was_wrong": "It was A.", "what_is_right": "It is B."}
    publishing.correct(article, article.draft, by=None, **words)
    client.force_login(make_user("Contributors"))
    url = reverse("admin:articles_corrections", args=[article.pk])
    assert "It was A." in client.get(url).text and "<textarea" not in client.get(url).text
    typed = {"verb": verb, "correction": article.corrections.get().pk, "why": "So.", **words}
    assert client.post(url, typed).status_code == 403


def test_a_scheduler_decides_when_but_writes_and_approves_nothing(client):
    article = make_draft()
    client.force_login(make_user("Schedulers"))
    assert client.get(ADD).status_code == 403
    assert client.get(edit_url(article)).url == publish_url(article)
    assert client.post(edit_url(article), sound(_save="")).status_code == 403
    approve = {"verb": "approve", "revision": 1}
    assert client.post(publish_url(article), approve).status_code == 403
    answer = client.post(publish_url(article), {"verb": "publish", "revision": 1})
    assert "Nobody has approved this draft yet" in answer.text
    drafting.approve(article, article.draft, by=make_user("Editors"))
    client.post(publish_url(article), {"verb": "publish", "revision": 1})
    assert article.versions.exists()


def test_nobody_looks_into_the_desk_without_an_account_of_the_desk(client):
    article = make_draft()
    for url in (edit_url(article), publish_url(article), "/admin/", "/admin/upcoming/", ADD):
        assert client.get(url).status_code == 302
    stranger = make_user("Contributors", is_staff=False)
    stranger.groups.clear()
    client.force_login(stranger)
    answer = client.get("/admin/", follow=True)
    assert "closed to you" in answer.text


def test_a_group_alone_opens_the_desk(client):
    client.force_login(make_user("Contributors", is_staff=False))
    assert client.get("/admin/").status_code == 200


def test_drafts_and_their_photos_are_for_colleagues_only(client):
    photo = make_photo()
    article = make_draft(photos=[photo])
    preview = reverse("admin:articles_preview", args=[article.pk, 1])
    assert client.get(preview).status_code == 302
    client.force_login(make_user("Schedulers"))
    page = client.get(preview)
    assert article.working_title in page.text
    addresses = set(re.findall(r'src="(/admin/photos/[^"]+)"', page.text))
    kinds = {client.get(address).headers["Content-Type"] for address in addresses}
    assert kinds == {"image/webp", "image/jpeg"}
    assert "no-store" in page.headers["Cache-Control"]
    policy = page.headers["Content-Security-Policy"]
    assert policy == client.get("/about/").headers["Content-Security-Policy"]
    client.logout()
    assert {client.get(address).status_code for address in addresses} == {302}


# Lists and settings.


def test_the_list_tells_each_status_in_words_and_filters_by_it(client, editor):
    live, draft, gone = make_story(), make_draft(), make_withdrawn()
    page = client.get("/admin/articles/article/").text
    assert "Live since" in page and "Withdrawn" in page and "Draft" in page
    for word, article in (("live", live), ("draft", draft), ("withdrawn", gone)):
        found = client.get(f"/admin/articles/article/?standing={word}").context["cl"].result_list
        assert [one.pk for one in found] == [article.pk]


def test_upcoming_tells_what_goes_out_changes_and_expires_next_first(client, editor):
    first = sound(headline="Later", go_live_at="2040-01-02T00:00", _schedule="")
    client.post(ADD, first)
    client.post(ADD, sound(headline="Ends", go_off_at="2040-01-03T00:00", _publish=""))
    live = make_story(headline="Changes")
    publishing.schedule(
        live,
        live.draft,
        by=editor,
        at=Article.objects.get(working_title="Later").versions.get().live_from,
    )
    rows = client.get("/admin/upcoming/").context["moments"]
    assert [(row.what, row.version.headline) for row in rows] == [
        ("goes out", "Later"),
        ("changes", "Changes"),
        ("expires", "Ends"),
    ]


def test_editors_set_the_order_of_the_navigation(client, editor):
    one, two = make_category("One"), make_category("Two")
    for category in (one, two):
        make_story(categories=(category.pk,))
    data = {"name": "The Paper", "credit_label": "Photo:", "navigation": [two.pk, one.pk]}
    client.post("/admin/articles/magazine/1/change/", data)
    client.get("/admin/articles/magazine/")
    client.post("/admin/articles/magazine/1/change/", data)
    assert Magazine.current().name == "The Paper"
    front = client.get("/").text
    assert front.index(">Two<") < front.index(">One<")


def test_a_standing_page_is_public_at_once_and_clean(client, editor):
    Page.objects.filter(slug="about").delete()
    data = {
        "title": "About",
        "slug": "about",
        "body": "<p>Us<img src=x onerror=a()></p>",
        "position": 1,
    }
    client.post("/admin/articles/page/add/", data)
    page = client.get("/about/").text
    assert "<p>Us</p>" in page


def test_a_photo_is_uploaded_with_its_credit(client, editor, tmp_path):
    picture = tmp_path / "a.jpg"
    picture.write_bytes(make_picture(colour="red"))
    credit = make_photo().credit
    data = {"alt_text": "A boat", "is_alt_confirmed": "on", "caption": "", "credit": credit.pk}
    with picture.open("rb") as file:
        client.post("/admin/articles/photo/add/", data | {"file": file})
    photo = Photo.objects.get(alt_text="A boat")
    assert (photo.width, photo.height) == (60, 40)


def test_an_uploaded_file_that_is_no_picture_is_refused_with_a_sentence(client, editor, tmp_path):
    fake = tmp_path / "a.jpg"
    fake.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    with fake.open("rb") as file:
        answer = client.post("/admin/articles/photo/add/", {"alt_text": "Typed", "file": file})
    assert "not a JPEG, PNG, WebP or AVIF" in answer.text
    assert "Typed" in answer.text


def test_what_readers_have_seen_cannot_be_deleted(client):
    client.force_login(make_user())
    story, draft = make_story(), make_draft()
    assert (
        client.post(f"/admin/articles/article/{story.pk}/delete/", {"post": "yes"}).status_code
        == 403
    )
    client.post(f"/admin/articles/article/{draft.pk}/delete/", {"post": "yes"})
    assert [*Article.objects.all()] == [story]


def test_deleting_what_is_used_is_refused_and_says_where(client, editor):
    author = make_author("Odile")
    category = make_category("Design")
    draft = make_draft(headline="A Quiet Draft", categories=(category.pk,))
    page = client.post(f"/admin/articles/category/{category.pk}/delete/", {"post": "yes"})
    assert "the draft of “A Quiet Draft”" in page.text
    client.post(f"/admin/articles/author/{author.pk}/delete/", {"post": "yes"})
    assert draft and not type(author).objects.filter(pk=author.pk).exists()


def test_choosers_find_by_every_word_and_answer_only_colleagues(client, editor):
    make_author("Odile Marchetti"), make_author("Amara Osei")
    options = client.get("/admin/choose/author/?q=march od").json()["options"]
    assert [option["text"] for option in options] == ["Odile Marchetti"]
    assert client.get("/admin/choose/user/").status_code == 404
    client.force_login(make_user("Contributors", is_staff=True))
    assert client.get("/admin/choose/photo/").status_code == 200
    client.logout()
    assert client.get("/admin/choose/author/").status_code == 302


# Policy.


@pytest.mark.parametrize("url", ["/admin/", ADD, "/admin/articles/photo/", "/admin/upcoming/"])
def test_every_screen_stands_under_a_strict_policy(client, editor, url):
    answer = client.get(url)
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "'nonce-" in policy and "base-uri 'none'" in policy
    nonce = re.search(r"'nonce-([^']+)'", policy)[1]
    inline = re.findall(r"<script(?![^>]*(?:src=|application/json))([^>]*)>", answer.text)
    assert all(f'nonce="{nonce}"' in attributes for attributes in inline)
    assert "no-store" in answer.headers["Cache-Control"]


# Accounts.


def test_an_account_can_be_made_and_then_waits_for_rights(client):
    data = {
        "username": "newcomer",
        "email": "new@example.org",
        "password1": "a-rather-long-one",
        "password2": "a-rather-long-one",
    }
    client.post("/accounts/signup/", data)
    user = User.objects.get(username="newcomer")
    assert not user.is_staff and not user.user_permissions.exists()
    assert "closed to you" in client.get("/admin/", follow=True).text


def test_nobody_can_sign_up_where_it_is_closed(client, settings):
    settings.SIGNUP_OPEN = False
    client.post("/accounts/signup/", {"username": "x", "email": "x@example.org"})
    assert not User.objects.exists()


def test_a_forgotten_password_is_mended_by_mail(client, mailoutbox):
    user = make_user("Editors")
    client.post("/accounts/password/reset/", {"email": user.email})
    [mail] = mailoutbox
    link = re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", mail.body)[1]
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0] if form.redirect_chain else link
    client.post(address, {"password1": "another-long-one", "password2": "another-long-one"})
    assert client.login(username=user.username, password="another-long-one")


def test_an_invited_colleague_chooses_a_password_and_is_in(
    client, mailoutbox, settings, django_capture_on_commit_callbacks
):
    settings.SITE_URL = "http://testserver"
    client.force_login(make_user())
    editors = Group.objects.get(name="Editors").pk
    data = {"username": "ines", "email": "ines@example.org", "groups": [editors]}
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/admin/articles/user/add/", data)
    client.logout()
    [mail] = mailoutbox
    assert mail.to == ["ines@example.org"] and "Your user name is ines." in mail.body
    link = re.search(r"http://testserver(\S+)", mail.body)[1]
    address = client.get(link).url
    client.post(address, {"password1": "another-long-one", "password2": "another-long-one"})
    assert client.login(username="ines", password="another-long-one")
    assert client.get(ADD).status_code == 200


def test_an_address_has_one_account_however_it_is_written(client):
    client.force_login(make_user(email="ines@example.org"))
    data = {"username": "other", "email": "INES@example.org"}
    answer = client.post("/admin/articles/user/add/", data)
    assert "There is an account with this e-mail address already." in answer.text


def test_a_person_chooses_a_time_zone_and_the_desk_shows_times_in_it(client, editor):
    client.post("/accounts/profile/", {"first_name": "Eva", "time_zone": "Asia/Tokyo"})
    editor.refresh_from_db()
    assert editor.time_zone == "Asia/Tokyo"
    assert "Asia/Tokyo" in client.get("/admin/upcoming/").text


def test_a_revision_never_changes(client, editor):
    client.post(ADD, sound(_save=""))
    before = Revision.objects.get().data
    article = Article.objects.get()
    client.post(edit_url(article), sound(headline="Other", based_on=1, _publish=""))
    assert article.revisions.get(number=1).data == before


def test_an_embargo_that_comes_after_the_schedule_is_told(client, editor):
    client.post(ADD, sound(go_live_at="2040-03-08T07:30", _schedule=""))
    data = sound(based_on=1, embargo_until="2040-03-09T00:00", _save="")
    response = client.post(edit_url(Article.objects.get()), data, follow=True)
    assert "The embargo ends after this story goes out" in said(response)


# What readers see is not changed by the way.


def change_photo(client, photo, **fields):
    data = {"alt_text": "Seen", "is_alt_confirmed": "on", "caption": "New caption"} | fields
    return client.post(f"/admin/articles/photo/{photo.pk}/change/", data)


def test_a_contributor_changes_no_photo_that_readers_see(client):
    client.force_login(make_user("Contributors"))
    shown, other = make_photo(), make_photo()
    make_story(photos=[shown])
    assert change_photo(client, shown, credit=shown.credit_id).status_code == 403
    change_photo(client, other, credit=other.credit_id)
    shown.refresh_from_db(), other.refresh_from_db()
    assert (shown.caption == "New caption", other.caption == "New caption") == (False, True)


def test_a_photo_that_readers_see_keeps_its_credit_and_its_picture(client, editor):
    photo = make_photo()
    make_story(photos=[photo])
    answer = change_photo(client, photo, **{"credit": "", "file-clear": "on"})
    assert "it cannot be without a credit" in answer.text
    assert "replace the file instead" in answer.text
    photo.refresh_from_db()
    assert photo.credit and photo.file


def test_publishing_several_at_once_takes_no_end_away(client, editor):
    client.post(ADD, sound(go_off_at="2040-01-03T00:00", _publish=""))
    article = Article.objects.get()
    data = {"action": "publish_selected", "_selected_action": [article.pk]}
    client.post("/admin/articles/article/", data)
    assert article.versions.get().live_until.year == 2040


def test_the_end_of_a_live_story_can_be_changed_by_itself(client, editor):
    client.post(ADD, sound(_publish=""))
    article = Article.objects.get()
    data = {"verb": "publish", "revision": 1, "go_off_at": "2040-01-03T00:00"}
    client.post(publish_url(article), data)
    assert article.versions.get().live_until.year == 2040


def test_a_lost_login_loses_no_text(client, editor):
    article = make_draft(by=editor)
    client.logout()
    answer = client.post(edit_url(article), typed(headline="Typed for an hour", _save=""))
    assert answer.status_code == 403
    assert "Typed for an hour" in answer.text


def test_a_stale_form_loses_no_text(editor):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor)
    answer = browser.post(ADD, typed(headline="Typed for an hour", _save=""))
    assert answer.status_code == 403
    assert "Typed for an hour" in answer.text


def test_a_save_kept_beside_leaves_desk_code_and_embargo_alone(client, editor):
    article = make_draft(by=editor)
    first = typed(headline="First", based_on=1, embargo_until="2040-01-01T00:00", desk_code="HB")
    client.post(edit_url(article), first)
    client.post(edit_url(article), typed(headline="Second", based_on=1, _save=""))
    article.refresh_from_db()
    assert article.embargo_until.year == 2040
    assert article.desk_code == "HB"


def test_somebody_without_a_group_reads_no_headline_at_the_desk(client):
    make_draft(headline="Hidden Words")
    client.force_login(make_user("Schedulers"))
    assert "Hidden Words" in client.get("/admin/").text
    user = make_user("Schedulers")
    user.groups.clear()
    client.force_login(user)
    assert "Hidden Words" not in client.get("/admin/").text


def test_a_draft_stays_in_review_while_it_is_mended(client, editor):
    article = make_draft(by=editor)
    drafting.submit(article, by=editor)
    client.post(edit_url(article), typed(headline="With a comma", based_on=1, _save=""))
    article.refresh_from_db()
    assert article.state == Article.State.IN_REVIEW


def test_a_standing_page_cannot_take_an_address_of_the_site(client, editor):
    answer = client.post(
        "/admin/articles/page/add/", {"title": "A", "slug": "archive", "position": 1}
    )
    assert "belongs to the site itself" in answer.text


# Found by using it.


def test_a_photo_that_is_only_scheduled_keeps_its_credit_too(client, editor):
    photo = make_photo()
    make_story(photos=[photo], live_from=timezone.now() + DAY, now=timezone.now())
    assert "it cannot be without a credit" in change_photo(client, photo, credit="").text
    client.force_login(make_user("Contributors"))
    assert change_photo(client, photo, credit=photo.credit_id).status_code == 403


def test_withdraw_reopen_and_publish_with_what_the_screen_proposes(client, editor):
    article = make_story()
    client.post(publish_url(article), {"verb": "withdraw", "why": "A mistake."})
    client.post(publish_url(article), {"verb": "reopen"})
    proposed = client.get(publish_url(article)).context["form"].initial
    assert proposed["go_off_at"] is None
    client.post(publish_url(article), {"verb": "publish", "revision": 1})
    assert article.version_at(timezone.now())


def test_an_expired_story_is_published_again_without_its_old_end(client, editor):
    article = make_story(live_until=NOW)
    assert client.get(publish_url(article)).context["form"].initial["go_off_at"] is None


def test_publish_now_does_not_overlook_a_moment_in_the_future(client, editor):
    data = sound(go_live_at="2040-03-08T07:30", _publish="")
    assert "“Goes live” says Thu 8 Mar 2040" in said(client.post(ADD, data, follow=True))
    assert not Article.objects.get().versions.exists()


def test_a_scheduler_decides_about_what_is_approved_while_a_newer_draft_is_not(client):
    article = make_draft(headline="Approved")
    drafting.approve(article, article.draft, by=make_user("Editors"))
    newer = article.draft.content.__class__(headline="Not yet")
    drafting.save_revision(article, newer, by=None, based_on=1)
    client.force_login(make_user("Schedulers"))
    page = client.get(publish_url(article))
    assert page.context["draft"].number == 1
    assert "Revision 2 is newer; nobody has approved it yet." in page.text
    client.post(publish_url(article), {"verb": "publish", "revision": 1})
    assert article.versions.get().headline == "Approved"


@pytest.mark.parametrize("number", ["²", "abc", "9" * 40, ""])
def test_a_number_that_is_none_is_a_404(client, editor, number):
    article = make_story()
    assert client.get(f"/admin/articles/article/{number or 0}/change/").status_code == 404
    for data in (
        {"verb": "publish", "revision": number},
        {"verb": "unschedule", "version": number},
    ):
        assert client.post(publish_url(article), data).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_where_mail_is_down_the_account_is_made_and_the_person_told(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("articles.admin.accounts.send_mail", refuse)
    client.force_login(make_user())
    data = {"username": "ines", "email": "ines@example.org"}
    assert "could not be sent" in said(client.post("/admin/articles/user/add/", data, follow=True))
    assert User.objects.filter(username="ines").exists()


def test_a_form_opened_before_an_embargo_was_set_does_not_take_it_away(client, editor):
    article = make_draft(by=editor)
    seen = typed(based_on=1, _save="", **{"initial-embargo_until": "", "initial-desk_code": ""})
    drafting.set_embargo(article, NOW + 9999 * DAY, by=editor)
    client.post(edit_url(article), seen | {"embargo_until": "", "desk_code": ""})
    article.refresh_from_db()
    assert article.embargo_until == NOW + 9999 * DAY
    assert article.events.filter(verb="set the embargo", by=editor).exists()


def test_a_contributor_cannot_lift_an_embargo(client):
    writer = make_user("Contributors")
    article = make_draft(by=writer)
    drafting.set_embargo(article, NOW + 9999 * DAY, by=None)
    client.force_login(writer)
    data = typed(based_on=1, _save="", **{"initial-embargo_until": "2052-01-01T00:00"})
    response = client.post(edit_url(article), data, follow=True)
    assert "only an editor can move or lift it" in said(response)
    article.refresh_from_db()
    assert article.embargo_until


def test_asking_for_changes_takes_an_approval_back(client, editor):
    article = make_draft()
    drafting.approve(article, article.draft, by=editor)
    client.post(publish_url(article), {"verb": "request-changes", "why": "Libel."})
    client.force_login(make_user("Schedulers"))
    client.post(publish_url(article), {"verb": "publish", "revision": 1})
    assert not article.versions.exists()


@pytest.mark.parametrize("moment", ["9999-12-31T23:59", "0001-01-01T00:00"])
def test_a_year_that_no_zone_can_hold_is_kept_with_a_sentence(client, editor, moment):
    editor.time_zone = "America/New_York"
    editor.save()
    response = client.post(ADD, sound(embargo_until=moment, _save=""), follow=True)
    assert response.status_code == 200
    assert moment in response.text


def test_the_expired_form_shows_no_password(client):
    data = {"oldpassword": "swordfish", "new_password1": "herring-roe", "note": "typed"}
    answer = client.post("/admin/password_change/", data)
    assert "swordfish" not in answer.text and "herring-roe" not in answer.text
    assert "typed" in answer.text


def test_publishing_several_at_once_refuses_what_the_button_refuses(client, editor):
    client.post(ADD, sound(go_live_at="2040-03-08T07:30", _save=""))
    article = Article.objects.get()
    data = {"action": "publish_selected", "_selected_action": [article.pk]}
    assert "says Thu 8 Mar 2040" in said(client.post("/admin/articles/article/", data, follow=True))
    assert not article.versions.exists()


def test_another_zone_and_a_proposed_moment_undo_no_approval(client, editor):
    data = sound(go_live_at="2040-03-08T07:30", _save="")
    client.post(ADD, data)
    article = Article.objects.get()
    drafting.approve(article, article.draft, by=editor)
    editor.time_zone = "Europe/Amsterdam"
    editor.save()
    client.post(edit_url(article), data | {"based_on": 1, "go_live_at": "2040-03-08T08:30"})
    assert article.revisions.count() == 1
    client.post(edit_url(article), data | {"based_on": 1, "go_live_at": "2040-03-09T08:30"})
    article.refresh_from_db()
    assert article.draft.number == 2 and article.draft.approved_at
    assert article.state == Article.State.APPROVED


def test_a_portrait_needs_a_credit(client, editor):
    photo = make_photo(credit=None)
    answer = client.post("/admin/articles/author/add/", {"name": "Ann", "portrait": photo.pk})
    assert "needs its picture and its credit first" in answer.text


def test_text_with_a_nul_is_saved_without_it(client, editor):
    client.post(ADD, typed(headline="A\x00B", tags=["c\x00d"], _save=""))
    content = Article.objects.get().draft.content
    assert (content.headline, content.tags) == ("AB", ("cd",))
    assert client.get("/admin/choose/photo/?q=%00").status_code == 200
    assert client.get("/photos/%00/x").status_code == 404
