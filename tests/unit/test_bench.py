"""The benchmarks themselves: they run on a few cards, and their maps are what they say. Nothing is timed here."""

import json
from collections import Counter
from pathlib import Path

import pytest

from cjm_desktop.model.invariants import problems
from cjm_desktop.storage.codec import encode
from tests.bench.__main__ import main
from tests.bench.corpus import WORDS, journey, with_other_text
from tests.bench.runner import Bench, Figure, Sample, table


def test_a_map_of_a_benchmark_is_valid_and_the_same_each_time() -> None:
    document = journey(400)
    assert not problems(document)
    assert len(document.cards) == 400
    assert {len(card.text.split()) for card in document.cards} == {WORDS}
    assert encode(document) == encode(journey(400))
    fullness = Counter((card.lane, card.step) for card in document.cards)
    assert 2 < 400 / len(fullness) < 8


def test_an_edit_changes_one_card() -> None:
    document = journey(100)
    edited = with_other_text(document, 7, 1)
    different = [new.id for old, new in zip(document.cards, edited.cards, strict=True) if old is not new]
    assert different == ["c_7"]
    assert edited.cards[7].text != document.cards[7].text


def test_a_figure_is_judged_by_its_median_and_set_beside_its_floor() -> None:
    times = iter([9.0, 2.0, 3.0, 1.0])
    figure = Bench().seconds(
        "work",
        lambda: Sample(next(times), 0.5),
        target=1.5,
        floor=lambda: Sample(0.5, 0.5),
        runs=3,
    )
    assert (figure.value, figure.best, figure.cpu) == (2.0, 1.0, 0.5)  # the first run, 9 s, warms up
    assert figure.ratio == 2.0
    assert figure.verdict == "noisy"
    assert Figure("slow", "s", 2.0, 2.0, target=1.0).verdict == "MISSED"
    assert "2.00 s" in table({"some": [figure]})


def test_the_runner_prints_a_table_and_writes_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "figures.json"
    assert main(["storage", "layout", "--tiny", "--json", str(report)]) == 0
    printed = capsys.readouterr().out
    assert "load 10,000 cards" in printed
    assert "layout after an edit" in printed
    figures = json.loads(report.read_text(encoding="utf-8"))["figures"]
    assert set(figures) == {"storage", "layout"}
    assert all(one["value"] > 0 for found in figures.values() for one in found)


def test_an_unknown_benchmark_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["speed"])
    assert ended.value.code == 2
    assert "speed" in capsys.readouterr().err
