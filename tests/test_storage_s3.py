"""Pictures in an S3-compatible storage: the same promises, without a file system."""

import boto3
import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from moto import mock_aws

from articles import photo_desk
from articles.photos.renditions import missing
from tests.factories import NOW, make_photo, make_story
from tests.reading import content, read

pytestmark = pytest.mark.django_db
BUCKET = "magazine"


@pytest.fixture
def bucket(settings, monkeypatch):
    """An empty bucket; as newsroom/settings.py sets the storage with S3_BUCKET."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    options = {
        "bucket_name": BUCKET,
        "region_name": "us-east-1",
        "signature_version": "s3v4",
        "default_acl": None,
        "file_overwrite": False,
    }
    with mock_aws():
        bucket = boto3.resource("s3", region_name="us-east-1").create_bucket(Bucket=BUCKET)
        settings.STORAGES = settings.STORAGES | {
            "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
        }
        yield bucket


def names(bucket):
    return {stored.key for stored in bucket.objects.all()}


def test_a_picture_is_kept_made_once_and_sent(bucket):
    photo = make_photo()
    make_story(photos=[photo])
    name = photo.files.name("card", "webp")
    path = f"/photos/{photo.token}/{name}"
    first = content(read(path))
    assert names(bucket) == {photo.file.name, f"renditions/{photo.token}/{name}"}
    assert content(read(path)) == first and first[:4] == b"RIFF"
    assert len(names(bucket)) == 2


def test_renditions_are_counted_made_and_cleaned(bucket, capsys):
    photo = make_photo()
    every = len(photo.files.all_names())
    call_command("renditions", "make")
    assert missing(photo.files) == [] and len(names(bucket)) == every + 1
    photo.credit.name = "Somebody else"
    photo.credit.save()
    call_command("renditions", "clean")
    assert f"{every} files removed." in capsys.readouterr().out
    assert names(bucket) == {photo.file.name}


def test_a_kill_takes_the_files_along(bucket, django_capture_on_commit_callbacks):
    photo = make_photo()
    make_story(photos=[photo])
    path = f"/photos/{photo.token}/{photo.files.name('card', 'webp')}"
    assert read(path).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        photo_desk.kill(photo, by=None, notice="Kill.", now=NOW)
    assert read(path).status_code == 410
    assert names(bucket) == {photo.file.name, photo.files.end_mark}
    assert default_storage.exists(photo.file.name)


def test_an_original_that_is_lost_is_a_404(bucket):
    photo = make_photo()
    make_story(photos=[photo])
    default_storage.delete(photo.file.name)
    path = f"/photos/{photo.token}/{photo.files.name('card', 'webp')}"
    assert read(path).status_code == 404
