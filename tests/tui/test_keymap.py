"""The keys in force: those of the table, and the reader's own in their place, everywhere a key is answered or shown."""

from collections.abc import Mapping

import pytest
from tests.tui.looking import MakeApp, explorer, open_palette, seen, until
from textual._xterm_parser import XTermParser
from textual.events import Key

from relations_tui.tui.actions import ACTIONS, BY_ID, shown
from relations_tui.tui.key_names import KNOWN, NoKey, key_name
from relations_tui.tui.keymap import DEFAULT, keymap
from relations_tui.tui.render.bars import FOOTERS
from relations_tui.tui.render.guide import guide

KEYS = sorted({key for action in ACTIONS for key in action.keys})


def test_in_a_pane_a_key_stands_for_one_action() -> None:
    held: dict[tuple[str, str], str] = {}
    for action in ACTIONS:
        for key in action.keys:
            assert held.setdefault((action.pane, key), action.id) == action.id


@pytest.mark.parametrize("key", KEYS)
def test_a_key_of_the_table_may_be_written_as_it_is_shown_or_named(key: str) -> None:
    assert key_name(key) == key
    assert key_name(shown(key)) == key


@pytest.mark.parametrize("name", sorted({*KNOWN} - {"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+s"}))
def test_a_known_name_stands_for_itself(name: str) -> None:
    assert key_name(name) == name
    assert key_name(shown(name)) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("^d", "ctrl+d"), ("Ctrl-D", "ctrl+d"), ("C-d", "ctrl+d"), ("F2", "f2"), ("?", "question_mark"), ("/", "slash"),
        ("␣", "space"), ("Space", "space"), ("esc", "escape"), ("PgDn", "pagedown"), ("page_down", "pagedown"), ("g", "g"),
        ("G", "G"), ("shift+g", "G"), ("shift+tab", "shift+tab"), ("⇧Tab", "shift+tab"), ("⇧↑", "shift+up"), ("é", "é"),
        ("²", "²"), ("§", "section_sign"), ("-", "minus"), ("+", "plus"), ("^", "circumflex_accent"), ("alt+x", "alt+x"),
        ("ctrl+←", "ctrl+left"), (" ; ", "semicolon"),
    ],
)  # fmt: skip
def test_a_key_is_read_as_readers_write_it(written: str, name: str) -> None:
    assert key_name(written) == name


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("ctrl+h", "cannot tell"), ("^i", "cannot tell"), ("ctrl+m", "cannot tell"), ("ctrl+enter", "cannot tell"),
        ("ctrl+[", "cannot tell"), ("^s", "freezes"), ("ctrl+1", "few terminals"), ("ctrl+alt+x", "few terminals"),
        ("slahs", "no key"), ("", "no key"), ("zz", "no key"), ("f25", "no key"), ("hyper+x", "no key"), ("\x1b", "no key"),
    ],
)  # fmt: skip
def test_what_no_terminal_tells_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(NoKey) as raised:
        key_name(written)
    assert reason in raised.value.message.en
    assert "\x1b" not in raised.value.message.en


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("\x04", "^d"), ("\x1bOQ", "f2"), ("?", "?"), ("é", "é"), ("²", "²"), ("§", "§"), ("\x1b[1;2A", "⇧↑"), (" ", "␣"),
        ("\x1b[1;5D", "ctrl+left"), ("\x1bx", "alt+x"), ("\x1b[Z", "⇧Tab"), ("\x1b[6~", "PgDn"), ("G", "shift+g"),
        ("\x1b[3;5~", "ctrl+delete"), ("{", "{"), ("€", "€"), ("_", "_"), ("\\", "\\"), ("'", "'"), ("=", "="),
    ],
)  # fmt: skip
def test_the_name_is_the_one_the_framework_gives_to_what_a_terminal_sends(sent: str, name: str) -> None:
    parser = XTermParser()
    events = [event for event in (*parser.feed(sent), *parser.feed("")) if isinstance(event, Key)]
    assert [event.key for event in events] == [key_name(name)]


