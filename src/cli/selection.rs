//! The arguments that select years and units, checked against the data.

use super::args::ViewArgs;
use crate::analysis::{Filter, districts, districts_named};
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
        filter.districts.extend(districts_of(lang, data, word)?);
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
        let ownership = find_ownership(word)
            .ok_or_else(|| command_line::ownership_unknown(lang, clean(word)))?;
        if !ownerships.contains(&ownership) {
            ownerships.push(ownership);
        }
    }
    Ok(ownerships)
}

fn zone(lang: Lang, data: &Dataset, word: &str) -> Result<ZoneId, String> {
    find_zone(&data.zones, word).map_err(|near| {
        let zones = if near.is_empty() {
            data.zones.iter().map(|zone| zone.name.clone()).collect()
        } else {
            near
        };
        command_line::zone_unknown(lang, clean(word), zones.join("; "))
    })
}

/// A word may mean several districts, which differ in case and diacritics alone.
fn districts_of(lang: Lang, data: &Dataset, word: &str) -> Result<Vec<Text>, String> {
    let found = districts_named(data, word);
    if !found.is_empty() {
        return Ok(found);
    }
    let names: Vec<&str> = districts(data)
        .into_iter()
        .take(LISTED_DISTRICTS)
        .map(|district| data.texts.get(district))
        .collect();
    Err(command_line::district_unknown(lang, clean(word), names.join("; ")))
}
