//! What changes nothing in the data changes no figure, and no finding but those about itself: the
//! order of the rows, files of one unit or year, columns that are not read, another delimiter,
//! quotes, UTF-16, decomposed letters, the tables in one file.

use dangbo::analysis::Filter;
use dangbo::domain::{Code, Dataset, Finding, Settings, Year};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};
use dangbo::report::{Report, ReportRequest, report_json};
use serde_json::Value;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

const ORGANISATIONS: &str = include_str!("../sample-data/organisations.csv");
const BRANCHES: &str = include_str!("../sample-data/branches.csv");
const ENTERPRISES: &str = include_str!("../sample-data/enterprises.csv");

/// The rows of a table, the header first.
type Rows = Vec<Vec<String>>;

/// The files of one form of the tables.
type Files = Vec<(String, Vec<u8>)>;

fn rows(text: &str) -> Rows {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn column(table: &[Vec<String>], heading: &str) -> usize {
    table[0].iter().position(|cell| cell == heading).unwrap()
}

fn set(table: &mut [Vec<String>], row: usize, heading: &str, cell: &str) {
    let column = column(table, heading);
    cell.clone_into(&mut table[row][column]);
}

/// The sample with a mistake of most kinds that a cell can have.
fn tables() -> [Rows; 3] {
    let mut tables = [ORGANISATIONS, BRANCHES, ENTERPRISES].map(rows);
    set(&mut tables[0], 5, "Xếp loại", "rất tốt");
    set(&mut tables[0], 9, "Tổng số đảng viên", "1x");
    set(&mut tables[0], 12, "Đảng viên HTTNV", "900");
    set(&mut tables[1], 7, "Mã tổ chức cấp trên", "TC999");
    set(&mut tables[1], 20, "Xếp loại", "");
    set(&mut tables[1], 33, "Tổng số đảng viên", "");
    tables
}

/// How a table is written.
#[derive(Clone, Copy)]
struct Form {
    delimiter: u8,
    quotes: csv::QuoteStyle,
    line_end: &'static str,
}

const PLAIN: Form = Form { delimiter: b';', quotes: csv::QuoteStyle::Necessary, line_end: "\n" };

fn text(rows: &[Vec<String>], form: Form) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(form.delimiter)
        .quote_style(form.quotes)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap().replace('\n', form.line_end)
}

fn files(tables: &[Rows; 3], bytes: impl Fn(&Rows) -> Vec<u8>) -> Files {
    tables.iter().enumerate().map(|(at, rows)| (format!("{at}.csv"), bytes(rows))).collect()
}

/// Each table with every row changed.
fn changed(tables: &[Rows; 3], change: impl Fn(usize, &mut Vec<String>)) -> Files {
    files(tables, |rows| {
        let mut rows = rows.clone();
        for (at, row) in rows.iter_mut().enumerate() {
            change(at, row);
        }
        text(&rows, PLAIN).into_bytes()
    })
}

/// A file for each value of a column of each table.
fn split(tables: &[Rows; 3], by: [usize; 3]) -> Files {
    let mut files = Files::new();
    for (at, rows) in tables.iter().enumerate() {
        let mut parts: BTreeMap<&str, Rows> = BTreeMap::new();
        for row in &rows[1..] {
            let part = parts.entry(&row[by[at]]).or_insert_with(|| vec![rows[0].clone()]);
            part.push(row.clone());
        }
        let parts = parts.values().enumerate();
        files.extend(
            parts.map(|(n, part)| (format!("{at}-{n}.csv"), text(part, PLAIN).into_bytes())),
        );
    }
    files
}

/// The rows below the header in an order without a pattern.
fn reordered(rows: &[Vec<String>]) -> Rows {
    let (below, step) = (rows.len() - 1, 7919);
    let at = |n: usize| 1 + (n * step + 31) % below;
    let rows = std::iter::once(0).chain((0..below).map(at)).map(|at| rows[at].clone());
    rows.collect()
}

