//! The key table: every key does something, and help and footer name it.

use super::{frame, press, saved_again, state};
use crossterm::event::KeyCode;
use dangbo::app::{
    Action, BINDINGS, Effect, Key, Listed, Message, Mode, Popup, Screen, State, bindings,
};
use dangbo::domain::{CountField, Settings, Table};
use dangbo::words::Lang;

/// A window with room for the pane.
const SIZE: (u16, u16) = (160, 50);

#[test]
fn every_key_of_the_table_does_something_and_stands_in_the_help() {
    // States in which a key can do something: in the middle of a narrowed table of 2021, on screens
    // with keys of their own, and before anything is read.
    let starts = [Some("[[zqu\n2jjj→/a\n"), Some("6"), Some("u"), Some("4"), None];
    let open = |start: Option<&str>| {
        let mut state = match start {
            None => State::new(Settings::sample(), Lang::Vi, true),
            Some(_) => saved_again(Lang::Vi),
        };
        state.update(Message::Resize(SIZE.0, SIZE.1));
        press(&mut state, start.unwrap_or_default());
        state
    };
    for binding in BINDINGS.iter().filter(|b| b.modes.contains(&Mode::Main)) {
        let start = starts.into_iter().find(|start| (binding.on)(&open(*start)));
        let start = start.unwrap_or_else(|| panic!("{} is off everywhere", binding.shown));
        for (key, action) in binding.keys {
            let mut state = open(start);
            let before = frame(&mut state, SIZE);
            let effects = state.update(Message::Key(key.example()));
            let after = frame(&mut state, SIZE);
            assert!(
                !effects.is_empty()
                    || before != after
                    || *action == Action::Screen(Screen::Organisations),
                "{} ({key:?}) does nothing",
                binding.shown
            );
        }
        if binding.listed == Listed::Nowhere {
            continue;
        }
        let mut state = open(start);
        press(&mut state, "?");
        assert!(
            frame(&mut state, SIZE).contains(binding.shown),
            "{} is not in the help",
            binding.shown
        );
    }
}

#[test]
fn every_key_of_a_popup_does_something_and_its_footer_names_those_that_work() {
    // Each mode with keys that open it so that every key of it changes something.
    let starts = [
        (Mode::Search, "2/duoc j←"),
        (Mode::Picker, "zqu←"),
        (Mode::Form, "3w↓←13"),
        (Mode::Suppositions, "2jw\nW"),
        (Mode::Finding, "6\n"),
        (Mode::Help, "?j"),
        (Mode::Palette, ":nam←"),
        (Mode::Columns, "2Cj"),
        (Mode::Leave, "2jw\nq"),
    ];
    for (mode, keys) in starts {
        let open = || {
            let mut state = state(Lang::Vi);
            press(&mut state, keys);
            if mode == Mode::Form {
                // 113 members are more than there are: the cursor is within 16.
                state.update(Message::Key(Key::Plain(KeyCode::Home).example()));
                press(&mut state, "1");
            }
            if matches!(mode, Mode::Picker | Mode::Suppositions | Mode::Palette) {
                state.update(Message::Key(Key::Plain(KeyCode::Down).example()));
            }
            assert_eq!(Mode::of(&state), mode);
            state
        };
        let own = BINDINGS.iter().filter(|b| b.modes.contains(&mode)).count();
        // Tab of a picker marks, or where a column is picked adds it. A blank marks where nothing
        // is typed.
        let own = own - if mode == Mode::Picker { 2 } else { 0 };
        assert_eq!(bindings(&open(), mode).count(), own, "{mode:?}: every key works here");
        let drawn = frame(&mut open(), (160, 40));
        for binding in bindings(&open(), mode) {
            for (key, action) in binding.keys {
                let mut state = open();
                let before = format!("{:?} {:?}", state.nav, state.supposition);
                let effects = state.update(Message::Key(key.example()));
                let after = format!("{:?} {:?}", state.nav, state.supposition);
                let is_same =
                    effects.is_empty() && before == after && drawn == frame(&mut state, (160, 40));
                // What is at an end of a list stays there; a line may be reached already.
                let may_do_nothing = matches!(binding.shown, "↑↓" | "PgUp PgDn" | "←→")
                    || matches!(action, Action::Reach(_));
                assert!(!is_same || may_do_nothing, "{mode:?}: {key:?} does nothing");
            }
            if binding.listed == Listed::Footer {
                let footer = drawn.lines().last().unwrap_or_default();
                assert!(footer.contains(&binding.hint(Lang::Vi)), "{mode:?}: {footer}");
            }
        }
    }
}

#[test]
fn a_blank_marks_in_a_picker_where_nothing_is_typed_and_is_text_behind_a_letter() {
    for (keys, zones) in [("z  \n", 2), ("z↓ \n", 1), ("zquang ch\n", 1), ("zviet h\t \n", 2)] {
        let mut state = state(Lang::Vi);
        press(&mut state, keys);
        assert_eq!(state.filter.zones.len(), zones, "{keys:?}");
    }
    // Where one entry is picked it marks none.
    let mut state = state(Lang::Vi);
    press(&mut state, "c ");
    let Some(Popup::Picker(open)) = &state.nav.popup else { panic!("{:?}", state.nav) };
    assert_eq!((open.typed.value(), &open.marked[..]), (" ", &[][..]));
}

