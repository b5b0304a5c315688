"""What the system calls its user."""

import getpass
import sys


def system_name() -> str:
    """The full name where the system knows one, else the name of the account."""
    account = _account()
    if sys.platform == "win32":
        return account
    import pwd  # noqa: PLC0415  not on Windows

    try:
        full = pwd.getpwnam(account).pw_gecos.partition(",")[0].strip()
    except KeyError:
        return account
    return full or account


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
