//! The colours of whole screens: every cell has a pair of its theme that is read, and the selected
//! row is one piece.

use super::{SIZES, drawn, press, saved_again, state};
use dangbo::app::{Colours, LEAST_CONTRAST, Rgb, Role, State, Target, ThemeChoice};
use dangbo::ui::Hits;
use dangbo::ui::theme::{Appearance, Depth, Theme};
use dangbo::words::Lang;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// The keys to every screen, page and popup.
const SCREENS: [&str; 30] = [
    "", "2", "2/dinh\n", "2  ", "3", "4", "5", "6", "6G", "2j\n", "3\n", "t", "c2022\n", "n", "[",
    "zqu\n2b", "zqu", "o", "2s", "2C", "2jw→", "2jw\nW1", "2jw\n1", "?", ":qua", "2e", "6\n",
    "2jw\nq", "2/zzz\n", "2/duoc",
];

/// Calls `check` with each screen at each size.
fn on_every_screen(theme: Theme, mut check: impl FnMut(&str, &mut State, &Buffer, &Hits)) {
    for keys in SCREENS.into_iter().chain(["u"]) {
        let mut state = if keys == "u" { saved_again(Lang::Vi) } else { state(Lang::Vi) };
        press(&mut state, keys);
        for size in SIZES {
            let (buffer, hits) = drawn(&mut state, size, theme);
            check(&format!("{keys:?} {size:?}"), &mut state, &buffer, &hits);
        }
    }
}

fn theme_of(choice: ThemeChoice) -> Theme {
    Theme::of(Appearance { choice, own: None, ground: None, depth: Depth::True })
}

#[test]
fn every_cell_of_every_screen_is_read_in_every_theme() {
    for (choice, colours) in [
        (ThemeChoice::Dark, Colours::DARK),
        (ThemeChoice::Light, Colours::LIGHT),
        (ThemeChoice::Contrast, Colours::CONTRAST),
    ] {
        let role_of = |colour: Color, is_ground: bool| {
            let Color::Rgb(red, green, blue) = colour else { return None };
            let all = Role::ALL.into_iter().map(|(role, _)| role);
            let mut roles = all.filter(|role| role.ground().is_none() == is_ground);
            roles.find(|role| colours.get(*role) == Rgb(red, green, blue))
        };
        on_every_screen(theme_of(choice), |screen, _, buffer, _| {
            let columns = usize::from(buffer.area.width);
            for (at, cell) in buffer.content.iter().enumerate() {
                let place = || format!("{choice:?} {screen} {},{}", at % columns, at / columns);
                let text = role_of(cell.fg, false).unwrap_or_else(|| panic!("{}", place()));
                let ground = role_of(cell.bg, true).unwrap_or_else(|| panic!("{}", place()));
                let contrast = colours.get(text).contrast(colours.get(ground));
                let is_read = contrast >= LEAST_CONTRAST || cell.symbol() == " ";
                assert!(is_read, "{} {text:?} on {ground:?}: {contrast:.2}", place());
                let weak = Modifier::DIM | Modifier::HIDDEN;
                assert!(!cell.modifier.intersects(weak), "{}", place());
            }
        });
    }
}

#[test]
fn without_colours_no_cell_has_one_and_the_selected_row_is_reversed() {
    on_every_screen(Theme::new(false), |screen, _, buffer, _| {
        let is_plain = |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) == Default::default();
        assert!(buffer.content.iter().all(is_plain), "{screen}");
    });
}

/// True for each cell of an area that is of the selected row.
fn selected(buffer: &Buffer, area: Rect) -> Vec<bool> {
    let is_selected = |cell: &ratatui::buffer::Cell| cell.modifier.contains(Modifier::REVERSED);
    area.positions().map(|at| is_selected(&buffer[at])).collect()
}

#[test]
fn the_selected_row_is_one_piece_on_every_screen() {
    let mut rows = 0;
    on_every_screen(Theme::new(false), |screen, state, buffer, hits| {
        for (area, target) in hits.iter() {
            // The scrollbar has one column.
            let is_line = matches!(target, Target::Row(_) | Target::Entry(_)) && area.width > 1;
            if !is_line || state.nav.typing {
                continue;
            }
            let selected = selected(buffer, *area);
            let is_one = selected.iter().all(|cell| *cell == selected[0]);
            assert!(is_one, "{screen}: {target:?} {area:?} {selected:?}");
            rows += usize::from(selected[0]);
        }
    });
    // One row of most screens at each size.
    assert!(rows > SCREENS.len() * SIZES.len() / 2, "{rows}");
}