def test_own_keys_take_the_place_of_the_usual_ones() -> None:
    keys = keymap({"mark": ("w",), "next-mark": ()})
    assert (keys.action("w", "timeline"), keys.action("m", "timeline"), keys.action("M", "detail")) == (
        "mark",
        None,
        None,
    )
    assert (keys.keys("next-mark"), keys.shown("next-mark"), keys.first("next-mark")) == ((), "", "")
    assert keys.shown("down") == DEFAULT.shown("down") == "j ↓"


def test_a_key_of_a_pane_comes_before_the_same_key_elsewhere() -> None:
    keys = keymap({"mark": ("minus",), "zoom-out": ()})
    assert keys.action("minus", "facets") == "exclude"
    assert keys.action("minus", "timeline") == "mark"


def test_the_program_can_always_be_left() -> None:
    assert keymap({"quit": ()}).keys("quit") == ("ctrl+q", "ctrl+c")
    assert keymap({"quit": ("Q", "ctrl+c")}).keys("quit") == ("Q", "ctrl+q", "ctrl+c")


def test_the_bars_name_actions_there_are() -> None:
    named = {entry.partition("=")[0].partition("/")[0] for entries in FOOTERS.values() for entry in entries}
    assert named - set(BY_ID) == set()


def test_the_help_shows_the_keys_in_force() -> None:
    text = "\n".join(line.plain for line in guide(100, "en", keymap=keymap({"mark": ("w", "ctrl+b"), "undo": ()})))
    assert "w ^b          Mark the event" in text
    assert "Undo the last change" not in text


@pytest.fixture
def own(make_app: MakeApp) -> MakeApp:
    def make(keys: Mapping[str, tuple[str, ...]]) -> object:
        app = make_app()
        app.launch = app.launch._replace(keys=keys)
        return app

    return make  # type: ignore[return-value]  # the same but for its arguments


async def test_own_keys_are_answered_and_shown(own: MakeApp) -> None:
    keys = {"filter": ("é",), "mark": ("w",), "pane-1": ("f5",), "help": ("H",), "quit": ("Q",), "chain": ()}
    async with own(keys).run_test(size=(140, 40)) as pilot:
        footer = seen(pilot).splitlines()[-1]
        assert all(entry in footer for entry in ("é Filter", "H Help", "Q Quit"))
        assert "Chain" not in footer
        assert "Timeline F5" in seen(pilot)
        await pilot.press("m", "slash", "q", "c")
        assert explorer(pilot).state.marks == ()
        await pilot.press("w")
        assert len(explorer(pilot).state.marks) == 1
        await pilot.press("é", *"laftit", "escape")
        assert explorer(pilot).state.applied == "laftit"
        await open_palette(pilot)
        await pilot.press(*"mark the event")
        await until(pilot, lambda: "Mark the event (is:marked)" in seen(pilot))
        assert "w" in [line.strip(" ▌│┃") for line in seen(pilot).splitlines()]
        await pilot.press("escape")
        await pilot.press("H")
        assert "w             Mark the event" in seen(pilot)


async def test_while_one_types_own_letters_are_text_and_other_own_keys_move(own: MakeApp) -> None:
    async with own({"down": ("z", "f6"), "help": ("f7",)}).run_test(size=(100, 30)) as pilot:
        await pilot.press("slash", "z")
        assert explorer(pilot).state.typed == "z"
        await pilot.press("backspace")
        first = explorer(pilot).state.selected
        await pilot.press("f6")
        assert explorer(pilot).state.selected != first
        assert "F6 Next" in seen(pilot).splitlines()[-1]
        assert "F7 Help" in seen(pilot).splitlines()[-1]


async def test_the_excluding_key_excludes_in_the_facets_alone(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        await pilot.press("minus")
        assert explorer(pilot).state.applied == ""
        await pilot.press("f", "minus")
        assert explorer(pilot).state.applied.startswith("-theme:")
