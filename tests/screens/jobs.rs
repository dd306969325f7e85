//! The work of an officer, as the design lists it: how many keys and how many clicks each job takes
//! beside the letters of a name.
//!
//! | job | keys | clicks |
//! | --- | --- | --- |
//! | how the year stands, what fails | 0 | 0 |
//! | one zone | `z` name Enter: 2 | 3 |
//! | one ownership | `o` name Enter: 2 | 3 |
//! | only what is below | `b`: 1 | 1 |
//! | an organisation, why it is below | `/` name Enter, `2`, Enter: 4 | 3 |
//! | the same by the palette | `:` name Enter: 2 | |
//! | the shortfall, the nearest candidates | `5`: 1 | 1 |
//! | what if | `2` `w` `→` Enter: 4 | 4 |
//! | the fewest changes | `W` `1`: 2 | 3 |
//! | a workbook | `e` `x`: 2 | 3 |
//! | the errors back to each unit | `6` `e` `u`: 3 | 4 |
//! | what a saved file changed | `u`: 1 | 1 |

use super::{drawn_lines, press, saved_again, state, update};
use crossterm::event::{KeyCode, KeyEvent};
use dangbo::app::{Effect, Message, Page, State};
use dangbo::ui::Hits;
use dangbo::words::Lang;
use ratatui::layout::Position;

const MOST: usize = 5;

