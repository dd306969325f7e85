//! A typed cell as the text that the row code reads: what it is stays plain.
//!
//! A date is `2020-08-01`; a whole number has no decimals; a number with three decimals gets a
//! fourth, because `3.125` is three thousand in a text; an error is its word.

use crate::domain::LINE_BREAK;
use calamine::{CellErrorType, Data, DataRef, ExcelDateTime};
use std::fmt::Write as _;

/// How a number is shown, as far as its meaning depends on that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NumberForm {
    /// As the number that it is.
    #[default]
    Plain,
    /// With leading zeros up to this many digits: `000`.
    Digits(u8),
    /// As a percentage.
    Percent,
    /// As a month of a year, of a date.
    Month,
    /// As a year, of a date.
    Year,
}

impl NumberForm {
    /// The form that a format code of a spreadsheet gives.
    pub fn of(code: &str) -> Self {
        /// No id has more digits.
        const MOST: usize = 20;
        let positive = code.split(';').next().unwrap_or(code);
        let bare: String = without_literals(positive);
        if bare.contains('%') {
            return Self::Percent;
        }
        if (2..=MOST).contains(&bare.len()) && bare.bytes().all(|byte| byte == b'0') {
            return Self::Digits(u8::try_from(bare.len()).unwrap_or(0));
        }
        let lower = bare.to_lowercase();
        let is_date = lower.contains('y') && !lower.contains(['d', 'h', 's']);
        match (is_date, lower.contains('m')) {
            (true, true) => Self::Month,
            (true, false) => Self::Year,
            _ => Self::Plain,
        }
    }
}

impl NumberForm {
    /// How many digits a number has at least.
    fn digits(self, is_positive: bool) -> usize {
        match self {
            Self::Digits(digits) if is_positive => usize::from(digits),
            _ => 0,
        }
    }
}

/// A format code without quoted and escaped characters and without what is in brackets.
fn without_literals(code: &str) -> String {
    let mut bare = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' | '_' | '*' => drop(chars.next()),
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '[' => drop(chars.by_ref().find(|c| *c == ']')),
            c => bare.push(c),
        }
    }
    bare.trim().to_owned()
}

/// The value of a cell.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    Empty,
    Text(&'a str),
    Whole(i64),
    Number(f64),
    Date(ExcelDateTime),
    Truth(bool),
    Error(&'a CellErrorType),
}

impl<'a> Value<'a> {
    /// Of a cell that is read as the file is parsed.
    pub fn of_ref(cell: &'a DataRef<'_>) -> Self {
        match cell {
            DataRef::Empty => Self::Empty,
            DataRef::Int(number) => Self::Whole(*number),
            DataRef::Float(number) => Self::Number(*number),
            DataRef::Bool(truth) => Self::Truth(*truth),
            DataRef::DateTime(date) => Self::Date(*date),
            DataRef::Error(error) => Self::Error(error),
            DataRef::SharedString(text) => Self::Text(text),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                Self::Text(text)
            }
        }
    }

    /// Of a cell in memory.
    pub fn of(cell: &'a Data) -> Self {
        match cell {
            Data::Empty => Self::Empty,
            Data::Int(number) => Self::Whole(*number),
            Data::Float(number) => Self::Number(*number),
            Data::Bool(truth) => Self::Truth(*truth),
            Data::DateTime(date) => Self::Date(*date),
            Data::Error(error) => Self::Error(error),
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
                Self::Text(text)
            }
        }
    }

    /// Appends the cell to a line of cells between tabs. It has no line end and no tab, and its
    /// quotes are none of the line.
    pub fn write(self, form: NumberForm, line: &mut String) {
        match self {
            Self::Empty => {}
            Self::Text(text) => write_text(text, line),
            Self::Whole(number) => {
                let _ = write!(line, "{number:0digits$}", digits = form.digits(number >= 0));
            }
            Self::Number(number) => write_number(number, form, line),
            Self::Truth(truth) => line.push_str(if truth { "TRUE" } else { "FALSE" }),
            Self::Error(error) => {
                let _ = write!(line, "{error}");
            }
            Self::Date(date) => write_date(date, form, line),
        }
    }
}

/// Characters that a line or a text of cells cannot have.
const fn is_reserved(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\0' | '\u{1a}')
}

fn write_text(text: &str, line: &mut String) {
    let is_quoted = text.trim_start().starts_with('"');
    if !is_quoted && !text.contains(is_reserved) {
        line.push_str(text);
        return;
    }
    if is_quoted {
        line.push('"');
    }
    for c in text.chars() {
        match c {
            '"' if is_quoted => line.push_str("\"\""),
            // These would end the text; as another control character they are found.
            '\0' | '\u{1a}' => line.push('\u{1}'),
            // A row that was pasted into one cell shows where its cells were.
            '\t' => line.push_str("  "),
            '\n' => line.push(LINE_BREAK),
            c if is_reserved(c) => line.push(' '),
            c => line.push(c),
        }
    }
    if is_quoted {
        line.push('"');
    }
}

/// A number as Excel shows it: with 15 digits, of which the last ones are noise of its sums.
fn rounded(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

/// Whole numbers up to here are exact.
const MOST: f64 = 1e15;

/// A number that is whole, as nearly all are. Rounded and written as fractions they took a tenth of
/// the time of reading a workbook.
#[expect(clippy::cast_possible_truncation, reason = "the number is whole and in range")]
fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < MOST).then_some(number as i64)
}

