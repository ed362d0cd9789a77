"""For the whole suite: Qt draws without a display, settings are nobody's, and Hypothesis minds no slow machine."""

import os
import tempfile

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Nobody's own settings are read or written by a test.
os.environ["CJM_SETTINGS_FOLDER"] = tempfile.mkdtemp(prefix="cjm-settings-")

# A build machine tries the same examples each time, so that its verdict is about the change; people try new ones.
settings.register_profile(
    "default",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("default")


@pytest.fixture(scope="session", autouse=True)
def application(qapp: object) -> object:
    """The one application of the suite, made before anything else makes a smaller one."""
    return qapp
