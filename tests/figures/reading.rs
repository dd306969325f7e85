//! A table reads the same in every form, encoding and order, and on the fast and the slow path.

use super::forms::Form;
use super::tables::{in_one_cell, mistakes, organisation, spoil, tables};
use super::{contents, old_fonts, report_of, support};
use dangbo::analysis::Filter;
use dangbo::domain::{Code, Dataset, Finding, Settings, Table, Year};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};
use dangbo::report::{Report, ReportRequest, report_json};
use proptest::prelude::*;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// Any of the printed forms.
fn form() -> impl Strategy<Value = Form> {
    let order = Just((0..6).collect::<Vec<usize>>()).prop_shuffle();
    (order, any::<[bool; 8]>()).prop_map(
        |(
            order,
            [printed, grouped, numbered, subtotals, broken_down, percents, signed, merged],
        )| {
            Form {
                order,
                printed,
                grouped,
                numbered,
                subtotals,
                broken_down,
                percents,
                signed,
                merged,
            }
        },
    )
}

/// The rows of a text, the first or the last half of them in UTF-16 and the others in UTF-8.
fn half_in_utf16(text: &str, end: &str, first: bool) -> Vec<u8> {
    let rows: Vec<&str> = text.split(end).collect();
    let (above, below) = rows.split_at(rows.len().div_ceil(2));
    let part = |rows: &[&str], wide: bool| -> Vec<u8> {
        let text: String = rows.iter().map(|row| format!("{row}{end}")).collect();
        if wide {
            text.encode_utf16().flat_map(u16::to_le_bytes).collect()
        } else {
            text.into_bytes()
        }
    };
    let mark: &[u8] = if first { &[0xff, 0xfe] } else { &[] };
    [mark, &part(above, first), &part(below, !first)].concat()
}

/// A text with those letters alone that can be typed in the old fonts.
fn typed(text: &str) -> String {
    const OTHERS: &str = "đàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
    let can_be = |c: char| c.is_ascii() || c.to_lowercase().all(|c| OTHERS.contains(c));
    text.nfc().map(|c| if can_be(c) { c } else { '?' }).collect()
}

/// A row with each cell in quotes and blanks around them.
fn padded(row: &str, delimiter: &str) -> String {
    let cells: Vec<String> = row.split(delimiter).map(|cell| format!(" \"{cell}\" ")).collect();
    cells.join(delimiter)
}

/// A letter outside ASCII as an entity of HTML.
fn entity(c: char) -> String {
    if c.is_ascii() { c.to_string() } else { format!("&#{};", u32::from(c)) }
}

/// The ways to save a table whose rows the fast path reads.
#[derive(Debug, Clone, Copy)]
enum SavedAs {
    Plain,
    /// Every cell in quotes.
    Quoted,
    /// Cells with a digit in quotes, with a delimiter behind it.
    SomeQuoted,
    /// Names with quotes in them.
    DoubledQuotes,
    /// Decomposed letters.
    Decomposed,
    Utf16,
    Tcvn3,
    Vni,
    Windows1258,
    /// Letters of an old font saved as UTF-8.
    WrongLetters,
    /// The first half of the rows in one old font, the others in another.
    TwoFonts,
    /// The last row in an old font.
    Pasted,
}

impl SavedAs {
    const ALL: [Self; 12] = [
        Self::Plain,
        Self::Quoted,
        Self::SomeQuoted,
        Self::DoubledQuotes,
        Self::Decomposed,
        Self::Utf16,
        Self::Tcvn3,
        Self::Vni,
        Self::Windows1258,
        Self::WrongLetters,
        Self::TwoFonts,
        Self::Pasted,
    ];

