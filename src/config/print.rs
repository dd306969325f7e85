//! Values to a settings file.

use super::keys::KEYS;
use super::model::Config;
use crate::app::{BINDINGS, NAMES, default_key};
use crate::domain::TargetsOfYear;
use crate::words::{Lang, settings};

/// The configuration as a file that [`super::read()`] accepts: each key with its meaning and where
/// its value was set. A key without a value is a comment.
#[must_use]
pub fn print(config: &Config, lang: Lang) -> String {
    let mut out = String::new();
    let mut section = "";
    for key in KEYS {
        let (group, name) = key.path.rsplit_once('.').unwrap_or(("", key.path));
        if group != section {
            section = group;
            out += &format!("\n[{group}]\n");
        }
        let (assignment, origin) = match (key.show)(config) {
            Some(value) => {
                let origin = config.origins.get(key.path).map(String::as_str);
                let origin = origin.unwrap_or_else(|| settings::default_value(lang));
                (format!("{name} = {value}"), origin)
            }
            None => (format!("# {name} ="), settings::not_set(lang)),
        };
        out += &format!("{assignment:<40} # {} ({origin})\n", (key.about)(lang));
    }
    out += "\n[keys]\n";
    for (name, action) in NAMES {
        let origin = config.origins.get(&format!("keys.{name}")).map(String::as_str);
        let set = config.keys.key(*action).filter(|_| origin.is_some());
        let assignment = match set {
            Some(key) => format!("{name} = \"{}\"", escaped(&key.shown())),
            None => {
                let key = default_key(*action).map(|key| escaped(&key.shown()));
                format!("# {name} = \"{}\"", key.unwrap_or_default())
            }
        };
        let text = BINDINGS.iter().find(|b| b.does(*action)).map_or("", |b| (b.text)(lang));
        let origin = origin.unwrap_or_else(|| settings::default_value(lang));
        out += &format!("{assignment:<40} # {text} ({origin})\n");
    }
    for (year, own) in &config.settings.targets_by_year {
        out += &format!("\n[targets.by_year.{year}]\n");
        let TargetsOfYear { admitted, owners, founded } = own;
        let targets = [("admitted", admitted), ("owners", owners), ("founded", founded)];
        for (name, count) in targets {
            if let Some(count) = count {
                out += &format!("{name} = {count}\n");
            }
        }
    }
    out
}

/// A key within quotes.
fn escaped(key: &str) -> String {
    key.replace('\\', "\\\\").replace('"', "\\\"")
}

/// A file in which every key is a comment, with its meaning and its value: nothing is set.
#[must_use]
pub fn commented(config: &Config, lang: Lang) -> String {
    let comment = |line: &str| {
        let is_value = !line.is_empty() && !line.starts_with(['[', '#']);
        format!("{}{line}\n", if is_value { "# " } else { "" })
    };
    print(config, lang).trim_start().lines().map(comment).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read;
    use crate::domain::Settings;

    #[test]
    fn a_file_of_comments_sets_nothing() {
        for lang in [Lang::Vi, Lang::En] {
            let config = Config::new(Settings::default());
            let text = commented(&config, lang);
            let mut read_again = config.clone();
            assert_eq!(read(&mut read_again, "x", &text, lang), Ok(()));
            assert_eq!(read_again, config);
            assert!(KEYS.iter().all(|key| text.contains(key.path.rsplit('.').next().unwrap())));
        }
    }
}
