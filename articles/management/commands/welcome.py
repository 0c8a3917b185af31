"""Say where to look and how to log in."""

from django.conf import settings
from django.core.management.base import BaseCommand

from articles.demo.fill import MAGAZINE, PASSWORD
from articles.models import User


class Command(BaseCommand):
    help = "Say where the site and the desk are, and how to log in as each demo person."

    def handle(self, **options):
        self.stdout.write(f"\n  The magazine   {settings.SITE_URL}/")
        self.stdout.write(f"  The desk       {settings.SITE_URL}/admin/\n\n")
        people = {person["username"]: person for person in MAGAZINE["people"]}
        there = User.objects.filter(username__in=people).in_bulk(field_name="username")
        for username, person in people.items():
            user = there.get(username)
            if user and user.check_password(PASSWORD):
                role = person.get("group", "Administrators").lower().removesuffix("s")
                self.stdout.write(f"  {username:<8} {PASSWORD}    {role}")
        self.stdout.write("\n  Mails are printed here. Ctrl+C stops the server.\n\n")
