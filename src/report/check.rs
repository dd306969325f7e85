//! The findings: as JSON, as CSV, as a compiler would print them; and what was taken for what.

use crate::domain::{Dataset, Finding, LeftOut, Meaning, Severity, Table, has_control};
use crate::ingest::{Excerpt, Window};
use crate::words::{self, Lang};
use rustc_hash::FxHashMap;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Which findings are asked for; all of them where None.
pub type FindingFilter<'a> = Option<&'a dyn Fn(&Finding) -> bool>;

fn asked<'a>(data: &'a Dataset, filter: FindingFilter<'a>) -> impl Iterator<Item = &'a Finding> {
    data.findings.kept().iter().filter(move |f| filter.is_none_or(|takes| takes(f)))
}

/// Errors and warnings among those asked for.
fn counted(data: &Dataset, filter: FindingFilter) -> (u64, u64) {
    if filter.is_none() {
        return (data.findings.errors(), data.findings.warnings());
    }
    let of = |severity| asked(data, filter).filter(|f| f.severity() == severity).count() as u64;
    (of(Severity::Error), of(Severity::Warning))
}

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
pub fn check_json(lang: Lang, data: &Dataset, filter: FindingFilter) -> String {
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
    let findings: Vec<Value> = asked(data, filter).map(|f| entry(&f)).collect();
    let (errors, warnings) = counted(data, filter);
    let whole = json!({"errors": errors, "warnings": warnings, "findings": findings});
    serde_json::to_string_pretty(&whole).unwrap_or_default()
}

