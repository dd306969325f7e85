//! The base committees of sub-committees, and each sub-committee once.

use super::committee_names::by_name;
use super::fold_cache::FoldCache;
use super::index::{ByYear, RowsByKey};
use crate::domain::{
    FileFacts, NO_ROW, Period, PlacedSubCommittee, Rating, Row, SubCommittee, Text, Year,
};
use crate::ingest::builder::Builder;
use crate::ingest::cells::unit_name;
use rustc_hash::FxHashMap;

/// The committees of sub-committees, by the folded ids and names of these.
#[derive(Default)]
pub struct SubCommittees(FxHashMap<(Year, Text), Vec<Above>>);

/// A sub-committee's row and its committee.
struct Above {
    file: u16,
    line: u32,
    committee: Text,
}

impl SubCommittees {
    /// Those of all files.
    pub fn of_files(builder: &mut Builder, fold_cache: &mut FoldCache) -> Self {
        let files = (0..=u16::MAX).zip(&builder.files);
        let rows: Vec<(u16, SubCommittee)> = files
            .flat_map(|(file, facts)| facts.sub_committees.iter().map(move |row| (file, *row)))
            .collect();
        let mut of_key: FxHashMap<(Year, Text), Vec<Above>> = FxHashMap::default();
        for (file, SubCommittee { year, id, name, parent: committee, line, .. }) in rows {
            let id = fold_cache.get(&mut builder.texts, id);
            let name = Self::key(builder, fold_cache, name);
            for key in [id, name].into_iter().filter(|key| !key.is_empty()) {
                of_key.entry((year, key)).or_default().push(Above { file, line, committee });
            }
        }
        Self(of_key)
    }

    /// Each of them once, with its base committee. Of several rows the latest period counts; where
    /// rows of one period contradict each other, the rating is not known.
    pub fn place(
        &self,
        builder: &mut Builder,
        fold_cache: &mut FoldCache,
        organisations: &RowsByKey,
        organisations_of: &ByYear,
    ) -> Vec<PlacedSubCommittee> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let names =
            by_name(&builder.organisations, organisations_of, &mut builder.texts, fold_cache);
        let rows = |(number, file): (u16, &FileFacts)| -> Vec<(u16, Period, SubCommittee)> {
            let row = |row: &SubCommittee| (number, file.table_at(row.line).period_or_year(), *row);
            file.sub_committees.iter().map(row).collect()
        };
        let rows: Vec<(u16, Period, SubCommittee)> =
            (0..=u16::MAX).zip(&builder.files).flat_map(rows).collect();
        let mut placed: Vec<(Period, PlacedSubCommittee)> = Vec::new();
        let mut at_of: FxHashMap<(Year, Row, Text), usize> = FxHashMap::default();
        for (file, period, SubCommittee { year, name, parent, rating, line, .. }) in rows {
            let parent = self.committee_of(builder, fold_cache, (file, line), (year, parent));
            let by_id = organisations.get(&(year, parent)).copied();
            let by_name = || names.find(&mut builder.texts, fold_cache, year, parent);
            let committee = by_id.or_else(by_name).unwrap_or(NO_ROW);
            let name = Self::key(builder, fold_cache, name);
            let at = *at_of.entry((year, committee, name)).or_insert(placed.len());
            let own = PlacedSubCommittee { year, committee, rating };
            match placed.get_mut(at) {
                None => placed.push((period, own)),
                Some((before, _)) if *before > period => {}
                Some(before) if before.0 < period || before.1.rating.is_none() => {
                    *before = (period, own);
                }
                Some((_, before)) if rating.is_some() && before.rating != rating => {
                    before.rating = Some(Rating::Bad);
                }
                Some(_) => {}
            }
        }
        placed.into_iter().map(|(_, own)| own).collect()
    }

    /// The folded name, alike for `Đảng bộ bộ phận` and `ĐBBP`.
    fn key(builder: &mut Builder, fold_cache: &mut FoldCache, name: Text) -> Text {
        let folded = fold_cache.get(&mut builder.texts, name);
        let Some(rest) = unit_name::sub_committee_name(builder.texts.get(folded)) else {
            return folded;
        };
        let key = format!("dang bo bo phan {rest}");
        builder.texts.intern(&key)
    }

    /// The committee that a text of a row names through its sub-committees; the text itself where
    /// it names none. The row is given by its file and line.
    pub fn committee_of(
        &self,
        builder: &mut Builder,
        fold_cache: &mut FoldCache,
        place: (u16, u32),
        (year, parent): (Year, Text),
    ) -> Text {
        let mut parent = parent;
        // Sub-committees that name each other have no committee.
        for _ in 0..if self.0.is_empty() { 0 } else { 4 } {
            let key = Self::key(builder, fold_cache, parent);
            let Some(above) = self.0.get(&(year, key)).and_then(|rows| nearest(rows, place)) else {
                break;
            };
            parent = above;
        }
        parent
    }
}

/// The committee of the rows of a name. Where several have one of that name, it is that of the row
/// above the place in its file; a name that is in no row above is of neither.
fn nearest(rows: &[Above], (file, line): (u16, u32)) -> Option<Text> {
    let first = rows.first()?.committee;
    if rows.iter().all(|row| row.committee == first) {
        return Some(first);
    }
    let mut above = rows.iter().rev().filter(|row| row.file == file && row.line < line);
    above.next().map(|row| row.committee)
}
