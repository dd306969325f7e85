//! Each screen, page and table is the same in a table file and in a workbook: the figures as a
//! person reads them are those that a spreadsheet computes with.

use calamine::{Data, Reader, Xlsx};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use dangbo::analysis::Filter;
use dangbo::app::{ExportFormat, Loaded, Message, State};
use dangbo::domain::{Dataset, Ownership, Settings, Year};
use dangbo::ingest::source::{self, in_memory};
use dangbo::ingest::{LoadOptions, load};
use dangbo::report::{
    FileFormat, Origin, Report, ReportRequest, ReportTable, export, report_file, report_json,
};
use dangbo::words::Lang;
use std::io::Cursor;

const LANGUAGES: [Lang; 2] = [Lang::Vi, Lang::En];

fn sample() -> Dataset {
    let files = source::expand(&[], || Ok(Vec::new()));
    load(&files, &Settings::sample(), &LoadOptions::default())
}

/// The rows of a table file that have something.
fn rows_of_csv(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).from_reader(text.as_bytes());
    let rows = reader.into_records();
    let rows = rows.map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
    rows.filter(|row| row.iter().any(|cell| !cell.is_empty())).collect()
}

/// The rows of a sheet that have something.
fn rows_of_sheet(bytes: &[u8], sheet: usize) -> Vec<Vec<Data>> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = workbook.worksheet_range_at(sheet).unwrap().unwrap();
    let has_something = |row: &Vec<Data>| row.iter().any(|cell| *cell != Data::Empty);
    range.rows().map(<[Data]>::to_vec).filter(has_something).collect()
}

/// A number as it is printed: `1,8`, `−0.3`, `+7,4`.
fn number(text: &str) -> Option<f64> {
    text.replace('−', "-").replace(',', ".").trim_start_matches('+').parse().ok()
}

