"""Accounts: who may make one, and how it looks at the desk."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """An account made this way has no rights until an administrator gives it a group."""
        return settings.SIGNUP_OPEN
