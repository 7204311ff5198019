"""OPML: the list of feeds that feed readers import and export (OPML 2.0)."""

from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bot.ingest.links import canonical_url
from bot.model import Trouble, Unreadable


def parse_opml(body: bytes) -> tuple[tuple[str, str], ...] | Unreadable:
    """The feeds of an OPML file as (address, title), in order and each once."""
    try:
        root = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        return Unreadable(trouble=Trouble.NOT_A_FEED, detail=f"not OPML: {error}")
    if root.tag.lower() != "opml":
        return Unreadable(trouble=Trouble.NOT_A_FEED, detail=f"not OPML but {root.tag}")
    feeds: dict[str, str] = {}
    for outline in root.iter("outline"):
        address = canonical_url(outline.get("xmlUrl") or "")
        if address is not None:
            title = outline.get("title") or outline.get("text") or ""
            feeds.setdefault(address, " ".join(title.split()))
    if not feeds:
        return Unreadable(trouble=Trouble.EMPTY, detail="the OPML file names no feed")
    return tuple(feeds.items())


def is_opml(body: bytes) -> bool:
    """Whether a file looks like OPML, told by its root element."""
    return b"<opml" in body[:2000].lower()
