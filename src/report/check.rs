//! The findings: as JSON, as CSV, as a compiler would print them; and what was taken for what.

use crate::domain::{Dataset, Finding, LeftOut, Meaning, Severity, Table, has_control};
use crate::words::{self, Lang};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Which findings are asked for.
pub type Filter<'a> = &'a dyn Fn(&Finding) -> bool;

const fn severity(finding: &Finding) -> &'static str {
    match finding.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn file<'a>(data: &'a Dataset, finding: &Finding) -> &'a str {
    data.files.get(usize::from(finding.place.file)).map_or("", |f| f.name.as_str())
}

/// `{"errors": n, "warnings": n, "findings": […]}`.
#[must_use]
pub fn check_json(lang: Lang, data: &Dataset, filter: Filter) -> String {
    let entry = |f: &&Finding| {
        let text = |s: &str| if s.is_empty() { Value::Null } else { json!(s) };
        json!({
            "severity": severity(f),
            "code": f.code().word(),
            "file": file(data, f),
            "line": if f.place.line == 0 { Value::Null } else { json!(f.place.line) },
            "column": text(&f.place.column),
            "cell": f.place.cell,
            "message": words::message(lang, data, f),
            "help": words::help(lang, f),
        })
    };
    let findings: Vec<Value> = data.findings.kept().iter().filter(|f| filter(f)).map(|f| entry(&f)).collect();
    let whole = json!({"errors": data.findings.errors(), "warnings": data.findings.warnings(), "findings": findings});
    serde_json::to_string_pretty(&whole).unwrap_or_default()
}