/// A step with the mouse.
enum Step {
    /// A click on the first place of a text.
    Click(&'static str),
    /// Two clicks on it.
    Double(&'static str),
    /// The wheel until a text is on the screen, then a click on it.
    Seek(&'static str),
}

/// The lines of a screen of the usual size, and what is where in them.
fn on_screen(state: &mut State) -> (Vec<String>, Hits) {
    drawn_lines(state, (120, 40))
}

/// Clicks on the first place of a text that something is done at; None if there is none.
fn click(state: &mut State, text: &str, is_double: bool) -> Option<Vec<Effect>> {
    let (lines, hits) = on_screen(state);
    let mut places = lines.iter().enumerate().flat_map(|(y, line)| {
        let x = |at: usize| line[..at].chars().count();
        line.match_indices(text).map(move |(at, _)| (x(at), y)).collect::<Vec<_>>()
    });
    let cells = |cells: usize| u16::try_from(cells).unwrap();
    let place = |(x, y): (usize, usize)| Position { x: cells(x), y: cells(y) };
    let target = places.find_map(|at| hits.click(place(at)))?;
    Some(update(state, Message::Click(target, is_double)))
}

/// Does steps; the effects of the last one, and how many clicks they were.
fn with_mouse(state: &mut State, steps: &[Step]) -> (Vec<Effect>, usize) {
    let (mut effects, mut clicks) = (Vec::new(), 0);
    for step in steps {
        let (Step::Click(text) | Step::Double(text) | Step::Seek(text)) = step;
        let found = (0..80).find_map(|_| {
            let shown = on_screen(state).0.join("\n").contains(text);
            if matches!(step, Step::Seek(_)) && !shown {
                update(state, Message::Wheel(1));
                return None;
            }
            click(state, text, false)
        });
        effects = found.unwrap_or_else(|| panic!("{text} in {:#?}", on_screen(state).0));
        clicks += 1;
        if matches!(step, Step::Double(_)) {
            effects = click(state, text, true).unwrap();
            clicks += 1;
        }
    }
    (effects, clicks)
}

/// A job: its name, its keys, the letters among them, its clicks, how many of each, and what shows
/// that it is done.
struct Job {
    name: &'static str,
    keys: &'static str,
    typed: usize,
    clicks: &'static [Step],
    counts: [usize; 2],
    is_done: fn(&State, &[Effect]) -> bool,
}

fn has_zone(state: &State) -> bool {
    state.filter.zones.len() == 1
}

const JOBS: [Job; 11] = [
    Job {
        name: "one zone",
        keys: "zqu\n",
        typed: 2,
        clicks: &[Step::Click("z khu"), Step::Double("KCN Quang Châu")],
        counts: [2, 3],
        is_done: |state, _| has_zone(state),
    },
    Job {
        name: "one ownership",
        keys: "ofdi\n",
        typed: 3,
        clicks: &[Step::Click("o loại hình"), Step::Double("Có vốn đầu tư nước ngoài")],
        counts: [2, 3],
        is_done: |state, _| state.filter.ownerships.len() == 1,
    },
    Job {
        name: "only what is below",
        keys: "b",
        typed: 0,
        clicks: &[Step::Click("b dưới ngưỡng")],
        counts: [1, 1],
        is_done: |state, _| state.row_filter.below_only,
    },
    Job {
        name: "an organisation",
        keys: "2/go minh khang\n\n",
        typed: 13,
        clicks: &[Step::Click("2 Tổ chức"), Step::Double("Gỗ Minh Khang")],
        counts: [4, 3],
        is_done: |state, _| matches!(state.nav.pages[..], [Page::Organisation(_)]),
    },
    Job {
        name: "an organisation by the palette",
        keys: ":go minh khang\n",
        typed: 13,
        clicks: &[Step::Click("2 Tổ chức"), Step::Double("Gỗ Minh Khang")],
        counts: [2, 3],
        is_done: |state, _| matches!(state.nav.pages[..], [Page::Organisation(_)]),
    },
    Job {
        name: "the nearest candidates",
        keys: "5",
        typed: 0,
        clicks: &[Step::Click("5 Chỉ tiêu")],
        counts: [1, 1],
        is_done: |state, _| !state.lists.candidates.is_empty(),
    },
    Job {
        name: "what if",
        keys: "2w→\n",
        typed: 0,
        clicks: &[
            Step::Click("2 Tổ chức"),
            Step::Click("w giả định"),
            Step::Click("›"),
            Step::Click("Enter áp dụng"),
        ],
        counts: [4, 4],
        is_done: |state, _| !state.supposition.is_empty(),
    },
    Job {
        name: "the fewest changes",
        keys: "W1",
        typed: 0,
        clicks: &[
            Step::Click(": lệnh"),
            Step::Seek("Các giả định"),
            Step::Click("[1] nâng tổ chức"),
        ],
        counts: [2, 3],
        is_done: |state, _| !state.supposition.is_empty(),
    },
    Job {
        name: "a workbook",
        keys: "ex",
        typed: 0,
        clicks: &[Step::Click(": lệnh"), Step::Seek("Xuất tệp"), Step::Click("sổ Excel")],
        counts: [2, 3],
        is_done: |_, effects| matches!(effects, [Effect::Export(_)]),
    },
    Job {
        name: "the errors back to each unit",
        keys: "6eu",
        typed: 0,
        clicks: &[
            Step::Click("6 Kiểm tra"),
            Step::Click(": lệnh"),
            Step::Seek("Xuất tệp"),
            Step::Click("tệp lỗi của từng đơn vị"),
        ],
        counts: [3, 4],
        is_done: |_, effects| !effects.is_empty(),
    },
    Job {
        name: "what a saved file changed",
        keys: "u",
        typed: 0,
        clicks: &[Step::Click("u có gì mới")],
        counts: [1, 1],
        is_done: |state, _| matches!(state.nav.pages[..], [Page::Changes]),
    },
];

#[test]
fn every_job_takes_at_most_five_keys_or_clicks_beside_a_name() {
    for Job { name, keys, typed, clicks, counts, is_done } in JOBS {
        let open = || if keys == "u" { saved_again(Lang::Vi) } else { state(Lang::Vi) };
        let mut by_keys = open();
        let (last, _) = keys.char_indices().last().unwrap();
        press(&mut by_keys, &keys[..last]);
        let code = match &keys[last..] {
            "\n" => KeyCode::Enter,
            key => KeyCode::Char(key.chars().next().unwrap()),
        };
        let effects = update(&mut by_keys, Message::Key(KeyEvent::from(code)));
        assert!(is_done(&by_keys, &effects), "{name} by keys: {:?}", by_keys.nav);
        let mut by_mouse = open();
        let (effects, clicked) = with_mouse(&mut by_mouse, clicks);
        assert!(is_done(&by_mouse, &effects), "{name} by clicks: {:?}", by_mouse.nav);
        assert_eq!([keys.chars().count() - typed, clicked], counts, "{name}");
        assert!(counts.iter().all(|count| *count <= MOST), "{name}");
    }
    // How the year stands is the first screen.
    let shown = super::frame(&mut state(Lang::Vi), (120, 40));
    assert!(shown.contains("53/61") && shown.contains("Tổ chức dưới ngưỡng (21)"), "{shown}");
}
