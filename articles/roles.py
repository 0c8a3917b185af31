"""What the three kinds of colleagues may do. The groups are made once, after the migrations;
from then on they belong to the administrators of the site.
"""

from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.core.exceptions import PermissionDenied

_VIEW = ["article", "author", "category", "tag", "photo", "photocredit"]

ROLES = {
    "Contributors": [
        *(f"view_{model}" for model in _VIEW),
        "add_article",
        "change_article",
        "add_photo",
        "change_photo",
        "add_photocredit",
    ],
    "Editors": [
        *(f"{verb}_{model}" for verb in ("view", "add", "change", "delete") for model in _VIEW),
        *(f"{verb}_page" for verb in ("view", "add", "change", "delete")),
        "view_magazine",
        "change_magazine",
        "edit_any_article",
        "approve_article",
        "publish_article",
        "arrange_front",
        "fetch_original",
        "kill_photo",
    ],
    "Schedulers": [*(f"view_{model}" for model in _VIEW), "publish_article", "arrange_front"],
}


def may_edit(user, article) -> bool:
    """Whether an account may write in a story: any, or only those it began."""
    if not user.has_perm("articles.change_article"):
        return False
    return user.has_perm("articles.edit_any_article") or article.created_by_id == user.pk


def require(by, permission):
    """Raise PermissionDenied where `by` may not (None, the system itself, may everything)."""
    if by is not None and not by.has_perm(permission):
        raise PermissionDenied(f"{by} may not do this ({permission}).")


def make_roles(app_config, using="default", apps=installed_apps, **kwargs):
    """Make each group that does not exist, with its permissions (a `post_migrate` receiver)."""
    try:
        group_model = apps.get_model("auth", "Group")
        permission_model = apps.get_model("auth", "Permission")
    except LookupError:
        return
    create_permissions(app_config, verbosity=0, using=using, apps=apps)
    for name, codenames in ROLES.items():
        group, is_new = group_model.objects.using(using).get_or_create(name=name)
        if is_new:
            group.permissions.set(
                permission_model.objects.using(using).filter(
                    content_type__app_label="articles", codename__in=codenames
                )
            )
