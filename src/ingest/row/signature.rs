//! Text below a form: who made it, who signs it, where it goes, notes.

use crate::domain::fold;

/// True if a cell is text below a form: who made it, who signs it, where it goes, notes.
pub fn is_signature(cell: &str) -> bool {
    const WORDS: [&str; 25] = [
        "nguoi lap",
        "nguoi tong hop",
        "nguoi kiem tra",
        "can bo tong hop",
        "can bo lap",
        "nguoi bao cao",
        "t m ",
        "tm ",
        "kt bi thu",
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
}
