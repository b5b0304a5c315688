"""A project file, as one hash."""

from hashlib import sha256
from pathlib import Path


def hash_of(project: Path) -> str:
    """Of all of its bytes."""
    return sha256(project.read_bytes()).hexdigest()
