import io

from rich.console import Console

from bot.console import progress_bar


def shown(*, terminal: bool) -> str:
    file = io.StringIO()
    console = Console(file=file, force_terminal=terminal, width=80, _environ={"TERM": "xterm"})
    with progress_bar(console, "reading") as progress:
        progress(3, 12, "[/bold] Daily [red]News")
    return file.getvalue()


def test_a_terminal_sees_how_far_the_work_is_and_names_as_they_are() -> None:
    seen = shown(terminal=True)
    assert "3/12" in seen
    assert "[/bold] Daily [red]News" in seen


def test_a_file_or_pipe_gets_no_progress_bar() -> None:
    assert shown(terminal=False).strip() == ""