/// The report of each year without its findings, and the findings without their places.
fn read(files: &Files) -> (Vec<Value>, Vec<String>) {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(n, bytes)| (&**n, &**bytes)).collect();
    let settings = Settings::sample();
    let data = load(&in_memory(&files), &settings, &LoadOptions::default());
    let report = |&year: &Year| {
        let filter = &Filter::default();
        let request =
            ReportRequest { data: &data, settings: &settings, year, filter, today: Year(2026) };
        let mut report: Value = serde_json::from_str(&report_json(&Report::new(request))).unwrap();
        report.as_object_mut().unwrap().remove("findings");
        report
    };
    let is_kept = |finding: &&Finding| {
        // Merged cells are told from the order of the rows.
        !matches!(finding.kind.code(), Code::UnknownColumn | Code::MergedCells)
    };
    let kept = data.findings.kept().iter().filter(is_kept);
    let mut findings: Vec<String> = kept.map(|finding| shown(&data, finding)).collect();
    findings.sort();
    (data.years.iter().map(report).collect(), findings)
}

/// A finding without its file and line.
fn shown(data: &Dataset, finding: &Finding) -> String {
    let unit = finding.row.map_or("", |(table, row)| data.id(table, row));
    let (code, place) = (finding.kind.code(), &finding.place);
    format!("{code:?} {unit} {} {}", place.column, place.cell)
}

#[test]
fn what_changes_nothing_changes_no_figure_and_no_finding() {
    let tables = tables();
    let plain = |rows: &Rows| text(rows, PLAIN).into_bytes();
    let in_form = |form: Form| files(&tables, |rows| text(rows, form).into_bytes());
    let utf16 = |rows: &Rows| -> Vec<u8> {
        let text = format!("\u{feff}{}", text(rows, PLAIN));
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    };
    let decomposed = |rows: &Rows| text(rows, PLAIN).nfd().collect::<String>().into_bytes();
    let below_each_other = |order: [usize; 3]| {
        let text: String = order.map(|at| text(&tables[at], PLAIN)).join("\n");
        vec![("all.csv".to_owned(), text.into_bytes())]
    };
    let forms: [(&str, Files); 14] = [
        ("another order of the rows", files(&tables.each_ref().map(|rows| reordered(rows)), plain)),
        ("a file for each year", split(&tables, [0, 0, 1])),
        ("a file for each unit", split(&tables, [1, 1, 0])),
        ("commas", in_form(Form { delimiter: b',', ..PLAIN })),
        ("tabs", in_form(Form { delimiter: b'\t', ..PLAIN })),
        ("bars", in_form(Form { delimiter: b'|', ..PLAIN })),
        ("every cell quoted", in_form(Form { quotes: csv::QuoteStyle::Always, ..PLAIN })),
        ("lines that end as on Windows", in_form(Form { line_end: "\r\n", ..PLAIN })),
        ("UTF-16", files(&tables, utf16)),
        ("decomposed letters", files(&tables, decomposed)),
        (
            "columns that are not read",
            changed(&tables, |at, row| {
                row.insert(3, if at == 0 { "Màu".to_owned() } else { format!("màu {at}") });
                row.push(if at == 0 { "Cột lạ".to_owned() } else { "lạ".to_owned() });
            }),
        ),
        (
            "remarks behind the last heading",
            changed(&tables, |at, row| {
                if at > 0 {
                    row.push("đã nộp".to_owned());
                }
            }),
        ),
        ("the tables in one file", below_each_other([0, 1, 2])),
        ("the tables in one file, the last one first", below_each_other([2, 1, 0])),
    ];
    let (reports, findings) = read(&files(&tables, plain));
    assert_eq!(reports.len(), 4, "the years of the sample");
    for (form, files) in forms {
        let (changed_reports, changed_findings) = read(&files);
        assert!(reports == changed_reports, "{form}: other figures");
        assert_eq!(findings, changed_findings, "{form}");
    }
}
