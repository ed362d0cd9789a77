"""Whatever is written on a card, both engines keep the contract of text blocks."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjm_desktop.text.fixed_engine import FixedTextEngine
from cjm_desktop.text.itemise import itemise
from cjm_desktop.text.links import link_places
from cjm_desktop.text.qt_engine import QtTextEngine, ensure_application
from cjm_desktop.text.rich import BULLET, Rich, Span
from cjm_desktop.text.types import TextEngine, TextStyle
from tests.unit.text_samples import LINES, check

WORDS = sorted({word for line in LINES for word in line.split()})
MIXED = st.lists(
    st.sampled_from([*WORDS, "(", ")", '"', "\n", "  ", "\u200f", "12", "۳٫۵", "%"]), max_size=30
).map(" ".join)
SPECIAL = st.text(
    "aא ا۱1(\u0301\u064e\u05b8\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069\ufe0f😀🏽🇮\u20e3\xad\t\n\r\u2028\x00\ud83d\ude00\ufffc\xa0\u3000ﷺ漢€-/\\",
    max_size=25,
)
PLAIN = ["سفارش", "مشتری", "را", "جست‌وجو", "заказ", "и", "доставка", "journey", "a", "unbelievably"]
ANY = st.text(st.characters(exclude_categories=()), max_size=40)
WIDTHS = st.none() | st.floats(0, 400)
STYLES = st.builds(TextStyle, st.sampled_from([8.0, 12.25, 13.0, 28.0]), st.booleans())


@pytest.fixture(scope="module", params=["qt", "fixed"])
def engine(request: pytest.FixtureRequest) -> TextEngine:
    if request.param == "fixed":
        return FixedTextEngine()
    ensure_application()
    return QtTextEngine()


@example("\\/1\u064e", TextStyle(28.0), 21.0)
@example("\t\u200d1", TextStyle(8.0), 0.0)
@given(MIXED | SPECIAL | ANY, STYLES, WIDTHS)
@settings(max_examples=300)
def test_contract_of_blocks(engine: TextEngine, text: str, style: TextStyle, width: float | None) -> None:
    check(engine.layout(text, style, width), width)


@st.composite
def rich_texts(draw: st.DrawFn) -> Rich:
    text = "\n".join(
        draw(st.lists(st.sampled_from(["", BULLET]).flatmap(lambda b: (MIXED | SPECIAL).map(b.__add__))))
    )
    places = st.integers(0, len(text))
    links = st.sampled_from(["", "https://a.org"])
    spans = st.builds(
        lambda a, b, bold, link: Span(min(a, b), max(a, b), bold, link), places, places, st.booleans(), links
    )
    return Rich(text, tuple(draw(st.lists(spans, max_size=4))))


@given(rich_texts(), STYLES, WIDTHS)
def test_contract_of_blocks_with_spans(
    engine: TextEngine, rich: Rich, style: TextStyle, width: float | None
) -> None:
    block = engine.layout(rich.text, style, width, rich.spans)
    check(block, width)
    assert block.spans == rich.spans
    links = {span.link for span in rich.spans}
    for run in (run for line in block.runs() for run in line):
        assert not run.link or run.link in links


@given(rich_texts(), STYLES, WIDTHS)
def test_links_lie_on_their_lines(
    engine: TextEngine, rich: Rich, style: TextStyle, width: float | None
) -> None:
    block = engine.layout(rich.text, style, width, rich.spans)
    for place in link_places(block):
        assert place.link
        assert -1 <= place.left <= place.right <= block.lines[place.line].width + 1


@given(st.lists(st.sampled_from(PLAIN), max_size=30).map(" ".join), STYLES, st.floats(300, 600))
def test_a_block_of_whole_words_fits_its_own_width(
    engine: TextEngine, text: str, style: TextStyle, width: float
) -> None:
    for block, most in ((engine.layout(text, style), 1e6), (engine.layout(text, style, width), width)):
        # Qt wants room for what the last letter of a line reaches beyond its advance: less than a unit.
        again = engine.layout(text, style, min(block.width + 1, most))
        assert [(line.start, line.end) for line in again.lines] == [
            (line.start, line.end) for line in block.lines
        ]


@given(st.lists(st.sampled_from(PLAIN), max_size=30), st.floats(20, 400))
def test_a_line_is_broken_only_where_the_next_word_has_no_room(
    engine: TextEngine, words: list[str], width: float
) -> None:
    style = TextStyle(13)
    block = engine.layout(" ".join(words), style, width)
    for line, following in pairwise(block.lines):
        if block.text[line.end - 1] == " ":
            word_end = f"{block.text} ".index(" ", following.start)
            assert engine.layout(block.text[line.start : word_end], style).width > width - 1


@given(MIXED | SPECIAL | ANY)
def test_runs_of_fonts_cover_every_text(text: str) -> None:
    runs = itemise(text)
    assert "".join(text[start:end] for start, end, _ in runs) == text
    assert all(start < end for start, end, _ in runs)
