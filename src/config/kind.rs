//! The kinds of values that a key can have: how each is parsed and what its error asks for.

use super::model::Config;
use crate::app::{Rgb, ThemeChoice};
use crate::domain::{Ownership, Term, Year, clean};
use crate::words::{Lang, settings};
use toml::de::DeValue;

/// The largest whole number of a count.
const MAX_COUNT: u32 = 1_000_000;

/// A kind of value with the function that stores a parsed one.
pub enum Kind {
    /// A text that is not empty.
    Text(fn(&mut Config, String)),
    /// A whole number from 1 to 100.
    Percent(fn(&mut Config, u8)),
    /// A whole number from 0 to [`MAX_COUNT`].
    Count(fn(&mut Config, u32)),
    /// A year.
    Year(fn(&mut Config, Year)),
    /// Terms, each a table of the first and last month: `{ from = "2020-08", to = "2025-07" }`.
    /// They are in order and have no month in common.
    Terms(fn(&mut Config, Vec<Term>)),
    /// A list of ownerships that is not empty.
    Ownerships(fn(&mut Config, Vec<Ownership>)),
    /// `"vi"` or `"en"`.
    Language(fn(&mut Config, Lang)),
    /// `true` or `false`.
    Switch(fn(&mut Config, bool)),
    /// The name of a theme; `"colour"` is `"auto"`.
    Theme(fn(&mut Config, ThemeChoice)),
    /// A colour, `"#rrggbb"`.
    Colour(fn(&mut Config, Rgb)),
}

impl Kind {
    /// Parses a value and stores it; None if it is not of this kind.
    pub fn store(&self, config: &mut Config, value: &DeValue) -> Option<()> {
        match self {
            Self::Text(set) => set(config, text(value)?),
            Self::Percent(set) => set(config, percent(value)?),
            Self::Count(set) => set(config, count(value)?),
            Self::Year(set) => set(config, year(value)?),
            Self::Terms(set) => set(config, terms(value)?),
            Self::Ownerships(set) => set(config, ownerships(value)?),
            Self::Language(set) => set(config, Lang::of_code(value.as_str()?)?),
            Self::Switch(set) => set(config, value.as_bool()?),
            Self::Theme(set) => set(config, theme(value)?),
            Self::Colour(set) => set(config, Rgb::parse(value.as_str()?)?),
        }
        Some(())
    }

    /// What a value must be, for an error.
    pub const fn needs(&self, lang: Lang) -> &'static str {
        match self {
            Self::Text(_) => settings::needs_text(lang),
            Self::Percent(_) => settings::needs_percent(lang),
            Self::Count(_) => settings::needs_count(lang),
            Self::Year(_) => settings::needs_year(lang),
            Self::Terms(_) => settings::needs_terms(lang),
            Self::Ownerships(_) => settings::needs_ownerships(lang),
            Self::Language(_) => settings::needs_language(lang),
            Self::Switch(_) => settings::needs_switch(lang),
            Self::Colour(_) => settings::needs_colour(lang),
            Self::Theme(_) => settings::needs_theme(lang),
        }
    }
}

/// A number of people or units.
pub fn count(value: &DeValue) -> Option<u32> {
    number(value).filter(|n| *n <= MAX_COUNT)
}

fn number(value: &DeValue) -> Option<u32> {
    let integer = value.as_integer()?;
    u32::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok()
}

fn text(value: &DeValue) -> Option<String> {
    Some(clean(value.as_str()?).into_owned()).filter(|text| !text.is_empty())
}

fn percent(value: &DeValue) -> Option<u8> {
    number(value)?.try_into().ok().filter(|n| (1..=100).contains(n))
}

fn year(value: &DeValue) -> Option<Year> {
    Year::new(number(value)?.into())
}

/// A month as `"2020-08"`.
pub fn month(value: &DeValue) -> Option<(Year, u8)> {
    let (year, month) = value.as_str()?.split_once('-')?;
    let month = month.parse().ok().filter(|m| (1..=12).contains(m))?;
    Some((Year::new(year.parse().ok()?)?, month))
}

fn term(value: &DeValue) -> Option<Term> {
    let table = value.as_table()?;
    let [from, to] = ["from", "to"].map(|key| month(table.get(key)?.get_ref()));
    let term = Term { from: from?, to: to? };
    (table.len() == 2 && term.from <= term.to).then_some(term)
}

fn terms(value: &DeValue) -> Option<Vec<Term>> {
    let terms: Option<Vec<Term>> =
        value.as_array()?.iter().map(|item| term(item.get_ref())).collect();
    let in_order = |terms: &Vec<Term>| terms.windows(2).all(|pair| pair[0].to < pair[1].from);
    terms.filter(|terms| !terms.is_empty() && in_order(terms))
}

fn ownerships(value: &DeValue) -> Option<Vec<Ownership>> {
    let parse = |word: &str| Ownership::KNOWN.into_iter().find(|o| o.word() == word);
    let list: Option<Vec<Ownership>> =
        value.as_array()?.iter().map(|item| parse(item.get_ref().as_str()?)).collect();
    list.filter(|list| !list.is_empty())
}

fn theme(value: &DeValue) -> Option<ThemeChoice> {
    match value.as_str()? {
        "colour" => Some(ThemeChoice::Auto),
        word => ThemeChoice::of_word(word),
    }
}
