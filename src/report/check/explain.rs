//! How each file was read: encoding, delimiter, tables, columns, and rows that are not data.

use crate::domain::{Dataset, Encoding, FileFacts, LeftOut, Meaning, SheetFacts, column_letters};
use crate::words::{self, Lang, check as texts, workbooks};
use std::fmt::Write as _;

/// A value that is not known.
const UNKNOWN: &str = "–";

/// One paragraph a file.
#[must_use]
pub fn explain(lang: Lang, data: &Dataset) -> String {
    data.files.iter().map(|facts| explain_file(lang, facts) + "\n").collect()
}

fn explain_file(lang: Lang, facts: &FileFacts) -> String {
    let mut out = format!("{}\n", facts.title());
    let mut all = file_properties(lang, facts);
    all.extend(table_properties(lang, facts));
    all.push((texts::data_rows(lang), words::whole(lang, facts.rows)));
    for (name, value) in all {
        let _ = writeln!(out, "  {name}: {value}");
    }
    out += &columns(lang, facts);
    for table in &facts.below {
        for (name, value) in table_properties(lang, table) {
            let _ = writeln!(out, "  {name}: {value}");
        }
        out += &columns(lang, table);
    }
    let mut left_out: Vec<&(u32, LeftOut)> =
        facts.left_out.iter().filter(|(_, why)| *why != LeftOut::Blank).collect();
    left_out.sort_unstable_by_key(|(line, _)| *line);
    for (line, why) in left_out {
        let _ = writeln!(out, "  {} {line}: {}", texts::line(lang), texts::left_out(lang, *why));
    }
    out
}

/// What each column of a table was taken for.
fn columns(lang: Lang, facts: &FileFacts) -> String {
    let mut out = String::new();
    for (column, (heading, meaning)) in facts.columns.iter().enumerate() {
        if let Some(meaning) = texts::column_meaning(lang, meaning) {
            let _ = writeln!(out, "  \"{heading}\" → {meaning}{}", chosen(lang, facts, column));
        }
    }
    if facts.good_holds_excellent {
        let _ = writeln!(out, "  {}", texts::good_holds_excellent(lang));
    }
    for field in &facts.filled_from_above {
        let column = facts.columns.iter().find(|(_, meaning)| *meaning == Meaning::Field(*field));
        let heading = column.map_or("", |(heading, _)| heading.as_str());
        let _ = writeln!(out, "  \"{heading}\": {}", texts::filled_from_above(lang));
    }
    out
}

/// Which column is read instead of one that the form has beside it; empty for any other column.
fn chosen(lang: Lang, facts: &FileFacts, column: usize) -> String {
    let read = facts.choices.iter().find(|(left, _)| *left == column);
    read.and_then(|(_, read)| facts.columns.get(*read)).map_or_else(String::new, |(heading, _)| {
        format!("; {} \"{heading}\"", texts::chosen_instead(lang))
    })
}

/// The properties of a file with their names, in the order of printing.
fn file_properties(lang: Lang, facts: &FileFacts) -> Vec<(&'static str, String)> {
    if let Some(sheet) = &facts.sheet {
        return sheet_properties(lang, facts, sheet);
    }
    let delimiter = match facts.delimiter {
        Some('\t') => "TAB".to_owned(),
        Some(delimiter) => delimiter.to_string(),
        None => UNKNOWN.to_owned(),
    };
    vec![
        (texts::encoding(lang), facts.encoding.map_or(UNKNOWN, Encoding::name).to_owned()),
        (texts::delimiter(lang), delimiter),
    ]
}

/// The properties of a sheet, likewise; those of its workbook where it is the first.
fn sheet_properties(
    lang: Lang,
    facts: &FileFacts,
    sheet: &SheetFacts,
) -> Vec<(&'static str, String)> {
    let mut properties = vec![(workbooks::sheet(lang), sheet.name.clone())];
    if let Some(encoding) = facts.encoding.filter(|encoding| encoding.is_legacy()) {
        properties.push((texts::encoding(lang), encoding.name().to_owned()));
    }
    for (name, sheets) in [
        (workbooks::unread_sheets(lang), &sheet.unread),
        (workbooks::hidden_sheets(lang), &sheet.hidden),
    ] {
        if !sheets.is_empty() {
            properties.push((name, sheets.join(", ")));
        }
    }
    let row = |row: u32| (row + 1).to_string();
    let column = |column: u32| column_letters(column as usize);
    properties.extend(
        [
            (workbooks::hidden_rows(lang), ranges(lang, &sheet.hidden_rows, row)),
            (workbooks::hidden_columns(lang), ranges(lang, &sheet.hidden_columns, column)),
        ]
        .into_iter()
        .filter_map(|(name, ranges)| Some((name, ranges?))),
    );
    properties
}

/// How many rows or columns there are, and the first ranges of them: `4 (3–5, 9)`.
fn ranges(lang: Lang, ranges: &[(u32, u32)], name: impl Fn(u32) -> String) -> Option<String> {
    /// How many ranges are named.
    const MOST: usize = 10;
    let count: u64 = ranges.iter().map(|(from, to)| u64::from(to - from) + 1).sum();
    let range = |&(from, to): &(u32, u32)| {
        if from == to { name(from) } else { format!("{}–{}", name(from), name(to)) }
    };
    let named: Vec<String> = ranges.iter().take(MOST).map(range).collect();
    let more = if ranges.len() > MOST { ", …" } else { "" };
    (count > 0).then(|| format!("{} ({}{more})", words::whole(lang, count), named.join(", ")))
}

/// The properties of a table of a file, likewise.
fn table_properties(lang: Lang, facts: &FileFacts) -> Vec<(&'static str, String)> {
    let mut properties = vec![(texts::table(lang), tables(lang, facts))];
    if let Some((first, last)) = facts.header {
        properties.push((texts::header_lines(lang), format!("{first}–{last}")));
    }
    if let Some(year) = facts.year {
        properties.push((texts::year_without_column(lang), year.to_string()));
    }
    properties
}

fn tables(lang: Lang, facts: &FileFacts) -> String {
    let names: Vec<&str> = facts.tables.iter().map(|table| words::table(lang, *table)).collect();
    match names.as_slice() {
        [] => UNKNOWN.to_owned(),
        [name] if facts.is_people_list => format!("{name} {}", texts::people_list(lang)),
        [name] => (*name).to_owned(),
        names => format!("{} {}", names.join(", "), texts::one_list_split(lang)),
    }
}
