//! Headings that may mean several columns: `Loại hình`, `Kỳ`.

use crate::domain::Field;

/// True for a heading, folded, that means its column only where no other does: `Danh sách chi bộ`
/// beside `Tên chi bộ` has what is below them.
pub fn is_doubtful(folded: &str) -> bool {
    const DOUBTFUL: [&str; 9] = [
        "don vi tcd",
        "cac tccsd truc thuoc",
        "cac chi bo truc thuoc",
        "danh sach chi bo",
        "danh sach tcd",
        "danh sach dn",
        "cong ty",
        "xl cb",
        "so dv moi",
    ];
    DOUBTFUL.contains(&folded)
}

/// The columns that an ambiguous heading, folded, may mean. The cells below decide.
pub fn candidates(folded: &str) -> &'static [Field] {
    match folded {
        "khoi" | "khu vuc" | "nguon von" | "phan loai dn" => &[Field::Ownership],
        "mo hinh" | "kieu to chuc" | "cap to chuc" => &[Field::Kind],
        "loai hinh" => &[Field::Kind, Field::Ownership],
        "loai" | "phan loai" => &[Field::Rating, Field::Kind, Field::Ownership],
        "ket qua" | "dg" | "dg chung" | "tap the" | "xep hang" | "dat muc" => &[Field::Rating],
        "dang bo truc thuoc" | "dang bo quan ly" | "dang uy quan ly" | "don vi chu quan"
        | "dbcs" | "ducs" => &[Field::Parent],
        "khu" | "thuoc khu" | "dia diem" | "vi tri" => &[Field::Zone],
        "ten dv" => &[Field::Name],
        "ma dv" | "ma so dv" => &[Field::Id],
        "dia chi" | "tru so" | "dia diem tru so" | "noi dong tru so" | "noi dat tru so" => {
            &[Field::District]
        }
        "ky" | "ky bao cao" | "ky dg" | "quy" | "qui" | "thang" | "thoi diem" | "den ngay"
        | "tinh den ngay" | "so lieu den ngay" => &[Field::Period],
        "ky xl" | "quy dg" | "quy xl" | "thang dg" => &[Field::Period, Field::Rating],
        _ => &[],
    }
}
