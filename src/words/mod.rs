//! All texts in both languages: terms, sentences, and numbers as a reader writes them.
//!
//! This layer is above `analysis` and below the screens and reports, so that all of them use the
//! same words. No other layer holds a text in a language (`tests/words.rs`).
//!
//! One file a topic. Short texts are entries of a `texts!` table, sentences with arguments are
//! entries of a `sentences!` table, and both languages are side by side; an entry with one language
//! does not compile:
//!
//! ```text
//! texts! {
//!     workers: "Lao động", "Workers";
//! }
//! sentences! {
//!     no_such_year(year): "không có năm {year}", "there is no year {year}";
//! }
//! ```
//!
//! Texts of the screens are re-exported here. Those of the command line, the settings and `check`
//! are used through their module, as `words::settings::not_set(lang)`.

/// Defines one function a text, `fn name(Lang) -> &'static str`.
macro_rules! texts {
    ($($name:ident: $vi:literal, $en:literal;)+) => {
        $(#[doc = concat!("``", $en, "``")]
        #[must_use]
        pub const fn $name(lang: Lang) -> &'static str { lang.pick($vi, $en) })+

        /// The texts of this table: name, Vietnamese, English.
        #[cfg(test)]
        pub(super) const TEXTS: &[(&str, &str, &str)] = &[$((stringify!($name), $vi, $en)),+];
    };
}

/// Defines one function a sentence, `fn name(Lang, arguments…) -> String`. The arguments are put
/// where their names are in braces.
macro_rules! sentences {
    ($($name:ident($($argument:ident),+): $vi:literal, $en:literal;)+) => {
        $(#[doc = concat!("``", $en, "``")]
        #[must_use]
        pub fn $name(lang: Lang, $($argument: impl std::fmt::Display),+) -> String {
            both!(lang, vi($vi), en($en))
        })+
    };
}

/// Formats one of two texts: `both!(lang, vi("{} dòng", n), en("{} rows", n))`.
macro_rules! both {
    ($lang:expr, vi($($vi:tt)+), en($($en:tt)+) $(,)?) => {
        match $lang {
            Lang::Vi => format!($($vi)+),
            Lang::En => format!($($en)+),
        }
    };
}

pub mod arguments;
pub mod check;
mod codes;
pub mod command_line;
mod decisions;
mod exports;
mod figure_changes;
mod figure_rows;
mod file_formats;
mod findings;
pub mod forms;
mod groups;
mod keys;
mod legend;
pub mod meeting;
mod nothing;
mod numbers;
mod pages;
mod plural;
mod popups;
mod progress;
mod ragged;
mod reasons;
mod remedies;
mod rules;
mod screens;
pub mod settings;
mod system;
pub mod template;
mod term;
mod terms;
mod units;
mod unreadable;
pub mod workbooks;

pub use codes::code_name;
pub use decisions::{
    enterprises_listed, needs, reached, refused, remaining, remaining_days, remaining_short,
    supposed, surplus, surplus_alone, target_lacking, target_value, why_unjudged,
};
pub use exports::*;
pub use figure_changes::figures_changed;
pub use figure_rows::{admitted_row, among, branches_row, members_row, rating_row, total_row};
pub use findings::{bare_message, column_of, message, message_in_table, sentence_of};
pub use keys::*;
pub use legend::{abbreviations, keys_title, legend_entries, legend_title, rows_lack_a_figure};
pub use nothing::why_no_data;
pub use numbers::{change, count, percent, ratio, share_change, since_year, whole, whole_or_dash};
pub use pages::*;
pub use plural::{
    LACKING, Noun, counted, counted_or_dash, lacking, lacking_sign, more_needed, sum,
};
pub use popups::*;
pub use progress::{read_so_far, time_left};
pub use reasons::{
    heads, lacks, rating_with_reason, reason_letters, reason_names, reasons_in, reasons_of,
    short_in_all, unrated_by_reason,
};
pub use remedies::{help, help_to_unit};
pub use screens::*;
pub use system::system_error;
pub use term::{founded_of, term_heading, term_notes, term_parts};
pub use terms::*;
pub use units::{
    name_in_committee, own_id, short_name, supposed_of, unit_in_full, unit_label, unit_of_finding,
    zone_name,
};

/// A text with a capital letter at its start, as a sentence of its own begins. A command stays as
/// it is typed.
#[must_use]
pub fn capital(text: &str) -> String {
    if text.starts_with("dangbo ") {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The language of a locale such as `en_GB.UTF-8`: English if its name starts with `en`, else
    /// Vietnamese.
    #[must_use]
    pub fn of_locale(name: &str) -> Self {
        if name.to_ascii_lowercase().starts_with("en") { Self::En } else { Self::Vi }
    }

    /// The language of a code, `vi` or `en`.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Vi, Self::En].into_iter().find(|lang| lang.code() == code)
    }

    /// The ISO 639-1 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.pick("vi", "en")
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }

    /// The text of this language.
    #[must_use]
    pub const fn pick(self, vi: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_filled_in_both_languages() {
        let tables = [
            arguments::TEXTS,
            check::TEXTS,
            command_line::TEXTS,
            exports::TEXTS,
            figure_changes::TEXTS,
            figure_rows::TEXTS,
            forms::TEXTS,
            keys::TEXTS,
            legend::TEXTS,
            nothing::TEXTS,
            meeting::TEXTS,
            pages::TEXTS,
            popups::TEXTS,
            screens::TEXTS,
            settings::TEXTS,
            template::TEXTS,
            terms::TEXTS,
            workbooks::TEXTS,
        ];
        for (name, vi, en) in tables.into_iter().flatten() {
            assert!(!vi.is_empty() && !en.is_empty(), "{name}");
        }
    }

    #[test]
    fn a_sentence_begins_with_a_capital_letter() {
        assert_eq!(capital("đã ghi a.csv"), "Đã ghi a.csv");
        assert_eq!((capital(""), capital("\"x\" là")), (String::new(), "\"x\" là".to_owned()));
    }

    #[test]
    fn a_language_is_read_from_its_code() {
        for lang in [Lang::Vi, Lang::En] {
            assert_eq!(Lang::of_code(lang.code()), Some(lang));
        }
        assert_eq!(Lang::of_code("fr"), None);
    }
}
