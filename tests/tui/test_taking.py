"""What can be copied and opened, and what must not be."""

from relations_tui.core.index import Index
from relations_tui.tui import taking


def test_what_is_offered_can_be_copied_in_both_languages(real_index: Index) -> None:
    event = real_index.dossier.by_id["retailleau-laftit-2025-04"]
    for lang in ("fr", "en"):
        for offer in taking.what_to_copy(event, real_index, lang):
            which = taking.which_source(offer.value, event, real_index, lang)
            assert taking.copied(offer.value, event, int(which[0].value), real_index, lang)


def test_a_quote_is_offered_only_where_there_is_one(tiny_index: Index) -> None:
    for event in tiny_index.dossier.events:
        kinds = [offer.value for offer in taking.what_to_copy(event, tiny_index, "en")]
        assert ("quote" in kinds) == any(citation.quote for citation in event.citations)
        assert kinds[-3:] == ["line", "id", "toml"]


def test_no_private_note_can_be_copied(tiny_index: Index) -> None:
    for event in tiny_index.dossier.events:
        for offer in taking.what_to_copy(event, tiny_index, "fr"):
            for place in range(max(1, len(event.citations))):
                assert "SECRET" not in taking.copied(offer.value, event, place, tiny_index, "fr")


def test_only_web_addresses_are_opened(tiny_index: Index, real_index: Index) -> None:
    for index in (tiny_index, real_index):
        for event in index.dossier.events:
            assert all(
                offer.value.startswith(("http://", "https://")) for offer in taking.documents(event, index, "en")
            )
