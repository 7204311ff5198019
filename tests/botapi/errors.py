"""Refusals, in the words of Telegram's server."""


class ApiError(Exception):
    """An answer other than 200: HTTP status, description and response parameters.

    See https://core.telegram.org/bots/api#making-requests.
    """

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        if code == 400:
            description = f"Bad Request: {_uncapitalised(description)}"
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(description: str, **parameters: int) -> ApiError:
    """Return the 400 that says ``description``."""
    return ApiError(400, description, **parameters)


def refuse(condition: object, description: str, **parameters: int) -> None:
    """Raise the 400 that says ``description`` when ``condition`` is truthy."""
    if condition:
        raise bad(description, **parameters)


def _uncapitalised(text: str) -> str:
    # The server lower-cases the first letter unless the text is a CODE_LIKE_THIS.
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