/// A cell of ours that a spreadsheet will not take for a formula.
fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// A table file, a row a finding.
#[must_use]
pub fn check_csv(lang: Lang, data: &Dataset, filter: Filter) -> String {
    let mut writer = csv::Writer::from_writer(vec![0xef, 0xbb, 0xbf]);
    let _ = writer.write_record(["severity", "code", "file", "line", "column", "cell", "message", "help"]);
    for f in data.findings.kept().iter().filter(|f| filter(f)) {
        let line = if f.place.line == 0 { String::new() } else { f.place.line.to_string() };
        let (column, cell) = (inert(&f.place.column), inert(&f.place.cell));
        let message = inert(&words::message(lang, data, f));
        let help = words::help(lang, f).unwrap_or_default();
        let _ = writer.write_record([severity(f), f.code().word(), &inert(file(data, f)), &line, &column, &cell, &message, &help]);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The colours of a text for a terminal.
struct Paint {
    red: &'static str,
    amber: &'static str,
    dim: &'static str,
    bold: &'static str,
    off: &'static str,
}

const PLAIN: Paint = Paint { red: "", amber: "", dim: "", bold: "", off: "" };
const COLOURED: Paint = Paint { red: "\x1b[31m", amber: "\x1b[33m", dim: "\x1b[2m", bold: "\x1b[1m", off: "\x1b[0m" };

/// How many findings of one code in one file are printed before the rest is only counted.
const LISTED: usize = 50;

/// The findings as a compiler would print them, and a line that sums them up.
#[must_use]
pub fn check_text(lang: Lang, data: &Dataset, filter: Filter, coloured: bool) -> String {
    let paint = if coloured { COLOURED } else { PLAIN };
    let mut out = String::new();
    let mut listed = rustc_hash::FxHashMap::default();
    for f in data.findings.kept().iter().filter(|f| filter(f)) {
        let count: &mut usize = listed.entry((f.place.file, f.code())).or_default();
        *count += 1;
        if *count > LISTED {
            continue;
        }
        let (colour, word) = match f.severity() {
            Severity::Error => (paint.red, lang.pick("lỗi", "error")),
            Severity::Warning => (paint.amber, lang.pick("cảnh báo", "warning")),
        };
        let (bold, dim, off) = (paint.bold, paint.dim, paint.off);
        let _ = writeln!(out, "{colour}{bold}{word}[{}]{off}{bold}: {}{off}", f.code().word(), words::message(lang, data, f));
        let line = if f.place.line == 0 { String::new() } else { format!(":{}", f.place.line) };
        let _ = writeln!(out, "  {dim}-->{off} {}{line}", file(data, f));
        if !f.place.cell.is_empty() {
            let cell = &*f.place.cell;
            let column = if f.place.column.is_empty() { String::new() } else { format!("{} │ ", f.place.column) };
            let width = unicode_width::UnicodeWidthStr::width;
            let _ = writeln!(out, "      {dim}{column}{off}{cell}");
            let _ = writeln!(out, "      {}{colour}{}{off}", " ".repeat(width(column.as_str())), "^".repeat(width(cell).max(1)));
        }
        if let Some(help) = words::help(lang, f) {
            let _ = writeln!(out, "      {dim}={off} {help}");
        }
        out.push('\n');
    }
    let mut rest: Vec<_> = listed.iter().filter(|(_, count)| **count > LISTED).collect();
    rest.sort_by_key(|((file, code), _)| (*file, *code));
    for ((number, code), _) in rest {
        let name = data.files.get(usize::from(*number)).map_or("", |f| f.name.as_str());
        let more = data.findings.count(*number, *code) - LISTED as u64;
        let _ = writeln!(out, "{name}: {} {}[{}]", words::whole(lang, more), lang.pick("mục khác nữa ", "more of "), code.word());
    }
    let rows: u64 = data.files.iter().map(|f| f.rows).sum();
    let n = |v| words::whole(lang, v);
    let _ = writeln!(
        out,
        "{} {}, {} {} · {} {}, {} {}",
        n(data.findings.errors()),
        words::errors(lang),
        n(data.findings.warnings()),
        words::warnings(lang),
        n(data.files.len() as u64),
        lang.pick("tệp", "files"),
        n(rows),
        lang.pick("dòng số liệu", "rows of data")
    );
    debug_assert!(coloured || !has_control(&out));
    out
}

/// What was taken for what, file by file.
#[must_use]
pub fn explain(lang: Lang, data: &Dataset) -> String {
    let mut out = String::new();
    for facts in &data.files {
        let _ = writeln!(out, "{}", facts.name);
        let mut line = |name: &str, value: &str| {
            let _ = writeln!(out, "  {name}: {value}");
        };
        line(lang.pick("bảng mã", "encoding"), facts.encoding.map_or("–", crate::domain::Encoding::name));
        let delimiter = match facts.delimiter {
            Some('\t') => "TAB".to_owned(),
            Some(c) => c.to_string(),
            None => "–".to_owned(),
        };
        line(lang.pick("dấu phân cách", "delimiter"), &delimiter);
        let tables: Vec<&str> = facts.tables.iter().map(|t| words::table(lang, *t)).collect();
        let split =
            if facts.tables.len() > 1 { lang.pick(" (một danh sách, tách làm hai)", " (one list, split into the two)") } else { "" };
        line(lang.pick("bảng", "table"), &format!("{}{split}", if tables.is_empty() { "–".to_owned() } else { tables.join(", ") }));
        if let Some((from, to)) = facts.header {
            line(lang.pick("tiêu đề, dòng", "header, lines"), &format!("{from}–{to}"));
        }
        if let Some(year) = facts.year {
            line(lang.pick("năm (không có cột)", "year (no column)"), &year.to_string());
        }
        line(lang.pick("dòng số liệu", "rows of data"), &words::whole(lang, facts.rows));
        for (heading, meaning) in &facts.columns {
            let meaning = match meaning {
                Meaning::Field(field) => field.word().to_owned(),
                Meaning::Tick(rating) => format!("rating = {}", words::rating_short(lang, *rating)),
                Meaning::Percent => lang.pick("tỷ lệ, tính lại và so sánh", "percentage, recomputed and compared").to_owned(),
                Meaning::Numbering => lang.pick("số thứ tự", "numbering").to_owned(),
                Meaning::Personal => lang.pick("dữ liệu cá nhân, không đọc", "personal data, not read").to_owned(),
                Meaning::Blank => continue,
                Meaning::Unknown => lang.pick("bỏ qua", "left out").to_owned(),
            };
            let _ = writeln!(out, "  \"{heading}\" → {meaning}");
        }
        if facts.parents_merged {
            let _ = writeln!(
                out,
                "  {}",
                lang.pick(
                    "ô gộp: chi bộ không ghi đảng bộ lấy đảng bộ ở dòng trên",
                    "merged cells: a branch without a committee takes the one above"
                )
            );
        }
        let mut left: Vec<&(u32, LeftOut)> = facts.left_out.iter().filter(|(_, why)| *why != LeftOut::Blank).collect();
        left.sort_unstable_by_key(|(line, _)| *line);
        for (line, why) in left {
            let _ = writeln!(out, "  {} {line}: {}", lang.pick("dòng", "line"), left_out(lang, *why));
        }
        out.push('\n');
    }
    out
}

const fn left_out(lang: Lang, why: LeftOut) -> &'static str {
    match why {
        LeftOut::Separator => lang.pick("dòng sep=", "sep= line"),
        LeftOut::Title => lang.pick("đề mục phía trên bảng", "title above the table"),
        LeftOut::Header => lang.pick("tiêu đề lặp lại", "header again"),
        LeftOut::ColumnNumbers => lang.pick("số thứ tự cột", "column numbers"),
        LeftOut::Section => lang.pick("dòng nhóm", "group row"),
        LeftOut::Total => lang.pick("dòng tổng, đã so sánh", "total, compared"),
        LeftOut::Rates => lang.pick("dòng tỷ lệ, đã so sánh", "percentages, compared"),
        LeftOut::Blank => lang.pick("dòng trống", "blank"),
        LeftOut::Footer => lang.pick("ghi chú, chữ ký phía dưới", "notes and signatures below"),
        LeftOut::Broken => lang.pick("dòng hỏng, xem lỗi", "broken, see the error"),
    }
}

/// Whether a finding concerns a unit: its own row, or a branch's committee, by id or by words of its name.
#[must_use]
pub fn concerns(data: &Dataset, finding: &Finding, unit: &crate::analysis::Matcher) -> bool {
    let Some((table, row)) = finding.row.filter(|(t, _)| *t != Table::Enterprises) else { return false };
    let takes = |table, row| unit.takes(&crate::domain::fold(&format!("{} {}", data.id(table, row), data.name(table, row))));
    takes(table, row) || (table == Table::Branches && data.committee_of(row).is_some_and(|c| takes(Table::Organisations, c)))
}
