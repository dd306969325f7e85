//! Rows that belong to the page or to the program that wrote the file: page numbers, rulers, the
//! number of rows. And rows of percentages without a label.

use super::figures::{has_figure, is_count};
use crate::domain::{Field, fold};
use crate::ingest::cells;
use crate::ingest::header::layout::Layout;

/// Words of a page footer, folded.
const FOOTER: [&str; 22] = [
    "trang", "page", "tr", "so", "tren", "of", "in", "ngay", "luc", "gio", "phut", "thang", "nam",
    "printed", "date", "on", "tong", "am", "tiep", "theo", "sau", "cua",
];

/// Folded words of a row that says that the table goes on.
const CONTINUED: [&str; 10] =
    ["con", "tiep", "theo", "xem", "trang", "sau", "truoc", "bieu", "bang", "het"];

/// Words of the line in which a database gives the number of rows, folded.
const ROW_COUNT: [&str; 12] = [
    "row", "rows", "affected", "selected", "returned", "in", "set", "dong", "ban", "ghi", "record",
    "records",
];

/// True for the name of a form or a sheet with its number alone: `Biểu số 2`, `Sheet1`.
fn is_form_label(cell: &str) -> bool {
    let folded = fold(cell);
    let words = folded.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    words.len() < folded.len()
        && matches!(
            words,
            "bieu so" | "bieu mau so" | "mau" | "mau so" | "phu luc" | "phu luc so" | "sheet"
        )
}

/// True for a row of a page footer or a ruler: `Trang 1/2` in any column, a lone page number,
/// `----;----`, `(3 rows affected)`.
pub fn is_page_row<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    let filled = || row.iter().map(AsRef::as_ref).filter(|cell| !cell.is_empty());
    if filled().all(is_ruled) {
        let (cells, longest) = (filled().count(), filled().map(|c| c.chars().count()).max());
        return cells > 1 || longest > Some(2) || filled().any(|cell| cell == "…");
    }
    // A footer has few cells; most rows end here.
    if filled().nth(3).is_some() {
        return false;
    }
    if filled().count() == 1 {
        let cell = filled().next().unwrap_or_default();
        let counts = layout.columns.iter().filter(|meaning| is_count(meaning)).count();
        let is_established = layout.column(Field::Established);
        let at = row.iter().position(|cell| !cell.as_ref().is_empty());
        return is_page_label(cell)
            || at != is_established && is_day_alone(cell)
            || is_form_label(cell)
            || is_row_count(cell)
            || (counts > 1 || layout.is_people_list) && is_page_number(cell);
    }
    // Beside the number of the page anything may stand: who printed it.
    filled().any(is_numbered_page)
        || filled().any(is_page_label)
            && filled().all(|cell| is_page_label(cell) || cells::date(cell).is_ok())
}

/// True for `Trang 2`, `Trang 1/2`, `Page 1 of 2`.
fn is_numbered_page(cell: &str) -> bool {
    let folded = fold(cell);
    let mut words = folded.split(' ');
    matches!(words.next(), Some("trang" | "page"))
        && words.next().is_some_and(|word| word.parse::<u16>().is_ok())
        && words.all(|word| word == "of" || word.parse::<u16>().is_ok())
}

/// True for a cell of the characters of rulers only.
fn is_ruled(cell: &str) -> bool {
    cell.chars().all(|c| {
        matches!(c, '-' | '=' | '_' | '.' | '…' | '*' | '~' | '+' | '–' | '—' | '─' | '═' | ' ')
    })
}

/// True for `2`, `- 2 -`, `~ 2 ~` and `1/2`, but not for `27/7`.
fn is_page_number(cell: &str) -> bool {
    let bare = cell.trim_matches(['-', '–', '—', '~', '*', ' ']);
    let number = |part: &str| part.trim().parse().ok().filter(|page| (0..1000).contains(page));
    match bare.split_once('/') {
        Some((page, pages)) => number(page).zip(number(pages)).is_some_and(|(a, of)| a <= of),
        None => number(bare).is_some_and(|_: u16| true),
    }
}

/// True if all words are in a list or numbers.
fn has_only<'f>(folded: &'f str, words: &'f [&str]) -> bool {
    folded.split(' ').all(|word| words.contains(&word) || word.bytes().all(|b| b.is_ascii_digit()))
}

/// True for `Trang 1/2`, `Page 1 of 3`, `Ngày in: 20/12/2023`.
fn is_page_label(cell: &str) -> bool {
    if cell.len() > 80 {
        return false;
    }
    let folded = fold(cell);
    let is = |word: &str| folded.split(' ').any(|own| own == word);
    if !cell.bytes().any(|b| b.is_ascii_digit()) {
        return folded == "het"
            || is("tiep") && folded.contains(' ') && has_only(&folded, &CONTINUED);
    }
    (is("trang") || is("page") || is("tr") || is("printed") || (is("in") && is("ngay")))
        && has_only(&folded, &FOOTER)
}