/// A cell of ours that a spreadsheet will not take for a formula.
pub(super) fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// A table file, a row a finding.
#[must_use]
pub fn check_csv(lang: Lang, data: &Dataset, filter: FindingFilter) -> String {
    let mut writer = csv::Writer::from_writer(vec![0xef, 0xbb, 0xbf]);
    let _ = writer
        .write_record(["severity", "code", "file", "line", "column", "cell", "message", "help"]);
    for f in asked(data, filter) {
        let line = if f.place.line == 0 { String::new() } else { f.place.line.to_string() };
        let (column, cell) = (inert(&f.place.column), inert(&f.place.cell));
        let message = inert(&words::message(lang, data, f));
        let help = words::help(lang, f).unwrap_or_default();
        let _ = writer.write_record([
            severity(f),
            f.code().word(),
            &inert(file(data, f)),
            &line,
            &column,
            &cell,
            &message,
            &help,
        ]);
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
const COLOURED: Paint =
    Paint { red: "\x1b[31m", amber: "\x1b[33m", dim: "\x1b[2m", bold: "\x1b[1m", off: "\x1b[0m" };

/// How many findings of one code in one file are printed before the rest is only counted.
const LISTED: usize = 50;

/// The rows around findings, by file and line.
pub type Excerpts = FxHashMap<(u16, u32), Excerpt>;

/// The findings that a text lists: of one code in one file the first ones.
#[must_use]
pub fn listed<'a>(data: &'a Dataset, filter: FindingFilter<'a>) -> Vec<&'a Finding> {
    let mut counts: FxHashMap<(u16, crate::domain::Code), usize> = FxHashMap::default();
    let mut is_listed = |f: &&Finding| {
        let count = counts.entry((f.place.file, f.code())).or_default();
        *count += 1;
        *count <= LISTED
    };
    asked(data, filter).filter(|f| is_listed(f)).collect()
}

/// How wide a row of a file is printed.
const ROW_WIDTH: usize = 100;

/// The row of a finding with its cell underlined, or the cell alone where the row is not at hand.
fn print_place(
    out: &mut String,
    data: &Dataset,
    f: &Finding,
    excerpts: &Excerpts,
    paint: &Paint,
    colour: &str,
    help: Option<&str>,
) {
    let (dim, off) = (paint.dim, paint.off);
    let number = f.place.line.to_string();
    let gutter = " ".repeat(number.len());
    let excerpt = excerpts.get(&(f.place.file, f.place.line));
    let window = if let Some((excerpt, row)) = excerpt.and_then(|e| Some((e, e.row()?))) {
        let column = data
            .files
            .get(usize::from(f.place.file))
            .and_then(|facts| excerpt.column_of(facts, &f.place));
        row.around(column, excerpt.delimiter, ROW_WIDTH)
    } else if f.place.cell.is_empty() {
        if let Some(help) = help {
            let _ = writeln!(out, "      {dim}={off} {help}");
        }
        return;
    } else {
        Window {
            text: f.place.cell.to_string(),
            cell: Some((0, unicode_width::UnicodeWidthStr::width(&*f.place.cell).max(1))),
        }
    };
    let _ = writeln!(out, "  {dim}{gutter} │{off}\n  {dim}{number} │{off} {}", window.text);
    let help = help.unwrap_or_default();
    match window.cell {
        Some((at, width)) => {
            let under = format!("{} {help}", "^".repeat(width));
            let _ = writeln!(
                out,
                "  {dim}{gutter} │{off} {}{colour}{}{off}",
                " ".repeat(at),
                under.trim_end()
            );
        }
        None if !help.is_empty() => {
            let _ = writeln!(out, "  {dim}{gutter} ={off} {help}");
        }
        None => {}
    }
}

/// The findings as a compiler would print them, and a line that sums them up.
#[must_use]
pub fn check_text(
    lang: Lang,
    data: &Dataset,
    filter: FindingFilter,
    excerpts: &Excerpts,
    coloured: bool,
) -> String {
    let paint = if coloured { COLOURED } else { PLAIN };
    let mut out = String::new();
    for f in listed(data, filter) {
        let (colour, word) = match f.severity() {
            Severity::Error => (paint.red, lang.pick("lỗi", "error")),
            Severity::Warning => (paint.amber, lang.pick("cảnh báo", "warning")),
        };
        let (bold, dim, off) = (paint.bold, paint.dim, paint.off);
        let _ = writeln!(
            out,
            "{colour}{bold}{word}[{}]{off}{bold}: {}{off}",
            f.code().word(),
            words::message(lang, data, f)
        );
        let line = if f.place.line == 0 { String::new() } else { format!(":{}", f.place.line) };
        let _ = writeln!(out, "  {dim}-->{off} {}{line}", file(data, f));
        print_place(&mut out, data, f, excerpts, &paint, colour, words::help(lang, f).as_deref());
        out.push('\n');
    }
    let mut counts: FxHashMap<(u16, crate::domain::Code), usize> = FxHashMap::default();
    for f in asked(data, filter) {
        *counts.entry((f.place.file, f.code())).or_default() += 1;
    }
    let mut rest: Vec<_> = counts.iter().filter(|(_, count)| **count > LISTED).collect();
    rest.sort_by_key(|((file, code), _)| (*file, *code));
    for ((number, code), count) in rest {
        let name = data.files.get(usize::from(*number)).map_or("", |f| f.name.as_str());
        let count =
            if filter.is_none() { data.findings.count(*number, *code) } else { *count as u64 };
        let more = count - LISTED as u64;
        let _ = writeln!(
            out,
            "{name}: {} {}[{}]",
            words::whole(lang, more),
            lang.pick("mục khác nữa ", "more of "),
            code.word()
        );
    }
    let rows: u64 = data.files.iter().map(|f| f.rows).sum();
    let n = |v| words::whole(lang, v);
    let (errors, warnings) = counted(data, filter);
    // Rows within and below the table that were taken for no data.
    let is_row = |why: &LeftOut| {
        matches!(
            why,
            LeftOut::Section
                | LeftOut::Total
                | LeftOut::Rates
                | LeftOut::Comparison
                | LeftOut::Footer
                | LeftOut::ColumnNumbers
                | LeftOut::OtherTable
        )
    };
    let others =
        data.files.iter().flat_map(|f| &f.left_out).filter(|(_, why)| is_row(why)).count() as u64;
    let others = match others {
        0 => String::new(),
        count => format!(
            " · {} {}",
            n(count),
            lang.pick("dòng khác, xem --explain", "other rows, see --explain")
        ),
    };
    let _ = writeln!(
        out,
        "{} {}, {} {} · {} {}, {} {}{others}",
        n(errors),
        words::errors(lang),
        n(warnings),
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
        line(
            lang.pick("bảng mã", "encoding"),
            facts.encoding.map_or("–", crate::domain::Encoding::name),
        );
        let delimiter = match facts.delimiter {
            Some('\t') => "TAB".to_owned(),
            Some(c) => c.to_string(),
            None => "–".to_owned(),
        };
        line(lang.pick("dấu phân cách", "delimiter"), &delimiter);
        let tables: Vec<&str> = facts.tables.iter().map(|t| words::table(lang, *t)).collect();
        let split = if facts.tables.len() > 1 {
            lang.pick(" (một danh sách, tách làm hai)", " (one list, split into the two)")
        } else {
            ""
        };
        line(
            lang.pick("bảng", "table"),
            &format!(
                "{}{split}",
                if tables.is_empty() { "–".to_owned() } else { tables.join(", ") }
            ),
        );
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
                Meaning::Percent => lang
                    .pick("tỷ lệ, tính lại và so sánh", "percentage, recomputed and compared")
                    .to_owned(),
                Meaning::Numbering => lang.pick("số thứ tự", "numbering").to_owned(),
                Meaning::Personal => {
                    lang.pick("dữ liệu cá nhân, không đọc", "personal data, not read").to_owned()
                }
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
        let mut left: Vec<&(u32, LeftOut)> =
            facts.left_out.iter().filter(|(_, why)| *why != LeftOut::Blank).collect();
        left.sort_unstable_by_key(|(line, _)| *line);
        for (line, why) in left {
            let _ =
                writeln!(out, "  {} {line}: {}", lang.pick("dòng", "line"), left_out(lang, *why));
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
        LeftOut::Comparison => lang.pick(
            "dòng so với năm khác, không tính",
            "sums beside those of other years, not counted",
        ),
        LeftOut::Blank => lang.pick("dòng trống", "blank"),
        LeftOut::Footer => lang.pick("ghi chú, chữ ký phía dưới", "notes and signatures below"),
        LeftOut::OtherTable => {
            lang.pick("dòng của bảng khác, không tính", "a row of another table, not counted")
        }
        LeftOut::Broken => lang.pick("dòng hỏng, xem lỗi", "broken, see the error"),
    }
}

/// Whether a finding concerns a unit: its own row, or a branch's committee, by id or by words of
/// its name.
#[must_use]
pub fn concerns(data: &Dataset, finding: &Finding, unit: &crate::analysis::Matcher) -> bool {
    let Some((table, row)) = finding.row.filter(|(t, _)| *t != Table::Enterprises) else {
        return false;
    };
    let takes = |table, row| {
        unit.takes(&crate::domain::fold(&format!(
            "{} {}",
            data.id(table, row),
            data.name(table, row)
        )))
    };
    takes(table, row)
        || (table == Table::Branches
            && data.committee_of(row).is_some_and(|c| takes(Table::Organisations, c)))
}
