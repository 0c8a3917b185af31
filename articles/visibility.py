"""Who may read what, from when. The whole law of publication is here, twice: as a query and as
its twin on one object. A test keeps the twins equal; another lists the few other lines that
compare these moments (where windows are cut), each with its reason.
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


def has_begun(moment, at) -> bool:
    """Whether a moment (None: never) has come at `at`: a first publication, an address's birth."""
    return moment is not None and moment <= at
