//! Splits text into rows of cells, each with the line that it starts on.

use super::quote_blanks::{is_padding, unpadded};
use csv::StringRecord;
use csv_core::ReadRecordResult;
use std::sync::Mutex;

/// The delimiters that are tried, the most likely first.
pub const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Whether the quotes of a row are closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// All its quotes are closed.
    Whole,
    /// A quote is opened on this line and never closed. The cells are those of this line only.
    OpenQuote,
}

/// Splits rows off a text.
#[derive(Debug)]
struct Parser {
    delimiter: u8,
    core: csv_core::Reader,
    fields: Vec<u8>,
    ends: Vec<usize>,
}

impl Parser {
    fn new(delimiter: u8) -> Self {
        let kept = kept(delimiter).and_then(|kept| kept.lock().ok()?.pop());
        let build = || csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        let core = kept.unwrap_or_else(build);
        Self { delimiter, core, fields: vec![0; 512], ends: vec![0; 32] }
    }

    /// Reads the first row of a text that is not empty into `record`. Gives how many bytes it took;
    /// None at the end of the text.
    fn read(&mut self, text: &str, record: &mut StringRecord) -> Option<usize> {
        record.clear();
        let (mut at, mut written, mut count) = (0, 0, 0);
        loop {
            let (result, read, filled, ended) = self.core.read_record(
                &text.as_bytes()[at..],
                &mut self.fields[written..],
                &mut self.ends[count..],
            );
            (at, written, count) = (at + read, written + filled, count + ended);
            match result {
                // The next call has no input, which ends the row.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.fields.resize(self.fields.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return None,
            }
        }
        let fields = std::str::from_utf8(&self.fields[..written]).unwrap_or_default();
        let mut from = 0;
        for &end in &self.ends[..count] {
            record.push_field(fields.get(from..end).unwrap_or_default());
            from = end;
        }
        Some(at)
    }
}

impl Drop for Parser {
    fn drop(&mut self) {
        if let Some(Ok(mut kept)) = kept(self.delimiter).map(Mutex::lock) {
            self.core.reset();
            kept.push(std::mem::take(&mut self.core));
        }
    }
}

/// The automata of a delimiter that are not in use. To build one takes as long as reading some
/// dozens of lines; a clone of one is no copy of it.
fn kept(delimiter: u8) -> Option<&'static Mutex<Vec<csv_core::Reader>>> {
    static KEPT: [Mutex<Vec<csv_core::Reader>>; DELIMITERS.len()] =
        [const { Mutex::new(Vec::new()) }; DELIMITERS.len()];
    DELIMITERS.iter().position(|known| *known == delimiter).map(|at| &KEPT[at])
}

/// Splits single lines whose quotes are closed.
#[derive(Debug)]
pub struct LineSplitter {
    delimiter: u8,
    parser: Parser,
    record: StringRecord,
}

impl LineSplitter {
    /// A splitter for files with this delimiter.
    pub fn new(delimiter: u8) -> Self {
        Self { delimiter, parser: Parser::new(delimiter), record: StringRecord::new() }
    }

    /// The cells of a line, in a file whose rows have `width` cells.
    pub fn split(&mut self, line: &str, width: usize) -> &StringRecord {
        let line = unpadded(line, self.delimiter);
        self.parser.core.reset();
        self.parser.read(&line, &mut self.record);
        unwrap(self.delimiter, Some(width), &mut self.record);
        &self.record
    }
}

/// The fewest cells in a single cell that make it a quoted row.
fn least(width: Option<usize>) -> usize {
    width.map_or(4, |width| width.div_ceil(2).max(3))
}

/// Splits a row that was saved as one cell, by a program that expected another delimiter.
fn unwrap(delimiter: u8, width: Option<usize>, record: &mut StringRecord) {
    if record.len() != 1
        || memchr::memchr_iter(delimiter, record[0].as_bytes()).count() + 1 < least(width)
    {
        return;
    }
    let (mut inner, mut more) = (StringRecord::new(), StringRecord::new());
    let mut parser = Parser::new(delimiter);
    let Some(read) = parser.read(&record[0], &mut inner) else { return };
    if parser.read(&record[0][read..], &mut more).is_none() {
        *record = inner;
    }
}

