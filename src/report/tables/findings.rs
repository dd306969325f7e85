//! The findings, a row each.

use crate::domain::{Code, Dataset, Finding};
use crate::report::grid::{Cell, Grid, Heading};
use crate::words::{self, Lang, check as texts};

/// What could be done about a finding.
pub type Remedy = fn(Lang, &Finding) -> Option<String>;

/// What is not kept, for a table of so many findings: nothing where these are not all that is kept,
/// as it is of all units.
pub fn rest_of(data: &Dataset, listed: usize) -> Vec<(u16, Code, u64)> {
    if listed == data.findings.kept().len() { data.findings.not_kept() } else { Vec::new() }
}

/// The findings in the order given, then a row for each code of a file of which `rest` has how many
/// are not kept.
pub fn findings<'a>(
    lang: Lang,
    data: &'a Dataset,
    all: impl Iterator<Item = &'a Finding> + 'a,
    rest: Vec<(u16, Code, u64)>,
    remedy: Remedy,
) -> Grid<'a> {
    let headings = Heading::all(
        lang,
        &[
            words::severity,
            words::code,
            words::file,
            words::line_number,
            words::unit,
            words::column,
            words::cell_content,
            words::what,
            words::what_to_do,
        ],
    );
    let row = move |finding: &'a Finding| {
        let place = &finding.place;
        // In a workbook the sheet and the cell: `so-lieu.xlsx: Chi bộ!H118`.
        let file = data.files.get(usize::from(place.file));
        let file = file.map_or_else(String::new, |file| match file.address(place) {
            Some(address) => format!("{}!{address}", file.title()),
            None => file.title().into_owned(),
        });
        let severity = finding.severity();
        let unit = words::unit_of_finding(data, finding);
        vec![
            Cell::Word(texts::severity(lang, severity).to_owned(), severity.word().to_owned()),
            Cell::Word(
                words::code_name(lang, finding.code()).to_owned(),
                finding.code().word().to_owned(),
            ),
            Cell::text(file),
            Cell::number((place.line > 0).then_some(place.line.into())),
            Cell::text(unit.unwrap_or_default()),
            Cell::Word(words::column_of(lang, finding), place.column.to_string()),
            Cell::text(&*place.cell),
            Cell::Text(words::capital(&words::bare_message(lang, data, finding))),
            Cell::text(words::capital(&remedy(lang, finding).unwrap_or_default())),
        ]
    };
    let rest = rest.into_iter().map(move |(file, code, count)| {
        let file = data.file_title(file).to_string();
        let message = words::capital(&texts::not_listed(lang, count));
        let mut cells = vec![Cell::Empty; 9];
        cells[..3].clone_from_slice(&[
            Cell::Word(
                texts::severity(lang, code.severity()).to_owned(),
                code.severity().word().to_owned(),
            ),
            Cell::Word(words::code_name(lang, code).to_owned(), code.word().to_owned()),
            Cell::text(file),
        ]);
        cells[7] = Cell::Text(message);
        cells
    });
    Grid::lazy(words::checks(lang), headings, all.map(row).chain(rest))
}
