"""The marks of bold words, bullets and links: how they are read and written."""

import pytest

from cjm_desktop.text.rich import Rich, Span, markup, parse, plain

A = "https://a.org"


def looks(source: str) -> list[tuple[str, bool, str]]:
    """The pieces of a text that are bold or links."""
    rich = parse(source)
    return [(rich.text[span.start : span.end], span.bold, span.link) for span in rich.spans]


@pytest.mark.parametrize(
    ("source", "shown", "pieces"),
    [
        ("an **important** word", "an important word", [("important", True, "")]),
        ("می‌**خواهم** بروم", "می‌خواهم بروم", [("خواهم", True, "")]),
        (f"see [the site]({A})", "see the site", [("the site", False, A)]),
        (f"**see [the site]({A})**", "see the site", [("see ", True, ""), ("the site", True, A)]),
        (
            f"[the **best** site]({A})",
            "the best site",
            [("the ", False, A), ("best", True, A), (" site", False, A)],
        ),
        (f"open {A}/b_c.", f"open {A}/b_c.", [(f"{A}/b_c", False, f"{A}/b_c")]),
        (f"نشانی: {A}، سپس", f"نشانی: {A}، سپس", [(A, False, A)]),
        (f"({A})\u200f", f"({A})\u200f", [(A, False, A)]),
        (f"{A}/map_(x)", f"{A}/map_(x)", [(f"{A}/map_(x)", False, f"{A}/map_(x)")]),
        ("mailto:me@a.org", "mailto:me@a.org", [("mailto:me@a.org", False, "mailto:me@a.org")]),
        ("HTTP://A.ORG", "HTTP://A.ORG", [("HTTP://A.ORG", False, "HTTP://A.ORG")]),
        (f"[ a ]({A})", " a ", [("a", False, A)]),
    ],
)
def test_marks_become_looks(source: str, shown: str, pieces: list[tuple[str, bool, str]]) -> None:
    assert plain(source) == shown
    assert looks(source) == pieces
    assert parse(markup(parse(source))) == parse(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "2 * 3 * 4",
        "2 ** 3 ** 4",
        "**not closed",
        "not opened**",
        "** a **",
        "***",
        "***a***",
        "****",
        "**a\nb**",
        "[a] (b) [c]",
        "[a](b)",
        "[a](javascript:alert(1))",
        "[a](ftp://a.org)",
        "mailto: somebody",
        "http://",
        "xhttp ://a",
        "a-b -c",
        "-5 °C",
        r"\\server\share\new",
        r"C:\users\-x",
    ],
)
def test_odd_marks_stay_as_they_are_written(source: str) -> None:
    assert parse(source) == Rich(source)
    assert not parse(source).spans
    assert markup(parse(source)) == source


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("- a\n* b\n• c", "• a\n• b\n• c"),
        ("a\r\n- b", "a\r\n• b"),
        ("- ", "• "),
        ("- - a", "• - a"),
        (r"\- a", "- a"),
        (r"\\- a", r"\- a"),
        (r"\* a", "* a"),
        ("a - b\n -c", "a - b\n -c"),
        ("- **a**", "• a"),
    ],
)
def test_bullets(source: str, shown: str) -> None:
    assert plain(source) == shown
    assert parse(markup(parse(source))) == parse(source)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"\**a\**", "**a**"),
        (rf"\[a]({A})", f"[a]({A})"),
        (r"\\**a**", r"\a"),
        (r"\\\*", r"\*"),
        (r"a\]", "a]"),
    ],
)
def test_every_sign_can_be_said(source: str, shown: str) -> None:
    assert plain(source) == shown
    assert parse(markup(parse(source))) == parse(source)


def test_no_more_signs_are_escaped_than_need_be() -> None:
    assert markup(Rich("2 * 3 [x]", (Span(0, 1, bold=True),))) == "**2** * 3 [x]"
    assert markup(Rich("a\n- b\n**c**")) == "a\n\\- b\n\\*\\*c\\*\\*"
    assert markup(Rich(f"see {A}")) == f"see {A}"


def test_spans_are_put_in_order() -> None:
    rich = Rich(
        "• one two\nthree ",
        (Span(10, 16, True), Span(0, 3, True), Span(3, 9, True), Span(0, 3, link="file:///x")),
    )
    assert rich.spans == (Span(2, 9, bold=True), Span(10, 15, bold=True))


def test_what_cant_stand_in_an_address_is_encoded() -> None:
    rich = Rich("a", (Span(0, 1, link="https://a.org/x y)"),))
    assert rich.spans == (Span(0, 1, link="https://a.org/x%20y%29"),)
