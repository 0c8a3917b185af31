"""Who may read what, from when. The whole law of publication is here, twice: as a query and as
its twin on one object; and so is that of pictures, whose licences begin and end by the same clock.
A test keeps the twins equal; another lists the few other lines that compare these moments (where
windows are cut), each with its reason.
"""

from django.db.models import Q


def visible(at, through=""):
    """Rows whose window is open at `at`: live_from <= at < live_until.

    `through` is the path from the queried model to the version, for example "version__".
    """
    begun = Q(**{f"{through}live_from__lte": at})
    endless = Q(**{f"{through}live_until__isnull": True})
    return begun & (endless | Q(**{f"{through}live_until__gt": at}))


def is_visible(version, at) -> bool:
    """The twin of `visible` for one version (or anything else with a window)."""
    return version.live_from <= at and (version.live_until is None or at < version.live_until)


def upcoming(at, through=""):
    """Rows whose window has not begun at `at`."""
    return Q(**{f"{through}live_from__gt": at})


def promised(at, through=""):
    """Rows that readers see at `at`, or will see after it, if nothing changes."""
    return visible(at, through) | upcoming(at, through)


def ending(at, through=""):
    """Rows whose window ends after `at`, if nothing changes."""
    return Q(**{f"{through}live_until__gt": at})


def turned(after, at, through=""):
    """Rows whose window began or ended after a moment, until `at`: what readers saw change."""
    begun = Q(**{f"{through}live_from__gt": after, f"{through}live_from__lte": at})
    ended = Q(**{f"{through}live_until__gt": after, f"{through}live_until__lte": at})
    return begun | ended


def has_begun(moment, at) -> bool:
    """Whether a moment (None: never) has come at `at`: a first publication, an address's birth."""
    return moment is not None and moment <= at


def corrected(at, through=""):
    """Corrections of which readers have been told at `at`; whether they see the story, `visible`
    says.
    """
    return Q(**{f"{through}corrected_at__lte": at})


def in_force(at, on="web", through=""):
    """Photos that may be shown at `at` on a surface, "web", "share_cards" or "feeds": not killed,
    somebody to be named, licence_from <= at < licence_until, and licensed for it. What is not
    for the web is for none.

    `through` is the path from the queried model to the photo, for example "photo__".
    """
    begun = Q(**{f"{through}licence_from__isnull": True}) | Q(**{f"{through}licence_from__lte": at})
    endless = Q(**{f"{through}licence_until__isnull": True})
    lasting = endless | Q(**{f"{through}licence_until__gt": at})
    alive = Q(**{f"{through}killed_at__isnull": True, f"{through}credit__isnull": False})
    licensed = Q(**{f"{through}is_for_web": True, f"{through}is_for_{on}": True})
    return begun & lasting & alive & licensed


def is_in_force(photo, at, on="web") -> bool:
    """The twin of `in_force` for one photo."""
    return (
        photo.killed_at is None
        and photo.credit_id is not None
        and photo.is_for_web
        and getattr(photo, f"is_for_{on}")
        and (photo.licence_from is None or photo.licence_from <= at)
        and (photo.licence_until is None or at < photo.licence_until)
    )


def licence_ends(begin, end=None, through=""):
    """Photos whose licence ends at a moment from `begin`, until before `end` where there is one."""
    later = Q(**{f"{through}licence_until__gte": begin})
    return later & Q(**{f"{through}licence_until__lt": end}) if end else later


def licence_to_come(at, through=""):
    """Photos whose licence begins after `at`."""
    return Q(**{f"{through}licence_from__gt": at})
