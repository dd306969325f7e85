//! A settings file to values.

use super::keys::KEYS;
use super::kind;
use super::line::line_of;
use super::model::Config;
use crate::app::{Key, NAMES, conflict};
use crate::domain::{Term, Year, clean};
use crate::words::{self, Lang, settings};
use toml::de::{DeTable, DeValue};

/// The table of targets of a single year: `targets.by_year.2024.admitted`.
const BY_YEAR: &str = "targets.by_year.";

/// The first month of the only term, of five years: short for `terms`.
const FIRST_MONTH: &str = "term.from";

/// The key of an action: `keys.trend`.
const KEY: &str = "keys.";

/// The name of the theme alone: short for `theme.name`.
const THEME: &str = "theme";

/// The most letters of a key that are compared with those that exist and shown.
const MOST_OF_A_KEY: usize = 80;

/// One value of a file; `at` is the position of its key in bytes.
struct Entry<'t> {
    path: String,
    at: usize,
    value: &'t DeValue<'t>,
}

/// Sets the values of a settings file in `config`, which has the defaults; `file` is its name in
/// errors and origins.
///
/// # Errors
/// A sentence with file and line: the text is not TOML, a key is unknown, or a value is not of its
/// key's kind.
pub fn read(config: &mut Config, file: &str, text: &str, lang: Lang) -> Result<(), String> {
    let table = DeTable::parse(text).map_err(|error| {
        let line = line_of(text, error.span().map_or(0, |span| span.start));
        format!(
            "{file}:{line}: {}",
            settings::not_toml(lang, settings::toml_fault(lang, &clean(error.message())))
        )
    })?;
    let mut entries = Vec::new();
    collect(table.get_ref(), "", &mut entries);
    for entry in entries {
        let origin = format!("{file}:{}", line_of(text, entry.at));
        store(config, &entry, lang).map_err(|sentence| format!("{origin}: {sentence}"))?;
        let path = if entry.path == THEME { "theme.name".to_owned() } else { entry.path };
        config.origins.insert(path, origin);
    }
    check_keys(config, lang)?;
    check_colours(config, lang)
}

/// Refuses a key that two actions have.
fn check_keys(config: &Config, lang: Lang) -> Result<(), String> {
    for (name, action) in NAMES {
        let Some(key) = config.keys.key(*action) else { continue };
        if let Some(other) = conflict(&config.keys, *action) {
            let path = format!("{KEY}{name}");
            let origin = config.origins.get(&path).map_or(KEY, String::as_str);
            return Err(format!(
                "{origin}: {}",
                settings::key_taken(lang, path, key.shown(), other)
            ));
        }
    }
    Ok(())
}

/// Stores the key of an action.
fn store_key(
    config: &mut Config,
    Entry { path, value, .. }: &Entry,
    name: &str,
    lang: Lang,
) -> Result<(), String> {
    let Some((_, action)) = NAMES.iter().find(|(own, _)| *own == name) else {
        return Err(unknown(path, lang));
    };
    let key = value
        .as_str()
        .and_then(Key::parse)
        .ok_or_else(|| settings::wrong_value(lang, shown(path), settings::needs_key(lang)))?;
    config.keys.set(*action, key);
    Ok(())
}

/// Refuses own colours that are hard to read.
fn check_colours(config: &Config, lang: Lang) -> Result<(), String> {
    let Some((role, contrast)) = config.own_colours().and_then(|own| own.hard_to_read()) else {
        return Ok(());
    };
    let roles = std::iter::once(role).chain(role.ground());
    let mut origins =
        roles.filter_map(|role| config.origins.get(&format!("theme.{}", role.name())));
    let origin = origins.next().map_or("theme", String::as_str);
    let key = format!("theme.{}", role.name());
    let ratio = words::ratio(lang, contrast);
    Err(format!("{origin}: {}", settings::hard_to_read(lang, key, ratio)))
}

/// The values of a table and of the tables in it, in the order of the file.
fn collect<'t>(table: &'t DeTable<'_>, prefix: &str, out: &mut Vec<Entry<'t>>) {
    let mut pairs: Vec<_> = table.iter().collect();
    pairs.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in pairs {
        let path = format!("{prefix}{}", key.get_ref());
        match value.get_ref() {
            DeValue::Table(inner) => collect(inner, &format!("{path}."), out),
            value => out.push(Entry { path, at: key.span().start, value }),
        }
    }
}

