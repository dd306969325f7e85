//! Columns that hold data about persons, by their headings or their cells. Such a cell is only
//! looked at to tell what its column or its row is; it is never stored or shown.

use super::layout::HeadRow;
use crate::domain::{Date, Meaning, Phrases, fold, has_words};
use crate::ingest::cells;
use std::sync::LazyLock;

/// Words in headings of personal columns, folded.
const PERSONAL: [&str; 66] = [
    "ho va ten",
    "ho ten",
    "ho dem",
    "cccd",
    "cmnd",
    "cmt",
    "can cuoc",
    "chung minh nhan dan",
    "dien thoai",
    "so dt",
    "lien he",
    "zalo",
    "nguoi dung dau",
    "nguoi phu trach",
    "cmtnd",
    "facebook",
    "sdt",
    "di dong",
    "ngay sinh",
    "ngay thang nam sinh",
    "nam sinh",
    "que quan",
    "noi sinh",
    "email",
    "dia chi thuong tru",
    "noi o",
    "so the dang",
    "gioi tinh",
    "bi thu",
    "nguoi dai dien",
    "ngay vao dang",
    "ho chieu",
    "the dang",
    "the dv",
    "ten dang vien",
    "ma dang vien",
    "danh sach dang vien",
    "thu dien tu",
    "ho khau",
    "thuong tru",
    "tam tru",
    "cu tru",
    "ly lich",
    "so tai khoan",
    "quoc tich",
    "giam doc",
    "chu tich",
    "chuc vu",
    "chuc danh",
    "can bo phu trach",
    "full name",
    "phone",
    "mobile",
    "date of birth",
    "birthday",
    "id card",
    "nguoi ky",
    "nguoi lap",
    "nguoi lap bieu",
    "nguoi bao cao",
    "nguoi tong hop",
    "nguoi kiem tra",
    "nguoi gioi thieu",
    "ho chu dem",
    "ghi ro ten",
    "passport",
];

/// Words in headings of columns that name persons, whatever else the heading says, folded:
/// `Đảng viên HTXSNV (ghi rõ họ tên)`.
const OF_NAMES: [&str; 10] = [
    "ho va ten",
    "ho ten",
    "ho chu dem",
    "ho dem",
    "ghi ro ten",
    "ten dang vien",
    "danh sach dang vien",
    "danh sach dv",
    "ten dong chi",
    "full name",
];

/// Words in headings of what each member of a list has, folded.
const OF_MEMBERS: [&str; 11] = [
    "the dang",
    "the dv",
    "cccd",
    "cmnd",
    "cmtnd",
    "can cuoc",
    "chung minh nhan dan",
    "ngay sinh",
    "ngay thang nam sinh",
    "nam sinh",
    "ngay vao dang",
];

/// Words in headings of persons who stand for a unit, or who are some of its members.
const OF_SOME: [&str; 26] = [
    "bi thu",
    "giam doc",
    "chu tich",
    "dung dau",
    "dai dien",
    "phu trach",
    "chu dn",
    "chu doanh nghiep",
    "can bo",
    "nguoi ky",
    "nguoi lap",
    "nguoi bao cao",
    "htxsnv",
    "httnv",
    "htnv",
    "khtnv",
    "hoan thanh",
    "xuat sac",
    "ket nap",
    "tang cuong",
    "cap uy",
    "danh sach",
    "lien he",
    "secretary",
    "director",
    "contact",
];

/// Headings of the names of members in lists that call them officials, folded.
const NAMES_OF_OFFICIALS: [&str; 5] = [
    "ho va ten can bo",
    "ho ten can bo",
    "ho va ten can bo dang vien",
    "ho ten can bo dang vien",
    "ten can bo",
];

/// Whose data a personal column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persons {
    /// The names of members, one a row.
    Members,
    /// Other data of members, one a row.
    OfMembers,
    /// Data of a unit's secretary, director or contact, or of some of its members.
    OfUnit,
}

/// Whose data a personal column holds, by its heading.
pub fn persons_of(heading: &str) -> Persons {
    let folded = fold(heading);
    if NAMES_OF_OFFICIALS.contains(&folded.as_str()) {
        Persons::Members
    } else if stands_for_unit(heading) {
        Persons::OfUnit
    } else if names_persons(&folded) {
        Persons::Members
    } else if OF_MEMBERS.iter().any(|sign| has_words(&folded, sign)) {
        Persons::OfMembers
    } else {
        Persons::OfUnit
    }
}

/// True if a heading names persons who stand for a unit, or some of its members.
pub fn stands_for_unit(heading: &str) -> bool {
    let folded = fold(heading);
    OF_SOME.iter().any(|sign| has_words(&folded, sign))
}

/// True if a folded heading asks for names of persons.
pub fn names_persons(folded: &str) -> bool {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(OF_NAMES));
    PHRASES.is_any_in(folded)
}

/// Headings that are personal only as a whole: `Dân tộc`, but not `Đảng viên dân tộc thiểu số`.
const PERSONAL_ALONE: [&str; 9] = [
    "dan toc",
    "ton giao",
    "tuoi",
    "anh",
    "suc khoe",
    "trinh do",
    "hoc van",
    "trinh do hoc van",
    "trinh do chuyen mon",
];

/// True if a folded heading names personal data.
pub fn is_personal(folded: &str) -> bool {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(PERSONAL));
    // `Đảng viên không giữ chức vụ` counts them.
    PERSONAL_ALONE.contains(&folded)
        || PHRASES.is_any_in(folded)
            && !has_words(folded, "dang vien khong giu chuc vu")
            && !has_words(folded, "dang vien giu chuc vu")
}

/// True if most cells of a column identify persons: identity numbers, telephone numbers, e-mail
/// addresses; in a column without a known meaning also dates.
pub fn looks_personal(data: &[HeadRow], column: usize, meaning: Meaning) -> bool {
    let cells: Vec<&str> = data
        .iter()
        .filter_map(|r| r.cells.get(column))
        .map(String::as_str)
        .filter(|c| !c.is_empty())
        .collect();
    let digits = |c: &str| c.chars().filter(char::is_ascii_digit).count();
    let only = |c: &str| {
        c.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '+' | '\''))
    };
    let identity = |c: &&str| {
        only(c)
            && (9..=12).contains(&digits(c))
            && (c.starts_with('0') || c.starts_with("+84") || c.starts_with("'0"))
    };
    let personal = |c: &&str| {
        identity(c)
            || (c.contains('@') && c.contains('.'))
            || (meaning == Meaning::Unknown
                && c.len() > 7
                && matches!(cells::date(c), Ok(d) if d != Date::MISSING))
    };
    !cells.is_empty() && cells.iter().filter(|c| personal(c)).count() * 2 > cells.len()
}
