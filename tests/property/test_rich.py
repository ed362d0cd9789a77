"""Whatever a text shows can be written down, and reads as it was."""

from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.text.rich import BULLET, Rich, Span, markup, parse

WORDS = ["سلام", "می‌روم", "שָׁלוֹם", "wait", "Ожидание", "۱۲", "😀", "é"]
SIGNS = ["*", "**", "***", "[", "]", "](", ")", "(", "\\", "\\\\", "- ", "* ", BULLET, "-", "•"]
SPACES = [" ", "\n", "\r\n", "\u2029", "\u200f", "\u200e", "\u2067", "\u2069", "\xa0", "\t"]
ADDRESSES = [
    *["http://a.org", "https://fa.wikipedia.org/wiki/نقشه_(الف)", "mailto:me@a.org", "HTTP://x*y"],
    *[
        "http://",
        "https://a.org.",
        "mailto:",
        "ftp://a.org",
        "javascript:alert(1)",
        "http://a b",
        "http://a)b[",
    ],
]
TEXTS = st.lists(
    st.one_of(st.sampled_from(WORDS + SIGNS + SPACES + ADDRESSES), st.text(max_size=2)), max_size=14
).map("".join)
TARGETS = st.one_of(st.just(""), st.sampled_from(ADDRESSES), TEXTS.map("http://a".__add__))


@st.composite
def edited(draw: st.DrawFn) -> Rich:
    """A text as an editor may make it: any characters made bold or a link."""
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    spans = st.builds(
        lambda a, b, bold, link: Span(min(a, b), max(a, b), bold, link),
        places,
        places,
        st.booleans(),
        TARGETS,
    )
    return Rich(text, tuple(draw(st.lists(spans, max_size=5))))


@given(edited())
def test_what_an_editor_makes_is_read_as_it_was(rich: Rich) -> None:
    assert parse(markup(rich)) == rich


@given(TEXTS)
def test_what_has_been_read_is_read_as_it_was(source: str) -> None:
    rich = parse(source)
    assert parse(markup(rich)) == rich


@given(edited())
def test_spans_are_in_order(rich: Rich) -> None:
    assert Rich(rich.text, rich.spans) == rich
    end = 0
    for span in rich.spans:
        assert end <= span.start < span.end <= len(rich.text)
        assert span.bold or span.link
        end = span.end


@given(TEXTS)
def test_only_web_and_mail_are_links(source: str) -> None:
    for span in parse(source).spans:
        assert not span.link or span.link.lower().startswith(("http://", "https://", "mailto:"))
