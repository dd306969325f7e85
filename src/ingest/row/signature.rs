//! What is below a form: who made it, who signs it, where it goes, notes.

use crate::domain::fold;

/// Whether a cell is what stands below a form: who made it, who signs it, where it goes, notes.
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

/// Whether a cell is the line of place and date over a signature: `Bắc Giang, ngày 20 tháng 12 năm
/// 2023`.
pub fn is_dateline(cell: &str) -> bool {
    // Few cells need the careful look.
    if !cell.contains(['n', 'N']) {
        return false;
    }
    let folded = fold(cell);
    let mut words = folded.split(' ');
    ["ngay", "thang", "nam"].iter().all(|part| words.any(|word| word == *part))
}

/// Whether a row tells that what follows it stands below the form: nobody's name there is a unit's.
pub fn signs<S: AsRef<str>>(row: &[S]) -> bool {
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
            assert!(signs(&["", cell]), "{cell}");
        }
        for cell in ["Chi bộ Văn phòng", "KT-KH", "Năm 2023", "12 tháng", "Hoàn thành tốt nhiệm vụ"]
        {
            assert!(!signs(&["", cell]), "{cell}");
        }
    }
}
