//! The pictures of the README: frames of the sample as SVG.
//!
//! They are written anew by `cargo test --test pictures -- --ignored`.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use dangbo::app::{Loaded, Message, State, ThemeChoice};
use dangbo::domain::Settings;
use dangbo::ingest::source;
use dangbo::ingest::{LoadOptions, load};
use dangbo::ui::theme::{Appearance, Depth, Theme};
use dangbo::ui::{Background, picture};
use dangbo::words::Lang;
use std::path::Path;

/// Name, keys, language, background.
const PICTURES: [(&str, &str, Lang, Background); 8] = [
    ("overview", "", Lang::Vi, Background::Dark),
    ("organisations-below", "2b", Lang::En, Background::Dark),
    ("unit", "2b\n", Lang::Vi, Background::Dark),
    ("zones", "4", Lang::Vi, Background::Light),
    ("targets", "5", Lang::En, Background::Dark),
    ("checks", "6", Lang::Vi, Background::Dark),
    ("what-if", "2bw→", Lang::Vi, Background::Dark),
    ("trend", "t", Lang::En, Background::Dark),
];

type Picture = (&'static str, &'static str, Lang, Background);

fn svg(of: Picture) -> String {
    svg_of(of, &[])
}

fn svg_of((_, keys, lang, background): Picture, about: &[String]) -> String {
    let settings = Settings::sample();
    let data = load(&source::expand(&[], || Ok(Vec::new())), &settings, &LoadOptions::default());
    let loaded = Loaded::new(data, &settings.thresholds);
    let mut state = State::new(settings, lang, true);
    state.update(Message::Resize(120, 36));
    state.update(Message::Loaded(Box::new(loaded), "14:02:11".to_owned()));
    for c in keys.chars() {
        let code = match c {
            '\n' => KeyCode::Enter,
            '→' => KeyCode::Right,
            c => KeyCode::Char(c),
        };
        state.update(Message::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    }
    let choice = match background {
        Background::Dark => ThemeChoice::Dark,
        Background::Light => ThemeChoice::Light,
    };
    let appearance = Appearance { choice, own: None, ground: None, depth: Depth::True };
    picture(&state, Theme::of(appearance), background, about)
}

#[test]
fn a_picture_is_svg_whose_text_is_text() {
    let svg = svg(PICTURES[0]);
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    assert!(svg.contains("Số liệu minh họa") && svg.contains("53/61"), "{svg}");
}

#[test]
fn a_picture_says_what_it_is_made_from() {
    let about = ["Khối · Năm 2023", "Từ tệp: a<b>.csv\u{202e}"].map(str::to_owned);
    let svg = svg_of(PICTURES[0], &about);
    let first = svg.lines().nth(1).unwrap();
    assert_eq!(first, "<desc>Khối · Năm 2023 · Từ tệp: a&lt;b&gt;.csv□</desc>");
    assert!(svg.starts_with("<svg ") && svg.lines().nth(2).unwrap().starts_with("<rect"));
}

#[test]
#[ignore = "writes files"]
fn the_pictures_of_the_readme_are_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/pictures");
    std::fs::create_dir_all(&folder).unwrap();
    for picture in PICTURES {
        std::fs::write(folder.join(format!("{}.svg", picture.0)), svg(picture)).unwrap();
    }
}
