"""Documents made for tests, without reading."""

from datetime import datetime
from pathlib import Path

from hypothesis import strategies as st

from summarizer.model import Article, Document, Sentence, Span
from summarizer.sentences import read

SEEDS = Path(__file__).parents[2] / "seeds"


def make_document(
    *texts: str,
    article_id: str = "a1",
    title: str = "",
    source: str = "Harbour Post",
    published: datetime | None = None,
    language: str = "en",
) -> Document:
    """A document of the given sentences, each in a paragraph of its own."""
    article = Article(
        id=article_id,
        source=source,
        title=title,
        text="\n".join(texts),
        language=language,
        published=published,
    )
    sentences, start = [], 0
    for index, text in enumerate(texts):
        span = Span(start=start, end=start + len(text))
        sentences.append(
            Sentence(article_id=article_id, index=index, paragraph=index, span=span, text=text)
        )
        start += len(text) + 1
    return Document(article=article, byline=None, sentences=tuple(sentences))


def read_seed(number: int, title: str, source: str, published: datetime | None = None) -> Document:
    """One of the articles the project starts from, by the number its file begins with."""
    (path,) = SEEDS.glob(f"{number:03}_*.txt")
    text = path.read_text(encoding="utf-8")
    return read(
        Article(id=f"seed-{number}", source=source, title=title, text=text, published=published)
    )


_WORDS = [
    *("but", "he", "she", "it", "this", "meanwhile", "the company", "said", "“We cannot”", "wait"),
    *("minister Okoro", "Lagos", "bridge", "budget", "vote", "12 million", "river", "storm"),
    *("harbour", "strike", "school", "police", "talks", "union", "plan", "rain"),
]

sentence_texts = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map(
    lambda words: " ".join(words).capitalize() + "."
)


@st.composite
def document_lists(draw: st.DrawFn, most: int = 4) -> list[Document]:
    """Up to ``most`` documents of up to twelve sentences, which may well be none."""
    texts = draw(st.lists(st.lists(sentence_texts, max_size=12), max_size=most))
    return [
        make_document(*sentences, article_id=f"a{number}", title=" ".join(sentences[:1]))
        for number, sentences in enumerate(texts)
    ]
