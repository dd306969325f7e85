//! What the report of `check` holds, computed once for every format.

use crate::analysis::Matcher;
use crate::domain::{Code, Dataset, Finding, Severity, Table, fold};
use crate::words::{self, Lang};
use rustc_hash::FxHashMap;

/// How many findings of one code in one file a text lists. The others are only counted.
const LISTED: usize = 50;

/// Selects findings; None selects all.
pub type FindingFilter<'a> = Option<&'a dyn Fn(&Finding) -> bool>;

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
    /// Those that a text lists: the first of each code in each file.
    pub listed: Vec<&'a Finding>,
    /// Those that a text only counts, by file and code.
    pub unlisted: Vec<Unlisted>,
    /// How many are errors, also of those that are not kept.
    pub errors: u64,
    /// How many are warnings, also of those that are not kept.
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
        let mut counts: FxHashMap<(u16, Code), usize> = FxHashMap::default();
        let mut listed = Vec::new();
        for &finding in &findings {
            let count = counts.entry((finding.place.file, finding.code())).or_default();
            *count += 1;
            if *count <= LISTED {
                listed.push(finding);
            }
        }
        let all = |file, code, selected: usize| match filter {
            None => data.findings.count(file, code),
            Some(_) => selected as u64,
        };
        let mut unlisted: Vec<Unlisted> = counts
            .into_iter()
            .filter(|(_, count)| *count > LISTED)
            .map(|((file, code), count)| Unlisted {
                file,
                code,
                count: all(file, code, count) - LISTED as u64,
            })
            .collect();
        unlisted.sort_by_key(|rest| (rest.file, rest.code));
        Self { data, findings, listed, unlisted, errors, warnings }
    }

    /// The name of a file; empty for a finding of no file.
    #[must_use]
    pub fn file_name(&self, file: u16) -> &'a str {
        self.data.files.get(usize::from(file)).map_or("", |f| f.name.as_str())
    }

    /// The fields of a finding, as every table format has them.
    pub fn record(&self, lang: Lang, finding: &'a Finding) -> FindingRecord<'a> {
        FindingRecord {
            severity: match finding.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            code: finding.code().word(),
            file: self.file_name(finding.place.file),
            line: (finding.place.line > 0).then_some(finding.place.line),
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
    /// The line, from 1.
    pub line: Option<u32>,
    /// The column's heading; empty if the finding is about no cell.
    pub column: &'a str,
    /// The cell's text.
    pub cell: &'a str,
    /// What is wrong.
    pub message: String,
    /// How it could be corrected.
    pub help: Option<String>,
}

/// True if a finding is about a unit: its own row, or a row of its branches. The unit is matched by
/// its id and its name.
#[must_use]
pub fn concerns(data: &Dataset, finding: &Finding, unit: &Matcher) -> bool {
    let Some((table, row)) = finding.row.filter(|(table, _)| *table != Table::Enterprises) else {
        return false;
    };
    let is_unit = |table, row| {
        unit.matches(&fold(&format!("{} {}", data.id(table, row), data.name(table, row))))
    };
    is_unit(table, row)
        || (table == Table::Branches
            && data.committee_of(row).is_some_and(|row| is_unit(Table::Organisations, row)))
}
