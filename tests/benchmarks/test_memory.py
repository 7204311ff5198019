import pytest

from benchmarks.memory import Holding, Memory, measure, tabulate
from tests.botapi.client import ROOT


@pytest.mark.slow
def test_the_running_bot_is_weighed() -> None:
    measured = measure(ROOT / "seeds", rounds=1)

    assert all(held.resident >= held.share > 0 for held in measured.moments.values())
    assert measured.workers
    assert measured.workers[0].resident > measured.moments["when it polls"].resident


def test_shares_add_up() -> None:
    held = Holding(resident=100.0, share=80.0)
    memory = Memory(moments={"when it polls": held}, workers=[held, held])

    assert memory.together == 240.0
    (table,) = tabulate(memory)
    assert table.rows[-1] == ("all together at the end", None, 240.0)
