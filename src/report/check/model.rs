//! What the report of `check` holds, computed once for every format.

use crate::analysis::Matcher;
use crate::domain::{Code, Dataset, FileFacts, Finding, Row, Severity, Table, fold};
use crate::words::{self, Lang};
use rustc_hash::FxHashMap;

/// How many findings of one code in one file a text lists. The others are only counted.
const LISTED: usize = 50;

/// Selects findings; None selects all.
pub type FindingFilter<'a> = Option<&'a dyn Fn(&Finding) -> bool>;

/// A finding that a text lists, for all findings of the file that say the same of other rows.
#[derive(Debug)]
pub struct Listed<'a> {
    /// The first of them.
    pub finding: &'a Finding,
    /// How many others there are.
    pub others: u64,
    /// The lines of the others, [`LINES`] at most.
    pub lines: Vec<u32>,
}

/// How many lines of findings that say the same are listed.
const LINES: usize = 20;

impl<'a> Listed<'a> {
    const fn new(finding: &'a Finding) -> Self {
        Self { finding, others: 0, lines: Vec::new() }
    }

    fn says_the_same(&self, other: &Finding) -> bool {
        let (own, place) = (&self.finding.place, &other.place);
        own.column == place.column && own.cell == place.cell && self.finding.kind == other.kind
    }

    fn add(&mut self, other: &Finding) {
        self.others += 1;
        if self.lines.len() < LINES {
            self.lines.push(other.place.line);
        }
    }
}

/// The findings that a text lists, and those that it only counts: at most [`LISTED`] different
/// ones of one code in one file. `total` is how many a file has of a code.
fn listed<'a>(
    findings: &[&'a Finding],
    total: impl Fn(u16, Code, u64) -> u64,
) -> (Vec<Listed<'a>>, Vec<Unlisted>) {
    let mut listed: Vec<Listed> = Vec::new();
    // By file and code: how many are selected, and which are listed.
    let mut groups: FxHashMap<(u16, Code), (u64, Vec<usize>)> = FxHashMap::default();
    for &finding in findings {
        let (selected, places) = groups.entry((finding.place.file, finding.code())).or_default();
        *selected += 1;
        if let Some(&same) = places.iter().find(|&&at| listed[at].says_the_same(finding)) {
            listed[same].add(finding);
        } else if places.len() < LISTED {
            places.push(listed.len());
            listed.push(Listed::new(finding));
        }
    }
    let rest = |((file, code), (selected, places)): ((u16, Code), (u64, Vec<usize>))| {
        let covered: u64 = places.iter().map(|&at| 1 + listed[at].others).sum();
        let count = total(file, code, selected).saturating_sub(covered);
        (count > 0).then_some(Unlisted { file, code, count })
    };
    let mut unlisted: Vec<Unlisted> = groups.into_iter().filter_map(rest).collect();
    unlisted.sort_by_key(|rest| (rest.file, rest.code));
    (listed, unlisted)
}

/// Findings of one code in one file that a text does not list.
#[derive(Debug, PartialEq, Eq)]
pub struct Unlisted {
    /// The number of the file.
    pub file: u16,
    /// The code.
    pub code: Code,
    /// How many.
    pub count: u64,
}

/// The selected findings of a data set.
#[derive(Debug)]
pub struct Check<'a> {
    /// The data set.
    pub data: &'a Dataset,
    /// The selected findings in the order of the files.
    pub findings: Vec<&'a Finding>,
    /// Those that a text lists: the first different ones of each code in each file.
    pub listed: Vec<Listed<'a>>,
    /// Those that a text only counts, by file and code.
    pub unlisted: Vec<Unlisted>,
    /// How many are not kept, by file and code; empty where some are selected, as nobody knows
    /// which of them would be.
    pub not_kept: Vec<(u16, Code, u64)>,
    /// How many are errors; where all are selected, also of those that are not kept.
    pub errors: u64,
    /// How many are warnings, likewise.
    pub warnings: u64,
}

impl<'a> Check<'a> {
    /// Selects the findings of a data set.
    #[must_use]
    pub fn new(data: &'a Dataset, filter: FindingFilter) -> Self {
        let is_selected = |f: &&Finding| filter.is_none_or(|contains| contains(f));
        let findings: Vec<&Finding> = data.findings.kept().iter().filter(is_selected).collect();
        let (errors, warnings) = if filter.is_none() {
            (data.findings.errors(), data.findings.warnings())
        } else {
            let count = |severity| findings.iter().filter(|f| f.severity() == severity).count();
            (count(Severity::Error) as u64, count(Severity::Warning) as u64)
        };
        let total = |file, code, selected: u64| match filter {
            None => data.findings.count(file, code),
            Some(_) => selected,
        };
        let (listed, unlisted) = listed(&findings, total);
        let not_kept = if filter.is_none() { data.findings.not_kept() } else { Vec::new() };
        Self { data, findings, listed, unlisted, not_kept, errors, warnings }
    }

