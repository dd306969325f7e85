//! The findings of each unit as a file of its own, to be sent back to it, and an index of them.

use super::xlsx::checks_xlsx;
use crate::domain::{Dataset, Finding, Severity, Table, fold};
use crate::ingest::source::EXPORTED;
use crate::report::grid::{Cell, Grid, Heading};
use crate::report::model::ReportRequest;
use crate::report::origin::{About, Origin};
use crate::report::tables::findings;
use crate::words::{self, Lang};
use rustc_hash::{FxHashMap, FxHashSet};

/// The most characters of a unit in a file's name: a path of Windows has 260.
const LONGEST_NAME: usize = 60;

/// The form of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitFormat {
    /// Workbooks.
    Xlsx,
    /// Text.
    Text,
}

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitFile {
    /// Its name, which every file system allows.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A unit with its findings.
struct Unit<'a> {
    label: String,
    /// What a letter calls it; None for what is about whole files.
    name: Option<String>,
    file: String,
    findings: Vec<&'a Finding>,
}

impl Unit<'_> {
    fn count(&self, severity: Severity) -> u64 {
        self.findings.iter().filter(|finding| finding.severity() == severity).count() as u64
    }
}

/// The files of all units that have findings, then the index.
///
/// # Errors
/// Why a workbook cannot be made.
pub fn per_unit(
    lang: Lang,
    request: &ReportRequest,
    origin: Origin,
    format: UnitFormat,
) -> Result<Vec<UnitFile>, String> {
    // The findings are of every year.
    let title = request.settings.title.clone();
    let about = About { title, ..About::new(lang, request, origin, &[], &[]) };
    let ending = match format {
        UnitFormat::Xlsx => "xlsx",
        UnitFormat::Text => "txt",
    };
    let units = units(lang, request.data, ending);
    let file = |name: &str, cover: String, grid: Grid| {
        let bytes = match format {
            UnitFormat::Text => text(lang, &about, &cover, grid).into_bytes(),
            UnitFormat::Xlsx => {
                let about = About { warning: joined(&cover, &about.warning), ..about.clone() };
                checks_xlsx(lang, &about, grid)?
            }
        };
        Ok::<_, String>(UnitFile { name: name.to_owned(), bytes })
    };
    let mut files = Vec::new();
    for unit in &units {
        let remedy = if unit.name.is_some() { words::help_to_unit } else { words::help };
        // What is not kept is of other units too.
        let listed = unit.findings.iter().copied();
        let grid = findings(lang, request.data, listed, Vec::new(), remedy);
        let count = words::whole(lang, unit.findings.len() as u64);
        let cover = match &unit.name {
            Some(name) => words::unit_cover(lang, name, count),
            None => words::cover_of_files(lang, count),
        };
        files.push(file(&unit.file, cover, grid)?);
    }
    let index = format!("{EXPORTED}muc-luc.{ending}");
    files.push(file(&index, words::unit_index(lang).to_owned(), index_of(lang, &units))?);
    Ok(files)
}

fn joined(cover: &str, warning: &str) -> String {
    match (warning.is_empty(), cover.ends_with('.')) {
        (true, _) => cover.to_owned(),
        (false, true) => format!("{cover} {warning}."),
        (false, false) => format!("{cover}. {warning}."),
    }
}

