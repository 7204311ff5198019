"""What can go wrong without being an expected outcome.

    BriefingError
    ├── SettingsError          the operator must mend a setting; exit code 2
    ├── StoreError
    │   ├── StoreUnavailable   locked, read-only, unreachable or damaged
    │   ├── StoreRefused       what was to be written contradicts what is stored
    │   └── SchemaOutdated     ``briefing-bot migrate`` must run first
    ├── AnalysisError          a text could not be analysed
    └── TelegramRefused        Telegram does not know the token; exit code 2

Each message is one line that an operator can act on and never holds a secret.
"""


class BriefingError(Exception):
    """Everything this product raises by itself."""


class SettingsError(BriefingError):
    """A setting is missing or malformed; the message names the variable, never its value."""


class StoreError(BriefingError):
    """The database did not do what it was asked."""


class StoreUnavailable(StoreError):
    """The database is locked, read-only, unreachable or damaged."""


class StoreRefused(StoreError):
    """What was to be written contradicts what is stored, or does not fit its column."""


class SchemaOutdated(StoreError):
    """The database was made by another version; ``briefing-bot migrate`` mends it."""


class AnalysisError(BriefingError):
    """A text could not be analysed."""


class TelegramRefused(BriefingError):
    """Telegram refuses the bot's token."""