/// The day that a spreadsheet counts from the last but one of 1899.
fn day(serial: f64) -> String {
    let lengths = |year: u32| {
        let is_leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        [31, if is_leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    };
    let (mut left, mut year) = (serial - 2.0, 1900);
    loop {
        for (month, length) in (1..).zip(lengths(year)) {
            if left < f64::from(length) {
                return format!("{:02}/{month:02}/{year}", left + 1.0);
            }
            left -= f64::from(length);
        }
        year += 1;
    }
}

/// True if both cells say the same.
fn same(text: &str, cell: &Data) -> bool {
    match cell {
        Data::Empty => text.is_empty(),
        Data::String(own) => own.trim() == text.trim_start_matches('\'').trim(),
        Data::DateTime(date) => day(date.as_f64()) == text,
        Data::Int(_) | Data::Float(_) => {
            let value = cell.to_string().parse::<f64>().unwrap();
            let parts = [" trên ", " of "].into_iter().find_map(|word| text.split_once(word));
            if let Some((met, of)) = parts {
                return (number(met).unwrap() / number(of).unwrap() - value).abs() < 1e-12;
            }
            let shown = number(text).unwrap_or(f64::NAN);
            // A share is a fraction, shown with a decimal and never up to its threshold.
            let is_share = text.contains([',', '.']) && (shown - value * 100.0).abs() < 0.1;
            (shown - value).abs() < 1e-9 || is_share
        }
        _ => false,
    }
}

/// Compares the rows of a table file with those of a sheet that has some lines above them.
fn assert_same(name: &str, csv: &[Vec<String>], sheet: &[Vec<Data>]) {
    let is_first = |row: &Vec<Data>| csv[0].iter().zip(row).all(|(text, cell)| same(text, cell));
    let first = sheet.iter().position(is_first).unwrap_or_else(|| panic!("{name}: {:?}", csv[0]));
    assert_eq!(csv.len(), sheet.len() - first, "{name}: rows");
    for (texts, cells) in csv.iter().zip(&sheet[first..]) {
        for at in 0..texts.len().max(cells.len()) {
            let text = texts.get(at).map_or("", String::as_str);
            let cell = cells.get(at).unwrap_or(&Data::Empty);
            assert!(same(text, cell), "{name}: {text:?}, {cell:?} in\n{texts:?}\n{cells:?}");
        }
    }
}

/// Without the column that says what one table is made from.
fn without_note(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    for row in &mut rows {
        row.pop();
    }
    rows
}

#[test]
fn every_part_of_a_report_is_the_same_in_a_table_file_and_in_a_workbook() {
    let data = sample();
    let (settings, filter) = (Settings::sample(), Filter::default());
    let (data, today) = (&data, Year(2026));
    for year in data.years.clone() {
        let request = ReportRequest { data, settings: &settings, year, filter: &filter, today };
        let report = Report::new(request);
        for (lang, part) in LANGUAGES.into_iter().flat_map(|l| ReportTable::ALL.map(|p| (l, p))) {
            let file =
                |format| report_file(lang, &report, Origin::default(), format, Some(part)).unwrap();
            let mut csv = rows_of_csv(&file(FileFormat::Csv { raw: false }));
            let is_alone = csv[0].len() > 1;
            if is_alone {
                csv = without_note(csv);
            }
            if part == ReportTable::Below {
                // A sheet has both tables under one header.
                let at = csv.iter().position(|row| row.len() > 1).unwrap();
                let header = csv.remove(at);
                csv.retain(|row| *row != header);
                csv.insert(at - 1, header);
            }
            let sheet = rows_of_sheet(&file(FileFormat::Xlsx), 0);
            assert_same(&format!("{year} {lang:?} {part:?}"), &csv, &sheet);
        }
    }
}

/// A dashboard after some keys.
fn after(data: &Dataset, lang: Lang, keys: &str) -> State {
    let mut state = State::new(Settings::sample(), lang, true);
    let loaded = Loaded::new(data.clone(), &Settings::sample().thresholds);
    state.update(Message::Loaded(Box::new(loaded), "14:02:11".to_owned()));
    for key in keys.chars() {
        let code = if key == '\n' { KeyCode::Enter } else { KeyCode::Char(key) };
        state.update(Message::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    }
    state
}

#[test]
fn every_page_and_every_list_is_the_same_in_a_table_file_and_in_a_workbook() {
    let data = sample();
    // Lists with a search, so that the workbook has what is in front first.
    let lists = ["2/c\n", "3/b\n", "4/k\n", "6/c\n"];
    let pages = ["2\n", "2\n\n", "3\n", "t", "n", "c\n"];
    for (lang, keys) in LANGUAGES
        .into_iter()
        .flat_map(|lang| lists.into_iter().chain(pages).map(move |keys| (lang, keys)))
    {
        let state = after(&data, lang, keys);
        let file = |format| export(&state, format, Origin::default()).unwrap().bytes;
        let mut csv = rows_of_csv(&file(ExportFormat::Csv));
        assert!(csv.len() > 1, "{keys:?}");
        if csv[0].len() > 1 {
            csv = without_note(csv);
        }
        // Without titles and what the rows are limited by, which are said in different places.
        csv.retain(|row| row.iter().filter(|text| !text.is_empty()).count() > 1);
        let mut sheet = rows_of_sheet(&file(ExportFormat::Workbook), 0);
        sheet.retain(|row| row.iter().filter(|cell| **cell != Data::Empty).count() > 1);
        assert_same(&format!("{lang:?} {keys:?}"), &csv, &sheet);
    }
}

/// A search of a page limits its lists alone: the figures above them stay as they are.
#[test]
fn the_list_of_a_page_that_is_searched_is_exported_as_it_is_searched() {
    let data = sample();
    for (keys, search) in [("n", "thinh"), ("n", "quang chau"), ("t", "kim"), ("c\n", "phat")] {
        let state = after(&data, Lang::Vi, &format!("{keys}/{search}\n"));
        let all = after(&data, Lang::Vi, keys);
        let rows = |state: &State| {
            rows_of_csv(&export(state, ExportFormat::Csv, Origin::default()).unwrap().bytes)
        };
        let (found, all) = (rows(&state), rows(&all));
        let left_out = state.lists.page.len() - state.tables.page.rows.len();
        assert!(left_out > 0 && !state.tables.page.rows.is_empty(), "{keys} {search}");
        // A list of nothing may have no row of headings.
        assert!(found.len() <= all.len() - left_out + 2, "{keys} {search}");
        assert!(found.len() + 4 >= all.len() - left_out, "{keys} {search}");
        let title = format!("khớp “{search}”");
        assert!(found.iter().any(|row| row[0].contains(&title)), "{keys} {search} {found:?}");
    }
    // The branches of an organisation are all of its page: the search is a condition of the file.
    let state = after(&data, Lang::Vi, "2\n/kho\n");
    let csv = export(&state, ExportFormat::Csv, Origin::default()).unwrap().bytes;
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains("“kho”"), "{csv}");
}

/// The figures of a year that its tables of units give.
fn figures(data: &Dataset, filter: &Filter, year: Year) -> Vec<serde_json::Value> {
    let (settings, today) = (Settings::sample(), Year(2026));
    let request = ReportRequest { data, settings: &settings, year, filter, today };
    let all: serde_json::Value = serde_json::from_str(&report_json(&Report::new(request))).unwrap();
    let keys = ["organisations", "branches", "members", "target", "zones", "below", "workers"];
    keys.map(|key| all[key].clone()).to_vec()
}

/// What was on the screen is in front of the tables that it is taken from: a list under a search,
/// marked rows, those below a threshold, a page of a unit, of a branch, of a comparison.
#[test]
fn a_workbook_of_any_view_is_read_back_as_its_report() {
    let data = sample();
    let views = [
        "2", "2/c\n", "2b", "2   ", "3/b\n", "3b", "3 ", "2\n", "2G\n", "2\n\n", "3\n", "t", "n",
        "c\n",
    ];
    for (lang, keys) in LANGUAGES.into_iter().flat_map(|lang| views.map(|keys| (lang, keys))) {
        let state = after(&data, lang, keys);
        let bytes = export(&state, ExportFormat::Workbook, Origin::default()).unwrap().bytes;
        let again =
            load(&in_memory(&[("so.xlsx", &bytes)]), &Settings::sample(), &LoadOptions::default());
        let own = figures(&data, &state.filter, state.year);
        assert_eq!(figures(&again, &Filter::default(), state.year), own, "{lang:?} {keys:?}");
        assert_eq!(again.findings.errors(), 0, "{lang:?} {keys:?} {:?}", again.findings.kept());
    }
}

/// The headings alone say what the columns are, where no cell does.
#[test]
fn a_part_without_any_unit_is_read_back_as_tables_without_rows() {
    let data = sample();
    let zones = vec![dangbo::ingest::find_zone(&data.zones, "KCN Quang Châu").unwrap()];
    let filter = Filter { zones, ownerships: vec![Ownership::Fdi], ..Filter::default() };
    let (settings, year, today) = (Settings::sample(), Year(2021), Year(2026));
    let request = ReportRequest { data: &data, settings: &settings, year, filter: &filter, today };
    let report = Report::new(request);
    assert_eq!(report.measures.organisations.total, 0);
    let raw = |raw| FileFormat::Csv { raw };
    for (lang, format) in LANGUAGES
        .into_iter()
        .flat_map(|l| [raw(false), raw(true), FileFormat::Xlsx].map(|f| (l, f)))
    {
        for table in [ReportTable::Organisations, ReportTable::Branches] {
            let bytes = report_file(lang, &report, Origin::default(), format, Some(table)).unwrap();
            let again = load(&in_memory(&[("o", &bytes)]), &settings, &LoadOptions::default());
            assert_eq!(again.findings.kept(), [], "{lang:?} {format:?} {table:?}");
        }
    }
}

/// So many rows are not kept in memory while they are written.
#[test]
fn a_large_table_is_written_whole() {
    const HEADER: &str =
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Xếp loại;Đảng viên;HTXSNV;HTTNV;HTNV;KHTNV\n";
    let line = |at| format!("T{at};Chi bộ {at};CBCS;KCN {};HTTNV;10;1;8;1;0\n", at % 7);
    let table = HEADER.to_owned() + &(1..=10_001).map(line).collect::<String>();
    let read = |name, bytes: &[u8]| {
        load(&in_memory(&[(name, bytes)]), &Settings::sample(), &LoadOptions::default())
    };
    let data = read("2023.csv", table.as_bytes());
    let (settings, filter) = (Settings::sample(), Filter::default());
    let (year, today) = (Year(2023), Year(2026));
    let request = ReportRequest { data: &data, settings: &settings, year, filter: &filter, today };
    let report = Report::new(request);
    let bytes = report_file(Lang::Vi, &report, Origin::default(), FileFormat::Xlsx, None).unwrap();
    let again = read("so.xlsx", &bytes);
    assert_eq!(figures(&again, &filter, year), figures(&data, &filter, year));
    assert!(rows_of_sheet(&bytes, 1).len() > 10_001);
}