#[test]
fn a_form_is_applied_whole_or_not_at_all() {
    // One of two marked branches has no member at the level that the form takes one from: the form
    // is refused, and the ratings that it would raise stay.
    let mut state = state(Lang::Vi);
    press(&mut state, "3");
    let units = state.data().units(Table::Branches);
    let has_members = |row: &u32| {
        units.count(CountField::Satisfactory, *row).get().is_some_and(|count| count > 0)
    };
    let rows = &state.table().rows;
    let some = rows.iter().position(has_members).unwrap();
    let none = some + rows[some..].iter().position(|row| !has_members(row)).unwrap();
    for at in [some, none] {
        state.tables.screens[Screen::Branches].at = at;
        press(&mut state, " ");
    }
    press(&mut state, "w→1\n");
    assert!(state.nav.popup.is_some() && state.supposition.is_empty());
    press(&mut state, "⌫\n");
    assert!(state.nav.popup.is_none() && !state.supposition.is_empty());
}

#[test]
fn the_form_of_a_committee_moves_no_members_and_steps_over_its_own_rating() {
    let mut state = state(Lang::Vi);
    press(&mut state, "2w");
    let shown = frame(&mut state, (80, 24));
    assert!(shown.contains("hãy giả định ở chi") && !shown.contains("Sang mức"), "{shown}");
    let own = match &state.nav.popup {
        Some(Popup::WhatIf(form)) => form.was,
        other => panic!("{other:?}"),
    };
    for _ in 0..4 {
        press(&mut state, "→");
        let Some(Popup::WhatIf(form)) = &state.nav.popup else { panic!() };
        assert!(form.rating.is_some_and(|rating| rating != own), "{:?}", form.rating);
    }
}

#[test]
fn a_mark_takes_back_what_was_typed_and_what_was_looked_for_is_applied_too() {
    let mut state = state(Lang::Vi);
    press(&mut state, "zquang\ttram\n");
    let names: Vec<&str> =
        state.filter.zones.iter().map(|zone| state.data().zone_name(*zone)).collect();
    assert_eq!(names, ["KCN Quang Châu", "KCN Đình Trám"]);
}

#[test]
fn another_key_to_leave_asks_too_and_a_second_ctrl_c_leaves() {
    let mut state = state(Lang::Vi);
    state.preferences.keys.set(Action::Quit, Key::parse("Q").unwrap());
    press(&mut state, "2jw\nq");
    assert!(state.nav.popup.is_none(), "the old key is free");
    let quits = |state: &mut State, key: Key| state.update(Message::Key(key.example()));
    assert!(quits(&mut state, Key::parse("Q").unwrap()).is_empty());
    assert!(matches!(state.nav.popup, Some(Popup::Leave(_))));
    press(&mut state, "\u{1b}");
    // Also over a list, and where nothing is supposed it leaves at once.
    press(&mut state, "W");
    assert!(quits(&mut state, Key::END).is_empty());
    assert!(matches!(state.nav.popup, Some(Popup::Leave(_))));
    assert_eq!(quits(&mut state, Key::END), [Effect::Quit]);
    press(&mut state, "\u{1b}Wx\u{1b}");
    assert_eq!(quits(&mut state, Key::END), [Effect::Quit]);
    // The palette and the help have the keys of now.
    press(&mut state, ":thoat");
    let shown = frame(&mut state, SIZE);
    assert!(shown.lines().any(|line| line.contains("Thoát") && line.contains(" Q ")), "{shown}");
    press(&mut state, "\u{1b}?");
    assert!(frame(&mut state, SIZE).contains("Q Ctrl-C"));
}

#[test]
fn the_zones_through_the_years_take_half_of_a_window_without_room_for_a_pane() {
    let mut state = state(Lang::Vi);
    press(&mut state, "4");
    let titles = ["Tổ chức tốt trở lên", "Chi bộ tốt trở lên", "Đảng viên tốt trở lên"];
    for size in [(80, 24), (40, 12)] {
        for title in titles {
            press(&mut state, "m");
            let shown = frame(&mut state, size);
            assert!(shown.contains(title) && shown.contains("› CCN Nội Hoàng"), "{shown}");
        }
        press(&mut state, "m");
        assert!(!frame(&mut state, size).contains("tốt trở lên, %"));
    }
    // A short list leaves room for the pane; p takes it away, m brings it back.
    assert!(frame(&mut state, (120, 40)).contains(titles[0]));
    press(&mut state, "p");
    assert!(!frame(&mut state, (120, 40)).contains(titles[0]));
    press(&mut state, "m");
    assert!(frame(&mut state, (120, 40)).contains(titles[0]));
}