fn write_number(number: f64, form: NumberForm, line: &mut String) {
    if let Some(number) = whole(number).filter(|_| form != NumberForm::Percent) {
        return Value::Whole(number).write(form, line);
    }
    let number = if form == NumberForm::Percent { number * 100.0 } else { number };
    let number = rounded(number);
    if number.fract() == 0.0 && number.abs() < MOST {
        let _ = write!(line, "{number:0digits$.0}", digits = form.digits(number >= 0.0));
    } else if number.abs() >= MOST {
        // As Excel shows it: its last digits are lost.
        let shown = format!("{number:.5E}");
        let (digits, power) = shown.split_once('E').unwrap_or((&shown, "0"));
        let _ = write!(line, "{digits}E+{power:0>2}");
    } else {
        let start = line.len();
        let _ = write!(line, "{number}");
        let decimals = line[start..].split_once('.').map_or(0, |(_, decimals)| decimals.len());
        if decimals == 3 && number.abs() >= 1.0 {
            line.push('0');
        }
    }
    if form == NumberForm::Percent {
        line.push('%');
    }
}

fn write_date(date: ExcelDateTime, form: NumberForm, line: &mut String) {
    let days = date.as_f64();
    // An empty cell of another sheet is 0, which no date is.
    if date.is_duration() || !(1.0..2_958_466.0).contains(&days) {
        return write_number(days, NumberForm::Plain, line);
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let _ = match form {
        NumberForm::Year => write!(line, "{year:04}"),
        NumberForm::Month => write!(line, "{year:04}-{month:02}"),
        _ => write!(line, "{year:04}-{month:02}-{day:02}"),
    };
    if (hour, minute, second) != (0, 0, 0) {
        let _ = write!(line, " {hour:02}:{minute:02}:{second:02}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Count, Field};
    use crate::ingest::cells;
    use calamine::ExcelDateTimeType;

    fn written(value: Value, form: NumberForm) -> String {
        let mut line = String::new();
        value.write(form, &mut line);
        line
    }

    fn number(number: f64) -> String {
        written(Value::Number(number), NumberForm::Plain)
    }

    #[test]
    fn numbers_stay_what_they_are() {
        assert_eq!(
            [12.0, 3.5, -5.0, -0.0, 0.864, 3.125, 1234.5, 12.000_000_000_000_002, 0.1 + 0.2]
                .map(number),
            ["12", "3.5", "-5", "0", "0.864", "3.1250", "1234.5", "12", "0.3"]
        );
        assert_eq!(number(2_401_250_000_000.0), "2401250000000");
        assert_eq!(number(123_456_789_012_345_678.0), "1.23457E+17");
        assert!(cells::is_collapsed_id(&number(1e15)));
        for (value, count) in
            [(12.0, Some(12)), (3.125, None), (3.5, None), (1e15, None), (1e300, None)]
        {
            let read = cells::count(&number(value), Field::Members);
            assert_eq!(read.ok().and_then(Count::get), count, "{value}");
        }
    }

    #[test]
    fn a_format_says_what_a_number_is() {
        for (code, form) in [
            ("000", NumberForm::Digits(3)),
            ("00000;-00000", NumberForm::Digits(5)),
            ("0", NumberForm::Plain),
            ("General", NumberForm::Plain),
            ("#,##0", NumberForm::Plain),
            ("0%", NumberForm::Percent),
            ("0.0\\ %", NumberForm::Percent),
            ("0.0\"%\"", NumberForm::Plain),
            ("mm/yyyy", NumberForm::Month),
            ("mmm-yy", NumberForm::Month),
            ("yyyy", NumberForm::Year),
            ("dd/mm/yyyy", NumberForm::Plain),
            ("[$-42A]dd mmmm yyyy", NumberForm::Plain),
            ("_(* #,##0_);_(* (#,##0);_(* \"-\"_)", NumberForm::Plain),
        ] {
            assert_eq!(NumberForm::of(code), form, "{code}");
        }
        assert_eq!(written(Value::Number(7.0), NumberForm::Digits(3)), "007");
        assert_eq!(written(Value::Number(0.864), NumberForm::Percent), "86.4%");
        assert_eq!(written(Value::Number(1.0), NumberForm::Percent), "100%");
        assert!(cells::count("100%", Field::Members).is_err());
    }

    #[test]
    fn dates_have_one_meaning() {
        let date = |days| ExcelDateTime::new(days, ExcelDateTimeType::DateTime, false);
        assert_eq!(written(Value::Date(date(44_044.0)), NumberForm::Plain), "2020-08-01");
        assert_eq!(written(Value::Date(date(44_044.0)), NumberForm::Month), "2020-08");
        assert_eq!(written(Value::Date(date(44_044.5)), NumberForm::Plain), "2020-08-01 12:00:00");
        assert_eq!(written(Value::Date(date(0.0)), NumberForm::Plain), "0");
        assert_eq!(written(Value::Date(date(-1.0)), NumberForm::Plain), "-1");
    }

    #[test]
    fn a_text_stays_in_its_cell() {
        for (text, line) in [
            ("Chi bộ\nMay", "Chi bộ\u{205f}May"),
            ("a\tb", "a  b"),
            ("\"A\" và \"B\"", "\"\"\"A\"\" và \"\"B\"\"\""),
            (" \"A\"", "\" \"\"A\"\"\""),
            ("Công ty \"A\"", "Công ty \"A\""),
            ("a\u{1a}b\0", "a\u{1}b\u{1}"),
        ] {
            assert_eq!(written(Value::Text(text), NumberForm::Plain), line);
        }
    }
}
