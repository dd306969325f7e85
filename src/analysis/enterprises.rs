//! Enterprises with and without a Party organisation, and their workers: where to found the next
//! one.

use super::filter::Filter;
use crate::domain::{Dataset, Row, YesNo, ZoneId};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// How far Party organisations cover a group of enterprises and their workers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Enterprises with a Party organisation.
    pub with: u64,
    /// Enterprises without one.
    pub without: u64,
    /// Workers of those with one.
    pub workers_with: u64,
    /// Workers of those without one.
    pub workers_without: u64,
    /// Enterprises without an organisation that have a trade union.
    pub trade_union: u64,
    /// Enterprises without an organisation that have a youth union.
    pub youth_union: u64,
    /// Enterprises whose number of workers is not known.
    pub lacking: u64,
}

/// The enterprises within a filter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EnterpriseSummary {
    /// The rows without a Party organisation, most workers first; those whose workers are not known
    /// come last.
    pub without: Vec<Row>,
    /// The coverage of all.
    pub whole: Coverage,
    /// The coverage of each zone, most workers without an organisation first.
    pub zones: Vec<(ZoneId, Coverage)>,
}

/// The enterprises within `filter`, but for duplicates and the lists of an earlier time.
#[must_use]
pub fn enterprises(data: &Dataset, filter: &Filter) -> EnterpriseSummary {
    let table = &data.enterprises;
    let mut summary = EnterpriseSummary::default();
    let mut zones: FxHashMap<ZoneId, Coverage> = FxHashMap::default();
    for at in (0..table.name.len()).filter(|&at| !table.is_double[at]) {
        let zone = table.zone[at];
        if !filter.contains_group(zone, table.ownership[at], table.district[at]) {
            continue;
        }
        let has = !table.organisation[at].is_empty();
        let workers = table.workers[at].wide();
        for coverage in [&mut summary.whole, zones.entry(zone).or_default()] {
            let (count, sum) = if has {
                (&mut coverage.with, &mut coverage.workers_with)
            } else {
                (&mut coverage.without, &mut coverage.workers_without)
            };
            *count += 1;
            *sum += workers.unwrap_or(0);
            coverage.lacking += u64::from(workers.is_none());
            coverage.trade_union += u64::from(!has && table.trade_union[at] == YesNo::Yes);
            coverage.youth_union += u64::from(!has && table.youth_union[at] == YesNo::Yes);
        }
        if !has {
            summary.without.push(Row::try_from(at).unwrap_or(Row::MAX));
        }
    }
    summary.without.sort_by_key(|&row| {
        let name = data.texts.get(table.name[row as usize]);
        (Reverse(table.workers[row as usize].wide()), name, row)
    });
    summary.zones = zones.into_iter().collect();
    summary
        .zones
        .sort_by_key(|(zone, coverage)| (Reverse(coverage.workers_without), data.zone_name(*zone)));
    summary
}
