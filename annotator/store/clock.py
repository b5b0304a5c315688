"""Times and identities as the project file writes them."""

from datetime import UTC, datetime
from uuid import uuid4


def now() -> str:
    """The present time, ISO 8601 UTC with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_uuid() -> str:
    return str(uuid4())
