//! What is selected in a list stays selected while the files are read again.

use super::{press, state, update};
use dangbo::analysis::ChangeLog;
use dangbo::app::{Effect, Loaded, Message, Notice, State};
use dangbo::domain::Table;
use dangbo::ingest::source::{self, in_memory};
use dangbo::ingest::{LoadOptions, load};
use dangbo::words::Lang;

/// The sample with other lines of its organisations.
fn read_again(state: &mut State, lines: impl Fn(Vec<&str>) -> Vec<String>) {
    let [organisations, branches, enterprises] = source::SAMPLE;
    let text = String::from_utf8(organisations.1.to_vec()).unwrap();
    let text = lines(text.lines().collect()).join("\n").into_bytes();
    let files = [(organisations.0, text.leak() as &[u8]), branches, enterprises];
    let data = load(&in_memory(&files), &state.settings, &LoadOptions::default());
    let changes = ChangeLog::between(state.data(), &[], &data, &[]);
    let loaded = Loaded { changes, ..Loaded::new(data, &state.settings.thresholds) };
    update(state, Message::Loaded(Box::new(loaded), "14:05:40".to_owned()));
}

/// The lines without those of a unit.
fn without(id: &str) -> impl Fn(Vec<&str>) -> Vec<String> {
    let part = format!(",{id},");
    move |lines| lines.into_iter().filter(|l| !l.contains(&part)).map(str::to_owned).collect()
}

/// The unit whose page is open.
fn opened(state: &State) -> String {
    format!("{:?}", state.nav.pages.last())
}

#[test]
fn the_selection_of_a_list_stays_on_its_unit() {
    for keys in ["t", "c2022\n", "n", "1", "5"] {
        for steps in 1..6 {
            let mut state = state(Lang::Vi);
            press(&mut state, keys);
            let first = {
                let mut first = super::state(Lang::Vi);
                press(&mut first, &format!("{keys}\n"));
                opened(&first)
            };
            press(&mut state, &"j".repeat(steps));
            let mut before = super::state(Lang::Vi);
            press(&mut before, keys);
            press(&mut before, &format!("{}\n", "j".repeat(steps)));
            let wanted = opened(&before);
            // The first of the list goes, and a unit that is in no list comes above all others.
            let Some(id) = first.split('"').nth(1).map(str::to_owned) else { continue };
            if wanted.contains(&id) || !id.starts_with("TC") {
                continue;
            }
            read_again(&mut state, without(&id));
            press(&mut state, "\n");
            assert_eq!(opened(&state), wanted, "{keys} {steps}, without {id}");
        }
    }
}

#[test]
fn the_selected_branch_of_a_page_stays_when_another_is_rated_below() {
    let mut state = state(Lang::Vi);
    press(&mut state, "2j\njj");
    let id = |state: &State| {
        let row = state.tables.page.rows[state.tables.page.at];
        state.data().id(Table::Branches, row).to_owned()
    };
    let before = id(&state);
    let [organisations, branches, enterprises] = source::SAMPLE;
    // The last branch of the list goes to its top.
    let last = *state.tables.page.rows.last().unwrap();
    let last = format!(",{},", state.data().id(Table::Branches, last));
    let text = String::from_utf8(branches.1.to_vec()).unwrap();
    let year = state.year.to_string();
    let line = |line: &str| {
        let is_it = line.starts_with(&year) && line.contains(&last);
        let word = "Không hoàn thành nhiệm vụ";
        if !is_it {
            return line.to_owned();
        }
        let levels = ["Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "HTXSNV", "HTTNV"];
        levels.iter().fold(line.to_owned(), |line, level| line.replace(level, word))
    };
    let text = text.lines().map(line).collect::<Vec<_>>().join("\n").into_bytes();
    let files = [organisations, (branches.0, text.leak() as &[u8]), enterprises];
    let data = load(&in_memory(&files), &state.settings, &LoadOptions::default());
    let loaded = Loaded::new(data, &state.settings.thresholds);
    update(&mut state, Message::Loaded(Box::new(loaded), "14:05:40".to_owned()));
    assert_eq!(id(&state), before);
}

#[test]
fn other_settings_are_said_once_they_apply_and_confirm_no_doubt() {
    let mut state = state(Lang::Vi);
    let mut other = state.settings.clone();
    other.thresholds.members = 70;
    let effects = state.update(Message::Settings(Box::new(other.clone())));
    assert_eq!(effects, [Effect::ReadChanged]);
    assert_eq!((state.notice.clone(), state.settings.thresholds.members), (None, 85));
    let loaded = Loaded { settings: Some(other), ..(*state.loaded).clone() };
    state.update(Message::Loaded(Box::new(loaded), "14:05:40".to_owned()));
    assert_eq!(state.notice, Some(Notice::OtherSettings));
    assert_eq!(state.settings.thresholds.members, 70);
    // The same settings again are no news.
    press(&mut state, "j");
    let loaded = (*state.loaded).clone();
    state.update(Message::Loaded(Box::new(loaded), "14:05:41".to_owned()));
    assert_eq!(state.notice, None);
}
