"""Times and identities."""

import re
from itertools import islice
from uuid import UUID

from annotator.store.clock import new_uuid, new_uuids, now


def test_a_time_is_utc_with_milliseconds():
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", now())


def test_uuids_are_random_and_of_version_four_however_made():
    many = [*islice(new_uuids(), 3000), new_uuid()]
    assert len(set(many)) == 3001
    for one in many:
        parsed = UUID(one)
        assert str(parsed) == one
        assert (parsed.version, parsed.variant) == (4, "specified in RFC 4122")
