//! Where to found next: the enterprises without a Party organisation, and the workers reached.

use super::filter::Filter;
use crate::domain::{Dataset, Row, YesNo, ZoneId};
use rustc_hash::FxHashMap;

/// Workers and enterprises of a group, reached by a Party organisation or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// Enterprises with an organisation.
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
    /// Enterprises whose workers are not known.
    pub lacking: u64,
}

/// The enterprises of a narrowing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Enterprises {
    /// Rows without a Party organisation, most workers first; workers that are not known come
    /// last.
    pub without: Vec<Row>,
    /// All of them.
    pub whole: Reach,
    /// Each zone's, most workers not reached first.
    pub zones: Vec<(ZoneId, Reach)>,
}

/// The enterprises, narrowed, each once. The table has no years: it is as of its file.
#[must_use]
pub fn enterprises(data: &Dataset, filter: &Filter) -> Enterprises {
    let table = &data.enterprises;
    let mut out = Enterprises::default();
    let mut zones: FxHashMap<ZoneId, Reach> = FxHashMap::default();
    for at in (0..table.name.len()).filter(|&at| !table.is_double[at]) {
        let (zone, ownership) = (table.zone[at], table.ownership[at]);
        if !(filter.zones.is_empty() || filter.zones.contains(&zone))
            || !(filter.ownerships.is_empty() || filter.ownerships.contains(&ownership))
            || !(filter.districts.is_empty() || filter.districts.contains(&table.district[at]))
        {
            continue;
        }
        let has = !table.organisation[at].is_empty();
        let workers = table.workers[at].wide();
        for reach in [&mut out.whole, zones.entry(zone).or_default()] {
            let (count, sum) = if has {
                (&mut reach.with, &mut reach.workers_with)
            } else {
                (&mut reach.without, &mut reach.workers_without)
            };
            *count += 1;
            *sum += workers.unwrap_or(0);
            reach.lacking += u64::from(workers.is_none());
            reach.trade_union += u64::from(!has && table.trade_union[at] == YesNo::Yes);
            reach.youth_union += u64::from(!has && table.youth_union[at] == YesNo::Yes);
        }
        if !has {
            out.without.push(Row::try_from(at).unwrap_or(Row::MAX));
        }
    }
    out.without.sort_by_key(|&row| (std::cmp::Reverse(table.workers[row as usize].wide()), row));
    out.zones = zones.into_iter().collect();
    out.zones.sort_by_key(|(zone, reach)| (std::cmp::Reverse(reach.workers_without), zone.0));
    out
}
