import pytest
from tests.factories import make_story
from articles.models import *
pytestmark=pytest.mark.django_db
def test_x(client):
    a=make_story()
    v=Version.objects.get()
    assert v.live_until is None
    assert a.was_public(v.live_from)
