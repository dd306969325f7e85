//! The mouse: what is recorded is what was drawn, and any use of it leaves what can be drawn.

use super::{config, press, state, update};
use dangbo::app::{Message, State, Target};
use dangbo::ui::{Hits, draw_and_record, theme::Theme};
use dangbo::words::Lang;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// Draws a state; the text of the screen and what is where in it.
fn drawn(state: &mut State, size: (u16, u16)) -> (Vec<String>, Hits) {
    state.update(Message::Resize(size.0, size.1));
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    let mut hits = Hits::default();
    terminal.draw(|frame| hits = draw_and_record(frame, state, Theme::new(true))).unwrap();
    let buffer = terminal.backend().buffer().clone();
    let line = |y| (0..size.0).map(|x| buffer[(x, y)].symbol()).collect();
    ((0..size.1).map(line).collect(), hits)
}

#[test]
fn a_row_is_where_its_name_is() {
    for size in [(200, 60), (120, 40), (80, 24), (40, 12)] {
        for keys in ["2", "3", "2G", "3s\n", "3C j \n"] {
            let mut state = state(Lang::Vi);
            press(&mut state, keys);
            let (lines, hits) = drawn(&mut state, size);
            let table = dangbo::app::spec(state.nav.screen).units.unwrap();
            let mut rows = 0;
            for (area, target) in hits.iter() {
                let Target::Row(at) = target else { continue };
                let name = state.data().name(table, state.table().rows[*at]);
                let start: String = name.chars().take(12).collect();
                // The scrollbar has one column.
                if area.width > 1 {
                    assert!(lines[usize::from(area.y)].contains(&start), "{keys} {size:?} {name}");
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
                let (_, hits) = drawn(&mut state, (columns, rows));
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
            drawn(&mut state, (columns, rows));
            Ok(())
        })
        .unwrap();
}