/// The units by their ids and names. A branch's findings are its committee's; those of a whole file
/// have an entry of their own, the last one.
fn units<'a>(lang: Lang, data: &'a Dataset, ending: &str) -> Vec<Unit<'a>> {
    let mut units: Vec<Unit> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut taken: FxHashSet<String> = FxHashSet::default();
    for finding in data.findings.kept() {
        let of = finding.unit();
        let of = of.map(|(table, row)| match (table, data.committee_of(row)) {
            (Table::Branches, Some(committee)) => (Table::Organisations, committee),
            _ => (table, row),
        });
        let label = match of {
            Some((table, row)) => Some(words::unit_label(data, table, row)),
            None => words::unit_of_finding(data, finding),
        };
        let label = label.unwrap_or_else(|| words::whole_files(lang).to_owned());
        let at = *places.entry(label.clone()).or_insert_with(|| {
            let file = file_name(&label, ending, &mut taken);
            let named = |(id, name)| words::named_with_id(lang, name, id);
            let name = match of {
                Some((table, row)) => Some(named((data.id(table, row), data.name(table, row)))),
                None => data.broken_unit(finding).map(|(id, name)| match (id, name) {
                    ("", alone) | (alone, "") => alone.to_owned(),
                    both => named(both),
                }),
            };
            units.push(Unit { label, name, file, findings: Vec::new() });
            units.len() - 1
        });
        units[at].findings.push(finding);
    }
    units.sort_by(|a, b| (a.name.is_none(), &a.label).cmp(&(b.name.is_none(), &b.label)));
    units
}

/// A name that every file system allows and no other unit has: small letters without diacritics,
/// digits and hyphens. The words before it keep it from being a device's.
fn file_name(label: &str, ending: &str, taken: &mut FxHashSet<String>) -> String {
    let mut name = String::new();
    for c in fold(label).chars().take(LONGEST_NAME) {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = match name.trim_matches('-') {
        // No letter of the name is left: the unit has a number.
        "" => format!("{EXPORTED}loi-don-vi-{}", taken.len() + 1),
        name => format!("{EXPORTED}loi-{name}"),
    };
    let numbered = |number: usize| match number {
        1 => format!("{name}.{ending}"),
        _ => format!("{name}-{number}.{ending}"),
    };
    let free = (1..).map(numbered).find(|name| taken.insert(name.clone()));
    free.unwrap_or_default()
}

fn index_of(lang: Lang, units: &[Unit]) -> Grid<'static> {
    let headings = Heading::all(lang, &[words::unit, words::errors, words::warnings, words::file]);
    let row = |unit: &Unit| {
        vec![
            Cell::text(unit.label.as_str()),
            Cell::Number(unit.count(Severity::Error)),
            Cell::Number(unit.count(Severity::Warning)),
            Cell::text(unit.file.as_str()),
        ]
    };
    Grid::new(words::unit_index(lang), headings, units.iter().map(row).collect())
}

/// A paragraph for each row, a line for each cell that has something.
fn text(lang: Lang, about: &About, cover: &str, grid: Grid) -> String {
    let mut out = about.lines(lang).join("\n") + "\n\n" + cover + "\n";
    for row in grid.rows {
        out.push('\n');
        for (heading, cell) in grid.headings.iter().zip(&row) {
            let shown = cell.shown(lang);
            if !shown.is_empty() {
                out += &format!("{}: {shown}\n", heading.shown);
            }
        }
    }
    crate::report::cell::harmless(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_those_of_every_file_system() {
        let mut taken = FxHashSet::default();
        let mut name = |label: &str| file_name(label, "txt", &mut taken);
        assert_eq!(name("TC001 Đảng bộ Cty A/B"), "dangbo-xuat-loi-tc001-dang-bo-cty-a-b.txt");
        assert_eq!(name("TC001 ĐẢNG BỘ CTY A:B"), "dangbo-xuat-loi-tc001-dang-bo-cty-a-b-2.txt");
        assert_eq!(name("CON"), "dangbo-xuat-loi-con.txt");
        assert_eq!(name("../../etc"), "dangbo-xuat-loi-etc.txt");
        assert_eq!(name("…"), "dangbo-xuat-loi-don-vi-5.txt");
        assert_eq!(name("中文"), "dangbo-xuat-loi-don-vi-6.txt");
        assert_eq!(name("!? \u{202e}"), "dangbo-xuat-loi-don-vi-7.txt");
        assert!(name(&"a".repeat(500)).len() < 100);
    }
}
