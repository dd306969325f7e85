//! Text below a form: who made it, who signs it, where it goes, notes.

use crate::domain::{Meaning, fold};
use crate::ingest::cells::person_name::{Likeness, is_full_name, is_plain_name, likeness};
use crate::ingest::cells::unit_name;
use crate::ingest::header::layout::Layout;

/// True if a cell is text below a form: who made it, who signs it, where it goes, notes.
pub fn is_signature(cell: &str) -> bool {
    const WORDS: [&str; 30] = [
        "lap bieu",
        "nguoi lap",
        "nguoi tong hop",
        "nguoi kiem tra",
        "can bo tong hop",
        "can bo lap",
        "nguoi bao cao",
        "t m ",
        "tm ",
        "kt bi thu",
        "tl ban",
        "t l ban",
        "tuq ban",
        "tuq bi thu",
        "k t bi thu",
        "kt truong",
        "k t truong",
        "truong ban",
        "pho truong ban",
        "truong phong",
        "thu truong",
        "chanh van phong",
        "bi thu",
        "pho bi thu",
        "noi nhan",
        "ky ghi ro",
        "ky ten",
        "da ky",
        "xac nhan",
        "ghi chu",
    ];
    let folded = fold(cell);
    WORDS.iter().any(|word| folded.starts_with(word))
}

/// True for the line of place and date above a signature: `Bắc Giang, ngày 20 tháng 12 năm 2023`.
pub fn is_dateline(cell: &str) -> bool {
    // Most cells are rejected before they are folded.
    if !cell.contains(['n', 'N']) {
        return false;
    }
    let folded = fold(cell);
    let mut words = folded.split(' ');
    ["ngay", "thang", "nam"].iter().all(|part| words.any(|word| word == *part))
}

/// True if a row is below the form. Names in the rows that follow are persons', not units'.
pub fn is_signature_row<S: AsRef<str>>(row: &[S]) -> bool {
    row.iter().any(|cell| is_signature(cell.as_ref()) || is_dateline(cell.as_ref()))
        || is_row_of_roles(row)
}

/// True if each filled cell of a row is what a signer does and nothing else: `Duyệt | Kiểm tra`.
pub fn is_row_of_roles<S: AsRef<str>>(row: &[S]) -> bool {
    /// Folded. A branch may be named after such work: `Kiểm tra chất lượng`.
    const ROLES: [&str; 20] = [
        "chu tri",
        "chu toa",
        "duyet",
        "phe duyet",
        "nguoi duyet",
        "nguoi phe duyet",
        "kiem tra",
        "kiem soat",
        "soat xet",
        "tong hop",
        "thu ky",
        "ke toan",
        "ke toan truong",
        "van thu",
        "giam doc",
        "pho giam doc",
        "tong giam doc",
        "nguoi ky",
        "thu truong don vi",
        "can bo to chuc",
    ];
    let mut filled = row.iter().map(AsRef::as_ref).filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some()
        && filled.all(|cell| cell.len() < 40 && ROLES.contains(&fold(cell).as_str()))
}

/// True if two or more cells of a row are filled and each names a person, perhaps after what he
/// does: `Lập biểu: Trần Văn Giả`. Units and places may have such names too, so that one of them
/// is outside their columns, or all are full names.
pub fn is_row_of_signers<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    let cells = row.iter().map(AsRef::as_ref).enumerate().filter(|(_, cell)| !cell.is_empty());
    let cells: Vec<(usize, &str)> = cells.collect();
    let names: Vec<&str> = cells.iter().filter_map(|(_, cell)| name_of_signer(cell)).collect();
    if names.len() < 2 || names.len() < cells.len() {
        return false;
    }
    let is_outside = |(column, _): &(usize, &str)| match layout.columns.get(*column) {
        Some(Meaning::Field(field)) => !field.names_unit_or_place(),
        _ => true,
    };
    let has_role = cells.iter().zip(&names).any(|((_, cell), name)| cell.len() > name.len());
    has_role
        || cells.iter().any(is_outside)
        || names.iter().all(|name| is_full_name(name))
            && names.iter().any(|name| is_plain_name(name))
}

/// The name in a cell of a signature that holds nothing else than it and what the person does.
fn name_of_signer(cell: &str) -> Option<&str> {
    /// Longer texts are notes.
    const MOST_WORDS: usize = 5;
    /// What a signer does, folded.
    const ROLES: [&str; 4] = ["lap bieu", "kiem tra", "tong hop", "duyet"];
    let is_name = |text: &&str| likeness(text) > Likeness::None;
    if let Some((role, name)) = cell.split_once(':') {
        let role = fold(role);
        let is_role = role.split(' ').count() <= MOST_WORDS
            && unit_name::prefix(&role).is_none()
            && !unit_name::names_enterprise(&role);
        return Some(name.trim()).filter(is_name).filter(|_| is_role);
    }
    let folded = fold(cell);
    let role = ROLES
        .iter()
        .find(|role| folded.strip_prefix(**role).is_some_and(|rest| rest.starts_with(' ')));
    let mut name = cell;
    for _ in role.map_or("", |role| role).split_whitespace() {
        name = name.trim_start_matches(char::is_alphabetic);
        name = name.trim_start_matches(|c: char| !c.is_alphabetic());
    }
    Some(name).filter(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_below_a_form_is_told() {
        for cell in [
            "Bắc Giang, ngày 20 tháng 12 năm 2023",
            "T/M BAN THƯỜNG VỤ",
            "KT. BÍ THƯ",
            "(Ký tên, đóng dấu)",
            "Chánh Văn phòng",
        ] {
            assert!(is_signature_row(&["", cell]), "{cell}");
        }
        for cell in ["Chi bộ Văn phòng", "KT-KH", "Năm 2023", "12 tháng", "Hoàn thành tốt nhiệm vụ"]
        {
            assert!(!is_signature_row(&["", cell]), "{cell}");
        }
    }

    #[test]
    fn a_signer_is_named_after_what_he_does() {
        for cell in ["Lập biểu: Trần Văn Giả", "Lập biểu Trần Văn Giả", "Trần Văn Giả"]
        {
            assert_eq!(name_of_signer(cell), Some("Trần Văn Giả"), "{cell}");
        }
        assert_eq!(name_of_signer("Công ty May: Trần Văn Giả"), None);
        assert_eq!(name_of_signer("Lập biểu"), None);
    }
}
