"""The type scale and the distances, the same in every theme. Map units (1 unit is 1 pixel at 100 %)."""

from typing import Final

from cjm_desktop.text.types import TextStyle

# Type scale
TITLE: Final = TextStyle(30, bold=True, leading=1.25, tall_leading=1.4)
SCENARIO: Final = TextStyle(14)
PILL: Final = TextStyle(12)
PILL_STRONG: Final = TextStyle(12, bold=True)
PERSONA_NAME: Final = TextStyle(15, bold=True, leading=1.35)
PERSONA_ROLE: Final = TextStyle(12, leading=1.4)
PERSONA_INITIAL: Final = TextStyle(24, bold=True, leading=1.2, tall_leading=1.2)
STAGE: Final = TextStyle(16, bold=True, leading=1.3, tall_leading=1.4)
STEP: Final = TextStyle(12.5, bold=True, leading=1.35)
LANE: Final = TextStyle(13, bold=True, leading=1.35)
BODY: Final = TextStyle(12.5)
SMALL: Final = TextStyle(11, leading=1.4)
NUMBER: Final = TextStyle(12, bold=True, leading=1.35, tall_leading=1.35)
FOOTER: Final = TextStyle(11.5)

# Page
PADDING: Final = 40.0
MIN_WIDTH: Final = 760.0
HEAD_GAP: Final = 22.0
HEAD_MARGIN: Final = 28.0
FOOTER_GAP: Final = 18.0

# Head of the map
PILL_PADDING: Final = (12.0, 4.0)
PILL_GAP: Final = 8.0
PERSONA_WIDTH: Final = 330.0
PERSONA_PADDING: Final = 14.0
PERSONA_GAP: Final = 12.0
PORTRAIT: Final = 56.0

# Grid
SIDE_WIDTH: Final = 148.0
SIDE_WIDEST: Final = 220.0
LANE_ICON: Final = 18.0
STEP_WIDTH: Final = 166.0
STAGE_HEIGHT: Final = 42.0
STAGE_POINT: Final = 13.0
STEP_PADDING: Final = 10.0
LANE_PADDING: Final = 10.0
LANE_LEAST: Final = 54.0
CELL_PADDING: Final = 7.0
LINE_HEIGHT: Final = 27.0

# Cards
CARD_RADIUS: Final = 8.0
CARD_PADDING: Final = (10.0, 8.0)
CARD_GAP: Final = 6.0
CHANNEL_ICON: Final = 16.0

# Emotion line
BAND_HEIGHT: Final = 196.0
BAND_MARGIN: Final = 26.0
FACE: Final = 22.0
CURVE: Final = 3.0

# Metric bars
BAR_HEIGHT: Final = 30.0
