//! Persons behind the words of a heading or of a value: `Đảng viên KHTNV Trần Văn Giả`.

use super::closed_cell::VOCABULARY;
use super::person_words::{
    FAMILIES, FORMS_OF_ADDRESS, NAMESAKES, OF_PERSONS_ONLY, is_same_word, is_written_as_family,
};
use crate::domain::{HIDDEN_CELL, fold};
use crate::ingest::decode::syllable::is_syllable;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Words of headings beside those of [`VOCABULARY`], as they are written small.
const OF_HEADINGS: &str = "viên mã tên lượng mức chất kết nạp quần chúng chủ tăng cường thời gian \
    điểm địa bàn bộ huyện xã phường thị trấn đặc thuộc nơi đóng tại ghi chú lý do danh sách khác \
    lãnh đạo chốt đoàn thanh niên công nhân lượt tỷ lệ tỉ tl sl stt tt kèm theo nội dung tđ kết \
    quả của cho về là các này đã mới ký lập duyệt báo cáo tiêu biểu";

/// The first words of what a cell says of members, of ratings or of rows, as they are written.
const LEADS: [&[&str]; 21] = [
    &["đảng", "viên"],
    &["đv"],
    &["số", "đảng", "viên"],
    &["số", "đv"],
    &["tổng", "số"],
    &["tsđv"],
    &["htxsnv"],
    &["httnv"],
    &["htnv"],
    &["khtnv"],
    &["hoàn", "thành"],
    &["không", "hoàn", "thành"],
    &["xếp", "loại"],
    &["xl"],
    &["ghi", "chú"],
    &["danh", "sách"],
    &["bt"],
    &["bí", "thư"],
    &["phụ", "trách"],
    &["người", "phụ", "trách"],
    BY,
];

/// The word before who did something. Places begin with it too where they are written without
/// marks: `Do Son`.
const BY: &[&str] = &["do"];

/// Folded words before the names of units and places.
const BEFORE_UNITS: [&str; 28] = [
    "bo", "ty", "cty", "tnhh", "mtv", "cp", "nghiep", "kcn", "ccn", "huyen", "xa", "phuong", "pho",
    "tinh", "quan", "tran", "khoi", "uy", "doan", "xuong", "may", "dntn", "htx", "khu", "cb", "db",
    "nhanh", "duong",
];

/// The most words of a name.
const MOST_WORDS: usize = 5;

/// A word of a text.
#[derive(Clone, Copy)]
struct Word<'t> {
    at: usize,
    text: &'t str,
}

impl Word<'_> {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }

    fn has_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// True for capitals alone.
    fn is_upper(&self) -> bool {
        !self.text.chars().any(char::is_lowercase)
    }

    /// True for a word of headings and values, a number or an abbreviation.
    fn is_known(&self) -> bool {
        static WRITTEN: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
            let words = VOCABULARY.split(' ').chain(OF_HEADINGS.split(' '));
            words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
        });
        static FOLDED: LazyLock<FxHashSet<String>> =
            LazyLock::new(|| WRITTEN.iter().map(|word| fold(word)).collect());
        self.text.chars().any(char::is_numeric)
            || WRITTEN.contains(&self.text.to_lowercase())
            || self.text.is_ascii() && FOLDED.contains(&fold(self.text))
            || self.is_upper() && !is_pronounceable(self.text)
    }
}

/// False for what is rather an abbreviation: it has no vowel, or three consonants together.
fn is_pronounceable(text: &str) -> bool {
    let folded = fold(text);
    let is_vowel = |c: char| "aeiouy".contains(c);
    let consonants = folded.split(is_vowel).map(str::len).max().unwrap_or(0);
    folded.contains(is_vowel) && consonants <= if folded.starts_with("ngh") { 3 } else { 2 }
}

/// A heading without names of persons among or behind its words; None where it has none.
pub fn without_persons_in_heading(heading: &str) -> Option<String> {
    let words = words_of(heading);
    let mut shown = String::new();
    let mut from = 0;
    let mut at = 0;
    while at < words.len() {
        let Some(end) = end_of_name(heading, &words, at, true) else {
            at += namesake_words(heading, &words[at..]).max(1);
            continue;
        };
        shown += &heading[from..words[at].at];
        shown += HIDDEN_CELL;
        from = words[end - 1].end();
        at = end;
    }
    (from > 0).then(|| shown + &heading[from..])
}

/// True if a text begins with words about members, ratings or rows, and a person's name is behind
/// them.
pub fn is_person_behind_words(text: &str) -> bool {
    const FIRST: [char; 22] = [
        'đ', 'Đ', 'd', 'D', 's', 'S', 't', 'T', 'h', 'H', 'k', 'K', 'x', 'X', 'g', 'G', 'b', 'B',
        'p', 'P', 'n', 'N',
    ];
    let text = text.trim_start_matches(|c: char| !c.is_alphabetic());
    // Almost every text of a list of units.
    if !text.starts_with(FIRST) || text.starts_with("Đảng bộ ") {
        return false;
    }
    let words = words_of(text);
    let is_lead = |lead: &&&[&str]| {
        lead.len() < words.len()
            && lead.iter().zip(&words).all(|(own, word)| is_same_word(word.text, own))
    };
    let Some(lead) = LEADS.iter().find(is_lead) else { return false };
    let has_middle_word =
        || words.iter().any(|word| matches!(&*word.text.to_lowercase(), "thị" | "văn"));
    (*lead != BY || has_middle_word())
        && (lead.len()..words.len()).any(|at| end_of_name(text, &words, at, false).is_some())
}

