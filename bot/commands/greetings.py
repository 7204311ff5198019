"""What people write only to be polite, or to see whether anybody is there."""

import re

# fmt: off
_GREETINGS = frozenset({
    "hello", "hi", "hey", "thanks", "thank you", "good morning", "good evening", "good day",
    "hallo", "danke", "guten morgen", "guten tag", "guten abend", "bonjour", "bonsoir", "salut",
    "merci", "hola", "gracias", "buenos días", "buenas tardes", "buenas noches", "ciao",
    "buongiorno", "buonasera", "grazie", "olá", "oi", "bom dia", "boa tarde", "boa noite",
    "obrigado", "obrigada", "cześć", "dzień dobry", "dziękuję", "ahoj", "dobrý den", "děkuji",
    "привет", "здравствуйте", "добрый день", "спасибо", "привіт", "добрий день", "дякую",
})
# fmt: on
"""How people begin who are polite, in the languages that articles are read in."""

_LONGEST_GREETING = 3
"""Words: "Good morning, bot". What is longer may ask for something."""


def begins_with_greeting(words: str) -> bool:
    """Whether somebody begins politely, or sends no letter at all."""
    said = re.findall(r"\w+", words.casefold())
    return not said or not _GREETINGS.isdisjoint({said[0], " ".join(said[:2])})


def is_greeting(words: str) -> bool:
    """Whether that is all."""
    return begins_with_greeting(words) and len(words.split()) <= _LONGEST_GREETING
