//! The words by which names of persons are recognised, and told from names of units.

use crate::domain::fold;

/// Family names, folded.
pub const FAMILIES: [&str; 99] = [
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do",
    "ho", "ngo", "duong", "ly", "giap", "than", "chu", "ta", "trinh", "dinh", "doan", "lam",
    "luong", "mai", "truong", "cao", "ha", "dao", "luu", "to", "quach", "trieu", "thai", "nghiem",
    "kieu", "vuong", "la", "lo", "mac", "tong", "tang", "phung", "dam", "thach", "kim", "nong",
    "hua", "khuat", "nguy", "ong", "bach", "tu", "tieu", "khong", "luc", "vi", "hoa", "cung",
    "chau", "ninh", "an", "dong", "dau", "du", "kha", "lai", "leo", "ma", "nhu", "quan", "sam",
    "son", "ton", "van", "be", "au", "giang", "sung", "thao", "deo", "diep", "trac", "chiu",
    "khuc", "nham", "uong", "tham", "thieu", "tiet", "nie", "ksor", "siu", "lee", "choi", "wang",
    "zhang", "chen",
];

/// Folded words that show the name of an organisation or of a thing.
pub const NOT_OF_PERSONS: [&str; 20] = [
    "cong ty",
    "chi bo",
    "dang bo",
    "dang uy",
    "dang vien",
    "doanh nghiep",
    "xi nghiep",
    "cong nghiep",
    "van phong",
    "nhiem vu",
    "cty",
    "tnhh",
    "mtv",
    "cp",
    "kcn",
    "ccn",
    "dv",
    "dn",
    "tccsd",
    "jsc",
];

/// Folded titles before a name, in the words that letters and blanks split them into.
pub const TITLES: [&str; 12] =
    ["d", "c", "dc", "dong", "chi", "ong", "ba", "anh", "co", "mr", "mrs", "ms"];

/// Family names as they are written, of which hardly any is the first word of a place's or an
/// enterprise's name.
pub const OF_PERSONS_ONLY: [&str; 40] = [
    "nguyễn", "trần", "lê", "phạm", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "ngô",
    "dương", "giáp", "thân", "trịnh", "đoàn", "lương", "trương", "đào", "lưu", "quách", "triệu",
    "nghiêm", "phùng", "đàm", "nông", "hứa", "đinh", "khuất", "giàng", "vừ", "sùng", "thào",
    "lường", "khúc", "nhữ", "uông", "thiều", "choi",
];

/// Family names as they are written, of which other words differ by their marks only: `Tổ`, `Tô`.
pub const OTHERS_AS_WRITTEN: [&str; 51] = [
    "hoàng", "hồ", "lý", "chu", "tạ", "lâm", "mai", "cao", "hà", "tô", "thái", "kiều", "vương",
    "la", "lò", "mạc", "tống", "tăng", "thạch", "kim", "nguỵ", "ngụy", "ông", "bạch", "từ", "tiêu",
    "khổng", "lục", "vi", "hoa", "cung", "châu", "ninh", "an", "đồng", "đậu", "dư", "kha", "lại",
    "lèo", "mã", "quan", "văn", "âu", "đèo", "diệp", "niê", "ksor", "lee", "wang", "zhang",
];

/// Forms of address before a name, in the small words that signs and blanks split them into.
pub const FORMS_OF_ADDRESS: [&[&str]; 17] = [
    &["đ", "c"],
    &["d", "c"],
    &["đc"],
    &["đồng", "chí"],
    &["dong", "chi"],
    &["ông"],
    &["bà"],
    &["anh"],
    &["chị"],
    &["ô"],
    &["b"],
    &["mr"],
    &["ms"],
    &["mrs"],
    &["miss"],
    &["bt"],
    &["pbt"],
];

/// Words that may come before a name: titles and what a person is.
pub const BEFORE_NAMES: [&str; 24] = [
    "đồng chí",
    "đ c",
    "đc",
    "ông",
    "bà",
    "anh",
    "chị",
    "mr",
    "ms",
    "mrs",
    "bí thư",
    "phó bí thư",
    "giám đốc",
    "phó giám đốc",
    "tổng giám đốc",
    "gđ",
    "pgđ",
    "tgđ",
    "phụ trách",
    "chủ dn",
    "chủ tịch",
    "đảng viên",
    "họ và tên",
    "họ tên",
];

/// Folded words in names of units, enterprises and places that begin like a person's.
pub const OF_UNITS: [&str; 30] = [
    "nha may",
    "san xuat",
    "kinh doanh",
    "ky thuat",
    "dau tu",
    "xay dung",
    "thuong mai",
    "dich vu",
    "van tai",
    "khach san",
    "benh vien",
    "ngan hang",
    "hop tac xa",
    "phan xuong",
    "cua hang",
    "tap doan",
    "chi nhanh",
    "thanh nien",
    "dao tao",
    "van hoa",
    "ban quan ly",
    "co ltd",
    "ltd",
    "group",
    "corp",
    "dntn",
    "htx",
    "khu pho",
    "ccb",
    "hoi nong dan",
];

/// Folded names of the dead whose names units, streets and communes bear: they are nobody's data.
pub const NAMESAKES: [&str; 41] = [
    "ho chi minh",
    "le hong phong",
    "tran phu",
    "nguyen van cu",
    "nguyen thi minh khai",
    "hoang van thu",
    "ngo gia tu",
    "hoang hoa tham",
    "nguyen van linh",
    "vo thi sau",
    "nguyen van troi",
    "pham van dong",
    "hoang quoc viet",
    "nguyen thi dinh",
    "ha huy tap",
    "phan dinh phung",
    "ly thuong kiet",
    "le loi",
    "tran hung dao",
    "nguyen trai",
    "nguyen hue",
    "ly thai to",
    "ngo quyen",
    "dinh tien hoang",
    "le duan",
    "truong chinh",
    "nguyen chi thanh",
    "vo nguyen giap",
    "phan dinh giot",
    "la van cau",
    "cu chinh lan",
    "to vinh dien",
    "be van dan",
    "le thi hong gam",
    "phung chi kien",
    "luong van tri",
    "nguyen duc canh",
    "than nhan trung",
    "nguyen khuyen",
    "phan boi chau",
    "ly tu trong",
];

/// True if a word is the same as one in small letters, or has no marks and is else the same.
pub fn is_same_word(word: &str, small: &str) -> bool {
    word.chars().flat_map(char::to_lowercase).eq(small.chars())
        || (word.is_ascii()
            && word.len() == small.chars().count()
            && word.eq_ignore_ascii_case(&fold(small)))
}

/// True if a word is written as a family name, its marks too.
pub fn is_written_as_family(word: &str) -> bool {
    word.contains(['?', '_'])
        || OF_PERSONS_ONLY.iter().chain(&OTHERS_AS_WRITTEN).any(|own| is_same_word(word, own))
}
