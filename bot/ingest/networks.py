"""Which network addresses may be fetched from: public ones, and those the operator allows."""

from collections.abc import Sequence
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Network = IPv4Network | IPv6Network

# Explicit, because ``ipaddress.is_global`` lets 192.0.0.8, 192.88.99.1, 6to4, NAT64 and multicast
# addresses pass on some of the Python versions we run on. IANA's special-purpose registries (RFC
# 6890 and after) as of 2026, and the one public address at which a cloud answers its own machines.
_RESERVED: tuple[Network, ...] = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8",  # this network (RFC 791)
        "10.0.0.0/8",  # private (RFC 1918)
        "100.64.0.0/10",  # shared by carriers (RFC 6598)
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # Azure's platform host
        "169.254.0.0/16",  # link-local, cloud metadata (RFC 3927)
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments (RFC 6890)
        "192.0.2.0/24",  # documentation (RFC 5737)
        "192.31.196.0/24",  # AS112 (RFC 7535)
        "192.52.193.0/24",  # AMT (RFC 7450)
        "192.88.99.0/24",  # 6to4 relays (RFC 7526)
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112 (RFC 7534)
        "198.18.0.0/15",  # benchmarking (RFC 2544)
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast (RFC 5771)
        "240.0.0.0/4",  # reserved, broadcast
        # Global unicast is 2000::/3 alone (RFC 4291 §2.4). The rest holds loopback, IPv4 in
        # several wrappings (::/96, 64:ff9b::/96, 64:ff9b:1::/48), fc00::/7, fe80::/10, fec0::/10
        # and multicast.
        "::/3",
        "4000::/2",
        "8000::/1",
        "2001::/23",  # protocol assignments, Teredo among them (RFC 2928)
        "2001:db8::/32",  # documentation (RFC 3849)
        "2002::/16",  # 6to4 (RFC 3056)
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation (RFC 9637)
    )
)


class Guard:
    """Decides which hosts and addresses may be connected to.

    Args:
        allow: what the operator lets through although it is private: addresses ("10.0.0.5"),
            networks ("fd00::/8") or host names ("feeds.lan").
    """

    def __init__(self, allow: Sequence[str] = ()) -> None:
        self._networks: list[Network] = []
        self._hosts: set[str] = set()
        for entry in filter(None, (entry.strip().strip("[]").lower() for entry in allow)):
            try:
                self._networks.append(ip_network(entry, strict=False))
            except ValueError:
                self._hosts.add(entry.rstrip("."))

    def trusts(self, host: str) -> bool:
        """Whether the operator allows a host by its name, wherever it resolves to."""
        return host.lower().rstrip(".") in self._hosts

    def permits(self, address: str) -> bool:
        """Whether an IP address may be connected to; an IPv4-mapped one is judged as IPv4."""
        ip: IPv4Address | IPv6Address = ip_address(address)
        if isinstance(ip, IPv6Address) and ip.ipv4_mapped is not None:
            ip = ip.ipv4_mapped
        if any(ip in network for network in self._networks):
            return True
        return not any(ip in network for network in _RESERVED)
