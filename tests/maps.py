"""A small map that has one of everything, and ids that count instead of being random."""

from itertools import count

from cjm_desktop.model.ids import PREFIXES, NewId, asset_id
from cjm_desktop.model.records import (
    Asset,
    Card,
    EmotionPoint,
    JourneyMap,
    Lane,
    Link,
    Persona,
    Stage,
    Step,
)

PICTURE = b"\x89PNG picture"
PICTURE_ID = asset_id(PICTURE)


def counting_ids(start: int = 1) -> NewId:
    """Ids n1, n2, … with the letter of their kind: ``c_n1``."""
    numbers = count(start)
    return lambda kind: f"{PREFIXES[kind]}_n{next(numbers)}"


def small_map() -> JourneyMap:
    """Stages s_1 (t_1, t_2) and s_2 (t_3); an action lane l_a, an emotion lane l_e, a picture lane l_i; cards
    c_1 and c_2 in the first cell, c_3 at t_2, c_4 at t_3, c_5 with a picture; a point on t_1 and t_3; links
    k_1 (c_1 to c_2), k_2 (c_1 to c_4), k_3 (t_1 to t_3) and k_4 (c_2 to c_3)."""
    return JourneyMap(
        "m_1",
        title="Small",
        personas=(Persona("p_1", name="Mina", portrait=PICTURE_ID), Persona("p_2", name="Omid")),
        stages=(
            Stage("s_1", title="Before", steps=(Step("t_1", title="Search"), Step("t_2", title="Compare"))),
            Stage("s_2", title="After", steps=(Step("t_3"),)),
        ),
        lanes=(
            Lane("l_a", "action", "Actions"),
            Lane("l_e", "emotion", "Feelings", {"scale": {"lowest": 1, "highest": 5}}),
            Lane("l_i", "image", "Pictures"),
        ),
        cards=(
            Card("c_1", "l_a", "t_1", text="one"),
            Card("c_2", "l_a", "t_1", text="two", personas=("p_1", "p_2")),
            Card("c_3", "l_a", "t_2", text="three"),
            Card("c_4", "l_a", "t_3", text="four"),
            Card("c_5", "l_i", "t_1", props={"asset": PICTURE_ID, "later": 1}),
        ),
        points=(
            EmotionPoint("e_1", "l_e", "t_1", score=4.0, persona="p_1"),
            EmotionPoint("e_2", "l_e", "t_3", score=1.0, at=1.0, persona="p_2"),
        ),
        links=(
            Link("k_1", "c_1", "c_2"),
            Link("k_2", "c_1", "c_4", "alternative", share=0.4),
            Link("k_3", "t_1", "t_3"),
            Link("k_4", "c_2", "c_3"),
        ),
        assets=(Asset(PICTURE_ID, "image/png", "iVBORyBwaWN0dXJl"),),
    )