/// Stores one value, or says what is wrong with it.
fn store(config: &mut Config, entry: &Entry, lang: Lang) -> Result<(), String> {
    let Entry { path, value, .. } = entry;
    let shown = shown(path);
    let full = if path == THEME { "theme.name" } else { path };
    if let Some(key) = KEYS.iter().find(|key| key.path == full) {
        return key
            .kind
            .store(config, value)
            .ok_or_else(|| settings::wrong_value(lang, &shown, key.kind.needs(lang)));
    }
    if path == FIRST_MONTH {
        let (year, month) = kind::month(value)
            .ok_or_else(|| settings::wrong_value(lang, &shown, settings::needs_terms(lang)))?;
        config.settings.terms = vec![Term::of_five_years((year, month))];
        return Ok(());
    }
    if let Some(name) = path.strip_prefix(KEY) {
        return store_key(config, entry, name, lang);
    }
    match path.strip_prefix(BY_YEAR).and_then(|rest| rest.split_once('.')) {
        Some((year, name)) => store_of_year(config, entry, year, name, lang),
        None => Err(unknown(path, lang)),
    }
}

/// Stores a target of a single year. The other targets of that year are those of every year, also
/// where the file sets these further down.
fn store_of_year(
    config: &mut Config,
    Entry { path, value, .. }: &Entry,
    year: &str,
    name: &str,
    lang: Lang,
) -> Result<(), String> {
    let year = year.parse().ok().and_then(Year::new);
    let Some((year, count)) = year.zip(kind::count(value)) else {
        return Err(settings::wrong_year_target(lang, shown(path), settings::needs_count(lang)));
    };
    let targets = config.settings.targets_by_year.entry(year).or_default();
    let target = match name {
        "admitted" => &mut targets.admitted,
        "owners" => &mut targets.owners,
        "founded" => &mut targets.founded,
        _ => return Err(unknown(path, lang)),
    };
    *target = Some(count);
    Ok(())
}

/// A key as it is shown: cleaned, and cut where it is longer than any key.
fn shown(path: &str) -> String {
    let mut shown = clean(path).into_owned();
    if let Some((at, _)) = shown.char_indices().nth(MOST_OF_A_KEY) {
        shown.truncate(at);
        shown.push('…');
    }
    shown
}

