//! Every key of the settings file.

use super::kind::Kind;
use super::model::Config;
use crate::app::Role;
use crate::domain::{Term, Year};
use crate::words::{Lang, settings};

/// One key.
pub struct Key {
    /// Its path, such as `targets.admitted`.
    pub path: &'static str,
    /// What it means, for a person.
    pub about: fn(Lang) -> &'static str,
    /// Its kind of value, and how one is stored.
    pub kind: Kind,
    /// Its value as TOML; None if it is not set.
    pub show: fn(&Config) -> Option<String>,
}

/// The key of the colour of a role. A function would need to keep the role, and a table of keys
/// holds functions alone.
macro_rules! colour_key {
    ($path:literal, $about:path, $role:expr) => {
        Key {
            path: $path,
            about: $about,
            kind: Kind::Colour(|c, colour| c.colours[$role as usize] = Some(colour)),
            show: |c| c.colours[$role as usize].map(|colour| quoted(&colour.to_string())),
        }
    };
}

/// All keys, in the order of the printed file.
pub const KEYS: &[Key] = &[
    Key {
        path: "title",
        about: settings::title,
        kind: Kind::Text(|c, text| c.settings.title = text),
        show: |c| Some(quoted(&c.settings.title)),
    },
    Key {
        path: "language",
        about: settings::language,
        kind: Kind::Language(|c, lang| c.language = Some(lang)),
        show: |c| c.language.map(|lang| quoted(lang.code())),
    },
    Key {
        path: "mouse",
        about: settings::mouse,
        kind: Kind::Switch(|c, is_on| c.mouse = Some(is_on)),
        show: |c| Some(c.mouse.unwrap_or(true).to_string()),
    },
    Key {
        path: "terms",
        about: settings::terms,
        kind: Kind::Terms(|c, terms| c.settings.terms = terms),
        show: |c| Some(terms(&c.settings.terms)),
    },
    Key {
        path: "theme.name",
        about: settings::theme,
        kind: Kind::Theme(|c, theme| c.theme = Some(theme)),
        show: |c| Some(quoted(c.theme_choice().unwrap_or_default().word())),
    },
    colour_key!("theme.text", settings::colour_text, Role::Text),
    colour_key!("theme.background", settings::colour_background, Role::Background),
    colour_key!("theme.faint", settings::colour_faint, Role::Faint),
    colour_key!("theme.accent", settings::colour_accent, Role::Accent),
    colour_key!("theme.below", settings::colour_below, Role::Below),
    colour_key!("theme.warning", settings::colour_warning, Role::Warning),
    colour_key!("theme.selected_text", settings::colour_selected_text, Role::SelectedText),
    colour_key!(
        "theme.selected_background",
        settings::colour_selected_background,
        Role::SelectedBackground
    ),
    Key {
        path: "lines.organisations",
        about: settings::threshold_organisations,
        kind: Kind::Percent(|c, percent| c.settings.thresholds.organisations = percent),
        show: |c| Some(c.settings.thresholds.organisations.to_string()),
    },
    Key {
        path: "lines.branches",
        about: settings::threshold_branches,
        kind: Kind::Percent(|c, percent| c.settings.thresholds.branches = percent),
        show: |c| Some(c.settings.thresholds.branches.to_string()),
    },
    Key {
        path: "lines.members",
        about: settings::threshold_members,
        kind: Kind::Percent(|c, percent| c.settings.thresholds.members = percent),
        show: |c| Some(c.settings.thresholds.members.to_string()),
    },
    Key {
        path: "targets.scope",
        about: settings::targets_scope,
        kind: Kind::Ownerships(|c, list| c.settings.scope = list),
        show: |c| {
            let words: Vec<String> = c.settings.scope.iter().map(|o| quoted(o.word())).collect();
            Some(format!("[{}]", words.join(", ")))
        },
    },
    Key {
        path: "targets.admitted",
        about: settings::targets_admitted,
        kind: Kind::Count(|c, count| c.settings.targets.admitted = count),
        show: |c| Some(c.settings.targets.admitted.to_string()),
    },
    Key {
        path: "targets.owners",
        about: settings::targets_owners,
        kind: Kind::Count(|c, count| c.settings.targets.owners = count),
        show: |c| Some(c.settings.targets.owners.to_string()),
    },
    Key {
        path: "targets.founded",
        about: settings::targets_founded,
        kind: Kind::Count(|c, count| c.settings.targets.founded = count),
        show: |c| Some(c.settings.targets.founded.to_string()),
    },
    Key {
        path: "targets.until",
        about: settings::targets_until,
        kind: Kind::Year(|c, year| c.settings.targets_until = year),
        show: |c| Some(c.settings.targets_until.to_string()),
    },
    Key {
        path: "expected.organisations",
        about: settings::expected_organisations,
        kind: Kind::Count(|c, count| c.settings.expected.organisations = Some(count)),
        show: |c| c.settings.expected.organisations.map(|count| count.to_string()),
    },
    Key {
        path: "expected.branches",
        about: settings::expected_branches,
        kind: Kind::Count(|c, count| c.settings.expected.branches = Some(count)),
        show: |c| c.settings.expected.branches.map(|count| count.to_string()),
    },
    Key {
        path: "rules.excellent_cap",
        about: settings::excellent_cap,
        kind: Kind::Percent(|c, percent| c.settings.excellent_cap = Some(percent)),
        show: |c| c.settings.excellent_cap.map(|percent| percent.to_string()),
    },
    Key {
        path: "rules.committee",
        about: settings::committee_rule,
        kind: Kind::Percent(|c, percent| c.settings.committee_rule = Some(percent)),
        show: |c| c.settings.committee_rule.map(|percent| percent.to_string()),
    },
    Key {
        path: "live.missing_file",
        about: settings::missing_file,
        kind: Kind::Count(|c, seconds| c.settings.live.missing_file = seconds),
        show: |c| Some(c.settings.live.missing_file.to_string()),
    },
    Key {
        path: "live.second_look",
        about: settings::second_look,
        kind: Kind::Count(|c, seconds| c.settings.live.second_look = seconds),
        show: |c| Some(c.settings.live.second_look.to_string()),
    },
];

/// Each key with its meaning and its value in a configuration, for a table of all of them.
pub fn listing(config: &Config, lang: Lang) -> Vec<(&'static str, &'static str, Option<String>)> {
    KEYS.iter().map(|key| (key.path, (key.about)(lang), (key.show)(config))).collect()
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// The terms as an array of tables: `[{ from = "2020-08", to = "2025-07" }]`.
fn terms(terms: &[Term]) -> String {
    let month = |(year, month): (Year, u8)| quoted(&format!("{year}-{month:02}"));
    let term = |term: &Term| format!("{{ from = {}, to = {} }}", month(term.from), month(term.to));
    format!("[{}]", terms.iter().map(term).collect::<Vec<_>>().join(", "))
}
