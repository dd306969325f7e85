//! The filter that applies to every screen: zones, ownerships and districts.

use super::parallel::MIN_ROWS_PER_THREAD;
use crate::domain::{
    Dataset, DistrictKind, DistrictName, Finding, Ownership, Row, Table, Text, Year, ZoneId, fold,
};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// A row passes if its zone, ownership and district are in the lists; an empty list lets every row
/// pass.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The zones; a branch counts by its own zone, else by its committee's.
    pub zones: Vec<ZoneId>,
    /// The ownerships.
    pub ownerships: Vec<Ownership>,
    /// The districts, as spelled in the data.
    pub districts: Vec<Text>,
}

impl Filter {
    /// True if every row passes.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.zones.is_empty() && self.ownerships.is_empty() && self.districts.is_empty()
    }

    /// True if a row of a table passes.
    #[must_use]
    pub fn contains(&self, data: &Dataset, table: Table, row: Row) -> bool {
        let (units, at) = (data.units(table), row as usize);
        self.contains_group(units.zone[at], units.ownership[at], units.district[at])
    }

    /// True if a row of the table of enterprises passes.
    #[must_use]
    pub fn contains_enterprise(&self, data: &Dataset, row: Row) -> bool {
        let (all, at) = (&data.enterprises, row as usize);
        self.contains_group(all.zone[at], all.ownership[at], all.district[at])
    }

    /// True if a finding concerns a row that passes; without a filter each does.
    #[must_use]
    pub fn contains_finding(&self, data: &Dataset, finding: &Finding) -> bool {
        let passes = |(table, row)| match table {
            Table::Enterprises => self.contains_enterprise(data, row),
            _ => self.contains(data, table, row),
        };
        self.is_whole() || finding.row.is_some_and(passes)
    }

    /// True if rows of this zone, ownership and district pass.
    #[must_use]
    pub fn contains_group(&self, zone: ZoneId, ownership: Ownership, district: Text) -> bool {
        (self.zones.is_empty() || self.zones.contains(&zone))
            && (self.ownerships.is_empty() || self.ownerships.contains(&ownership))
            && (self.districts.is_empty() || self.districts.contains(&district))
    }

    /// The rows of a year that pass, duplicates included, in file order.
    pub fn rows<'a>(
        &'a self,
        data: &'a Dataset,
        table: Table,
        year: Year,
    ) -> impl Iterator<Item = Row> + 'a {
        data.rows_of(table, year)
            .iter()
            .copied()
            .filter(move |&row| self.contains(data, table, row))
    }

    /// Like [`Self::counted`], as a parallel iterator; indexed results are in file order.
    pub fn par_counted<'a>(
        &'a self,
        data: &'a Dataset,
        table: Table,
        year: Year,
    ) -> impl ParallelIterator<Item = Row> + 'a {
        let rows = data.rows_of(table, year).par_iter().with_min_len(MIN_ROWS_PER_THREAD).copied();
        rows.filter(move |&row| self.contains(data, table, row) && data.units(table).counts_in(row))
    }

    /// The rows of a year that pass and are counted in sums: all but duplicates, in file order.
    pub fn counted<'a>(
        &'a self,
        data: &'a Dataset,
        table: Table,
        year: Year,
    ) -> impl Iterator<Item = Row> + 'a {
        self.rows(data, table, year).filter(move |&row| data.units(table).counts_in(row))
    }
}

