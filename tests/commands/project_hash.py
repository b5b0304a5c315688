"""What a project holds, as one hash."""

import sqlite3
from hashlib import sha256
from pathlib import Path


def hash_of(project: Path) -> str:
    """Of all rows of all tables, but for the note that the project was opened and closed."""
    connection = sqlite3.connect(f"{project.resolve().as_uri()}?mode=ro", uri=True)
    try:
        lines = [line for line in connection.iterdump() if "session_open" not in line]
    finally:
        connection.close()
    return sha256("\n".join(lines).encode()).hexdigest()
