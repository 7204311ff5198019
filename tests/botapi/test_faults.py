import pytest

from tests.botapi.faults import Fault, FaultPlan


def fired(
    plan: FaultPlan, calls: int, method: str = "sendmessage", chat_id: str = "1"
) -> list[int]:
    return [call for call in range(1, calls + 1) if plan.pick(method, chat_id)]


def test_without_rules_nothing_fails() -> None:
    assert fired(FaultPlan(), 5) == []


def test_a_rule_skips_counts_and_ends() -> None:
    assert fired(FaultPlan([{"after": 2, "every": 3, "times": 2}]), 20) == [3, 6]


def test_a_rule_for_all_methods_spares_get_updates() -> None:
    assert fired(FaultPlan([{}]), 2, method="getupdates") == []
    assert fired(FaultPlan([{"method": "getUpdates"}]), 2, method="getupdates") == [1, 2]


def test_a_rule_may_be_about_one_chat() -> None:
    plan = FaultPlan([{"chat_id": 2}])
    assert fired(plan, 2, chat_id="1") == []
    assert fired(plan, 2, chat_id="2") == [1, 2]


def test_the_first_rule_that_fires_decides() -> None:
    plan = FaultPlan([{"times": 1, "code": 500}, {"code": 503}])
    faults = [plan.pick("sendmessage", "1") for _ in range(2)]
    assert [fault.code for fault in faults if fault] == [500, 503]


def test_chance_repeats_itself_for_the_same_seed() -> None:
    rule = {"prob": 0.5}
    once = fired(FaultPlan([rule], seed=7), 200)
    assert once == fired(FaultPlan([rule], seed=7), 200)
    assert 60 < len(once) < 140


def test_an_unknown_action_is_refused() -> None:
    with pytest.raises(ValueError, match="no such action"):
        Fault(action="explode")
