//! An empty workbook, or tables, to be filled in: headings that are understood, lists of the words
//! that a cell may have, one invented row that is not read, and explanations.

use crate::domain::{CountField, Field, Table, Year};
use crate::report::csv_text;
use crate::report::format::lines_of;
use crate::words::{Lang, template as texts};
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

const TABLES: [Table; 3] = [Table::Organisations, Table::Branches, Table::Enterprises];

/// So many rows have lists of words.
const ROWS: u32 = 5000;

/// The template as a workbook.
///
/// # Errors
/// What the writer says.
pub fn template_xlsx(lang: Lang) -> Result<Vec<u8>, String> {
    workbook(lang).map_err(|error| error.to_string())
}

fn workbook(lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    for table in TABLES {
        table_sheet(book.add_worksheet(), lang, table)?;
    }
    explanations_sheet(book.add_worksheet(), lang)?;
    book.save_to_buffer()
}

fn table_sheet(sheet: &mut Worksheet, lang: Lang, table: Table) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let example = Format::new().set_italic().set_font_color("#7F7F7F");
    sheet.set_name(texts::sheet(lang, table))?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    for (column, (field, shown)) in (0..).zip(texts::columns(table)) {
        let needed = Field::needed(table).contains(field) || *field == Field::Year;
        let heading =
            if needed { heading.clone().set_background_color("#FFF2CC") } else { heading.clone() };
        sheet.write_with_format(0, column, texts::heading(lang, table, *field), &heading)?;
        let shown = if column == 0 { texts::example_mark(lang) } else { shown };
        match shown.parse::<u32>() {
            Ok(number) => sheet.write_with_format(1, column, number, &example)?,
            Err(_) => sheet.write_with_format(1, column, shown, &example)?,
        };
        sheet.set_column_width(column, width(*field))?;
        sheet.set_row_height(0, 48)?;
        if let Some(format) = format(*field) {
            sheet.set_column_format(column, &format)?;
        }
        if let Some(validation) = validation(lang, *field)? {
            sheet.add_data_validation(2, column, ROWS, column, &validation)?;
        }
    }
    Ok(())
}

/// How many characters a column shows.
const fn width(field: Field) -> f64 {
    match field {
        Field::Name | Field::Enterprise => 44.0,
        Field::Rating | Field::Zone => 28.0,
        Field::Kind | Field::Ownership | Field::District | Field::Organisation => 18.0,
        _ => 12.0,
    }
}

/// The format of a column: a day shows as one, and an id keeps its zeros.
fn format(field: Field) -> Option<Format> {
    match field {
        Field::Established => Some(Format::new().set_num_format("dd/mm/yyyy")),
        Field::Id | Field::Parent | Field::Organisation => Some(Format::new().set_num_format("@")),
        _ => None,
    }
}

/// What a cell of a column may hold.
fn validation(lang: Lang, field: Field) -> Result<Option<DataValidation>, XlsxError> {
    let choices = texts::choices(field);
    let validation = if !choices.is_empty() {
        DataValidation::new()
            .allow_list_strings(&choices)?
            .set_error_message(texts::wrong_word(lang))?
    } else if field == Field::Year {
        let [first, last] = [Year::ALL.start(), Year::ALL.end()].map(|year| i32::from(*year));
        DataValidation::new().allow_whole_number(DataValidationRule::Between(first, last))
    } else if CountField::of(field).is_some() {
        DataValidation::new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
    } else {
        return Ok(None);
    };
    Ok(Some(validation))
}

/// The characters of a line of an explanation.
const HOW_TO_FILL: usize = 66;

fn explanations_sheet(sheet: &mut Worksheet, lang: Lang) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(texts::explanations(lang))?.set_repeat_rows(2, 2)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    for (column, width) in [(0, 18.0), (1, 38.0), (2, 10.0), (3, 74.0)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.merge_range(0, 0, 0, 3, texts::first_line(lang), &wrapped)?;
    sheet.set_row_height(0, 34)?;
    for (row, cells) in (2..).zip(explanations(lang)) {
        let lines = lines_of(&cells[3], HOW_TO_FILL);
        sheet.set_row_height(row, f64::from(lines) * 15.0)?;
        for (column, cell) in (0..).zip(cells) {
            let format = if row == 2 { &bold } else { &wrapped };
            sheet.write_with_format(row, column, cell, format)?;
        }
    }
    Ok(())
}

/// The rows of the explanations: sheet, column, whether it is needed, how to fill it in.
fn explanations(lang: Lang) -> Vec<[String; 4]> {
    let head = [
        texts::of_sheet(lang),
        texts::of_column(lang),
        texts::is_needed(lang),
        texts::how_to_fill(lang),
    ];
    let mut rows = vec![head.map(str::to_owned)];
    for table in TABLES {
        rows.extend(texts::columns(table).iter().map(|(field, _)| {
            let need = match field {
                _ if Field::needed(table).contains(field) => texts::yes(lang),
                Field::Year => texts::yes(lang),
                _ if CountField::of(*field).is_some() => texts::expected(lang),
                _ => texts::no(lang),
            };
            let how = texts::explanation(lang, table, *field);
            let choices = texts::choices(*field).join(", ");
            [
                texts::sheet(lang, table).to_owned(),
                texts::heading(lang, table, *field),
                need.to_owned(),
                if choices.is_empty() { how.to_owned() } else { format!("{how}: {choices}") },
            ]
        }));
    }
    rows
}

/// The template as files: each a name and its bytes.
#[must_use]
pub fn template_csv(lang: Lang) -> Vec<(&'static str, Vec<u8>)> {
    let mut files: Vec<(&'static str, Vec<u8>)> =
        TABLES.map(|table| (texts::file(lang, table), table_csv(lang, table))).to_vec();
    let rows = explanations(lang).into_iter().enumerate().map(|(at, row)| {
        let rule = if at == 0 { "| --- | --- | --- | --- |\n" } else { "" };
        format!("| {} |\n{rule}", row.join(" | "))
    });
    let text = format!("{}\n\n{}", texts::first_line(lang), rows.collect::<String>());
    files.push((texts::explanations_file(lang), text.into_bytes()));
    files
}

fn table_csv(lang: Lang, table: Table) -> Vec<u8> {
    let mut writer = csv_text::writer();
    let columns = texts::columns(table);
    let headings = columns.iter().map(|(field, _)| texts::heading(lang, table, *field));
    let example = columns
        .iter()
        .enumerate()
        .map(|(at, (_, shown))| if at == 0 { texts::example_mark(lang) } else { shown });
    let _ = writer.write_record(headings);
    let _ = writer.write_record(example);
    csv_text::bytes(writer)
}