    /// A file; None for a finding of no file.
    #[must_use]
    pub fn file(&self, file: u16) -> Option<&'a FileFacts> {
        self.data.files.get(usize::from(file))
    }

    /// The fields of a finding, as every table format has them.
    pub fn record(&self, lang: Lang, finding: &'a Finding) -> FindingRecord<'a> {
        let file = self.file(finding.place.file);
        let sheet = file.and_then(|file| file.sheet.as_deref());
        FindingRecord {
            severity: finding.severity().word(),
            code: finding.code().word(),
            file: file.map_or("", |file| file.name.as_str()),
            sheet: sheet.map_or("", |sheet| sheet.name.as_str()),
            address: file.and_then(|file| file.address(&finding.place)),
            line: (finding.place.line > 0).then_some(finding.place.line),
            unit: unit_of(self.data, finding),
            column: &finding.place.column,
            cell: &finding.place.cell,
            message: words::message(lang, self.data, finding),
            help: words::help(lang, finding),
        }
    }
}

/// One finding as fields.
pub struct FindingRecord<'a> {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// The word of its code.
    pub code: &'static str,
    /// The file's name.
    pub file: &'a str,
    /// The sheet's name, of a workbook; else empty.
    pub sheet: &'a str,
    /// The cell's address in its sheet: `H118`.
    pub address: Option<String>,
    /// The line, from 1; in a sheet the number of the row.
    pub line: Option<u32>,
    /// Id and name of the unit, if the finding is about one.
    pub unit: Option<(&'a str, &'a str)>,
    /// The column's heading; empty if the finding is about no cell.
    pub column: &'a str,
    /// The cell's text.
    pub cell: &'a str,
    /// What is wrong.
    pub message: String,
    /// How it could be corrected.
    pub help: Option<String>,
}

/// The id and the name of the unit that a finding is about.
#[must_use]
pub fn unit_of<'a>(data: &'a Dataset, finding: &Finding) -> Option<(&'a str, &'a str)> {
    match finding.unit() {
        Some((table, row)) => Some((data.id(table, row), data.name(table, row))),
        None => data.broken_unit(finding),
    }
}

/// The units of any year that `check --unit` is about: those whose id or name is the search,
/// without regard to case and diacritics; if there are none, those with every word of it in id and
/// name.
pub struct UnitSearch {
    folded: String,
    words: Matcher,
    is_exact: bool,
}

impl UnitSearch {
    /// None if there is no such unit.
    #[must_use]
    pub fn new(data: &Dataset, search: &str) -> Option<Self> {
        let exact = Self { folded: fold(search), words: Matcher::new(search), is_exact: true };
        if exact.is_found(data) {
            return Some(exact);
        }
        let by_words = Self { is_exact: false, ..exact };
        by_words.is_found(data).then_some(by_words)
    }

    fn is_found(&self, data: &Dataset) -> bool {
        let is_in_table = |table| {
            let rows = 0..Row::try_from(data.units(table).len()).unwrap_or(Row::MAX);
            rows.into_iter().any(|row| self.is_row(data, table, row))
        };
        [Table::Organisations, Table::Branches].into_iter().any(is_in_table)
            || data.findings.kept().iter().any(|finding| self.is_broken(data, finding))
    }

    fn is_unit(&self, id: &str, name: &str) -> bool {
        if self.is_exact {
            [id, name].into_iter().any(|text| fold(text) == self.folded)
        } else {
            self.words.matches(&fold(&format!("{id} {name}")))
        }
    }

    fn is_row(&self, data: &Dataset, table: Table, row: Row) -> bool {
        self.is_unit(data.id(table, row), data.name(table, row))
    }

    /// True if a finding is about a row of the unit that could not be read.
    fn is_broken(&self, data: &Dataset, finding: &Finding) -> bool {
        data.broken_unit(finding).is_some_and(|(id, name)| self.is_unit(id, name))
    }

    /// True if a finding is about the unit: its own row, or a row of its branches.
    #[must_use]
    pub fn concerns(&self, data: &Dataset, finding: &Finding) -> bool {
        let Some((table, row)) = finding.unit() else {
            return self.is_broken(data, finding);
        };
        self.is_row(data, table, row)
            || (table == Table::Branches
                && data
                    .committee_of(row)
                    .is_some_and(|row| self.is_row(data, Table::Organisations, row)))
    }
}