/// The districts that a word means: those of its name, of its kind where it has one. Districts that
/// differ in case, diacritics or the spelling of their kind alone are one.
///
/// # Errors
/// The names of the districts that it could be: of several kinds for a name without one, the
/// nearest for an unknown one.
pub fn find_districts(data: &Dataset, word: &str) -> Result<Vec<Text>, Vec<Text>> {
    let folded = fold(word);
    let wanted = DistrictName::parse(&folded);
    let all: Vec<(Text, String)> = districts(data)
        .into_iter()
        .map(|district| (district, fold(data.texts.get(district))))
        .collect();
    let parsed = || all.iter().map(|(text, folded)| (*text, DistrictName::parse(folded)));
    let same: Vec<(Text, DistrictName<'_>)> =
        parsed().filter(|(_, name)| name.bare == wanted.bare).collect();
    let mut kinds: Vec<DistrictKind> = Vec::new();
    for kind in same.iter().filter_map(|(_, name)| name.kind) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    // A name without a kind is the one district of that name.
    let is_meant = |name: DistrictName<'_>| match (wanted.kind, name.kind) {
        (None, None) => true,
        (None, Some(_)) => kinds.len() == 1,
        (Some(wanted), Some(own)) => wanted == own,
        (Some(wanted), None) => kinds.iter().all(|kind| *kind == wanted),
    };
    let found: Vec<Text> =
        same.iter().filter(|(_, name)| is_meant(*name)).map(|(text, _)| *text).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    if !same.is_empty() {
        return Err(same.into_iter().map(|(text, _)| text).collect());
    }
    let is_near = |name: &DistrictName<'_>| {
        strsim::damerau_levenshtein(name.bare, wanted.bare) * 3
            <= wanted.bare.chars().count().max(3)
    };
    Err(parsed().filter(|(_, name)| is_near(name)).map(|(text, _)| text).collect())
}

/// Every distinct district of organisations and branches, by text number.
#[must_use]
pub fn districts(data: &Dataset) -> Vec<Text> {
    let of_units = [Table::Organisations, Table::Branches].map(|table| &data.units(table).district);
    let all: FxHashSet<Text> = of_units
        .into_iter()
        .flat_map(crate::domain::Column::iter)
        .filter(|d| !d.is_empty())
        .collect();
    let mut all: Vec<Text> = all.into_iter().collect();
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Code, Settings};
    use crate::ingest::source::in_memory;
    use crate::ingest::{self, LoadOptions};

    const UNITS: &str =
        "Năm;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Huyện;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV
2023;Chi bộ A;CBCS;KCN Quang Châu;Việt Yên;tốt;5;1;3;1;0
2023;Chi bộ B;CBCS;;Huyện Việt Yên;tốt;5;1;3;1;0
";
    const ENTERPRISES: &str = "Tên doanh nghiệp;KCN;Huyện;Số lao động;Tổ chức đảng
Công ty A;KCN Quang Châu;Việt Yên;120;Chi bộ A
Công ty C;;Lạng Giang;không rõ;
Công ty D;KCN Quang Châu;Việt Yên;hai trăm;
";

    fn data() -> Dataset {
        let files = [("o.csv", UNITS.as_bytes()), ("e.csv", ENTERPRISES.as_bytes())];
        ingest::load(&in_memory(&files), &Settings::default(), &LoadOptions::default())
    }

    #[test]
    fn enterprises_and_their_findings_pass_by_their_zone() {
        let data = data();
        let zone = data.enterprises.zone[0];
        let filter = Filter { zones: [zone].into(), ..Filter::default() };
        let passing = (0..3).filter(|row| filter.contains_enterprise(&data, *row));
        assert_eq!(passing.collect::<Vec<_>>(), [0, 2]);
        let of_workers = |filter: &Filter| -> Vec<u32> {
            let all = data.findings.kept().iter().filter(|f| f.code() == Code::NotANumber);
            all.filter(|f| filter.contains_finding(&data, f)).map(|f| f.place.line).collect()
        };
        assert_eq!(of_workers(&filter), [4]);
        assert_eq!(of_workers(&Filter::default()), [3, 4]);
    }

    #[test]
    fn a_district_without_a_kind_is_the_one_of_its_name() {
        let data = data();
        let names = |found: Vec<Text>| -> Vec<&str> {
            found.into_iter().map(|text| data.texts.get(text)).collect()
        };
        let both = ["Việt Yên", "Huyện Việt Yên"];
        for word in ["Việt Yên", "huyện Việt Yên", "H. Việt Yên"] {
            assert_eq!(find_districts(&data, word).map(names), Ok(both.to_vec()), "{word}");
        }
        let other = find_districts(&data, "thị xã Việt Yên");
        assert_eq!(other.map_err(names), Err(both.to_vec()));
    }
}
