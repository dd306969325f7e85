//! The part of the report for a meeting about the zones: all of them, or those that matter most and
//! one row for the others.

use super::blocks::{Bars, Block, DocTable, figures, words_in};
use crate::analysis::{Collation, Measures};
use crate::app::ZoneRow;
use crate::report::grid::Cell;
use crate::report::model::Report;
use crate::words::{self, Lang, meeting as texts};
use std::cmp::Reverse;

/// How many rows the table of the zones has at most: with more the report would be longer than four
/// pages.
const LISTED: usize = 14;

/// A row of the table: a zone, or several.
struct ZoneLine {
    name: String,
    measures: Measures,
    /// The rows that lack a figure.
    lacking: u64,
}

/// The blocks.
pub fn by_zone(lang: Lang, report: &Report) -> Vec<Block> {
    let lines = lines(lang, report);
    let row = |line: &ZoneLine| {
        let mut cells = vec![Cell::text(line.name.as_str())];
        for m in line.measures.all() {
            cells.push(Cell::Parts(m.share, m.threshold));
            cells.push(Cell::share(m.share, m.threshold));
        }
        cells
    };
    let table = DocTable {
        columns: vec![
            words_in(words::zone_long(lang), 26),
            figures(words::organisations(lang), 16),
            figures(texts::share_short(lang), 9),
            figures(words::branches(lang), 12),
            figures(texts::share_short(lang), 9),
            figures(words::members(lang), 19),
            figures(texts::share_short(lang), 9),
        ],
        rows: lines.iter().map(row).collect(),
    };
    let lacking = lines.iter().filter(|line| line.lacking > 0);
    let lacking = lacking.map(|line| line.name.clone() + &words::lacking(lang, line.lacking));
    let lacking: Vec<String> = lacking.collect();
    let note = (!lacking.is_empty()).then(|| texts::zones_lacking(lang, lacking.join("; ")));
    let bars = lines.into_iter().map(|line| (line.name, line.measures.members.share));
    let bars = bars.filter(|(_, share)| share.of > 0).collect();
    let threshold = report.measures.members.threshold;
    let chart = Bars::new(bars, threshold, |start| texts::members_by_zones(lang, start));
    let note = note.map(Block::Paragraph);
    [Block::Table(table)].into_iter().chain(note).chain([Block::Chart(chart)]).collect()
}

/// The zones by name. Of too many: those below a threshold and those with most members, then the
/// sum of the others.
fn lines(lang: Lang, report: &Report) -> Vec<ZoneLine> {
    let mut all: Vec<&ZoneRow> = report.zones.iter().collect();
    let mut others = Vec::new();
    if all.len() > LISTED {
        all.sort_by_key(|zone| {
            (!zone.measures.is_below(), Reverse(zone.measures.members.total), zone.zone)
        });
        others = all.split_off(LISTED - 1);
    }
    let name = |zone: &ZoneRow| words::zone_name(lang, report.request.data, zone.zone);
    let collation = Collation::default();
    all.sort_by(|a, b| collation.compare(name(a), name(b)));
    let line = |zone: &ZoneRow| ZoneLine {
        name: name(zone).to_owned(),
        measures: zone.measures,
        lacking: zone.lacking,
    };
    let mut lines: Vec<ZoneLine> = all.into_iter().map(line).collect();
    if let Some((first, rest)) = others.split_first() {
        let mut measures = first.measures;
        for zone in rest {
            measures.add(&zone.measures);
        }
        let below = others.iter().filter(|zone| zone.measures.is_below()).count();
        let name = texts::other_zones(lang, others.len(), below);
        let lacking = others.iter().map(|zone| zone.lacking).sum();
        lines.push(ZoneLine { name, measures, lacking });
    }
    lines
}
