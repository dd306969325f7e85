//! The mouse: what is recorded is what was drawn, and any use of it leaves what can be drawn.

use super::{config, drawn_lines, press, state, update};
use dangbo::app::{Action, FormField, Message, Mode, Page, Popup, State, Target};
use dangbo::domain::Table;
use dangbo::words::Lang;
use proptest::prelude::*;
use ratatui::layout::Rect;

#[test]
fn a_row_is_where_its_name_is() {
    for size in [(200, 60), (120, 40), (80, 24), (40, 12)] {
        for keys in ["2", "3", "2G", "3s\n", "3C j \n"] {
            let mut state = state(Lang::Vi);
            press(&mut state, keys);
            let (lines, hits) = drawn_lines(&mut state, size);
            let table = dangbo::app::spec(state.nav.screen).units.unwrap();
            let mut rows = 0;
            for (area, target) in hits.iter() {
                let Target::Row(at) = target else { continue };
                let name = state.data().name(table, state.table().rows[*at]);
                let start = |name: &str| name.chars().take(12).collect::<String>();
                let short = dangbo::words::short_name(name);
                let starts = [start(name), start(&short)];
                // The scrollbar has one column.
                if area.width > 1 {
                    let line = &lines[usize::from(area.y)];
                    let is_named = starts.iter().any(|start| line.contains(start));
                    assert!(is_named, "{keys} {size:?} {name}");
                    rows += 1;
                }
            }
            assert!(rows > 3, "{keys} {size:?}");
        }
    }
}

#[test]
fn any_keys_and_clicks_at_any_size_draw_without_a_panic_and_stay_within_the_window() {
    #[derive(Debug, Clone)]
    enum Use {
        Key(char),
        Click(usize, bool),
        Wheel(isize),
    }
    let keys = "jkG2345zobsSC:/wWtcnp[]L?u \t\n\u{1b}a→".chars().collect::<Vec<_>>();
    let one = prop_oneof![
        prop::sample::select(keys).prop_map(Use::Key),
        (any::<usize>(), any::<bool>()).prop_map(|(at, double)| Use::Click(at, double)),
        (-3isize..4).prop_map(Use::Wheel),
    ];
    let mut runner = proptest::test_runner::TestRunner::new(config(24));
    let uses = prop::collection::vec(one, 0..50);
    runner
        .run(&(uses, 1u16..160, 1u16..50), |(uses, columns, rows)| {
            let mut state = state(Lang::Vi);
            for one in uses {
                let (_, hits) = drawn_lines(&mut state, (columns, rows));
                let all: Vec<_> = hits.iter().copied().collect();
                for (area, _) in &all {
                    prop_assert!(area.right() <= columns && area.bottom() <= rows, "{area:?}");
                }
                match one {
                    Use::Key(key) => press(&mut state, &key.to_string()),
                    Use::Wheel(by) => drop(update(&mut state, Message::Wheel(by))),
                    Use::Click(at, double) if !all.is_empty() => {
                        let (_, target) = all[at % all.len()];
                        update(&mut state, Message::Click(target, double));
                    }
                    Use::Click(..) => {}
                }
            }
            drawn_lines(&mut state, (columns, rows));
            Ok(())
        })
        .unwrap();
}

/// Clicks on the first place whose target is wanted.
fn click(state: &mut State, size: (u16, u16), is_double: bool, wanted: impl Fn(&Target) -> bool) {
    let (lines, hits) = drawn_lines(state, size);
    let target = hits.iter().map(|(_, target)| *target).find(|target| wanted(target));
    let target = target.unwrap_or_else(|| panic!("nowhere in {lines:#?}"));
    update(state, Message::Click(target, is_double));
}

#[test]
fn a_click_in_the_pane_opens_a_branch_and_selects_a_zone() {
    let mut state = state(Lang::Vi);
    press(&mut state, "2");
    let is_branch = |target: &Target| matches!(target, Target::Unit(Table::Branches, _));
    click(&mut state, (200, 60), false, is_branch);
    assert!(state.nav.pages.is_empty());
    click(&mut state, (200, 60), true, is_branch);
    assert!(matches!(state.nav.pages[..], [Page::Branch(_)]));
    press(&mut state, "4");
    click(&mut state, (200, 60), false, |target| *target == Target::Row(3));
    assert_eq!(state.table().at, 3);
    let (lines, hits) = drawn_lines(&mut state, (200, 60));
    let name = "› KCN Quang Châu";
    let y = lines.iter().position(|line| line.contains(name)).unwrap();
    // The table and the pane have a place for each zone.
    let at = |(area, target): &&(Rect, Target)| {
        usize::from(area.y) == y && area.x > 80 && *target == Target::Row(3)
    };
    assert_eq!(hits.iter().filter(at).count(), 1);
    let is_unit = |target: &Target| matches!(target, Target::Unit(Table::Organisations, _));
    click(&mut state, (200, 60), true, is_unit);
    assert!(matches!(state.nav.pages[..], [Page::Organisation(_)]));
}

