//! Headings of columns that hold data about persons. Such columns are never read.

/// Words in headings of personal columns, folded.
const PERSONAL: [&str; 57] = [
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
    "passport",
];

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
    if PERSONAL_ALONE.contains(&folded) {
        return true;
    }
    let stands_alone = |at: usize, sign: &str| {
        (at == 0 || folded.as_bytes()[at - 1] == b' ')
            && matches!(folded.as_bytes().get(at + sign.len()), None | Some(b' '))
    };
    PERSONAL.iter().any(|sign| folded.match_indices(sign).any(|(at, _)| stands_alone(at, sign)))
}