/// True for a day, with its time, and what was done then, in a cell alone: `ngày 20/12/2023`, `Cập
/// nhật: 20/12/2023 10:35`.
fn is_day_alone(cell: &str) -> bool {
    const WORDS: [&str; 18] = [
        "ngay", "thang", "nam", "luc", "vao", "hoi", "gio", "phut", "giay", "h", "cap", "nhat",
        "xuat", "in", "lap", "am", "pm", "date",
    ];
    if cell.len() > 60 || cell.bytes().filter(u8::is_ascii_digit).count() < 6 {
        return false;
    }
    let folded = fold(cell);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_number = |word: &str, most: u16| {
        word.parse::<u16>().is_ok_and(|number| (1..=most).contains(&number))
    };
    let is_day = |day: &[&str]| {
        is_number(day[0], 31)
            && is_number(day[1], 12)
            && day[2].len() == 4
            && is_number(day[2], 2100)
    };
    let is_known = |word: &str| WORDS.contains(&word.trim_matches(|c: char| c.is_ascii_digit()));
    let dated: Vec<&str> =
        words.iter().copied().filter(|word| !matches!(*word, "thang" | "nam")).collect();
    dated.windows(3).any(is_day)
        && words.iter().all(|word| word.bytes().all(|b| b.is_ascii_digit()) || is_known(word))
}

/// True for `(3 rows affected)`.
fn is_row_count(cell: &str) -> bool {
    let cell = cell.trim_matches(['(', ')']);
    let folded = fold(cell);
    cell.bytes().next().is_some_and(|b| b.is_ascii_digit())
        && folded
            .split(' ')
            .any(|word| matches!(word, "row" | "rows" | "dong" | "record" | "records"))
        && has_only(&folded, &ROW_COUNT)
}

/// True for a row without words and keys whose figures are percentages: some have a `%` or
/// decimals.
pub fn has_only_shares<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    if [Field::Id, Field::Kind, Field::Parent, Field::Name, Field::Enterprise, Field::Rating]
        .into_iter()
        .filter_map(|field| layout.column(field))
        .any(|column| row.get(column).is_some_and(|cell| !cell.as_ref().is_empty()))
        || !layout.numbering(row).is_empty()
    {
        return false;
    }
    let (mut figures, mut shares) = (0, 0);
    for (meaning, cell) in layout.columns.iter().zip(row) {
        let cell = cell.as_ref();
        if !is_count(meaning) || !has_figure(cell) {
            continue;
        }
        let Some(share) = cells::percentage(cell) else { return false };
        if share.value > 100 * 10u64.pow(share.digits) {
            return false;
        }
        figures += 1;
        shares += usize::from(share.is_signed || cells::whole_number(cell).is_none());
    }
    figures > 1 && shares > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::header::{self, layout::HeadRow, layout::OfFile};

    fn layout() -> Layout {
        let cells = "TT;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV";
        let cells = cells.split(';').map(str::to_owned).collect();
        header::find(&[HeadRow { line: 1, cells }], OfFile::default()).unwrap()
    }

    #[test]
    fn footers_and_rulers_are_rows_of_the_page() {
        let layout = layout();
        let is = |row: &str| is_page_row(&layout, &row.split(';').collect::<Vec<_>>());
        for row in [
            ";;;;;;;;Trang 1/2",
            "Trang 2;;;;;;;;",
            ";;;Page 1 of 3;;;;;",
            ";;;;;;- 2 -;;",
            ";;;;;;;;3",
            "1/2;;;;;;;;",
            "Trang 1/2;;;;;;;;20/12/2023",
            ";Ngày in: 20/12/2023;;;;;;;",
            "--;--;--;--;--;--;--;--;--",
            "====;====;====;;;;;;",
            "…;;;;;;;;",
            "……;……;;;;;;;",
            "------+------+------;;;;;;;;",
            "___________;;;;;;;;",
            "(3 rows affected);;;;;;;;",
            "(1 row);;;;;;;;",
        ] {
            assert!(is(row), "{row}");
        }
        for row in [
            "1;Chi bộ A;CBCS;HTTNV;5;1;4;-;-",
            "4;Chi bộ A;;;;;;;",
            ";Trang trại Bắc Giang;;;;;;;",
            ";Ghi chú: 3 dòng cuối là số ước;;;;;;;",
            ";;;;20;5;15;0;0",
            "-;Chi bộ A;;;;;;;",
            ";;;;1234;;;;",
        ] {
            assert!(!is(row), "{row}");
        }
    }

    #[test]
    fn a_row_of_shares_is_told_from_a_total() {
        let layout = layout();
        let is = |row: &str| has_only_shares(&layout, &row.split(';').collect::<Vec<_>>());
        assert!(is(";;;;90,0%;22,2%;77,8%;0%;0%") && is(";;;;;95,5;4,5;0,00;0"));
        for row in
            [";;;;20;5;15;0;0", ";;;;95,5;200;1;0;0", ";Chi bộ A;;;95,5;4,5;;;", ";;;;95,5;;;;"]
        {
            assert!(!is(row), "{row}");
        }
    }
}