#[test]
fn a_click_on_an_arrow_of_the_form_changes_its_value_and_on_a_key_does_it() {
    let mut state = state(Lang::Vi);
    // A cell of its own, with 4 members to move.
    press(&mut state, "2/duoc bao viet\nw");
    for _ in 0..3 {
        click(&mut state, (80, 24), false, |target| *target == Target::Step(3, 1));
    }
    click(&mut state, (80, 24), false, |target| *target == Target::Step(3, -1));
    let Some(Popup::WhatIf(form)) = &state.nav.popup else { panic!("{:?}", state.nav) };
    assert_eq!((form.count(), form.field), (2, FormField::Count));
    press(&mut state, "→→←");
    let Some(Popup::WhatIf(form)) = &state.nav.popup else { panic!("{:?}", state.nav) };
    assert_eq!(form.count(), 3);
    let is_close = |target: &Target| *target == Target::Key(Mode::Form, Action::Close);
    click(&mut state, (80, 24), false, is_close);
    assert!(state.nav.popup.is_none());
    press(&mut state, "e");
    let is_picture = |target: &Target| *target == Target::Key(Mode::Export, Action::ExportPicture);
    click(&mut state, (80, 24), false, is_picture);
    assert!(state.nav.popup.is_none());
}

#[test]
fn every_action_is_reached_by_clicks_at_every_size() {
    let is_palette = |target: &Target| *target == Target::Key(Mode::Main, Action::Palette);
    for size in [(200, 60), (120, 40), (80, 24), (40, 12)] {
        for keys in ["", "2", "2zqu\n", "3", "4", "5", "6", "2\n", "3\n", "t", "n"] {
            let mut state = state(Lang::Vi);
            press(&mut state, keys);
            click(&mut state, size, false, is_palette);
            let Some(Popup::Palette(open)) = &state.nav.popup else { panic!("{keys} {size:?}") };
            // The wheel brings the last entry into sight.
            let last = open.entries.len() - 1;
            for _ in 0..last {
                update(&mut state, Message::Wheel(1));
            }
            click(&mut state, size, false, |target| *target == Target::Entry(last));
            assert!(state.nav.popup.is_none(), "a click runs a command: {keys} {size:?}");
        }
    }
    // What has no place of its own in the footer of a small window.
    for (name, is_open) in [
        ("xuat", (|state| matches!(state.nav.popup, Some(Popup::Export))) as fn(&State) -> bool),
        ("huyen", |state| matches!(state.nav.popup, Some(Popup::Picker(_)))),
        ("so sanh", |state| matches!(state.nav.popup, Some(Popup::Picker(_)))),
        ("chon cot", |state| matches!(state.nav.popup, Some(Popup::Columns(_)))),
        ("cac gia dinh", |state| matches!(state.nav.popup, Some(Popup::Suppositions(_)))),
        ("doanh nghiep", |state| state.nav.pages == [Page::Enterprises]),
        ("dien bien", |state| state.nav.pages == [Page::Trend]),
    ] {
        let mut state = state(Lang::Vi);
        press(&mut state, &format!("2:{name}"));
        click(&mut state, (80, 24), false, |target| *target == Target::Entry(0));
        assert!(is_open(&state), "{name}");
    }
}

#[test]
fn a_click_on_a_line_of_the_help_does_what_its_key_does() {
    for size in [(200, 60), (80, 24), (40, 12)] {
        let mut state = state(Lang::Vi);
        press(&mut state, "2?");
        for _ in 0..4 {
            let is_zones = |target: &Target| *target == Target::Key(Mode::Main, Action::Zones);
            let (_, hits) = drawn_lines(&mut state, size);
            if hits.iter().any(|(_, target)| is_zones(target)) {
                click(&mut state, size, false, is_zones);
                break;
            }
            update(&mut state, Message::Wheel(1));
        }
        assert!(matches!(state.nav.popup, Some(Popup::Picker(_))), "{size:?}");
    }
}

#[test]
fn the_second_click_on_what_opens_a_window_is_not_meant_for_that_window() {
    let mut state = state(Lang::Vi);
    press(&mut state, "2:xuat");
    click(&mut state, (80, 24), false, |target| *target == Target::Entry(0));
    assert!(matches!(state.nav.popup, Some(Popup::Export)));
    // No file is written by a double click on the command.
    let target = Target::Key(Mode::Export, Action::ExportPicture);
    assert!(update(&mut state, Message::Click(target, true)).is_empty());
    assert!(matches!(state.nav.popup, Some(Popup::Export)));
}

#[test]
fn the_keys_of_a_picker_are_clicked_too() {
    let mut state = state(Lang::Vi);
    press(&mut state, "zqu");
    let is_apply = |target: &Target| *target == Target::Key(Mode::Picker, Action::Apply);
    click(&mut state, (40, 12), false, is_apply);
    assert!(state.nav.popup.is_none() && state.filter.zones.len() == 1);
}
