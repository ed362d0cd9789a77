"""The samples that a new user chooses from."""

from cjm_desktop.assembly.samples import samples
from cjm_desktop.model.direction import language_is_rtl
from cjm_desktop.resources import resource_names
from cjm_desktop.storage.files import load


def test_each_sample_is_described_as_it_is() -> None:
    found = samples()
    assert [sample.id for sample in found] == list(resource_names("samples", ".cjm"))
    for sample in found:
        document = load(sample.path).document
        assert (sample.title, sample.language) == (document.title, document.language)


def test_there_are_samples_of_both_directions() -> None:
    assert {language_is_rtl(sample.language) for sample in samples()} == {True, False}