/// True if a row with too few cells, or with one or two that are filled, is a row with another
/// delimiter, or with runs of blanks: it has as many cells as a row of `width` cells, and many of
/// them are numbers.
pub fn is_parted_otherwise(record: &[&str], delimiter: u8, width: usize) -> bool {
    let filled: Vec<&str> = record.iter().copied().filter(|cell| !cell.trim().is_empty()).collect();
    let is_pasted = filled.len() <= 2;
    if record.len() >= least(Some(width)) && !is_pasted {
        return false;
    }
    let line = if is_pasted { &filled } else { record }.join(&char::from(delimiter).to_string());
    let is_number = |cell: &&str| {
        let cell = cell.trim();
        cell == "-" || cell.parse::<u32>().is_ok()
    };
    let is_row = |cells: Vec<&str>| {
        cells.len() >= least(Some(width))
            && cells.iter().copied().filter(|cell| is_number(cell)).count() * 3 >= cells.len()
    };
    parted_otherwise(&line, delimiter).any(is_row) || ends_with_figures(&line, width)
}

/// The cells of a line by each other delimiter than its own, and by runs of blanks.
pub fn parted_otherwise(line: &str, delimiter: u8) -> impl Iterator<Item = Vec<&str>> {
    let others = DELIMITERS.into_iter().filter(move |other| *other != delimiter);
    let by_blanks = || line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
    others
        .map(|other| line.split(char::from(other)).collect())
        .chain(std::iter::once_with(by_blanks))
}

/// True if a line is words and then the figures of a row, with single blanks between them.
fn ends_with_figures(line: &str, width: usize) -> bool {
    /// No note ends with so many numbers.
    const FIGURES: usize = 5;
    let words: Vec<&str> = line.split_whitespace().collect();
    let figures = words.iter().rev().take_while(|word| word.parse::<u32>().is_ok()).count();
    words.len() >= least(Some(width)) && figures >= FIGURES && figures < words.len()
}

/// Reads the rows of a text, one at a time.
pub struct Rows<'a> {
    text: &'a str,
    delimiter: u8,
    parser: Parser,
    /// Where in `text` the next row begins.
    at: usize,
    /// The offset up to which lines are counted, and the line number there.
    counted: usize,
    line: u32,
    /// How many cells a row has, if known. Used to tell an unclosed quote from a cell over several
    /// lines.
    width: Option<usize>,
}

/// The number of line ends in a text: LF, CRLF and CR each end a line.
pub fn count_line_ends(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|&at| !(bytes[at] == b'\n' && at > 0 && bytes[at - 1] == b'\r'))
        .count();
    u32::try_from(ends).unwrap_or(u32::MAX)
}

/// The offset of the line that is `lines` lines below the first one; the end of a text that has
/// fewer.
pub fn offset_of_line(text: &str, lines: u32) -> usize {
    let bytes = text.as_bytes();
    let Some(before) = lines.checked_sub(1) else { return 0 };
    memchr::memchr2_iter(b'\n', b'\r', bytes)
        .map(|at| at + 1)
        .filter(|&end| !(bytes[end - 1] == b'\r' && bytes.get(end) == Some(&b'\n')))
        .nth(before as usize)
        .unwrap_or(text.len())
}

impl<'a> Rows<'a> {
    /// Reads `text` from its start.
    pub fn new(text: &'a str, delimiter: u8) -> Self {
        Self {
            text,
            delimiter,
            parser: Parser::new(delimiter),
            at: 0,
            counted: 0,
            line: 1,
            width: None,
        }
    }

    /// Reads `text`, whose first line is line `line` of its file.
    pub fn from_line(text: &'a str, delimiter: u8, line: u32) -> Self {
        Self { line, ..Self::new(text, delimiter) }
    }

    /// Sets how many cells a row has.
    pub const fn expect_width(&mut self, width: usize) {
        self.width = Some(width);
    }

    fn line_at(&mut self, at: usize) -> u32 {
        self.line = self.line.saturating_add(count_line_ends(&self.text[self.counted..at]));
        self.counted = at;
        self.line
    }

    /// Reads the next row that is not empty into `record`. Returns the line that it starts on, and
    /// whether its quotes are closed; None at the end. A row of more than [`MAX_COLUMNS`] cells
    /// is returned as it is; the caller refuses it.
    ///
    /// [`MAX_COLUMNS`]: crate::ingest::header::layout::MAX_COLUMNS
    pub fn next(&mut self, record: &mut StringRecord) -> Option<(u32, Form)> {
        let from = self.at;
        let end = from + self.parser.read(&self.text[from..], record)?;
        self.at = end;
        let bytes = self.text.as_bytes();
        let skipped = bytes[from..].iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        let start = from + skipped;
        let line = self.line_at(start);
        let raw = &self.text[start..end.max(start)];
        if !self.is_runaway(raw, record) {
            unwrap(self.delimiter, self.width, record);
            return Some((line, Form::Whole));
        }
        // Reads this line only, with its quotes as text, and goes on after it.
        let length = memchr::memchr2(b'\n', b'\r', raw.as_bytes()).unwrap_or(raw.len());
        record.clear();
        raw[..length].split(char::from(self.delimiter)).for_each(|cell| record.push_field(cell));
        self.at = start + length;
        self.parser.core.reset();
        Some((line, Form::OpenQuote))
    }

