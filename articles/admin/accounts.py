"""Accounts: who may make one, how a colleague is invited, and a person's own profile."""

import zoneinfo

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ResetPasswordForm
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AdminUserCreationForm
from django.shortcuts import redirect, render

from articles.models import User


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """An account made this way has no rights until an administrator gives it a group."""
        return settings.SIGNUP_OPEN


class InvitationForm(AdminUserCreationForm):
    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = ("username", "email")


class AccountAdmin(UserAdmin):
    add_form = InvitationForm
    list_display = ["username", "name", "email", "is_staff", "last_login"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Person", {"fields": ["first_name", "last_name", "email", "time_zone"]}),
        ("Rights", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "fields": ["username", "email", "usable_password", "password1", "password2"],
                "description": "Without a password, the person is sent a mail to choose one.",
            },
        )
    ]

    def save_model(self, request, user, form, change):
        super().save_model(request, user, form, change)
        if not change and not user.has_usable_password():
            _invite(request, user)


def _invite(request, user):
    """Send a new colleague the mail with which a password is chosen."""
    form = ResetPasswordForm({"email": user.email})
    if form.is_valid():
        form.save(request)
        messages.info(request, f"A mail to choose a password is on its way to {user.email}.")


class ProfileForm(forms.ModelForm):
    time_zone = forms.ChoiceField(
        required=False, help_text="The zone in which the desk shows and reads times."
    )

    class Meta:
        model = User
        fields = ["first_name", "last_name", "time_zone"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zones = sorted(
            name for name in zoneinfo.available_timezones() if "/" in name or name == "UTC"
        )
        self.fields["time_zone"].choices = [
            ("", f"The magazine’s own ({settings.TIME_ZONE})"),
            *((name, name.replace("_", " ")) for name in zones),
        ]


@login_required
def profile(request):
    """A person's own names and time zone."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("profile")
    return render(request, "account/profile.html", {"form": form})
