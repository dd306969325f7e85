//! Writes a folder of tables with the program's own headings again, in the forms in which offices
//! and tools save them. The figures stay the same.

use super::old_fonts;
use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// The forms, with the names that a command line has for them.
pub const FORMS: [(&str, Form); 10] = [
    ("tidy", Form::Tidy),
    ("excel-vi", Form::ExcelVi),
    ("peryear", Form::PerYear),
    ("perunit", Form::PerUnit),
    ("shuffled", Form::Shuffled),
    ("quoted", Form::Quoted),
    ("utf16", Form::Utf16),
    ("tcvn3", Form::Tcvn3),
    ("windows-1258", Form::Windows1258),
    ("nfd", Form::Nfd),
];

/// How tables are saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As they are.
    Tidy,
    /// Semicolons, Vietnamese headings and words, a byte order mark, CRLF.
    ExcelVi,
    /// A file a year and table.
    PerYear,
    /// A file for each 150 rows, as units send them.
    PerUnit,
    /// The rows in another order.
    Shuffled,
    /// As [`Form::ExcelVi`], every cell in quotes.
    Quoted,
    /// As [`Form::ExcelVi`], in UTF-16 with tabs.
    Utf16,
    /// As [`Form::ExcelVi`], in the encoding of an old font.
    Tcvn3,
    /// As [`Form::ExcelVi`], in Windows-1258.
    Windows1258,
    /// As [`Form::ExcelVi`], in decomposed letters.
    Nfd,
}

const WORDS: [(&str, &str); 26] = [
    ("year", "Năm"),
    ("id", "Mã tổ chức"),
    ("name", "Tên tổ chức đảng"),
    ("kind", "Loại hình tổ chức"),
    ("parent", "Mã tổ chức cấp trên"),
    ("zone", "KCN"),
    ("ownership", "Loại hình doanh nghiệp"),
    ("workers", "Số lao động"),
    ("established", "Ngày thành lập"),
    ("rating", "Xếp loại"),
    ("members", "Tổng số đảng viên"),
    ("members_rated", "Đảng viên được đánh giá, xếp loại"),
    ("members_excellent", "Đảng viên HTXSNV"),
    ("members_good", "Đảng viên HTTNV"),
    ("members_satisfactory", "Đảng viên HTNV"),
    ("members_unsatisfactory", "Đảng viên KHTNV"),
    ("admitted", "Kết nạp đảng viên"),
    ("excellent", "HTXSNV"),
    ("good", "HTTNV"),
    ("satisfactory", "HTNV"),
    ("unsatisfactory", "KHTNV"),
    ("base_committee", "Đảng bộ cơ sở"),
    ("base_cell", "Chi bộ cơ sở"),
    ("non_state", "Ngoài Nhà nước"),
    ("fdi", "FDI"),
    ("state", "Nhà nước"),
];

/// Writes the tables of the folder `from` into the folder `to`.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn write(form: Form, from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for table in ["organisations", "branches"] {
        let file = format!("{table}.csv");
        let text = fs::read_to_string(from.join(&file))?;
        let save = |name: &str, bytes: Vec<u8>| fs::write(to.join(name), bytes);
        match form {
            Form::Tidy => save(&file, text.into_bytes())?,
            Form::Shuffled => save(&file, shuffled(&text).into_bytes())?,
            Form::PerYear => {
                for (year, text) in by_year(&text) {
                    save(&format!("{table}-{year}.csv"), text.into_bytes())?;
                }
            }
            Form::PerUnit => {
                let (heading, rows) = text.split_once('\n').unwrap_or_default();
                let rows: Vec<&str> = rows.lines().collect();
                for (number, rows) in rows.chunks(150).enumerate() {
                    let text = format!("{heading}\n{}\n", rows.join("\n"));
                    save(&format!("{table}-{number:05}.csv"), text.into_bytes())?;
                }
            }
            _ => save(&file, encoded(form, &in_vietnamese(&text, form)))?,
        }
    }
    Ok(())
}

fn shuffled(text: &str) -> String {
    let (heading, rows) = text.split_once('\n').unwrap_or_default();
    let mut rows: Vec<&str> = rows.lines().collect();
    let mut random = super::random::Random(1);
    for at in (1..rows.len()).rev() {
        rows.swap(at, random.below(at + 1));
    }
    format!("{heading}\n{}\n", rows.join("\n"))
}

fn by_year(text: &str) -> Vec<(&str, String)> {
    let (heading, rows) = text.split_once('\n').unwrap_or_default();
    let mut years: Vec<(&str, String)> = Vec::new();
    for row in rows.lines() {
        let year = row.split(',').next().unwrap_or_default();
        if years.last().is_none_or(|(last, _)| *last != year) {
            years.push((year, format!("{heading}\n")));
        }
        let own = &mut years.last_mut().expect("a year").1;
        own.push_str(row);
        own.push('\n');
    }
    years
}

/// The table with Vietnamese headings and words.
fn in_vietnamese(text: &str, form: Form) -> String {
    let words: HashMap<&str, &str> = WORDS.into_iter().collect();
    let style =
        if form == Form::Quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
    let mut out = csv::WriterBuilder::new()
        .delimiter(if form == Form::Utf16 { b'\t' } else { b';' })
        .quote_style(style)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::with_capacity(text.len() * 5 / 4));
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut row = csv::StringRecord::new();
    while rows.read_record(&mut row).expect("a table") {
        let cells = row.iter().map(|cell| words.get(cell).copied().unwrap_or(cell));
        out.write_record(cells).expect("memory");
    }
    String::from_utf8(out.into_inner().expect("memory")).expect("text")
}

fn encoded(form: Form, text: &str) -> Vec<u8> {
    match form {
        Form::Utf16 => {
            std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        }
        Form::Tcvn3 => by_letters(text, old_fonts::tcvn3),
        Form::Windows1258 => by_letters(text, old_fonts::windows_1258),
        Form::Nfd => text.nfd().collect::<String>().into_bytes(),
        _ => format!("\u{feff}{text}").into_bytes(),
    }
}

/// A text in another encoding, each letter of which is encoded once.
fn by_letters(text: &str, encode: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let mut known: HashMap<char, Vec<u8>> = HashMap::new();
    let mut out = Vec::with_capacity(text.len());
    for letter in text.chars() {
        out.extend(known.entry(letter).or_insert_with(|| encode(&letter.to_string())).iter());
    }
    out
}
