"""Web addresses: one form for all the ways in which one page is linked."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from courlan import clean_url

LONGEST_URL = 2_000
"""Bytes; browsers and servers agree on no more, and PostgreSQL indexes some 2,700 (B-tree)."""

# Of "//{0}" courlan 1.4 takes away something twice.
_MOST_CLEANINGS = 9

# Campaign parameters of newsrooms and mail tools that courlan 1.4 leaves in.
_TRACKING = frozenset(
    [
        "cmp",
        "cmpid",
        "smid",
        "ns_mchannel",
        "ns_source",
        "ns_campaign",
        "_hsenc",
        "_hsmi",
        "guccounter",
        "guce_referrer",
        "guce_referrer_sig",
        "ftag",
        "ocid",
    ]
)


def canonical_url(url: str) -> str | None:
    """The form under which a page is stored and linked.

    Tracking parameters, fragment and user name are dropped, the host is in lower case and the
    parameters are in order.

    Returns:
        The address, or None when it is not one of the web (http or https, with a host), or longer
        than ``LONGEST_URL``.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    place = f"[{host}]" if ":" in host else host
    place = place if port is None else f"{place}:{port}"
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in _TRACKING
    ]
    plain = urlunsplit((parts.scheme.lower(), place, parts.path, urlencode(query), ""))
    canonical = _cleaned(plain)
    return canonical if len(canonical.encode(errors="replace")) <= LONGEST_URL else None


def _cleaned(url: str) -> str:
    """The address as courlan cleans it; what one cleaning leaves may be cleaned again."""
    for _ in range(_MOST_CLEANINGS):
        cleaned = clean_url(url) or url
        if cleaned == url:
            break
        url = cleaned
    return url


def host_of(url: str) -> str:
    """The host of an address without ``www.``; empty when there is none."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
