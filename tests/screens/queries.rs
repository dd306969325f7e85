//! Long tables, whose rows another thread lists: what is shown meanwhile, and which keys wait.

use super::{config, frame, press, state, update};
use dangbo::app::{Message, State};
use dangbo::domain::Settings;
use dangbo::words::Lang;

/// A dashboard that asks for every list; the answer comes when the test gives it.
fn asking(loaded: &std::sync::Arc<dangbo::app::Loaded>) -> State {
    let mut state = State::new(Settings::sample(), Lang::Vi, true);
    state.update(Message::Loaded(Box::new((**loaded).clone()), "14:02:11".to_owned()));
    state.pending.at_once = 0;
    state
}

/// Answers what is asked; whether anything was.
fn answer(state: &mut State) -> bool {
    let listed = state.take_query().and_then(|listing| listing.answer(|| false));
    let is_asked = listed.is_some();
    if let Some(listed) = listed {
        update(state, Message::RowQueryResult(Box::new(listed)));
    }
    is_asked
}

#[test]
fn a_list_that_takes_its_time_is_said_to_be_under_way_and_never_shown_as_what_was_asked_for() {
    let loaded = std::sync::Arc::clone(&state(Lang::Vi).loaded);
    let mut state = asking(&loaded);
    press(&mut state, "3");
    answer(&mut state);
    let whole = frame(&mut state, (120, 40));
    assert!(whole.contains("dòng 1/160"), "{whole}");
    // The rows are still those of before: nothing is said of how many they are.
    press(&mut state, "b");
    let under_way = frame(&mut state, (120, 40));
    assert!(
        under_way.contains("đang lập danh sách…")
            && !under_way.contains("160 chi bộ")
            && !under_way.contains("dòng 1"),
        "{under_way}"
    );
    // The next keys are taken meanwhile, and what is asked later is what comes.
    press(&mut state, "G");
    press(&mut state, "k");
    let first = state.take_query().expect("a question");
    press(&mut state, "[");
    let second = state.take_query().expect("another");
    state.update(Message::RowQueryResult(Box::new(first.answer(|| false).expect("an answer"))));
    assert!(state.is_listing(), "an answer to an earlier question");
    assert!(second.answer(|| true).is_none(), "a void question is not answered");
    state.update(Message::RowQueryResult(Box::new(second.answer(|| false).expect("an answer"))));
    let done = frame(&mut state, (120, 40));
    let rows = state.table().rows.len();
    assert!(!state.is_listing() && done.contains(&format!("dòng {}/{rows}", rows - 1)), "{done}");
    // What is done to a row is done to a row of the list that was asked for, and what is pressed
    // after that comes after it.
    press(&mut state, "/chi bo");
    press(&mut state, "\nj\n2");
    assert!(state.is_listing() && state.nav.pages.is_empty());
    answer(&mut state);
    assert!(state.nav.pages.is_empty() && state.nav.screen == dangbo::app::Screen::Organisations);
    answer(&mut state);
    press(&mut state, "3s\n\n");
    assert!(state.nav.pages.is_empty());
    answer(&mut state);
    assert!(!state.is_listing() && state.nav.pages.len() == 1);
}

#[test]
fn lists_that_are_asked_for_are_those_made_at_once() {
    use proptest::prelude::*;
    let keys = prop::sample::select(vec![
        "s\n", "sma\t", "S", "b", "[", "]", "/a", "/1 n", "\u{1b}", "2", "3", "1", "j", "G", "L",
        "zq\n", "e", "\n", "r",
    ]);
    let loaded = std::sync::Arc::clone(&state(Lang::Vi).loaded);
    let same = |steps: Vec<(&str, bool)>| {
        let (mut asks, mut at_once) = (asking(&loaded), asking(&loaded));
        at_once.pending.at_once = usize::MAX;
        for (keys, is_answered) in steps {
            press(&mut asks, keys);
            press(&mut at_once, keys);
            if is_answered {
                answer(&mut asks);
            }
            // Whatever is in sight can be drawn.
            frame(&mut asks, (100, 30));
        }
        // A key that was held may ask again, also for the list under a page.
        while answer(&mut asks) {}
        let screen = asks.nav.screen;
        prop_assert_eq!(asks.nav.screen, at_once.nav.screen);
        prop_assert_eq!(&asks.tables.screens[screen].rows, &at_once.tables.screens[screen].rows);
        prop_assert_eq!(asks.tables.sums[screen], at_once.tables.sums[screen]);
        Ok(())
    };
    // The year is turned on a page whose opening waited.
    same(vec![("2", false), ("\n", false), ("[", false)]).unwrap();
    let mut runner = proptest::test_runner::TestRunner::new(config(64));
    runner.run(&prop::collection::vec((keys, any::<bool>()), 0..20), same).unwrap();
}
