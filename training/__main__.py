"""Learns the ranker from a file of articles with summaries and writes it into the package."""

from argparse import ArgumentParser, Namespace
from hashlib import sha256
from pathlib import Path

import numpy as np

from summarizer.ranker.trained import Trained
from training.articles import Example, read_examples
from training.fitting import fit, measure

_WEIGHTS = Path(__file__).parents[1] / "summarizer" / "weights"
_FILE = "train.cnndm.jsonl.gz"
_SEED = 7
_HELD_OUT = 0.05


def main() -> None:
    """Read, learn, measure on articles held out, write."""
    options = _read_options()
    path = options.data / _FILE if options.data.is_dir() else options.data
    examples = list(read_examples(path, options.limit))
    order = np.random.default_rng(_SEED).permutation(len(examples))
    held_out = max(1, int(_HELD_OUT * len(examples)))
    trained = fit([examples[number] for number in order[held_out:]])
    figures = measure([examples[number] for number in order[:held_out]], trained)
    _write(options.into, trained)
    _describe(options.into, path, examples, figures)
    print(figures)


def _read_options() -> Namespace:
    parser = ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("data", type=Path, help=f"the file, or the folder that holds {_FILE}")
    parser.add_argument("--into", type=Path, default=_WEIGHTS, help="folder to write to")
    parser.add_argument("--limit", type=int, help="read only so many articles")
    return parser.parse_args()


def _write(folder: Path, trained: Trained) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        folder / "ranker.npz",
        stem_odds=trained.stem_odds.astype(np.float16),
        stem_rarity=trained.stem_rarity.astype(np.float16),
        word_weights=trained.word_weights,
        phrase_weights=trained.phrase_weights.astype(np.float16),
        **trained.sentences.arrays("sentences"),
        **trained.sets.arrays("sets"),
    )


def _describe(
    folder: Path, path: Path, examples: list[Example], figures: dict[str, float]
) -> None:
    """Say beside the numbers what they were learnt from."""
    lines = [
        "# What ranker.npz was learnt from, written by python -m training. It holds hashes,",
        "# counts and trees, and no text.",
        f'data = "{path.name}"',
        'source = "CNN/Daily Mail, training part, lower-cased"',
        f'sha256 = "{sha256(path.read_bytes()).hexdigest()}"',
        f"articles = {len(examples)}",
        f"sentences = {sum(len(example.tokens) for example in examples)}",
        f"seed = {_SEED}",
        f"held_out = {_HELD_OUT}",
        "",
        "# On the articles held out: ROUGE F1 of the best set and of the first three sentences.",
        "[figures]",
        *(f'"{name}" = {value}' for name, value in figures.items()),
    ]
    (folder / "ranker.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
