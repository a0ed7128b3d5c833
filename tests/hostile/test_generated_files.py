"""Twenty thousand harmed files, texts and signatures: each is taken, or refused in two sentences, and nothing else."""

from __future__ import annotations

import resource
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.hostile.doors import Door, Refusals, doors, knock
from tests.hostile.mutations import Step, harmed, harmed_json

NUMBERS = {
    "report": 5_000,
    "document": 3_500,
    "archive": 4_000,
    "sealed pdf": 500,
    "signature": 2_000,
    "pasted block": 5_000,
}
MEMORY = 100_000_000

steps = st.lists(
    st.builds(Step, st.integers(0, 29), st.integers(0, 65_535), st.integers(0, 9_999)), min_size=2, max_size=4
)


@pytest.fixture(scope="module")
def ways_in(qapp: object) -> Mapping[str, Door]:
    return doors()


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@pytest.mark.parametrize("name", NUMBERS)
def test_what_is_sent_is_taken_or_refused_and_never_breaks_the_program(name: str, ways_in: Mapping[str, Door]) -> None:
    door, refusals = ways_in[name], Refusals()
    for example in door.examples:
        knock(door, example)
    before = peak()

    @settings(
        max_examples=NUMBERS[name] * 7 // 20,
        database=None,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, len(door.examples) - 1), steps, st.booleans())
    def send(which: int, harm: list[Step], in_bytes: bool) -> None:
        harming = harmed if in_bytes or not door.tree else harmed_json
        # Each harm is sent in after every step of it, which is a file of its own.
        for end in range(1, len(harm) + 1):
            knock(door, harming(door.examples[which], harm[:end]), refusals)

    send()
    assert peak() - before < MEMORY
    assert sum(refusals.codes.values()) >= NUMBERS[name] * 0.9  # a little more or fewer, as chance has it