    /// True if the quote of a row was never closed, so that the row contains the rows below it.
    fn is_runaway(&self, raw: &str, record: &StringRecord) -> bool {
        let body = raw.trim_end_matches(['\n', '\r']);
        let quotes = memchr::memchr_iter(b'"', body.as_bytes()).count();
        if quotes == 0 {
            return false;
        }
        let several = memchr::memchr2(b'\n', b'\r', body.as_bytes()).is_some();
        let at_end = quotes % 2 == 1
            && record
                .iter()
                .next_back()
                .is_some_and(|cell| !body.ends_with('"') || cell.contains('\n'));
        if !several {
            return at_end && is_open(body, self.delimiter);
        }
        let least = self.width.map_or(3, |width| least(Some(width)));
        let swallowed = |cell: &str| {
            cell.lines().any(|line| {
                memchr::memchr_iter(self.delimiter, line.as_bytes()).count() + 1 >= least
            })
        };
        at_end
            || self.width.is_some_and(|width| record.len() != width && record.iter().any(swallowed))
            || record.iter().any(swallowed)
    }
}

/// True if a line ends inside a quoted cell.
pub fn is_open(line: &str, delimiter: u8) -> bool {
    let (mut inside, mut fresh) = (false, true);
    let mut bytes = line.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' if inside && bytes.peek() == Some(&b'"') => {
                bytes.next();
            }
            b'"' if inside => inside = false,
            b'"' if fresh => inside = true,
            _ => {}
        }
        fresh = !inside && (byte == delimiter || (fresh && is_padding(byte, delimiter)));
    }
    inside
}

