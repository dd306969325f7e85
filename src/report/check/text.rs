//! The findings as a compiler prints them:
//!
//! ```text
//! error[unknown-parent]: column "Mã tổ chức cấp trên": there is no base committee "TC001" in 2023
//!   --> b.csv:2
//!   │
//! 2 │ 2023,CB01,Chi bộ 1,TC001
//!   │                    ^^^^^ give the id or the name of a base committee
//! ```
//!
//! The text has ANSI colours. The caller removes them where the output is not a terminal.

use super::model::{Check, Listed, Unlisted};
use crate::domain::{Finding, LeftOut, Severity, clean};
use crate::ingest::{Excerpt, Window};
use crate::report::cell::escape_formula;
use crate::words::{self, Lang, Noun, check as texts};
use anstyle::{AnsiColor, Style};
use rustc_hash::FxHashMap;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// The rows of the findings, by file and line.
pub type Excerpts = FxHashMap<(u16, u32), Excerpt>;

const ERROR: Style = AnsiColor::Red.on_default();
const WARNING: Style = AnsiColor::Yellow.on_default();
const HEADLINE: Style = Style::new().bold();
const GUTTER: Style = Style::new().dimmed();

/// Columns of the screen for a row of a file.
const ROW_WIDTH: usize = 100;

/// Appends a line of text.
macro_rules! line {
    ($writer:expr, $($format:tt)*) => {{
        // Writing to memory does not fail.
        let _ = writeln!($writer.out, $($format)*);
    }};
}

/// The listed findings, each with its row, then the counts, and what a file is made from.
#[must_use]
pub fn check_text(lang: Lang, check: &Check, excerpts: &Excerpts, about: &[String]) -> String {
    let mut writer = Writer { lang, check, excerpts, out: String::new() };
    for listed in &check.listed {
        writer.finding(listed);
    }
    for unlisted in &check.unlisted {
        writer.unlisted(unlisted);
    }
    writer.summary();
    for (at, text) in about.iter().enumerate() {
        let gap = if at == 0 { "\n" } else { "" };
        line!(writer, "{gap}{}", escape_formula(&clean(text)));
    }
    writer.out
}

struct Writer<'a> {
    lang: Lang,
    check: &'a Check<'a>,
    excerpts: &'a Excerpts,
    out: String,
}

impl Writer<'_> {
    fn finding(&mut self, listed: &Listed) {
        let f = listed.finding;
        let colour = match f.severity() {
            Severity::Error => ERROR,
            Severity::Warning => WARNING,
        };
        let headline = colour.bold();
        let word = texts::severity(self.lang, f.severity());
        let message = words::message(self.lang, self.check.data, f);
        line!(
            self,
            "{headline}{word}[{}]{headline:#}{HEADLINE}: {message}{HEADLINE:#}",
            f.code().word()
        );
        let file = self.check.file(f.place.file);
        let place = file.map_or_else(String::new, |file| file.place(&f.place));
        let unit = words::unit_of_finding(self.check.data, f);
        let unit = unit.map_or_else(String::new, |unit| format!(" · {unit}"));
        line!(self, "  {GUTTER}-->{GUTTER:#} {place}{unit}");
        let help = words::help(self.lang, f).unwrap_or_default();
        match self.window(f) {
            Some(window) => self.excerpt(f.place.line, &window, colour, &help),
            None if !help.is_empty() => line!(self, "      {GUTTER}={GUTTER:#} {help}"),
            None => {}
        }
        if listed.others > 0 {
            let mut lines: Vec<String> = listed.lines.iter().map(u32::to_string).collect();
            if listed.others > listed.lines.len() as u64 {
                lines.push("…".to_owned());
            }
            let text = texts::same_of_others(self.lang, listed.others, &lines.join(", "));
            line!(self, "      {GUTTER}={GUTTER:#} {text}");
        }
        self.out.push('\n');
    }

    /// The part of the file to show: the row around the cell, else the cell alone.
    fn window(&self, f: &Finding) -> Option<Window> {
        let excerpt = self.excerpts.get(&(f.place.file, f.place.line));
        if let Some((excerpt, row)) = excerpt.and_then(|e| Some((e, e.row()?))) {
            let facts = self.check.data.files.get(usize::from(f.place.file));
            let column = facts.and_then(|facts| excerpt.column_of(facts, &f.place));
            return Some(row.around(column, excerpt.delimiter, ROW_WIDTH));
        }
        let cell = &*f.place.cell;
        (!cell.is_empty())
            .then(|| Window { text: cell.to_owned(), cell: Some((0, cell.width().max(1))) })
    }

    /// A row with its line's number and its cell underlined.
    fn excerpt(&mut self, line: u32, window: &Window, colour: Style, help: &str) {
        let number = line.to_string();
        let indent = " ".repeat(number.len());
        line!(self, "  {GUTTER}{indent} │{GUTTER:#}");
        line!(self, "  {GUTTER}{number} │{GUTTER:#} {}", window.text);
        match window.cell {
            Some((start, width)) => {
                let under = format!("{} {help}", "^".repeat(width));
                let (blanks, under) = (" ".repeat(start), under.trim_end());
                line!(self, "  {GUTTER}{indent} │{GUTTER:#} {blanks}{colour}{under}{colour:#}");
            }
            None if !help.is_empty() => {
                line!(self, "  {GUTTER}{indent} ={GUTTER:#} {help}");
            }
            None => {}
        }
    }

    fn unlisted(&mut self, Unlisted { file, code, count }: &Unlisted) {
        let file = self.check.data.file_title(*file);
        let count = words::whole(self.lang, *count);
        line!(self, "{file}: {count} {}[{}]", texts::more_of(self.lang), code.word());
    }

    /// Errors, warnings, files, rows of data, and rows that are not data.
    fn summary(&mut self) {
        let lang = self.lang;
        let counted = |value, noun| words::counted(lang, value, noun);
        let files = &self.check.data.files;
        let rows: u64 = files.iter().map(|f| f.rows).sum();
        // The sheets of a workbook are one file.
        let read = files.last().map_or(0, |file| u64::from(file.source) + 1);
        let left_out = files.iter().flat_map(|f| &f.left_out);
        let others = match left_out.filter(|(_, why)| is_other_row(*why)).count() {
            0 => String::new(),
            count => format!(" · {}", counted(count as u64, Noun::OtherRow)),
        };
        line!(
            self,
            "{}, {} · {}, {}{others}",
            counted(self.check.errors, Noun::Error),
            counted(self.check.warnings, Noun::Warning),
            counted(read, Noun::File),
            counted(rows, Noun::DataRow)
        );
    }
}

/// True for rows in and below a table that are not data; a broken one has a finding.
const fn is_other_row(why: LeftOut) -> bool {
    !matches!(
        why,
        LeftOut::Separator | LeftOut::Title | LeftOut::Header | LeftOut::Blank | LeftOut::Broken
    )
}