/// The sentence about an unknown key: the key that was probably meant, else all keys.
fn unknown(path: &str, lang: Lang) -> String {
    let path = shown(path);
    let actions = NAMES.iter().map(|(name, _)| format!("{KEY}{name}"));
    let nearest = KEYS
        .iter()
        .map(|key| key.path.to_owned())
        .chain(actions)
        .map(|name| (strsim::damerau_levenshtein(&name, &path), name))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, near)| distance * 3 <= near.len());
    if let Some((_, near)) = nearest {
        return settings::unknown_key_like(lang, path, near);
    }
    let keys: Vec<&str> = KEYS.iter().map(|key| key.path).collect();
    let keys = format!("{}, {BY_YEAR}2024.admitted, {KEY}trend", keys.join(", "));
    settings::unknown_key(lang, path, keys)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::ThemeChoice;
    use crate::config::print;
    use crate::domain::{LivePolicy, Ownership, Settings};

    fn parse(text: &str) -> Result<Config, String> {
        let mut config = Config::new(Settings::default());
        read(&mut config, "dangbo.toml", text, Lang::En).map(|()| config)
    }

    #[test]
    fn every_key_is_read_and_printed_and_read_again() {
        let text = "title = \"Đảng bộ X\"\nlanguage = \"en\"\nmouse = false\n[theme]\nname = \"plain\"\ntext = \"#eeeeee\"\nbackground = \"#000000\"\nfaint = \"#cccccc\"\naccent = \"#00ffff\"\nbelow = \"#ff9999\"\nwarning = \"#ffff00\"\nselected_text = \"#000000\"\nselected_background = \"#ffffff\"\n[lines]\norganisations = 91\nbranches = 92\nmembers = 86\n\
            [targets]\nscope = [\"state\"]\nadmitted = 20\nowners = 1\nfounded = 2\nuntil = 2035\n[targets.by_year.2026]\nadmitted = 33\n\
            [[terms]]\nfrom = \"2020-10\"\nto = \"2025-10\"\n[[terms]]\nfrom = \"2025-11\"\nto = \"2030-10\"\n[expected]\norganisations = 5\nbranches = 6\n[rules]\nexcellent_cap = 20\ncommittee = 80\n\
            [live]\nmissing_file = 60\nsecond_look = 5\n";
        let config = parse(text).unwrap();
        let s = &config.settings;
        assert_eq!(
            (s.thresholds.organisations, s.thresholds.branches, s.thresholds.members),
            (91, 92, 86)
        );
        assert_eq!(
            (
                s.targets_of(Year(2026)).admitted,
                s.targets_of(Year(2026)).owners,
                s.targets_of(Year(2027)).admitted
            ),
            (33, 1, 20)
        );
        assert_eq!((s.targets_until, s.scope.as_slice()), (Year(2035), &[Ownership::State][..]));
        assert_eq!(
            s.terms,
            [
                Term { from: (Year(2020), 10), to: (Year(2025), 10) },
                Term { from: (Year(2025), 11), to: (Year(2030), 10) }
            ]
        );
        assert_eq!(
            (s.excellent_cap, s.committee_rule, config.language, config.theme),
            (Some(20), Some(80), Some(Lang::En), Some(ThemeChoice::Plain))
        );
        assert_eq!(s.live, LivePolicy { missing_file: 60, second_look: 5 });
        assert_eq!(config.origins["lines.members"], "dangbo.toml:17");
        let again = parse(&print(&config, Lang::Vi)).unwrap();
        assert_eq!(again.settings, config.settings);
        assert!(
            KEYS.iter().all(|k| config.origins.contains_key(k.path)),
            "a key without a case here"
        );
    }

    #[test]
    fn the_targets_of_a_year_do_not_depend_on_the_order_of_the_tables() {
        let every = "[targets]\nadmitted = 300\nfounded = 7\n";
        let of_year = "[targets.by_year.2024]\nowners = 9\n";
        let later = "[targets.by_year.2025]\nfounded = 0\nadmitted = 20\n";
        for text in [
            format!("{of_year}{every}{later}"),
            format!("{every}{of_year}{later}"),
            format!("{later}{of_year}{every}"),
        ] {
            let config = parse(&text).unwrap();
            let targets = |year| {
                let of = config.settings.targets_of(Year(year));
                (of.admitted, of.owners, of.founded)
            };
            assert_eq!([2023, 2024, 2025].map(targets), [(300, 5, 7), (300, 9, 7), (20, 5, 0)]);
            let again = parse(&print(&config, Lang::Vi)).unwrap();
            assert_eq!(again.settings, config.settings);
        }
    }

    #[test]
    fn an_expected_number_alone_leaves_the_other_unset() {
        let expected = |text: &str| {
            let config = parse(text).unwrap();
            assert_eq!(parse(&print(&config, Lang::En)).unwrap().settings, config.settings);
            (config.settings.expected.organisations, config.settings.expected.branches)
        };
        assert_eq!(expected(""), (None, None));
        assert_eq!(expected("[expected]\norganisations = 2"), (Some(2), None));
        assert_eq!(expected("[expected]\nbranches = 0"), (None, Some(0)));
    }

    #[test]
    fn keys_are_read_printed_and_read_again() {
        let config = parse("[keys]\ntrend = \"w\"\nwhat_if = \"t\"\ncopy = \"\\\"\"\n").unwrap();
        let key = |action| config.keys.key(action).map(Key::shown);
        assert_eq!(key(crate::app::Action::Trend).as_deref(), Some("w"));
        assert_eq!(key(crate::app::Action::Copy).as_deref(), Some("\""));
        assert_eq!(key(crate::app::Action::Quit), None);
        assert_eq!(parse(&print(&config, Lang::Vi)).unwrap().keys, config.keys);
    }

    #[test]
    fn a_wrong_key_or_value_is_a_sentence_with_its_line() {
        for (text, line, word) in [
            ("titel = \"x\"", 1, "is it `title`?"),
            ("\n[lines]\nmembers = 0", 3, "from 1 to 100"),
            ("[lines]\nmembers = 85.5", 2, "whole number"),
            ("[lines]\nmembers = \"85\"", 2, "whole number"),
            ("[targets]\nscope = [\"x\"]", 2, "non_state"),
            ("[[terms]]\nfrom = \"2020-13\"\nto = \"2025-07\"", 1, "2020-08"),
            ("terms = [{ from = \"2020-08\" }]", 1, "2020-08"),
            ("terms = [{ from = \"2025-08\", to = \"2020-08\" }]", 1, "terms in order"),
            (
                "terms = [{ from = \"2020-08\", to = \"2025-08\" }, { from = \"2025-08\", to = \"2030-08\" }]",
                1,
                "terms in order",
            ),
            ("[targets.by_year.2024]\nfoo = 1", 2, "there is no key"),
            ("[targets.by_year.x]\nadmitted = 1", 2, "a year"),
            ("something = 1", 1, "there are: title"),
            ("title = ", 1, "no TOML"),
            ("title = 1", 1, "a text in quotes"),
            ("theme = \"bright\"", 1, "contrast"),
            ("[keys]\ntrend = \"w\"", 2, "what_if"),
            ("[keys]\ntrend = \"Alt-X\"", 2, "Ctrl-X"),
            // A terminal sends Tab, Enter and Backspace for them.
            ("[keys]\ntrend = \"Ctrl-I\"", 2, "Ctrl-X"),
            ("[keys]\ntrend = \"Ctrl-j\"", 2, "Ctrl-X"),
            ("[keys]\ntrend = \"Ctrl-M\"", 2, "Ctrl-X"),
            ("[keys]\ntrend = \"Ctrl-h\"", 2, "Ctrl-X"),
            ("[keys]\ntrent = \"i\"", 2, "is it `keys.trend`?"),
            ("[keys]\ncopy = \"i\"\ntrend = \"i\"", 3, "copy"),
            ("[theme]\nname = \"x\"", 2, "contrast"),
            ("[theme]\naccent = \"red\"", 2, "#rrggbb"),
            ("[theme]\naccent = \"#333333\"", 2, "4.5"),
            ("[theme]\nbackground = \"#808080\"", 2, "4.5"),
            ("mouse = \"no\"", 1, "true or false"),
        ] {
            let sentence = parse(text).unwrap_err();
            assert!(
                sentence.starts_with(&format!("dangbo.toml:{line}: ")) && sentence.contains(word),
                "{text}: {sentence}"
            );
        }
    }

    #[test]
    fn what_is_wrong_in_the_toml_is_said_in_vietnamese() {
        for (text, sentence) in [
            ("\n[lines", "dangbo.toml:2: không phải là TOML: thiếu dấu đóng ngoặc hoặc nháy"),
            (
                "title = \"a\"\ntitle = \"b\"",
                "dangbo.toml:2: không phải là TOML: thiết lập hoặc bảng này đã có ở trên",
            ),
            ("title = ", "dangbo.toml:1: không phải là TOML: giá trị viết không đúng"),
        ] {
            let mut config = Config::new(Settings::default());
            let said = read(&mut config, "dangbo.toml", text, Lang::Vi).unwrap_err();
            assert_eq!(said, sentence, "{text}");
        }
    }

    #[test]
    fn many_keys_and_long_keys_are_refused_at_once() {
        let many: String = (0..80_000).map(|n| format!("k{n} = 1\n")).collect();
        let long = format!("{} = 1", "k".repeat(1 << 20));
        let begun = std::time::Instant::now();
        for text in [many, long] {
            let sentence = parse(&text).unwrap_err();
            assert!(sentence.starts_with("dangbo.toml:1: ") && sentence.len() < 2000, "{sentence}");
        }
        assert!(begun.elapsed() < std::time::Duration::from_secs(5), "{:?}", begun.elapsed());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_settings_or_a_sentence(text in "(title|lines|members|=|\\[|\\]|\\.|\"|[0-9]{1,3}| |\n|x|term|from){0,20}") {
            let _ = parse(&text);
        }
    }
}
