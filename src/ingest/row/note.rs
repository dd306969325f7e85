//! Notes between the rows of units: `(Chi bộ do … phụ trách)`, `Đảng bộ A giải thể từ tháng 6`.

use crate::domain::{Field, fold, has_words};
use crate::ingest::header::layout::Layout;

/// True for a note in brackets.
pub fn is_in_brackets(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(['(', '[']) && text.ends_with([')', ']', '.'])
}

/// True for the invented row of a template: its first cell says so.
pub fn is_example<S: AsRef<str>>(row: &[S]) -> bool {
    let first = row.iter().map(AsRef::as_ref).find(|cell| !cell.is_empty());
    first.is_some_and(|cell| cell.len() < 16 && matches!(&*fold(cell), "vi du" | "example"))
}

/// True for the invented row of a template with the name of another unit: typed over, but for the
/// mark in its year.
pub fn is_typed_over<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    /// The names in the template.
    const INVENTED: [&str; 2] = ["dang bo cong ty mau", "chi bo phan xuong 1"];
    let name = layout.cell(Field::Name, row);
    let is_marked = is_example(&[layout.cell(Field::Year, row)]);
    is_marked && !name.is_empty() && !INVENTED.contains(&&*fold(name))
}

/// True for a text behind a mark of notes: `* Chi bộ 2 mới thành lập`, `(*) Đơn vị mới`.
pub fn is_marked(text: &str) -> bool {
    text.trim_start_matches(['(', '[']).starts_with('*')
}

/// True for a text about the units or members of the list, not the name of one: `Danh sách này gồm
/// 02 chi bộ`, `Chưa tính đảng viên dự bị`.
pub fn is_about_list(text: &str) -> bool {
    const LISTED: [&str; 9] = [
        "danh sach",
        "chi bo",
        "dang bo",
        "dang vien",
        "to chuc dang",
        "tccsd",
        "don vi",
        "bieu",
        "so lieu",
    ];
    let folded = fold(text);
    text.contains(':') || LISTED.iter().any(|words| has_words(&folded, words))
}

/// True for a sentence about what became of a unit and when: `Chi bộ A giải thể từ tháng 6`.
pub fn tells_end_of_unit(text: &str) -> bool {
    const EVENTS: [&str; 12] = [
        " thanh lap ",
        " giai the ",
        " sap nhap ",
        " hop nhat ",
        " tam dung ",
        " tam ngung ",
        " ngung hoat dong ",
        " dung hoat dong ",
        " cham dut hoat dong ",
        " chuyen ve ",
        " chuyen giao ve ",
        " doi ten thanh ",
    ];
    const WHEN: [&str; 8] = ["tu", "vao", "ngay", "thang", "quy", "nam", "dang", "chi"];
    let words = format!("{} ", fold(text));
    EVENTS.iter().any(|event| {
        words.find(event).is_some_and(|at| {
            let next = words[at + event.len()..].split(' ').next().unwrap_or_default();
            WHEN.contains(&next) || next.bytes().any(|b| b.is_ascii_digit()) || next == "hoat"
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_not_names() {
        assert!(is_in_brackets("(Chi bộ do đảng ủy phụ trách)"));
        assert!(!is_in_brackets("Chi bộ Công ty Daewoo (Việt Nam)"));
        for note in [
            "Đảng bộ Công ty B giải thể từ tháng 6",
            "Chi bộ A sáp nhập vào Chi bộ B",
            "Chi bộ A tạm dừng hoạt động từ 01/7/2024",
        ] {
            assert!(tells_end_of_unit(note), "{note}");
        }
        for name in ["Chi bộ Công ty Hợp Nhất", "Đảng bộ Công ty CP May", "Giải thể"]
        {
            assert!(!tells_end_of_unit(name), "{name}");
        }
    }
}