/// True if a text is such words and nothing else, so that a name may follow: `ĐV HTXSNV`.
pub fn are_words_before_person(text: &str) -> bool {
    let words = words_of(text);
    let is_lead = |lead: &&[&str]| {
        lead.len() <= words.len()
            && lead.iter().zip(&words).all(|(own, word)| is_same_word(word.text, own))
    };
    LEADS.iter().any(is_lead) && words.iter().all(Word::is_known)
}

/// The words of a text: letters, digits and the signs of lost letters.
fn words_of(text: &str) -> Vec<Word<'_>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '?';
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_part(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(Word { at: from, text: &text[from..at] });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Where the name ends that begins at a word, as an index of the word behind it. A heading is only
/// shown, so that more is taken for a name.
fn end_of_name(text: &str, words: &[Word<'_>], at: usize, is_heading: bool) -> Option<usize> {
    let (before, own) = (&words[..at], words[at]);
    let is_joined = |next: usize| {
        text[words[next - 1].end()..words[next].at].chars().all(|c| c == '.' || c.is_whitespace())
    };
    let run = |is_part: &dyn Fn(Word<'_>) -> bool| {
        let most = words.len().min(at + MOST_WORDS);
        (at + 1..most).find(|next| !is_joined(*next) || !is_part(words[*next])).unwrap_or(most)
    };
    let span = |range: Range<usize>| &text[words[range.start].at..words[range.end - 1].end()];
    let is_plain = at > 0 && at + 3 <= words.len() && (at + 1..at + 3).all(is_joined);
    let is_namesake = |end: usize| NAMESAKES.contains(&&*fold(span(at..end)));
    if is_plain
        && is_written_as_family(own.text)
        && matches!(words[at + 1].text.to_lowercase().as_str(), "thị" | "văn" | "thi" | "van")
    {
        let end = run(&|word| word.has_capital()).max(at + 3);
        return (!is_namesake(end)).then_some(end);
    }
    if !own.has_capital() {
        return None;
    }
    let is_behind_unit = before.last().is_some_and(|w| BEFORE_UNITS.contains(&&*fold(w.text)));
    let capitals = run(&|word| word.has_capital());
    let is_new = (at..capitals).any(|word| !words[word].is_known());
    if is_written_as_family(own.text) && capitals - at > 1 && is_new {
        let is_of_persons = OF_PERSONS_ONLY.contains(&&*own.text.to_lowercase()) || text.is_ascii();
        let is_short = |word: usize| words[word].is_upper() && !is_pronounceable(words[word].text);
        let is_certain = is_of_persons
            && (capitals - at > 2 || is_heading && at > 0)
            && !(at..capitals).any(is_short);
        if (at > 0 && !is_behind_unit || is_certain) && !is_namesake(capitals) {
            return Some(capitals);
        }
    }
    let is_initial =
        |word: Word<'_>| word.text.chars().count() == 1 && text[word.end()..].starts_with('.');
    if before.is_empty() || own.is_known() && !is_initial(own) {
        return None;
    }
    if is_addressed(before) {
        return Some(capitals);
    }
    let unknown = run(&|word| word.has_capital() && (!word.is_known() || is_initial(word)));
    let gap = &text[before[at - 1].end()..own.at];
    let is_after_known = before.iter().all(Word::is_known) && !gap.contains(['/', '\n']);
    let is_single = is_heading && before.len() == 1 && before[0].is_known();
    let has_small = is_single || before.iter().any(|w| !w.has_capital() || w.is_upper());
    let is_in_title_case = before.iter().skip(1).any(|w| w.has_capital() && !w.is_upper());
    let is_at_end = |end: usize| {
        words.get(end).is_none_or(|next| text[words[end - 1].end()..next.at].contains([')', '/']))
    };
    let is_name = !is_behind_unit
        && has_small
        && !is_in_title_case
        && (unknown - at > 1 && !own.is_upper() && !gap.contains(['/', '\n'])
            || is_after_known && is_at_end(unknown));
    (is_name && !are_shouted_words(words, at..unknown)).then_some(unknown)
}

/// True for two or more Vietnamese words of a text in capitals, of which the first is no family's
/// and none the middle one of names: capitals tell nothing there. `SỐ LƯỢNG TỐI ĐA`
fn are_shouted_words(words: &[Word<'_>], at: Range<usize>) -> bool {
    let folded: Vec<String> = words[at.clone()].iter().map(|word| fold(word.text)).collect();
    let is_of_name = |word: &String| matches!(word.as_str(), "thi" | "van");
    at.len() > 1
        && words.iter().all(Word::is_upper)
        && words[at].iter().all(|w| w.text.chars().nth(1).is_some() && is_syllable(w.text))
        && !FAMILIES.contains(&&*folded[0])
        && !folded.iter().any(is_of_name)
}

/// How many of the first words are the name of one of the dead whose names places bear.
fn namesake_words(text: &str, words: &[Word<'_>]) -> usize {
    let is_namesake = |count: &usize| {
        let span = &text[words[0].at..words[count - 1].end()];
        NAMESAKES.contains(&&*fold(span))
    };
    (2..=words.len().min(MOST_WORDS)).find(is_namesake).unwrap_or(0)
}

/// True if words end with a form of address.
fn is_addressed(before: &[Word<'_>]) -> bool {
    FORMS_OF_ADDRESS.iter().any(|form| {
        before.len() >= form.len()
            && before[before.len() - form.len()..]
                .iter()
                .zip(*form)
                .all(|(word, own)| word.text.to_lowercase() == *own)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_behind_the_words_of_a_heading_is_hidden() {
        for (heading, shown) in [
            ("Đảng viên KHTNV Nguyễn Quốc Khuynh", "Đảng viên KHTNV …"),
            ("Đảng viên KHTNV (Nguyễn Quốc Khuynh)", "Đảng viên KHTNV (…)"),
            ("ĐẢNG VIÊN KHTNV NGUYỄN QUỐC KHUYNH", "ĐẢNG VIÊN KHTNV …"),
            ("Dang vien KHTNV Nguyen Quoc Khuynh", "Dang vien KHTNV …"),
            ("Đảng viên KHTNV Tanaka Hiroshi", "Đảng viên KHTNV …"),
            ("Đảng viên KHTNV TANAKA HIROSHI", "Đảng viên KHTNV …"),
            ("ĐẢNG VIÊN KHTNV VĂN KHUYNH", "ĐẢNG VIÊN KHTNV …"),
            ("Đảng viên HTXSNV Khuynh", "Đảng viên HTXSNV …"),
            ("Đảng viên HTXSNV: Khuynh", "Đảng viên HTXSNV: …"),
            ("ĐV hoàn thành tốt nhiệm vụ - N.V. Khuynh", "ĐV hoàn thành tốt nhiệm vụ - …"),
            ("Xếp loại / Lê Khuynh", "Xếp loại / …"),
            ("Ghi chú đ/c Khuynh", "Ghi chú đ/c …"),
            ("Năm Trần Khuynh", "Năm …"),
            ("đảng viên khtnv nguyễn thị khuynh", "đảng viên khtnv …"),
            ("Khu công nghiệp Nguyễn Quốc Khuynh", "Khu công nghiệp …"),
            ("Huyện Lê Khuynh", "Huyện …"),
            ("Năm Tanaka Hiroshi", "Năm …"),
        ] {
            assert_eq!(without_persons_in_heading(heading).as_deref(), Some(shown), "{heading}");
        }
        for heading in [
            "Đảng viên KHTNV",
            "Khu công nghiệp Đình Trám",
            "KCN Hoàng Văn Thụ",
            "Tổng Số Đảng Viên",
            "TỔNG SỐ ĐẢNG VIÊN NỮ",
            "SỐ LƯỢNG TỐI ĐA",
            "TỔNG SỐ HTTNV TRỞ LÊN",
            "Tong so dang vien",
            "Kết nạp đảng viên / Chủ doanh nghiệp",
            "Kết quả đánh giá, xếp loại\nĐảng ủy Khối",
            "Đoàn TNCS Hồ Chí Minh",
            "Đoàn thanh niên",
            "Vốn điều lệ (Tỷ đồng)",
            "An Toàn Lao Động",
            "Cán bộ BCH ĐTN",
            "Trình độ / Chuyên môn",
            "members_rated",
            "Huyện Việt Yên",
            "TL %",
        ] {
            assert_eq!(without_persons_in_heading(heading), None, "{heading}");
        }
    }

    #[test]
    fn a_name_behind_the_words_of_a_value_is_recognised() {
        for cell in [
            "Đảng viên KHTNV Nguyễn Quốc Khuynh",
            "ĐV HTXSNV: Tanaka Khuynh",
            "Hoàn thành tốt nhiệm vụ Lê Khuynh",
            "Tổng số đảng viên Khuynh",
            "KHTNV: Khuynh",
            "BT: Y Khuynh Niê",
            "Bí thư Trần Văn Khuynh",
            "Do Nông Thị Khuynh phụ trách",
        ] {
            assert!(is_person_behind_words(cell), "{cell}");
        }
        for cell in [
            "Đảng viên Công ty Hoàng Long",
            "Đảng bộ Hoàng Long",
            "Hoàn thành tốt nhiệm vụ",
            "Đảng viên chi bộ Kho",
            "Tổng số",
            "Khánh Hòa",
            "Tổng Công ty May Bắc Giang",
            "Tổng công ty Giấy",
            "Xếp loại khá",
            "Do Luong",
            "Do Son",
            "Bình Thuận",
            "Ninh Bình",
            "Bí thư chi bộ",
        ] {
            assert!(!is_person_behind_words(cell), "{cell}");
        }
    }
}
