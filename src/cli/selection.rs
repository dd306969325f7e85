//! The arguments that select years and units, checked against the data.

use super::args::ViewArgs;
use crate::analysis::{Filter, districts, find_districts};
use crate::domain::{Dataset, Ownership, Text, Year, ZoneId, clean};
use crate::ingest::{find_ownership, find_zone};
use crate::words::{self, Lang, command_line};

/// How many districts an error lists.
const LISTED_DISTRICTS: usize = 50;

/// The year of the argument `--year`.
///
/// # Errors
/// A sentence: it is out of range.
pub fn year(lang: Lang, argument: Option<u16>) -> Result<Option<Year>, String> {
    let parse = |year: u16| {
        Year::new(year.into()).ok_or_else(|| command_line::year_out_of_range(lang, year))
    };
    argument.map(parse).transpose()
}

/// The year to report: that of the argument, else the newest of the data.
///
/// # Errors
/// A sentence: the data has no year, or not this one.
pub fn year_of_data(lang: Lang, data: &Dataset, argument: Option<Year>) -> Result<Year, String> {
    let newest = data.newest().ok_or_else(|| words::no_data(lang))?;
    let year = argument.unwrap_or(newest);
    if data.years.contains(&year) {
        return Ok(year);
    }
    let years: Vec<String> = data.years.iter().map(Year::to_string).collect();
    Err(command_line::year_not_in_data(lang, year, years.join(", ")))
}

/// The filter of the arguments `--zone`, `--ownership` and `--district`.
///
/// # Errors
/// A sentence: the data has no such zone or district, or there is no such ownership.
pub fn filter(lang: Lang, data: &Dataset, view: &ViewArgs) -> Result<Filter, String> {
    let mut filter = Filter::default();
    for word in &view.zone {
        let zone = zone(lang, data, word)?;
        if !filter.zones.contains(&zone) {
            filter.zones.push(zone);
        }
    }
    filter.ownerships = ownerships(lang, view)?;
    for word in &view.district {
        for district in districts_of(lang, data, word)? {
            if !filter.districts.contains(&district) {
                filter.districts.push(district);
            }
        }
    }
    Ok(filter)
}

/// The ownerships of the arguments `--ownership`, each once.
///
/// # Errors
/// A sentence: there is no such ownership.
pub fn ownerships(lang: Lang, view: &ViewArgs) -> Result<Vec<Ownership>, String> {
    let mut ownerships = Vec::new();
    for word in &view.ownership {
        let ownership = find_ownership(word).map_err(|near| {
            command_line::ownership_unknown(lang, clean(word), near_code(lang, near))
        })?;
        if !ownerships.contains(&ownership) {
            ownerships.push(ownership);
        }
    }
    Ok(ownerships)
}

/// The code of the ownership that a word is near, as the end of a sentence; empty for none.
fn near_code(lang: Lang, near: Option<Ownership>) -> String {
    near.map_or_else(String::new, |near| format!("; {}", command_line::is_it(lang, near.word())))
}

fn zone(lang: Lang, data: &Dataset, word: &str) -> Result<ZoneId, String> {
    find_zone(&data.zones, word).map_err(|near| {
        let is_near = !near.is_empty();
        let zones =
            if is_near { near } else { data.zones.iter().map(|zone| zone.name.clone()).collect() };
        command_line::zone_unknown(lang, clean(word), offered(lang, is_near, &zones))
    })
}

fn districts_of(lang: Lang, data: &Dataset, word: &str) -> Result<Vec<Text>, String> {
    find_districts(data, word).map_err(|near| {
        let is_near = !near.is_empty();
        let all = if is_near { near } else { districts(data) };
        let names: Vec<&str> = all
            .into_iter()
            .take(LISTED_DISTRICTS)
            .map(|district| data.texts.get(district))
            .collect();
        command_line::district_unknown(lang, clean(word), offered(lang, is_near, &names))
    })
}

/// The end of a sentence: the names that a word could be, or else all there are.
fn offered<S: std::borrow::Borrow<str>>(lang: Lang, is_near: bool, names: &[S]) -> String {
    let names = names.join("; ");
    if is_near { command_line::is_it(lang, names) } else { command_line::there_are(lang, names) }
}
