"""Every operation in any order, with undo, redo, save and load, on maps of all sorts.

After each edit the document keeps its rules, the change set leads there and back, and the file holds it all.
Undoing everything gives the first document back, byte for byte; redoing everything gives the last.
"""

from typing import Any

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test

from cjm_desktop.edit import operations as ops
from cjm_desktop.edit.clipboard import copied
from cjm_desktop.model.changes import difference
from cjm_desktop.model.invariants import problems
from cjm_desktop.model.records import Evidence, Fact
from tests.maps import small_map
from tests.property.editing import PICK, EditMachine, performed

TEXTS = st.text(max_size=6) | st.sampled_from(["", "می‌خواهم", "שָׁלוֹם", "a\r\nb", "\ud83d", "😀"])
PLACES = st.none() | st.integers(0, 4)
COLOURS = st.sampled_from(["", "#2F6FDE", "red"])
EVIDENCE = st.builds(
    Evidence,
    level=st.sampled_from(["", "assumed", "measured"]),
    source=TEXTS,
    count=st.none() | st.integers(-1, 9),
)
PROPS = st.dictionaries(
    st.sampled_from(["severity", "owner", "value"]), st.none() | st.integers(1, 3) | TEXTS, max_size=2
)
SCALES = st.sampled_from([None, {"lowest": -2, "highest": 2}, {"lowest": 1, "highest": 5}, {"lowest": 9}])
SHARES = st.none() | st.sampled_from([0.0, 0.4, 1.0, 1.5])
PICTURES = st.sampled_from([b"first", b"second", b"third"])


