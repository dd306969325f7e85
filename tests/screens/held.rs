//! While the last good figures are held: the screen says so at every size, also while a message is
//! shown or a search is typed; so does whatever is made of them.

use super::{frame, press, state, update};
use dangbo::app::{Doubt, ExportFormat, Message, Notice, StaleReason, State};
use dangbo::report::{Origin, about_view, copy, export, export_units};
use dangbo::words::{Lang, capital, dirty};

fn held(lang: Lang, keys: &str) -> State {
    let mut state = state(lang);
    press(&mut state, keys);
    let doubts = vec![Doubt::Missing("to-chuc-2023.csv".to_owned())];
    update(&mut state, Message::Failed(StaleReason::Doubtful(doubts, 4)));
    state
}

const VIEWS: [&str; 12] =
    ["", "2", "3", "4", "5", "6", "t", "c2022\n", "n", "2j\n", "3\n", "2jjj\n"];

#[test]
fn every_screen_and_page_says_so_at_every_width_whatever_is_in_the_last_line() {
    for lang in [Lang::Vi, Lang::En] {
        for keys in VIEWS {
            for state in [&mut held(lang, keys), &mut held(lang, &format!("{keys}/"))] {
                update(state, Message::Notice(Notice::Copied));
                for columns in (20..=130).step_by(3).chain([79, 80, 99, 100, 200]) {
                    for rows in [8, 24] {
                        let shown = frame(state, (columns, rows));
                        let first = shown.lines().next().unwrap_or_default();
                        assert!(first.contains('▲'), "{keys:?} {columns}x{rows}\n{shown}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_page_of_a_unit_that_the_year_lacks_says_so_too() {
    let mut state = held(Lang::Vi, "2j\n");
    for _ in 0..20 {
        press(&mut state, "[");
    }
    update(&mut state, Message::Notice(Notice::Copied));
    assert!(frame(&mut state, (40, 12)).lines().next().unwrap_or_default().contains('▲'));
}

#[test]
fn the_checks_say_what_is_wrong_with_the_files_now() {
    for (lang, said) in
        [(Lang::Vi, "to-chuc-2023.csv không còn"), (Lang::En, "to-chuc-2023.csv is gone")]
    {
        let mut state = held(lang, "6");
        update(&mut state, Message::Notice(Notice::Copied));
        for size in [(120, 40), (80, 24)] {
            let shown = frame(&mut state, size);
            assert!(shown.contains(said), "{shown}");
            // No row is behind the note.
            let last = state.table().rows.len();
            press(&mut state, &"j".repeat(last));
            assert!(frame(&mut state, size).contains(&format!("{last}/{last}")), "{shown}");
        }
    }
}

/// The texts of an archive, or the text of a file.
fn text_of(bytes: &[u8]) -> String {
    let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
        return String::from_utf8(bytes.to_vec()).unwrap();
    };
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        std::io::Read::read_to_string(&mut file, &mut text).unwrap();
    }
    text
}

#[test]
fn whatever_is_made_of_held_figures_says_so_and_why() {
    for (lang, why) in
        [(Lang::Vi, "to-chuc-2023.csv không còn"), (Lang::En, "to-chuc-2023.csv is gone")]
    {
        let said = capital(dirty(lang));
        for keys in VIEWS {
            let state = held(lang, keys);
            let fresh = {
                let mut fresh = super::state(lang);
                press(&mut fresh, keys);
                fresh
            };
            let formats = [
                ExportFormat::Csv,
                ExportFormat::Raw,
                ExportFormat::Markdown,
                ExportFormat::Text,
                ExportFormat::Html,
                ExportFormat::Docx,
                ExportFormat::Workbook,
            ];
            for format in formats {
                let made = |state: &State| {
                    text_of(&export(state, format, Origin::default()).unwrap().bytes)
                };
                let text = made(&state);
                assert!(text.contains(&said) && text.contains(why), "{keys:?} {format:?}");
                assert!(!made(&fresh).contains(&said), "{keys:?} {format:?}");
            }
            let copied = copy(&state);
            assert!(copied.contains(&said) && copied.contains(why), "{keys:?}: {copied}");
            assert!(!copy(&fresh).contains(&said));
            let about = about_view(&state, Origin::default()).join("\n");
            assert!(about.contains(&said) && about.contains(why), "{about}");
        }
        let (_, files) = export_units(&held(lang, "6"), Origin::default()).unwrap();
        assert!(files.len() > 2);
        for file in files {
            let text = text_of(&file.bytes);
            assert!(text.contains(&said) && text.contains(why), "{}", file.name);
        }
    }
}
