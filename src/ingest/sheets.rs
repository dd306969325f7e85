//! The sheets of a workbook, each read as a file of its own.

use super::cells::{is_number_but_year, kind, known_rating, person_name, unit_name};
use super::decode;
use super::draft::FileDraft;
use super::source::{Bytes, ProgressReader, is_own_document, is_sheet_in_front};
use super::table_reader::{self, Shared};
use super::workbook::Workbook;
use crate::domain::{
    Finding, FindingKind, HIDDEN_CELL, Kind, LeftOut, Place, Rating, SheetFacts, Unreadable,
    WorkbookFault, clean, fold,
};
use std::borrow::Cow;
use std::ops::RangeInclusive;

/// A sheet beside tables that lacks more columns than this is none.
const MOST_MISSING: usize = 3;

/// Reads the sheets that hold a table. Where none does, one draft says why.
///
/// # Errors
/// The workbook cannot be read.
pub fn read(shared: &mut Shared, name: &str, bytes: &Bytes) -> Result<Vec<FileDraft>, Unreadable> {
    let bytes = bytes.whole_workbook()?;
    let mut book = Workbook::open(&bytes, Some(&shared.options.progress))?;
    let (mut drafts, mut repeated) = (Vec::new(), Vec::new());
    let mut is_own = None;
    for (number, sheet) in (0..).zip(book.sheets().to_vec()) {
        if is_sheet_in_front(&sheet)
            && *is_own.get_or_insert_with(|| {
                is_own_document(ProgressReader::uncounted(Cow::Borrowed(&bytes)))
            })
        {
            repeated.push(sheet);
            continue;
        }
        let text = book.text(&sheet, u32::MAX)?;
        if text.trim().is_empty() {
            continue;
        }
        let hidden = book.hidden_within(&sheet, &text);
        let facts = SheetFacts {
            name: shown_name(&sheet),
            number,
            hidden_rows: hidden.rows,
            hidden_columns: hidden.columns,
            ..SheetFacts::default()
        };
        let new = || {
            let mut draft = FileDraft::new(name);
            draft.facts.sheet = Some(Box::new(facts.clone()));
            draft
        };
        let mut draft = table_reader::read_sheet(shared, &new, &decode::of_sheet(&text));
        let unstored = book.unstored(&sheet);
        if let Some((row, column)) = unstored.first
            && !are_totals(&draft, row + 1..=unstored.last_row + 1)
        {
            let kind = FindingKind::FormulaWithoutValue { others: unstored.count - 1 };
            let index = u16::try_from(column).ok();
            let place = Place { line: row + 1, index, ..Place::default() };
            draft.find(Finding { kind, place, row: None }, &shared.options.progress);
        }
        let is_unknown_table = draft.facts.tables.is_empty() && lists_units(&text);
        drafts.push((draft, is_unknown_table));
    }
    let hidden = book.hidden().iter().map(|name| shown_name(name)).collect();
    with_tables(drafts, hidden, repeated)
}

/// True if each of these lines is a total: nothing of it is read, so that nothing lacks.
fn are_totals(draft: &FileDraft, lines: RangeInclusive<u32>) -> bool {
    let left_out = draft.facts.left_out.iter();
    let totals = left_out.filter(|(line, why)| *why == LeftOut::Total && lines.contains(line));
    totals.count() == lines.clone().count()
}

/// The text of the sheet of this number, up to row `last`.
///
/// # Errors
/// The workbook cannot be read, or has no such sheet.
pub fn text_of(bytes: &Bytes, number: u16, last: u32) -> Result<String, Unreadable> {
    let bytes = bytes.whole_workbook()?;
    let mut book = Workbook::open(&bytes, None)?;
    let sheet = book.sheets().get(usize::from(number)).cloned();
    book.text(&sheet.ok_or(Unreadable::Workbook(WorkbookFault::NoSheet))?, last)
}

