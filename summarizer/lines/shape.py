"""How a line is built: prose ends a sentence or leads up to one, a menu or a headline does not."""

_CLOSERS = " \"'”’»›)]}）」』*"
_STOPS = ".。।۔։።"
_CALLS = "!?！？؟፧"
_COLONS = (":", "：")
_ELLIPSES = ("...", "…", ". . .")
# Below this length a cut sentence is as often a link, and "Name:" a label, as it is body.
_SHORT = 40
# Without a stop, a line this long is prose all the same (and in scripts that have no stop).
_LONG = 120


def is_prose(line: str) -> bool:
    """Whether a line ends like a sentence or leads up to one, or is too long for anything else."""
    return ends_sentence(line) or _leads_up(line)


def ends_sentence(line: str) -> bool:
    """Whether a line ends like a sentence, or is too long for anything else."""
    return line.rstrip(_CLOSERS).endswith((*_STOPS, *_CALLS, "…")) or len(line) >= _LONG


def _leads_up(line: str) -> bool:
    """Whether a line announces a quotation or a list ("He said:"), and is no mere label."""
    return line.endswith(_COLONS) and " " in line


def reads_like_headline(line: str) -> bool:
    """Whether a line has the length of a headline and does not end like a statement."""
    is_statement = line.rstrip(_CLOSERS).endswith(tuple(_STOPS))
    return 20 <= len(line) <= 150 and not is_statement and len(line.split()) != 1


def may_be_link(line: str) -> bool:
    """Whether a line is a cut sentence or a label, which as often stands in a menu as in a body."""
    ending = line.rstrip(_CLOSERS)
    return len(line) < _SHORT and ending.endswith((*_ELLIPSES, *_COLONS))
