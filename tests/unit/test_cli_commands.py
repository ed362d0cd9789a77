"""What single commands promise: what an export shows, what a check says and where, what is never overwritten."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from cjm_desktop.cli.app import main
from cjm_desktop.cli.registry import command, command_names
from cjm_desktop.resources import resource_names, resource_path
from cjm_desktop.storage.files import load
from cjm_desktop.text.rich import plain

SHOP = resource_path("samples", "shop-en.cjm")

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CJM_LANGUAGE", "en")


def export(target: Path, *options: str) -> None:
    assert main(["export", str(SHOP), "-o", str(target), *options]) == 0


def texts(svg: Path) -> str:
    """What the groups of a picture say, in order."""
    titles = ElementTree.parse(svg).iter("{http://www.w3.org/2000/svg}title")
    return " ".join(" ".join((title.text or "").split()) for title in titles)


@pytest.mark.parametrize("named", ["Pain points", "PAIN", "pain,", "action, pain", "pain،action"])
def test_only_the_lanes_that_are_named_are_shown(named: str, tmp_path: Path) -> None:
    document = load(SHOP).document
    export(tmp_path / "map.svg", "--lanes", named)
    shown = texts(tmp_path / "map.svg")
    kinds = {lane.id: lane.kind for lane in document.lanes}
    wanted = {"pain", "action"} if "action" in named else {"pain"}
    for card in filter(lambda card: card.text, document.cards):
        assert (" ".join(plain(card.text).split()) in shown) == (kinds[card.lane] in wanted), card.text


def test_a_title_with_a_comma_is_one_lane(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "map.cjm"
    source.write_text(
        SHOP.read_text("utf-8").replace('"title": "Pain points"', '"title": "Pains, doubts"'), "utf-8"
    )
    arguments = ["export", str(source), "-o", str(tmp_path / "map.svg"), "--lanes", "pains, doubts"]
    assert main(arguments) == 0
    assert main([*arguments[:-1], "pains, joys"]) == 1
    assert "pains" in capsys.readouterr().err


def test_the_head_can_be_left_out_and_the_direction_turned(tmp_path: Path) -> None:
    scenario = load(SHOP).document.about.scenario
    export(tmp_path / "whole.svg")
    export(tmp_path / "bare.svg", "--no-header")
    export(tmp_path / "turned.svg", "--direction", "rtl")
    assert scenario in texts(tmp_path / "whole.svg")
    assert scenario not in texts(tmp_path / "bare.svg")
    assert (tmp_path / "whole.svg").read_bytes() != (tmp_path / "turned.svg").read_bytes()
    assert sorted(texts(tmp_path / "whole.svg")) == sorted(texts(tmp_path / "turned.svg"))


def test_resolution_and_paper_decide_the_size_of_a_picture(tmp_path: Path) -> None:
    export(tmp_path / "a4.png", "--page", "a4", "--orientation", "portrait", "--dpi", "100")
    with Image.open(tmp_path / "a4.png") as picture:
        assert picture.size == (827, 1169)


@pytest.mark.parametrize("value", ["0", "-1", "1e9", "nan", "ten", ""])
@pytest.mark.parametrize("option", ["--dpi", "--scale"])
def test_numbers_out_of_range_are_wrong_usage(
    option: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(SHOP), "-o", str(tmp_path / "map.pdf"), f"{option}={value}"]) == 2
    assert "number from" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_name_without_a_format_is_told_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "no-such-file.cjm", "-o", str(tmp_path / "map")]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"error: {tmp_path / 'map'}: ")
    assert ".pdf, .png, .svg" in said


def test_check_names_line_record_and_advice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = SHOP.read_text("utf-8").splitlines(keepends=True)
    number = next(place for place, line in enumerate(lines, 1) if '"cards"' in line) + 3
    lines[number - 1] = re.sub(r'"step": "\w+"', '"step": "t_lost"', lines[number - 1])
    source = tmp_path / "map.cjm"
    source.write_text("".join(lines), "utf-8")
    assert main(["check", str(source), "--json"]) == 1
    captured = capsys.readouterr()
    told = json.loads(captured.out)
    assert told["valid"] is False
    (problem,) = told["problems"]
    assert (problem["severity"], problem["line"]) == ("error", number)
    assert problem["place"].startswith("cards[2]")
    assert "t_lost" in problem["message"]
    assert problem["advice"]
    assert len(captured.err.splitlines()) == 1
    assert main(["check", str(source)]) == 1
    assert capsys.readouterr().out.startswith(f"error: {source}:{number}: cards[2]")


def test_what_is_odd_about_a_map_doesnt_make_it_invalid(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SHOP.read_text("utf-8").replace('"kind": "pain"', '"kind": "smell"')
    text = re.sub(r'"score": -?[\d.]+', '"score": 99', text, count=1)
    source = tmp_path / "map.cjm"
    source.write_text(text, "utf-8")
    assert main(["check", str(source), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["valid"] is True
    assert [problem["severity"] for problem in told["problems"]] == ["warning", "warning"]
    assert all(problem["line"] for problem in told["problems"])


def test_many_warnings_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "map.cjm"
    source.write_text(re.sub(r'"score": -?[\d.]+', '"score": 99', SHOP.read_text("utf-8")), "utf-8")
    count = len(load(SHOP).document.points)
    assert main(["info", str(source)]) == 0
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 6
    assert f"Further warnings: {count - 5}." in said[-1]


def test_a_new_map_has_ids_of_its_own_and_replaces_only_when_forced(tmp_path: Path) -> None:
    first, second = tmp_path / "1.cjm", tmp_path / "2.cjm"
    for target in (first, second, second):
        assert main(["new", "-o", str(target), "--force"]) == 0
    one, other = load(first).document, load(second).document
    assert [lane.title for lane in one.lanes] == [lane.title for lane in other.lanes]
    ids = [
        {document.id, *document.index.stages, *document.index.steps, *document.index.lanes}
        for document in (one, other)
    ]
    assert not ids[0] & ids[1]
    assert "template" not in one.extra


@pytest.mark.parametrize("template", resource_names("templates", ".json"))
def test_templates_hold_stages_and_lanes_only(template: str) -> None:
    raw = json.loads(resource_path("templates", f"{template}.json").read_text("utf-8"))
    assert raw["template"]["id"] == template
    assert not {"personas", "cards", "points", "links", "assets"} & raw.keys()


@pytest.mark.parametrize("name", command_names())
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert command(name).HELP in " ".join(capsys.readouterr().out.split())


def test_control_characters_of_a_title_dont_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "map.cjm"
    source.write_text(SHOP.read_text("utf-8").replace('"title": "', r'"title": "\u001b[31m\n', 1), "utf-8")
    assert main(["info", str(source)]) == 0
    assert "\x1b" not in capsys.readouterr().out
