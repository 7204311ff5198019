from benchmarks.growth import TASKS, Cost, Growth, measure, measure_here, tabulate


def test_a_task_is_measured_in_seconds_and_megabytes() -> None:
    cost = measure_here("read", 10)

    assert cost.seconds is not None
    assert 0 < cost.seconds < 10
    assert cost.megabytes is None or 0 <= cost.megabytes < 200


def test_what_takes_too_long_is_stopped_and_larger_sizes_are_left_out() -> None:
    costs = measure(["read"], patience=0.001).costs["read"]

    assert {size: cost.seconds for size, cost in costs.items()} == dict.fromkeys(
        TASKS["read"].sizes
    )


def test_sentences_are_given_in_the_number_asked_for() -> None:
    assert len(TASKS["whos_who"].prepare(40).sentences) == 40


def test_a_stopped_call_is_shown_by_its_patience() -> None:
    costs = {
        "read": {10: Cost(seconds=0.5, megabytes=3.2), 100: Cost(seconds=None, megabytes=None)}
    }

    (table,) = tabulate(Growth(patience=60, costs=costs))

    assert table.rows == (("read", "0.500 s, 3 MB", "> 60 s"),)