/// A name of a sheet as it is shown: that of a person is not.
fn shown_name(name: &str) -> String {
    let name = clean(name);
    if person_name::holds_name(&name) { HIDDEN_CELL.to_owned() } else { name.into_owned() }
}

/// True if several rows of a sheet have a unit, a rating or a kind, and counts: the sheet goes on
/// from another one without a header, or no heading of its own is known.
fn lists_units(text: &str) -> bool {
    const LEAST_ROWS: usize = 2;
    const LEAST_COUNTS: usize = 4;
    /// How many lines are looked at.
    const MOST_LINES: usize = 500;
    let is_unit = |line: &&str| {
        let cells = || line.split('\t').map(clean).filter(|cell| !cell.is_empty());
        let counts = cells().filter(|cell| is_number_but_year(cell)).count();
        let is_word = |cell: Cow<'_, str>| {
            known_rating(&cell).is_some_and(Rating::is_rated)
                || kind(&cell).is_ok_and(|kind| kind != Kind::Bad)
        };
        counts >= LEAST_COUNTS
            && cells().any(is_word)
            && cells()
                .any(|cell| unit_name::parse(&fold(&cell)).is_some_and(|u| !u.rest.is_empty()))
    };
    text.lines().take(MOST_LINES).filter(is_unit).nth(LEAST_ROWS - 1).is_some()
}

/// The drafts that hold a table, those that are nearly one, and those marked as one that is not
/// known, beside tables. The first one names the sheets that
/// are not read, `repeated` among them.
fn with_tables(
    drafts: Vec<(FileDraft, bool)>,
    hidden: Vec<String>,
    repeated: Vec<String>,
) -> Result<Vec<FileDraft>, Unreadable> {
    let is_table = |draft: &FileDraft| !draft.facts.tables.is_empty();
    let has_tables = drafts.iter().any(|(draft, _)| is_table(draft));
    let (mut kept, mut others) = (Vec::new(), Vec::new());
    for (draft, is_unknown_table) in drafts {
        let is_nearly = || is_unknown_table || missing(&draft).is_some_and(|n| n <= MOST_MISSING);
        if is_table(&draft) || has_tables && is_nearly() {
            kept.push(draft);
        } else {
            others.push(draft);
        }
    }
    if kept.is_empty() {
        let best = (0..others.len()).min_by_key(|at| distance(&others[*at]));
        let mut best = others.remove(best.ok_or(Unreadable::Workbook(WorkbookFault::NoSheet))?);
        // No sheet is the one without a table.
        if !others.is_empty()
            && distance(&best) == usize::MAX
            && let Some(sheet) = &mut best.facts.sheet
        {
            sheet.name.clear();
        }
        kept.push(best);
    }
    let name = |draft: FileDraft| draft.facts.sheet.map(|sheet| sheet.name);
    let unread = repeated.into_iter().chain(others.into_iter().filter_map(name)).collect();
    if let Some(sheet) = kept.first_mut().and_then(|draft| draft.facts.sheet.as_mut()) {
        (sheet.unread, sheet.hidden) = (unread, hidden);
    }
    Ok(kept)
}

/// How many columns a table lacks, if that is why it is not read.
fn missing(draft: &FileDraft) -> Option<usize> {
    let kinds = draft.findings.kept().iter().map(|finding| &finding.kind);
    let missing = kinds.filter(|kind| matches!(kind, FindingKind::MissingColumn(_))).count();
    (missing > 0).then_some(missing)
}

/// How far a sheet is from a table.
fn distance(draft: &FileDraft) -> usize {
    let says = |kind: &FindingKind| {
        matches!(
            kind,
            FindingKind::SummaryForm | FindingKind::PeopleWithoutBranch | FindingKind::LostLetters
        )
    };
    let says_why = || draft.findings.kept().iter().any(|finding| says(&finding.kind));
    missing(draft).unwrap_or_else(|| if says_why() { usize::MAX - 1 } else { usize::MAX })
}