    /// The bytes of a table with the delimiter `;`.
    fn bytes(self, text: &str, end: &str) -> Vec<u8> {
        let cells = |of: &dyn Fn(&str) -> String| -> Vec<u8> {
            let row = |row: &str| row.split(';').map(of).collect::<Vec<_>>().join(";");
            text.split(end).map(row).collect::<Vec<_>>().join(end).into_bytes()
        };
        let is_name = |cell: &str| cell.contains(' ') && cell.chars().any(|c| c.is_ascii_digit());
        let typed = typed(text);
        match self {
            Self::Plain => text.as_bytes().to_vec(),
            Self::Quoted => cells(&|cell| format!("\"{}\"", cell.replace('"', "\"\""))),
            Self::SomeQuoted => cells(&|cell| match cell {
                name if is_name(name) && !name.contains('"') => format!("\"{name}; a\""),
                _ => cell.to_owned(),
            }),
            Self::DoubledQuotes => cells(&|cell| match cell {
                name if is_name(name) && !name.contains('"') => format!("\"{name} \"\"a\"\"\""),
                _ => cell.to_owned(),
            }),
            Self::Decomposed => text.nfd().collect::<String>().into_bytes(),
            Self::Utf16 => std::iter::once(0xfeffu16)
                .chain(text.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect(),
            Self::Tcvn3 => old_fonts::tcvn3(&typed),
            Self::Vni => old_fonts::vni(&typed),
            Self::Windows1258 => old_fonts::windows_1258(&typed),
            Self::WrongLetters => old_fonts::as_wrong_letters(&old_fonts::tcvn3(&typed)),
            Self::TwoFonts => {
                let rows = typed.split(end).count();
                let middle = typed.match_indices(end).nth(rows / 2).map_or(0, |(at, _)| at);
                let (above, below) = typed.split_at(middle);
                [old_fonts::tcvn3(above), old_fonts::vni(below)].concat()
            }
            Self::Pasted => {
                let last = typed.trim_end().rfind(end).unwrap_or(0);
                let (above, below) = typed.split_at(last);
                [above.as_bytes(), &old_fonts::tcvn3(below)].concat()
            }
        }
    }
}

/// A table with its rows in the opposite order.
fn from_the_last_row(text: &str, end: &str) -> String {
    let mut rows: Vec<&str> = text.trim_end_matches(['\r', '\n']).split(end).collect();
    rows[1..].reverse();
    rows.join(end) + end
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_table_reads_the_same_in_every_form(
        all in prop::collection::vec(organisation(), 1..8),
        delimiter in 0usize..4,
        ends in 0usize..3,
        form in 0usize..12,
    ) {
        let (o, b) = tables(&all);
        let plain = report_of(&o, &b, |_| Filter::default());
        let delimiter = [",", ";", "\t", "|"][delimiter];
        let ends = ["\n", "\r\n", "\r"][ends];
        let shape = |text: &str| -> Vec<u8> {
            let text = text.trim_end().replace(';', delimiter).replace('\n', ends);
            match form {
                0 => text.into_bytes(),
                1 => [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat(),
                2 => std::iter::once(0xfeffu16)
                    .chain(text.encode_utf16())
                    .flat_map(u16::to_le_bytes)
                    .collect(),
                3 => std::iter::once(0xfeffu16)
                    .chain(text.encode_utf16())
                    .flat_map(u16::to_be_bytes)
                    .collect(),
                4 => text.split(ends).map(in_one_cell).collect::<Vec<_>>().join(ends).into_bytes(),
                5 => format!("sep={delimiter}{ends}{text}{ends}").into_bytes(),
                // What an older, longer file left behind the end-of-file mark.
                6 => format!("{text}{ends}\u{1a}x{delimiter}y{ends}2{delimiter}3\0").into_bytes(),
                7 => text.nfd().collect::<String>().into_bytes(),
                8 => half_in_utf16(&text, ends, true),
                9 => half_in_utf16(&text, ends, false),
                10 => text.split(ends).map(|row| padded(row, delimiter)).collect::<Vec<_>>()
                    .join(ends)
                    .into_bytes(),
                _ => text.chars().map(entity).collect::<String>().into_bytes(),
            }
        };
        let settings = Settings::default();
        let data = load(
            &in_memory(&[("x.csv", &shape(&o)), ("y.csv", &shape(&b))]),
            &settings,
            &LoadOptions::default(),
        );
        let request = ReportRequest {
            data: &data,
            settings: &settings,
            year: data.newest().unwrap(),
            filter: &Filter::default(),
            today: Year(2026),
        };
        let shaped: Value = serde_json::from_str(&report_json(&Report::new(request))).unwrap();
        prop_assert_eq!((shaped, data.findings.errors()), plain);
    }

    #[test]
    fn a_table_reads_the_same_in_every_encoding_order_and_printed_form(
        all in prop::collection::vec(organisation(), 2..8),
        encoding in 0usize..11,
        delimiter in 0usize..4,
        form in form(),
    ) {
        let (o, b) = tables(&all);
        let plain = report_of(&o, &b, |_| Filter::default());
        let delimiter = [",", ";", "\t", "|"][delimiter];
        let shape = |text: &str| {
            let text = form.print(text, delimiter);
            match encoding {
                0 => text.into_bytes(),
                1 => old_fonts::windows_1258(&text),
                2 => old_fonts::tcvn3(&text),
                3 => old_fonts::as_wrong_letters(&old_fonts::tcvn3(&text)),
                4 => old_fonts::vni(&text),
                5 => old_fonts::as_wrong_letters(&old_fonts::vni(&text)),
                6 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                7 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
                8 => old_fonts::misread(&text, encoding_rs::WINDOWS_1252),
                9 => old_fonts::misread(&text, encoding_rs::WINDOWS_1258),
                _ => text.bytes().map(char::from).collect::<String>().into_bytes(),
            }
        };
        let settings = Settings::default();
        let data = load(
            &in_memory(&[("x.csv", &shape(&o)), ("y.csv", &shape(&b))]),
            &settings,
            &LoadOptions::default(),
        );
        let request = ReportRequest {
            data: &data,
            settings: &settings,
            year: data.newest().unwrap(),
            filter: &Filter::default(),
            today: Year(2026),
        };
        let mut shaped: Value = serde_json::from_str(&report_json(&Report::new(request))).unwrap();
        let mut plain = plain;
        // An old encoding is a finding for each file; nothing else differs.
        let converted = data
            .findings
            .kept()
            .iter()
            .filter(|f| f.code() == Code::LegacyEncoding)
            .count();
        // A table of branches without a row is its heading alone.
        let least = if b.lines().count() > 1 { 2 } else { 1 };
        let expected = if matches!(encoding, 1..=5 | 8..) { least..=2 } else { 0..=0 };
        prop_assert!(
            expected.contains(&converted),
            "{} converted",
            converted
        );
        // No total, percentage or name of the form is read as something else.
        let codes = |data: &Dataset| {
            let mut codes: Vec<_> = data
                .findings
                .kept()
                .iter()
                .map(Finding::code)
                // Whether empty cells look merged depends on the order of the rows.
                .filter(|c| !matches!(c, Code::LegacyEncoding | Code::MergedCells))
                .collect();
            codes.sort_unstable_by_key(|code| code.word());
            codes
        };
        prop_assert_eq!(
            codes(&data),
            codes(&load(
                &in_memory(&[("x.csv", o.as_bytes()), ("y.csv", b.as_bytes())]),
                &settings,
                &LoadOptions::default()
            ))
        );
        shaped["findings"] = Value::Null;
        plain.0["findings"] = Value::Null;
        prop_assert_eq!((shaped, data.findings.errors()), plain);
    }

    #[test]
    fn the_fast_and_the_slow_path_read_the_same(
        all in prop::collection::vec(organisation(), 1..8),
        ends in 0usize..3,
        mistakes in mistakes(6),
        times in 1usize..4,
        part in prop_oneof![1usize..400, Just(1 << 18)],
        saved in prop::sample::select(&SavedAs::ALL[..]),
        reversed in any::<bool>(),
    ) {
        let (o, b) = tables(&all);
        let end = ["\n", "\r\n", "\r"][ends];
        // The same rows, tidy and untidy, several times: as the rows of several years.
        let repeated = |text: String| match text.split_once(end) {
            Some((heading, rows)) => format!("{heading}{end}{}", rows.repeat(times)),
            None => text,
        };
        let file = |table: &str| {
            let text = repeated(spoil(table, &mistakes, end));
            saved.bytes(&if reversed { from_the_last_row(&text, end) } else { text }, end)
        };
        let (o, b) = (file(&o), file(&b));
        let files = [("o.csv", o.as_slice()), ("b.csv", b.as_slice())];
        let settings = Settings::default();
        let fast = load(
            &in_memory(&files),
            &settings,
            &LoadOptions { chunk_size: part, ..LoadOptions::default() },
        );
        let slow = load(
            &in_memory(&files),
            &settings,
            &LoadOptions { slow_path_only: true, ..LoadOptions::default() },
        );
        prop_assert_eq!(contents(&fast, &settings), contents(&slow, &settings));
        for table in [Table::Organisations, Table::Branches] {
            let (f, s) = (fast.units(table), slow.units(table));
            prop_assert_eq!(
                (&f.year, &f.rating, &f.counts, &f.established, &f.line, f.odd.len()),
                (&s.year, &s.rating, &s.counts, &s.established, &s.line, s.odd.len())
            );
            let names = |data: &Dataset| {
                (0..f.len())
                    .map(|r| {
                        let r = u32::try_from(r).unwrap();
                        (data.id(table, r).to_owned(), data.name(table, r).to_owned())
                    })
                    .collect::<Vec<_>>()
            };
            prop_assert_eq!(names(&fast), names(&slow));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ =
            load(&in_memory(&[("x.csv", &bytes)]), &Settings::default(), &LoadOptions::default());
    }

    #[test]
    fn every_line_is_a_row_or_left_out(rows in prop::collection::vec("[a-zĐộ0-9;\" .x-]{0,30}", 0..25)) {
        let text = format!("{}{}\n", support::ORGANISATIONS, rows.join("\n"));
        let data = load(
            &in_memory(&[("o.csv", text.as_bytes())]),
            &Settings::default(),
            &LoadOptions::default(),
        );
        let facts = &data.files[0];
        let blank = text.lines().filter(|l| l.trim().is_empty()).count() as u64;
        let header = facts.header.map_or(0, |(from, to)| u64::from(to - from + 1));
        let left_out = facts
            .left_out
            .iter()
            .filter(|(line, _)| {
                text.lines().nth(*line as usize - 1).is_some_and(|l| !l.trim().is_empty())
            })
            .count() as u64;
        // Rows that span lines by a quoted line break take more lines than rows.
        let quoted = text.matches('"').count() > 0;
        prop_assert!(
            quoted || facts.rows + left_out + blank + header == facts.lines,
            "{} rows, {} left out, {} blank of {}",
            facts.rows,
            left_out,
            blank,
            facts.lines
        );
    }
}
