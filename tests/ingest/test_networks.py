"""Which addresses may be fetched from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.networks import Guard

_PRIVATE = """
0.0.0.0 10.1.2.3 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 168.63.129.16 169.254.169.254
172.16.0.1 172.31.255.255 192.0.0.8 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1
198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
:: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b:1::a00:1 100::1
2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1 2002:7f00:1:: 2620:4f:8000::1 3fff::1
5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%1 fec0::1 ff02::1
"""


@pytest.mark.parametrize("address", _PRIVATE.split())
def test_private_and_reserved_addresses_are_forbidden(address: str) -> None:
    assert not Guard().permits(address)


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "93.184.216.34", "172.32.0.1", "192.0.1.1", "2606:4700::1111", "2a00:1450::1"],
)
def test_public_addresses_are_permitted(address: str) -> None:
    assert Guard().permits(address)


@settings(deadline=None, max_examples=50)
@given(st.ip_addresses(v=4))
def test_an_ipv4_address_in_ipv6_clothes_is_judged_as_what_it_is(address: object) -> None:
    assert Guard().permits(f"::ffff:{address}") == Guard().permits(str(address))


def test_the_operator_may_allow_addresses_and_networks() -> None:
    guard = Guard(["10.0.0.5", " fd00::/8 ", "[::1]", "192.168.7.1/24", ""])

    assert guard.permits("10.0.0.5")
    assert guard.permits("::ffff:10.0.0.5")
    assert guard.permits("fd12::1")
    assert guard.permits("::1")
    assert guard.permits("192.168.7.200")
    assert not guard.permits("10.0.0.6")


def test_a_host_is_trusted_by_its_exact_name() -> None:
    guard = Guard(["Feeds.lan"])

    assert guard.trusts("feeds.LAN.")
    assert not guard.trusts("evil.feeds.lan")
    assert not guard.trusts("127.0.0.1")