#[test]
fn a_sort_of_no_rows_leaves_the_next_selection_alone() {
    let mut state = state(Lang::Vi);
    press(&mut state, "2/zzz\ns\n\u{1b}j");
    let selected = |state: &State| state.table().rows[state.table().at];
    while !state.is_below(Table::Organisations, selected(&state)) || state.table().at < 2 {
        press(&mut state, "j");
    }
    let row = selected(&state);
    press(&mut state, "b");
    assert_eq!(selected(&state), row, "the unit stays selected");
}

#[test]
fn a_comparison_takes_one_side_and_marks_none() {
    let mut state = state(Lang::Vi);
    press(&mut state, "c");
    assert!(!frame(&mut state, (120, 40)).contains("Tab"));
    press(&mut state, "\t↓\n");
    assert!(frame(&mut state, (120, 40)).contains("So sánh với: Năm 2021"));
}

#[test]
fn popups_of_a_low_window_have_their_keys() {
    let mut form = state(Lang::Vi);
    press(&mut form, "3w");
    assert!(frame(&mut form, (40, 12)).contains("Xếp loại"));
    press(&mut form, "↓↓↓");
    let shown = frame(&mut form, (40, 12));
    assert!(shown.contains("Số đảng viên") && shown.contains("Esc thôi"), "{shown}");
    let mut list = state(Lang::Vi);
    press(&mut list, "2jw\nW");
    for size in [(80, 24), (60, 16), (40, 12)] {
        let shown = frame(&mut list, size);
        let texts = ["→ HTTNV", "d bỏ dòng này", "l đọc gia-dinh.toml"];
        assert!(texts.iter().all(|text| shown.contains(text)), "{shown}");
    }
}

/// The names that the page in front lists.
fn listed(state: &State) -> usize {
    state.table().rows.len()
}

#[test]
fn a_page_with_a_list_is_searched_itself() {
    // Enterprises, the years, a comparison, the branches of a committee.
    for (keys, text) in [("n", "in"), ("t", "may"), ("c2022\n", "may"), ("2/tan viet\n\n", "1")] {
        let mut state = state(Lang::Vi);
        press(&mut state, keys);
        let (pages, all) = (state.nav.pages.clone(), listed(&state));
        press(&mut state, &format!("/{text}"));
        assert_eq!(Mode::of(&state), Mode::Search);
        assert_eq!(state.nav.pages, pages, "{keys}: the page stays");
        let found = listed(&state);
        assert!(0 < found && found < all, "{keys}: {found} of {all}");
        press(&mut state, "\n");
        let shown = frame(&mut state, (120, 40));
        assert!(shown.contains(&format!("“{text}”")), "{keys}: {shown}");
        // The first Esc takes the search back, the second closes the page.
        press(&mut state, "\u{1b}");
        assert_eq!((listed(&state), &state.nav.pages), (all, &pages), "{keys}");
        press(&mut state, "/zzzz\n");
        assert_eq!(listed(&state), 0);
        press(&mut state, "\u{1b}\u{1b}");
        assert!(state.nav.pages.is_empty(), "{keys}");
    }
    // A page without a list: what is under it is searched.
    let mut state = state(Lang::Vi);
    press(&mut state, "3\n/may");
    assert!(state.nav.pages.is_empty() && Mode::of(&state) == Mode::Search);
}

#[test]
fn the_path_of_a_file_is_in_the_way_of_no_key() {
    for (key, screen) in [('2', Screen::Organisations), ('6', Screen::Checks)] {
        let mut state = state(Lang::Vi);
        state.update(Message::Exported("a.xlsx".to_owned()));
        press(&mut state, &key.to_string());
        assert!(state.nav.popup.is_none() && state.nav.screen == screen);
    }
    let mut state = state(Lang::Vi);
    state.update(Message::Exported("a.xlsx".to_owned()));
    press(&mut state, "e");
    assert!(matches!(state.nav.popup, Some(Popup::Export)));
}

#[test]
fn below_only_is_set_from_every_screen_of_figures() {
    for keys in ["b", "5b", "2b", "1b"] {
        let mut state = state(Lang::Vi);
        press(&mut state, keys);
        assert_eq!(state.nav.screen, Screen::Organisations, "{keys}");
        assert!(frame(&mut state, (80, 24)).contains("dưới ngưỡng ✕"), "{keys}");
        assert_eq!(listed(&state), 21, "{keys}");
    }
}

#[test]
fn the_page_of_an_organisation_supposes_of_it_until_a_branch_is_chosen() {
    let form = |keys: &str| {
        let mut state = state(Lang::Vi);
        press(&mut state, keys);
        let Some(Popup::WhatIf(form)) = &state.nav.popup else { panic!("{keys}") };
        form.table
    };
    // The first one below its own rating; the second one is not.
    assert_eq!(form("2sxep loai\nS\nw"), Table::Organisations);
    assert_eq!(form("2/tan viet\n\nw"), Table::Branches);
    assert_eq!(form("2/tan viet\n\n↓w"), Table::Branches);
}
