"""Accounts: who may make one, how a colleague is invited, and a person's own profile."""

import zoneinfo
from types import SimpleNamespace
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.decorators import login_required
from django.core.mail import send_mail
from django.db import models, transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from articles.admin.groups import NamedField
from articles.models import Magazine, User


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """An account made this way has no rights until an administrator gives it a group."""
        return settings.SIGNUP_OPEN

    def send_mail(self, template_prefix, email, context):
        """Mails speak in the magazine's name, not in that of a machine, and in the language of who
        reads them.
        """
        site = SimpleNamespace(
            name=Magazine.current().name, domain=urlsplit(settings.SITE_URL).netloc
        )
        reader = context.get("user")
        with override(reader.desk_language if reader else settings.LANGUAGE_CODE):
            super().send_mail(template_prefix, email, context | {"current_site": site})


class InvitationForm(forms.ModelForm):
    """A colleague without a password: an invitation to choose one goes out by mail."""

    class Meta:
        model = User
        fields = ["username", "email", "first_name", "last_name", "language", "groups"]


class AccountAdmin(UserAdmin):
    add_form = InvitationForm
    add_form_template = None
    filter_horizontal = []
    formfield_overrides = {
        models.ManyToManyField: {
            "widget": forms.CheckboxSelectMultiple,
            "form_class": NamedField,
        }
    }
    list_display = ["username", "name", "email", "is_staff", "last_login"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email", "language", "time_zone"]}),
        (_("Rights"), {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "fields": InvitationForm.Meta.fields,
                "description": _("The person is sent a mail with a link to choose a password."),
            },
        )
    ]

    @admin.display(description=_("name"))
    def name(self, user):
        return user.name

    def save_model(self, request, user, form, change):
        if not change:
            user.set_unusable_password()
        super().save_model(request, user, form, change)
        if not change:
            transaction.on_commit(lambda: _invite(request, user))

    def response_add(self, request, obj, post_url_continue=None):
        """Nothing is left to fill in: back to the list."""
        return self.response_post_save_add(request, obj)


INVITATION = _(
    """Hello {colleague},

{by} has made an account for you at {magazine}. Your user name is {username}.

Choose a password here, and the desk is open to you:

{link}

If you did not expect this mail, you need do nothing.
"""
)


def _invite(request, user):
    """Send a new colleague the mail with which a password is chosen, in the language that was
    chosen for them.
    """
    where = [user_pk_to_url_str(user), default_token_generator.make_token(user)]
    magazine = Magazine.current().name
    with override(user.desk_language):
        subject = gettext("Your account at {magazine}").format(magazine=magazine)
        text = INVITATION.format(
            colleague=user.name,
            by=request.user.name,
            magazine=magazine,
            username=user.username,
            link=settings.SITE_URL + reverse("account_reset_password_from_key", args=where),
        )
    sender = settings.DEFAULT_FROM_EMAIL
    try:
        send_mail(subject, text, sender, [user.email])
    except OSError:  # SMTPException is one
        words = gettext(
            "The account is there, but the invitation to {address} could not be sent. "
            "“Forgot your password?” on the login page sends a link too."
        )
        messages.error(request, words.format(address=user.email))
        return
    words = gettext("An invitation to choose a password is on its way to {address}.")
    messages.info(request, words.format(address=user.email))


class ProfileForm(forms.ModelForm):
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        help_text=_("The zone in which the desk shows and reads times."),
    )

    class Meta:
        model = User
        fields = ["first_name", "last_name", "language", "time_zone"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zones = sorted(
            name for name in zoneinfo.available_timezones() if "/" in name or name == "UTC"
        )
        self.fields["time_zone"].choices = [
            ("", gettext("The magazine’s own ({zone})").format(zone=settings.TIME_ZONE)),
            *((name, name.replace("_", " ")) for name in zones),
        ]


@login_required
def profile(request):
    """A person's own names, language and time zone."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        person = form.save()
        with override(person.desk_language):
            messages.success(request, gettext("Saved."))
        return redirect("profile")
    return render(request, "account/profile.html", {"form": form})
