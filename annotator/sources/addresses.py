"""Which machines a page may be fetched from: only such as everybody on the internet can reach.

RFC 6890 and its registry are in ``ipaddress``; the prefixes below carry another address inside,
which ``is_global`` does not look at.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from annotator.sources.problems import SourceProblem

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
CARRIERS = tuple(
    ipaddress.IPv6Network(prefix)
    for prefix in (
        "64:ff9b::/96",  # NAT64, RFC 6052
        "64:ff9b:1::/48",  # NAT64, RFC 8215
        "2002::/16",  # 6to4, RFC 3056
        "2001::/32",  # Teredo, RFC 4380
        "::/96",  # IPv4-compatible, RFC 4291
        "fec0::/10",  # site-local, RFC 3879
    )
)
Check = Callable[[str], bool]


def is_public(address: str) -> bool:
    """Whether the numeric ``address`` is one that everybody can reach."""
    try:
        found: Address = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            found = found.ipv4_mapped
        elif any(found in carrier for carrier in CARRIERS):
            return False
    return found.is_global and not found.is_multicast


def checked_addresses(host: str, port: int, is_allowed: Check = is_public) -> list[str]:
    """The numeric addresses of ``host``, asked for once. ``SourceProblem`` where there are none
    or one of them, whichever, is not allowed: then the name is not to be trusted at all."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceProblem(
            f"{host} was not found: check the address and the connection to the internet."
        ) from None
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    for address in addresses:
        if not is_allowed(address):
            raise SourceProblem(
                f"{host} is a machine in a private network ({address}); only public pages are"
                " fetched. Save the page with a browser and add the file."
            )
    if not addresses:
        raise SourceProblem(f"{host} has no address.")
    return addresses