/// The delimiter of an Excel `sep=;` first line, and the offset of the text after that line.
pub fn separator_line(text: &str) -> Option<(u8, usize)> {
    let end = memchr::memchr2(b'\n', b'\r', text.as_bytes()).unwrap_or(text.len());
    let first = text[..end].trim().trim_matches('"');
    let meanings =
        first.get(..4).filter(|s| s.eq_ignore_ascii_case("sep=")).map(|_| &first[4..])?;
    let meanings = if meanings.is_empty() && text[..end].ends_with('\t') { "\t" } else { meanings };
    let &[delimiter] = meanings.as_bytes() else { return None };
    let after = if text[end..].starts_with("\r\n") { end + 2 } else { (end + 1).min(text.len()) };
    DELIMITERS.contains(&delimiter).then_some((delimiter, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, width: Option<usize>) -> Vec<(u32, Vec<String>, Form)> {
        let mut rows = Rows::new(text, b';');
        rows.width = width;
        let mut record = StringRecord::new();
        let mut out = Vec::new();
        while let Some((line, form)) = rows.next(&mut record) {
            out.push((line, record.iter().map(str::to_owned).collect(), form));
        }
        out
    }

    fn lines(text: &str) -> Vec<u32> {
        read(text, None).into_iter().map(|(line, ..)| line).collect()
    }

    #[test]
    fn a_row_with_another_delimiter_is_told_from_a_note() {
        for (row, delimiter) in [
            (&["1;Chi bộ A;Tốt;10;1;9"][..], b','),
            (&["2023\tT2\tChi bộ A", " B\tCBCS\t5\t0\t3"], b','),
            (&["2023   T2   Chi bộ A   5   0   3"], b';'),
            (&["2023 T2 Chi bộ A HTNV 5 0 3 2 0"], b';'),
            (&["2023|T2|Chi bộ A|5|-|3"], b'\t'),
        ] {
            assert!(is_parted_otherwise(row, delimiter, 6), "{row:?}");
        }
        for note in [
            "Nơi nhận: a; b; c; d; e; f",
            "Gồm 3 đảng bộ, 4 chi bộ, 5 tổ, 6 đơn vị, 7 khu, 8 xã",
            "1;2",
        ] {
            assert!(
                !is_parted_otherwise(&[note], if note.contains(',') { b';' } else { b',' }, 6),
                "{note}"
            );
        }
    }

    #[test]
    fn a_row_that_was_put_in_one_cell_is_taken_out() {
        let text = "a;b;c;d\n\"1;\"\"2;3\"\";4;5\"\n\"x; y\"\n";
        let cells: Vec<Vec<String>> =
            read(text, Some(4)).into_iter().map(|(_, cells, _)| cells).collect();
        assert_eq!(cells, [vec!["a", "b", "c", "d"], vec!["1", "2;3", "4", "5"], vec!["x; y"]]);
        let mut splitter = LineSplitter::new(b';');
        for (line, cells) in [
            ("\"1;2;3;4\"", &["1", "2", "3", "4"][..]),
            ("\"a;b\"; \"c\" ;d", &["a;b", "c", "d"]),
            ("a;\"b\"\"c\";;", &["a", "b\"c", "", ""]),
            ("", &[]),
        ] {
            assert_eq!(splitter.split(line, 4).iter().collect::<Vec<_>>(), cells, "{line}");
        }
    }

    #[test]
    fn lines_are_those_of_an_editor() {
        assert_eq!(lines("a;b\nc;d\n"), [1, 2]);
        assert_eq!(lines("a;b\r\n\r\n\r\nc;d\r\ne;f"), [1, 4, 5]);
        assert_eq!(lines("a;b\rc;d\r\re;f"), [1, 2, 4]);
        assert_eq!(lines("\n\na;b\n"), [3]);
        assert_eq!(lines("a;\"x\ny\"\nc;d\n"), [1, 3]);
        assert_eq!(lines("a;\"x\r\ny\"\r\nc;d\r\n"), [1, 3]);
    }

    #[test]
    fn a_quote_never_closed_breaks_its_own_line_only() {
        let rows = read("a;b;c\n1;\"x;3\n4;5;6\n7;8;9\n", Some(3));
        assert_eq!(
            rows.iter().map(|r| (r.0, r.2)).collect::<Vec<_>>(),
            [(1, Form::Whole), (2, Form::OpenQuote), (3, Form::Whole), (4, Form::Whole)]
        );
        assert_eq!(rows[3].1, ["7", "8", "9"]);
    }

    #[test]
    fn a_quote_closed_by_a_later_row_breaks_its_own_line_only() {
        let rows = read("a;b;c\n1;\"x;3\n4;5;6\n7;\"8\";9\n", Some(3));
        assert_eq!(
            rows.iter().map(|r| (r.0, r.2)).collect::<Vec<_>>(),
            [(1, Form::Whole), (2, Form::OpenQuote), (3, Form::Whole), (4, Form::Whole)]
        );
        assert_eq!(rows[3].1, ["7", "8", "9"]);
    }

    #[test]
    fn the_last_line_may_break_too() {
        assert_eq!(read("a;b\n1;\"x", Some(2))[1].2, Form::OpenQuote);
        assert_eq!(read("a;b\n1;\"x\"", Some(2))[1].2, Form::Whole);
        assert_eq!(read("a;b\n1;x\"", Some(2))[1].2, Form::Whole);
    }

    #[test]
    fn quotes_inside_a_cell_stay() {
        assert_eq!(
            read("Công ty \"A\";\"B \"\"C\"\"\"\n", None)[0].1,
            ["Công ty \"A\"", "B \"C\""]
        );
    }

    #[test]
    fn the_separator_line_is_obeyed() {
        assert_eq!(separator_line("sep=;\r\na;b"), Some((b';', 7)));
        assert_eq!(separator_line("SEP=\t\na"), Some((b'\t', 6)));
        assert_eq!(separator_line("\"sep=|\"\na"), Some((b'|', 8)));
        assert_eq!(separator_line("separator;x\n"), None);
    }

    proptest::proptest! {
        #[test]
        fn every_filled_line_is_in_some_row(lines in proptest::collection::vec("[a-z0-9;\" ]{0,8}", 0..12)) {
            let text = lines.join("\n");
            let rows = read(&text, Some(3));
            // Rows come in order, and the text of all of them is all the text there is.
            proptest::prop_assert!(rows.windows(2).all(|w| w[0].0 < w[1].0));
            let letters =
                |s: &str| s.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
            let read: String = rows.iter().flat_map(|r| r.1.iter()).map(|c| letters(c)).collect();
            proptest::prop_assert_eq!(read, letters(&text));
        }
    }
}
