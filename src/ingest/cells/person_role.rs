//! The words before the name or the number of a person: `Bí thư: Trần Văn Giả`.

use crate::domain::{begins_with_words, fold};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Folded words before the name or the number of a person. A role comes before its own beginning:
/// `dt dd` before `dt`.
pub const ROLES: [&str; 44] = [
    "nguoi dai dien",
    "nguoi lien he",
    "ho va ten",
    "pho giam doc",
    "tong giam doc",
    "so dien thoai",
    "pho bi thu",
    "chu doanh nghiep",
    "dong chi",
    "dien thoai",
    "phu trach",
    "chu tich",
    "giam doc",
    "p bi thu",
    "pho bt",
    "lien he",
    "dai dien",
    "hotline",
    "ho ten",
    "bi thu",
    "pbtcb",
    "b thu",
    "btcb",
    "chu dn",
    "mobile",
    "phone",
    "email",
    "zalo",
    "cccd",
    "cmnd",
    "dt dd",
    "dtdd",
    "tel",
    "sdt",
    "pgd",
    "tgd",
    "p bt",
    "pbt",
    "d c",
    "dt",
    "dc",
    "gd",
    "bt",
    "pt",
];

/// Folded words that are a role only before a colon: `Quản lý: Trần Văn Giả`.
pub const LABELS: [&str; 16] = [
    "chi uy vien",
    "cap uy vien",
    "dang uy vien",
    "uy vien",
    "uv",
    "cap uy",
    "chi uy",
    "thuong truc",
    "nguoi dung dau",
    "thu truong",
    "lanh dao",
    "can bo",
    "quan ly",
    "chu nhiem",
    "nguoi lap",
    "truong ban",
];

/// The first words of [`ROLES`] as they are written inside a name without a sign before them, with
/// the folded words that may follow each. The words of a row without such words may be a role or a
/// name by themselves: `tong` and `chu` are family names too.
pub const FIRST_WORDS: [(&[&str], &[&str]); 10] = [
    (&["Bí", "bí", "BÍ", "Bi", "bi", "BI"], &["thu"]),
    (&["Phó", "phó", "PHÓ"], &["giam", "bi", "bt"]),
    (&["Phụ", "phụ", "PHỤ", "Phu"], &["trach"]),
    (&["Giám", "giám", "GIÁM", "Giam"], &["doc"]),
    (&["Điện", "điện"], &["thoai"]),
    (&["Người", "người", "Liên", "liên"], &["dai", "lien", "he"]),
    (&["Đồng", "đồng", "ĐỒNG"], &["chi"]),
    (&["Tổng", "Chủ", "chủ", "Đảng", "đảng", "ĐẢNG"], &[]),
    (&["BT", "PBT", "BTCB"], &[]),
    (&["GĐ", "TGĐ", "PGĐ", "ĐT", "SĐT", "đt", "sđt", "Đ/c", "đ/c", "Đ/C"], &[]),
];

/// [`FIRST_WORDS`] by the word as it is written.
static BY_FIRST_WORD: LazyLock<FxHashMap<&str, &[&str]>> = LazyLock::new(|| {
    let each = |(words, next): &(&'static [&str], &'static [&str])| {
        let next = *next;
        words.iter().map(move |word| (*word, next))
    };
    FIRST_WORDS.iter().flat_map(each).collect()
});

/// True if a text starts with the first word of a role.
pub fn is_role_word(text: &str) -> bool {
    BY_FIRST_WORD.contains_key(&text[..first_word_end(text)])
}

fn first_word_end(text: &str) -> usize {
    let is_end = |byte: u8| matches!(byte, b' ' | b':' | b'.' | b'\n');
    text.bytes().position(is_end).unwrap_or(text.len())
}

/// Whether a text may start with a role or, at the first word of one, with a person's name: `Điện
/// thoại`, but not `Điện tử`. The text has no other letters than those of [`is_plainly_plain`].
///
/// [`is_plainly_plain`]: crate::domain::is_plainly_plain
pub fn may_start_role(text: &str) -> bool {
    let end = first_word_end(text);
    BY_FIRST_WORD.get(&text[..end]).is_some_and(|next| {
        let mut words = text[end..].split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
        let word = words.next().map(fold).unwrap_or_default();
        // Whoever has the usual middle word of names has a name: `Phó Thị Giả`.
        next.is_empty() || next.contains(&&*word) || matches!(&*word, "thi" | "van")
    })
}

/// The byte position of the role that ends a text: of `Bí thư` in `Chi bộ Kho, Bí thư`. None if no
/// role ends it, or nothing is before the role.
pub fn role_before(text: &str) -> Option<usize> {
    /// The most words of a role with those of its body: `so dien thoai chi bo`.
    const WORDS: usize = 5;
    let is_start = |(at, c): &(usize, char)| {
        c.is_alphanumeric() && !text[..*at].ends_with(char::is_alphanumeric)
    };
    let starts = text.char_indices().rev().filter(is_start).map(|(at, _)| at);
    let is_role = |at: &usize| {
        let folded = fold(&text[*at..]);
        let bare = without_body(&folded);
        ROLES.iter().chain(&LABELS).any(|role| *role == bare)
    };
    let start = starts.take(WORDS).filter(is_role).last()?;
    text[..start].contains(char::is_alphanumeric).then_some(start)
}

/// A folded role without the body that it is in: `bi thu chi bo`.
fn without_body(folded: &str) -> &str {
    const BODIES: [&str; 4] = [" chi bo", " dang uy", " dang bo", " cap uy"];
    BODIES.iter().find_map(|body| folded.strip_suffix(body)).unwrap_or(folded)
}

/// True for the title of a secretary or a deputy and nothing else: `Bí thư chi bộ`.
pub fn is_secretary(text: &str) -> bool {
    const SECRETARIES: [&str; 10] = [
        "bi thu",
        "pho bi thu",
        "p bi thu",
        "pho bt",
        "b thu",
        "bt",
        "pbt",
        "p bt",
        "btcb",
        "pbtcb",
    ];
    SECRETARIES.contains(&without_body(&fold(text)))
}

/// The rest of a text behind the role that it starts with; None if it starts with none.
pub fn after_role(text: &str) -> Option<&str> {
    let folded = fold(text);
    let own = folded.strip_prefix("ten ").unwrap_or(&folded);
    let role = ROLES.iter().find(|role| begins_with_words(own, role))?;
    let mut rest = text;
    for _ in 0..role.split(' ').count() + usize::from(own.len() < folded.len()) {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        rest = rest.trim_start_matches(char::is_alphanumeric);
    }
    Some(rest.trim_start_matches(|c: char| !c.is_alphanumeric()))
}
