"""One outlet's report of an event, as a text and as what reading it should give."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from random import Random

from benchmarks.generated.cast import Person
from benchmarks.generated.events import Event
from benchmarks.generated.phrases import Filled, common_word, fill, phrases
from bot.model import Digest
from summarizer.model import (
    Actor,
    ActorKind,
    Article,
    Mention,
    Quote,
    Role,
    Sentence,
    Span,
    Summary,
)

_SUMMARY_SENTENCES = 5
# Beside the lead: what an article of 25 sentences, the median of cased CNN articles, is made of.
_PARTS = (("body", 17), ("direct", 4), ("reported", 3))
_LONGEST_PARAGRAPH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report of an event; ``digest`` was put together from the same parts, not parsed."""

    event: int
    article: Article
    digest: Digest


def write_reports(event: Event, until: datetime, seed: int) -> tuple[Report, ...]:
    """Write what each outlet says of an event that reports it.

    Args:
        event: what happened.
        until: the end of the news; nothing is published later.
        seed: the same for the same reports.
    """
    chance = Random(f"{seed} {event.number}")
    outlets = chance.sample(phrases("outlets", "names"), event.reports)
    return tuple(
        _Desk(event, chance, outlet).write(event.published(chance, until)) for outlet in outlets
    )


@dataclass(slots=True)
class _Portrait:
    """What the report says of one actor, while it is being written."""

    name: str
    kind: ActorKind
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)

    def actor(self, article_id: str) -> Actor:
        aliases = dict.fromkeys(mention.name for mention in self.mentions)
        aliases.pop(self.name, None)
        return Actor(
            name=self.name,
            kind=self.kind,
            aliases=tuple(aliases),
            roles=tuple(self.roles),
            quotes=tuple(self.quotes),
            article_ids=(article_id,),
            mentions=tuple(self.mentions),
        )


class _Desk:
    """Writes one report, sentence by sentence."""

    def __init__(self, event: Event, chance: Random, outlet: str) -> None:
        name = f"{event.number} {outlet}".encode()
        self._article_id = "a" + blake2b(name, digest_size=6).hexdigest()[:11]
        self._event = event
        self._chance = chance
        self._outlet = outlet
        self._text = ""
        self._sentences: list[Sentence] = []
        self._portraits: dict[str, _Portrait] = {}
        self._speakers = (event.people[0], event.people[1])

    def write(self, published: datetime) -> Report:
        title = self._fill(self._chance.choice(phrases("headlines", "patterns"))).text
        paragraph = 0
        left_in_paragraph = 1
        for number, (room, pattern) in enumerate(self._plan()):
            if number and not left_in_paragraph:
                paragraph += 1
                left_in_paragraph = self._chance.randint(1, _LONGEST_PARAGRAPH)
                self._text += "\n"
            elif number:
                self._text += " "
            self._add_sentence(room, pattern, paragraph)
            left_in_paragraph -= 1
        article = Article(
            id=self._article_id,
            source=self._outlet,
            title=title,
            text=self._text,
            url=f"https://news.example/{self._article_id}",
            published=published,
        )
        return Report(event=self._event.number, article=article, digest=self._digest(article))

    def _plan(self) -> list[tuple[str, str]]:
        """Which patterns the report is made of: the lead, then the rest in any order."""
        rest = [
            (room, pattern)
            for room, count in _PARTS
            for pattern in self._chance.sample(phrases(room, "patterns"), count)
        ]
        self._chance.shuffle(rest)
        return [("lead", self._chance.choice(phrases("lead", "patterns"))), *rest]

    def _add_sentence(self, room: str, pattern: str, paragraph: int) -> None:
        one, other = self._chance.sample(self._event.people, 2)
        self._speakers = (one, other)
        start = len(self._text)
        filled = self._fill(pattern)
        self._text += filled.text
        self._sentences.append(
            Sentence(
                article_id=self._article_id,
                index=len(self._sentences),
                paragraph=paragraph,
                span=Span(start=start, end=len(self._text)),
                text=filled.text,
            )
        )
        for name, span in filled.places:
            self._note(name.lower(), Span(start=start + span.start, end=start + span.end))
        if room in {"direct", "reported"}:
            self._note_quote(filled, start, direct=room == "direct")

    # --- filling in

    def _fill(self, pattern: str) -> Filled:
        return fill(pattern, self._word)

    def _word(self, name: str) -> str:
        if name[0].isupper():
            word = self._word(name.lower())
            return word[0].upper() + word[1:]
        match name:
            case "speaker" | "other":
                return self._named(self._speaker(name))
            case "speaker_role" | "other_role":
                return self._speaker(name).role
            case "statement":
                return self._fill(self._chance.choice(phrases("statements", "patterns"))).text
            case _:
                return self._detail(name) or common_word(name, self._chance)

    def _detail(self, name: str) -> str | None:
        event = self._event
        match name:
            case "institution":
                return self._chance.choice(event.institutions)
            case "country" | "other_country":
                return event.countries[name == "other_country"]
            case "city" | "subject":
                return event.city if name == "city" else event.subject
            case _:
                return None

    def _speaker(self, name: str) -> Person:
        return self._speakers[name.startswith("other")]

    def _named(self, person: Person) -> str:
        return person.surname if person.name in self._portraits else person.name

    # --- taking down who was named, as what, and who said what

    def _note(self, name: str, span: Span) -> None:
        kinds: dict[str, ActorKind] = {
            "institution": "organisation",
            "country": "country",
            "other_country": "country",
        }
        words = self._text[span.start : span.end]
        if name in {"speaker", "other"}:
            self._mention(self._speaker(name).name, "person", words, span)
        elif name in kinds:
            self._mention(words, kinds[name], words, span)
        elif name in {"speaker_role", "other_role"}:
            role = Role(article_id=self._article_id, span=span, text=words)
            self._portraits[self._speaker(name).name].roles.append(role)

    def _mention(self, name: str, kind: ActorKind, words: str, span: Span) -> None:
        portrait = self._portraits.setdefault(name, _Portrait(name=name, kind=kind))
        portrait.mentions.append(Mention(article_id=self._article_id, span=span, name=words))

    def _note_quote(self, filled: Filled, start: int, *, direct: bool) -> None:
        places = {name.lower(): span for name, span in filled.places}
        said = places["statement"]
        speaker = self._speaker("speaker" if "speaker" in places else "other").name
        self._portraits[speaker].quotes.append(
            Quote(
                article_id=self._article_id,
                span=Span(start=start + said.start, end=start + said.end),
                text=said.of(filled.text),
                speaker=speaker,
                via=None,
                verb="said",
                direct=direct,
                confidence=0.95,
            )
        )

    def _digest(self, article: Article) -> Digest:
        shown = self._sentences[:_SUMMARY_SENTENCES]
        portraits = sorted(self._portraits.values(), key=lambda portrait: -len(portrait.mentions))
        return Digest(
            article=article,
            byline=None,
            sentences=tuple(self._sentences),
            summary=Summary(sentences=tuple(shown), scores=_falling(shown)),
            method="lead",
            actors=tuple(portrait.actor(self._article_id) for portrait in portraits),
        )


def _falling(sentences: Sequence[Sentence]) -> tuple[float, ...]:
    return tuple(1 / (1 + sentence.index) for sentence in sentences)