def some(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Any choice of these values by name."""
    return st.fixed_dictionaries({}, optional=values)


class Editing(EditMachine):
    """Every operation on one map. ``clip`` is what was copied last, maybe from another map."""

    def __init__(self) -> None:
        super().__init__()
        self.clip = copied(small_map(), ["c_1", "c_2", "c_4"], ["e_1"])

    # Map

    @initialize(fresh=st.booleans(), title=TEXTS)
    def new_map(self, fresh: bool, title: str) -> None:
        if fresh:
            self.begin(ops.new_map(title=title, language="fa", new_id=self.new_id))
            performed.add("new_map")

    @rule()
    def duplicate_map(self) -> None:
        self.do(ops.duplicate_map, new_id=self.new_id)

    @rule(
        values=some(
            title=TEXTS,
            language=st.sampled_from(["en", "he", ""]),
            direction=st.sampled_from(["rtl", "auto"]),
        )
    )
    def change_map(self, values: dict[str, Any]) -> None:
        self.do(ops.change_map, **values)

    @rule(
        values=some(
            goal=TEXTS,
            state=st.sampled_from(["as-is", "?"]),
            authors=st.tuples(TEXTS),
            date=st.sampled_from(["", "2026-11-25", "soon"]),
        )
    )
    def change_about(self, values: dict[str, Any]) -> None:
        self.do(ops.change_about, **values)

    # Stages and steps

    @rule(
        place=PLACES, steps=st.lists(TEXTS, max_size=2), values=some(title=TEXTS, note=TEXTS, colour=COLOURS)
    )
    def add_stage(self, place: int | None, steps: list[str], values: dict[str, Any]) -> None:
        self.do(ops.add_stage, place, steps=steps, new_id=self.new_id, **values)

    @rule(stage=PICK, values=some(title=TEXTS, note=TEXTS, colour=COLOURS))
    def change_stage(self, stage: int, values: dict[str, Any]) -> None:
        self.do(ops.change_stage, self.pick("stages", stage), **values)

    @rule(stage=PICK, place=PLACES)
    def move_stage(self, stage: int, place: int | None) -> None:
        self.do(ops.move_stage, self.pick("stages", stage), place)

    @rule(stage=PICK)
    def delete_stage(self, stage: int) -> None:
        self.do(ops.delete_stage, self.pick("stages", stage))

    @precondition(lambda self: len(self.document.index.steps) < 12)
    @rule(stage=PICK)
    def duplicate_stage(self, stage: int) -> None:
        self.do(ops.duplicate_stage, self.pick("stages", stage), new_id=self.new_id)

    @rule(stage=PICK, place=PLACES, values=some(title=TEXTS, note=TEXTS, width=st.integers(-1, 300)))
    def add_step(self, stage: int, place: int | None, values: dict[str, Any]) -> None:
        self.do(ops.add_step, self.pick("stages", stage), place, new_id=self.new_id, **values)

    @rule(step=PICK, values=some(title=TEXTS, note=TEXTS, width=st.floats()))
    def change_step(self, step: int, values: dict[str, Any]) -> None:
        self.do(ops.change_step, self.pick("steps", step), **values)

    @rule(step=PICK, stage=PICK, place=PLACES)
    def move_step(self, step: int, stage: int, place: int | None) -> None:
        self.do(ops.move_step, self.pick("steps", step), self.pick("stages", stage), place)

    @rule(step=PICK)
    def delete_step(self, step: int) -> None:
        self.do(ops.delete_step, self.pick("steps", step))

    @precondition(lambda self: len(self.document.index.steps) < 12)
    @rule(step=PICK)
    def duplicate_step(self, step: int) -> None:
        self.do(ops.duplicate_step, self.pick("steps", step), new_id=self.new_id)

    # Lanes

    @rule(place=PLACES, kind=st.sampled_from(["emotion", "pain", "weather", ""]), title=TEXTS, scale=SCALES)
    def add_lane(self, place: int | None, kind: str, title: str, scale: Any) -> None:
        values: dict[str, Any] = {"kind": kind, "title": title, "settings": {"scale": scale, "unit": "%"}}
        self.do(ops.add_lane, place, new_id=self.new_id, **values)

    @rule(
        lane=PICK,
        values=some(
            kind=st.sampled_from(["emotion", "text"]),
            title=TEXTS,
            settings=st.builds(lambda scale: {"scale": scale}, SCALES),
        ),
    )
    def change_lane(self, lane: int, values: dict[str, Any]) -> None:
        self.do(ops.change_lane, self.pick("lanes", lane), **values)

    @rule(lane=PICK, place=PLACES)
    def move_lane(self, lane: int, place: int | None) -> None:
        self.do(ops.move_lane, self.pick("lanes", lane), place)

    @precondition(lambda self: len(self.document.lanes) > 2)
    @rule(lane=PICK)
    def delete_lane(self, lane: int) -> None:
        self.do(ops.delete_lane, self.pick("lanes", lane))

    @precondition(lambda self: len(self.document.lanes) < 8)
    @rule(lane=PICK)
    def duplicate_lane(self, lane: int) -> None:
        self.do(ops.duplicate_lane, self.pick("lanes", lane), new_id=self.new_id)

    # Cards

    @rule(
        lane=PICK,
        step=PICK,
        place=PLACES,
        values=some(text=TEXTS, votes=st.integers(-1, 3), evidence=EVIDENCE, props=PROPS),
    )
    def add_card(self, lane: int, step: int, place: int | None, values: dict[str, Any]) -> None:
        self.do(
            ops.add_card,
            self.pick("lanes", lane),
            self.pick("steps", step),
            place,
            new_id=self.new_id,
            **values,
        )

    @rule(
        cards=st.lists(PICK, max_size=3),
        persona=PICK,
        picture=PICK,
        values=some(text=TEXTS, note=TEXTS, channel=TEXTS, tags=st.tuples(TEXTS, TEXTS), props=PROPS),
    )
    def change_cards(self, cards: list[int], persona: int, picture: int, values: dict[str, Any]) -> None:
        if persona % 3 == 0:
            values["personas"] = (self.pick("personas", persona), self.pick("personas", persona + 1))
        if picture % 3 == 0:
            values["props"] = {**values.get("props", {}), "asset": self.pick("assets", picture)}
        self.do(ops.change_cards, [self.pick("cards", card) for card in cards], **values)

    @rule(cards=st.lists(PICK, max_size=4), lane=PICK, step=PICK, place=PLACES)
    def move_cards(self, cards: list[int], lane: int, step: int, place: int | None) -> None:
        moving = [self.pick("cards", card) for card in cards]
        self.do(ops.move_cards, moving, self.pick("lanes", lane), self.pick("steps", step), place)

    @rule(cards=st.lists(PICK, max_size=2))
    def delete_cards(self, cards: list[int]) -> None:
        self.do(ops.delete_cards, [self.pick("cards", card) for card in cards])

    @precondition(lambda self: len(self.document.cards) < 40)
    @rule(cards=st.lists(PICK, max_size=4))
    def duplicate_cards(self, cards: list[int]) -> None:
        self.do(ops.duplicate_cards, [self.pick("cards", card) for card in cards], new_id=self.new_id)

    # Emotion points

    @rule(
        lane=PICK,
        step=PICK,
        score=st.integers(-1, 3),
        values=some(at=st.floats(0, 1), label=TEXTS, evidence=EVIDENCE),
    )
    def add_point(self, lane: int, step: int, score: int, values: dict[str, Any]) -> None:
        self.do(
            ops.add_point,
            self.emotion_lane(lane),
            self.pick("steps", step),
            score,
            new_id=self.new_id,
            **values,
        )

    @rule(point=PICK, persona=PICK, values=some(at=st.floats(0, 1), score=st.floats(-1, 3), label=TEXTS))
    def change_point(self, point: int, persona: int, values: dict[str, Any]) -> None:
        if persona % 2:
            values["persona"] = self.pick("personas", persona)
        self.do(ops.change_point, self.pick("points", point), **values)

    @rule(point=PICK, lane=PICK, step=PICK, at=st.floats(0, 1), score=st.integers(-1, 3))
    def move_point(self, point: int, lane: int, step: int, at: float, score: int) -> None:
        where = self.emotion_lane(lane), self.pick("steps", step)
        self.do(ops.move_point, self.pick("points", point), *where, at=at, score=score)

    @rule(
        points=st.lists(PICK, max_size=3),
        values=some(at=st.floats(0, 1), score=st.floats(-1, 3), label=TEXTS),
    )
    def change_points(self, points: list[int], values: dict[str, Any]) -> None:
        self.do(ops.change_points, [self.pick("points", point) for point in points], **values)

    @rule(points=st.lists(PICK, min_size=1, max_size=3), by=st.floats(-9, 9))
    def nudge_score(self, points: list[int], by: float) -> None:
        self.do(ops.nudge_score, [self.pick("points", point) for point in points], by)

    @rule(lane=PICK, step=PICK, persona=PICK, score=st.integers(-1, 3))
    def set_score(self, lane: int, step: int, persona: int, score: int) -> None:
        where = self.emotion_lane(lane), self.pick("steps", step)
        who = self.pick("personas", persona) if persona % 2 else ""
        self.do(ops.set_score, *where, who, score, new_id=self.new_id)

    @rule(point=PICK)
    def delete_point(self, point: int) -> None:
        self.do(ops.delete_point, self.pick("points", point))

    @precondition(lambda self: len(self.document.points) < 20)
    @rule(point=PICK)
    def duplicate_point(self, point: int) -> None:
        self.do(ops.duplicate_point, self.pick("points", point), new_id=self.new_id)

    # Clipboard and selection

    @rule(cards=st.lists(PICK, max_size=4), points=st.lists(PICK, max_size=2))
    def copy(self, cards: list[int], points: list[int]) -> None:
        index = self.document.index
        self.clip = copied(
            self.document,
            [self.pick("cards", card) for card in cards if index.cards],
            [self.pick("points", point) for point in points if index.points],
        )
        assert problems(self.clip.part) == []

    @precondition(lambda self: len(self.document.cards) < 40 and len(self.document.index.steps) < 12)
    @rule(lane=PICK, step=PICK, place=PLACES)
    def paste(self, lane: int, step: int, place: int | None) -> None:
        where = self.place(lane, step)
        before = self.document
        self.do(ops.paste, self.clip, *where, place, new_id=self.new_id)
        added = len(self.document.cards) - len(before.cards)
        assert added in (0, len(self.clip.part.cards))
        emotion = {one.id for one in self.document.lanes if one.kind == "emotion"}
        assert not {one.lane for one in difference(before, self.document).cards.added} & emotion

    @precondition(lambda self: len(self.document.cards) < 40 and len(self.document.lanes) < 12)
    @rule(rows=st.lists(st.lists(TEXTS | st.just("2"), max_size=3), max_size=3), lane=PICK, step=PICK)
    def paste_texts(self, rows: list[list[str]], lane: int, step: int) -> None:
        before = self.document
        self.do(ops.paste_texts, rows, *self.place(lane, step), new_id=self.new_id)
        emotion = {one.id for one in self.document.lanes if one.kind == "emotion"}
        assert not {one.lane for one in difference(before, self.document).cards.added} & emotion

    @rule(stage=PICK, step=PICK, lane=PICK, card=PICK, point=PICK, persona=PICK, which=st.integers(0, 63))
    def delete_records(self, which: int, **numbers: int) -> None:
        ids = [self.pick(f"{name}s", number) for name, number in numbers.items()]
        self.do(ops.delete_records, [one for place, one in enumerate(ids) if which >> place & 1])

    def place(self, lane: int, step: int) -> tuple[str | None, str | None]:
        """A lane and a step to paste to, if there are any and one is in focus."""
        index = self.document.index
        return (
            self.pick("lanes", lane) if lane % 3 and index.lanes else None,
            self.pick("steps", step) if step % 3 and index.steps else None,
        )

    # Personas

    @rule(
        place=PLACES,
        values=some(
            name=TEXTS, goals=st.tuples(TEXTS), facts=st.tuples(st.builds(Fact, TEXTS, TEXTS)), colour=COLOURS
        ),
    )
    def add_persona(self, place: int | None, values: dict[str, Any]) -> None:
        self.do(ops.add_persona, place, new_id=self.new_id, **values)

    @rule(persona=PICK, picture=PICK, values=some(name=TEXTS, role=TEXTS, quote=TEXTS))
    def change_persona(self, persona: int, picture: int, values: dict[str, Any]) -> None:
        if picture % 2:
            values["portrait"] = self.pick("assets", picture)
        self.do(ops.change_persona, self.pick("personas", persona), **values)

    @rule(persona=PICK, place=PLACES)
    def move_persona(self, persona: int, place: int | None) -> None:
        self.do(ops.move_persona, self.pick("personas", persona), place)

    @rule(persona=PICK)
    def delete_persona(self, persona: int) -> None:
        self.do(ops.delete_persona, self.pick("personas", persona))

    @rule(persona=PICK)
    def duplicate_persona(self, persona: int) -> None:
        self.do(ops.duplicate_persona, self.pick("personas", persona), new_id=self.new_id)

    # Links

    @rule(
        start=PICK,
        goal=PICK,
        values=some(kind=st.sampled_from(["loop", "answers", "?"]), share=SHARES, label=TEXTS),
    )
    def add_link(self, start: int, goal: int, values: dict[str, Any]) -> None:
        self.do(ops.add_link, self.end(start), self.end(goal), new_id=self.new_id, **values)

    @rule(link=PICK, values=some(kind=st.sampled_from(["next", "hand-off"]), share=SHARES, label=TEXTS))
    def change_link(self, link: int, values: dict[str, Any]) -> None:
        self.do(ops.change_link, self.pick("links", link), **values)

    @rule(link=PICK, start=PICK, goal=PICK)
    def move_link(self, link: int, start: int, goal: int) -> None:
        self.do(ops.move_link, self.pick("links", link), self.end(start), self.end(goal))

    @rule(link=PICK)
    def delete_link(self, link: int) -> None:
        self.do(ops.delete_link, self.pick("links", link))

    @rule(link=PICK, start=PICK, goal=PICK)
    def duplicate_link(self, link: int, start: int, goal: int) -> None:
        ends = self.end(start), self.end(goal)
        self.do(ops.duplicate_link, self.pick("links", link), *ends, new_id=self.new_id)

    # Pictures

    @rule(data=PICTURES, media_type=st.sampled_from(["image/png", "text/plain"]))
    def add_asset(self, data: bytes, media_type: str) -> None:
        self.do(ops.add_asset, data, media_type)

    @rule(picture=PICK, data=PICTURES)
    def change_asset(self, picture: int, data: bytes) -> None:
        self.do(ops.change_asset, self.pick("assets", picture), data, "image/png")

    @rule(picture=PICK)
    def delete_asset(self, picture: int) -> None:
        self.do(ops.delete_asset, self.pick("assets", picture))

    @rule()
    def drop_unused_assets(self) -> None:
        self.do(ops.drop_unused_assets)


def test_any_edits_can_be_undone_and_saved() -> None:
    performed.clear()
    # Rules are chosen at random, so that a rare one may be missed by a round: then there is another.
    for examples in (60, 60, 90, 120):
        run_state_machine_as_test(
            Editing, settings=settings(max_examples=examples, stateful_step_count=60, database=None)
        )
        if performed == set(ops.__all__):
            break
    assert performed == set(ops.__all__)
