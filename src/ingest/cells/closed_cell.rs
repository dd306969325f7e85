//! Cells of columns with a closed vocabulary: counts, ratings, kinds, ownerships, dates. Such a
//! cell that cannot be read is shown only where it can be no name of a person, of whatever people.

use super::no_value::is_error_value;
use super::person_words::{FAMILIES, FORMS_OF_ADDRESS};
use crate::domain::fold;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The words of values, units and months, as they are written small.
pub const VOCABULARY: &str = "hoàn thành xuất sắc tốt nhiệm vụ không chưa được xếp loại đánh giá khá \
    trung bình yếu kém mới lập đủ miễn sinh hoạt đình chỉ phân giải thể tạm dừng động sáp nhập \
    htxsnv httnv htnv khtnv cxl kxl ht xs nv xsnv htt htxs nvht hoà \
    đảng bộ chi cơ sở bộ phận ủy uỷ trực thuộc khối tổ chức loại hình đbcs cbcs đbbp cb đb cs \
    nhà nước ngoài doanh nghiệp tư nhân vốn đầu công ty cổ phần hợp danh tác xã liên doanh khu vực \
    trách hữu hạn một thành viên quốc chi phối kinh tế fdi tnhh mtv cp dn dnnn dntn nnn nn htx nqd \
    đtnn vđtnn ctcp kcn ccn tập đoàn \
    người đv năm lao cán đồng chí khoảng trên dưới hơn gần và có trong đó nữ nam tổng số cộng dự bị \
    chính thức ngày tháng quý kỳ đầu cuối trước sau trang trống rỗng sai lỗi \
    hai ba bốn tư lăm sáu bảy bẩy tám chín mười mươi trăm nghìn ngàn triệu linh lẻ rưỡi mốt chục \
    a b c d i ii iii iv x rõ sheet \
    excellent good satisfactory unsatisfactory unrated rated yes no true false none null nan na \
    state non private foreign invested joint venture base cell committee members people workers \
    year date not available unknown sum if vlookup ref value div name num error total about \
    zero one two three four five six seven eight nine ten eleven twelve hundred thousand \
    giỏi đạt chuẩn mức hạng nhóm lắm nhất ghép xô bang nước hộ cá thể kinh doanh sở hữu \
    ban phòng tổ đội xưởng jan feb mar apr jun jul aug sep oct nov dec thg \
    january february april june july august september october november december";

/// Words of [`VOCABULARY`], folded, that are given names too. Alone they may be a person.
const GIVEN_NAMES: [&str; 26] = [
    "thanh", "nam", "trung", "tam", "binh", "hoan", "hai", "ba", "tu", "chin", "quy", "vu", "chi",
    "khoi", "lam", "chinh", "linh", "danh", "sau", "bay", "may", "hoa", "gioi", "dat", "chuan",
    "bang",
];

/// Short words of the lists; one letter of a word in capitals may differ, two of a long one.
const ABBREVIATIONS: [&str; 10] =
    ["htxsnv", "httnv", "htnv", "khtnv", "cbcs", "dbcs", "dbbp", "dnnn", "tnhh", "dntn"];

/// Values of several words whose words may each be a part of a name, and remarks in their place.
const PHRASES: [&str; 24] = [
    "hoàn thành",
    "không hoàn thành",
    "hoàn thành tốt",
    "hoàn thành tốt nhiệm vụ",
    "hoàn thành xuất sắc",
    "hoàn thành xuất sắc nhiệm vụ",
    "hoàn thành nhiệm vụ",
    "không hoàn thành nhiệm vụ",
    "trung bình",
    "chi bộ cơ sở",
    "đảng bộ cơ sở",
    "chi bộ trực thuộc",
    "đảng bộ bộ phận",
    "doanh nghiệp nhà nước",
    "doanh nghiệp tư nhân",
    "hợp tác xã",
    "chưa có số liệu",
    "đang cập nhật",
    "chờ bổ sung",
    "chưa báo cáo",
    "xem ghi chú",
    "ngoài khu vực nhà nước",
    "mười hai",
    "hai mươi",
];

/// What a word is, for the question whether it may be one of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// A number, or a code with digits.
    Plain,
    /// A word of the vocabulary.
    Known,
    /// A word of the vocabulary that is a given name too.
    GivenName,
    /// A word that differs from one of the vocabulary by its marks or by a letter.
    Near,
    /// Any other word.
    Other,
}

/// True if a cell may be, or hold, the name of a person: it has a word that is not one of the
/// vocabulary, words alone that are given names too, or a form of address before another word.
pub fn may_name_person(cell: &str) -> bool {
    if is_error_value(cell) || cell.chars().count() < 2 {
        return false;
    }
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '?' | '_');
    let words: Vec<&str> = cell.split(|c| !is_part(c)).filter(|word| !word.is_empty()).collect();
    if addresses_anyone(&words) {
        return true;
    }
    let phrase: Vec<&str> = words.iter().copied().filter(|word| !is_scrap(word)).collect();
    let is_known =
        is_of_vocabulary(&words) || is_phrase(&words) || phrase.len() > 2 && is_phrase(&phrase);
    !is_known
}

/// True for two or three small letters without a vowel, which are no name: `xx`.
fn is_scrap(word: &str) -> bool {
    (2..=3).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_lowercase() && !b"aeiouy".contains(&byte))
}

/// True if all words are of the vocabulary, with enough of those that are part of no name.
fn is_of_vocabulary(words: &[&str]) -> bool {
    let (mut known, mut given, mut near) = (0, 0, 0);
    for word in words {
        match word_of(word) {
            Word::Plain => {}
            Word::Known => known += 1,
            Word::GivenName => given += 1,
            Word::Near => near += 1,
            Word::Other => return false,
        }
    }
    known >= 2 * near && (given == 0 || known > 0)
}

/// True if words are those of a phrase, perhaps misspelt, and not all written as names are:
/// `Hòan thành`, `hoàn thành tôt`, but not `Hoàn Thành`.
fn is_phrase(words: &[&str]) -> bool {
    /// The words of the longest phrase.
    const LONGEST: usize = 6;
    static FOLDED: LazyLock<Vec<String>> =
        LazyLock::new(|| PHRASES.iter().map(|p| fold(p)).collect());
    let is_capitalised = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    };
    if !(2..=LONGEST).contains(&words.len()) || words.iter().all(is_capitalised) {
        return false;
    }
    let folded = words.iter().map(|word| fold(word)).collect::<Vec<_>>().join(" ");
    let small = words.join(" ").to_lowercase();
    PHRASES.iter().zip(&*FOLDED).any(|(phrase, phrase_folded)| {
        // Two words are too few to tell a slip from a name: `hoàng thành`.
        let most = match words.len() {
            2 => 0,
            3 => 1,
            _ => 2,
        };
        is_same_but_for_lost_letters(phrase, &small)
            || phrase.split(' ').count() == words.len()
                && phrase_folded.len().abs_diff(folded.len()) <= most
                && strsim::damerau_levenshtein(phrase_folded, &folded) <= most
    })
}

fn word_of(word: &str) -> Word {
    if word.chars().any(char::is_numeric) {
        return word_with_digits(word);
    }
    let folded = fold(word);
    let small = word.to_lowercase();
    if word.contains(['?', '_']) {
        let is_known = VOCABULARY.split(' ').any(|own| is_same_but_for_lost_letters(own, &small));
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        return match is_known {
            true if letters > 1 => Word::Known,
            true => Word::Near,
            false => Word::Other,
        };
    }
    let written = fold_of_vocabulary(&folded);
    let is_known =
        written.is_some_and(|written| word.is_ascii() || written.iter().any(|own| *own == small));
    // Without marks a word may be another: `le`.
    let is_exact = written.is_some_and(|written| written.iter().any(|own| *own == small));
    let is_family = || !is_exact && FAMILIES.contains(&folded.as_str());
    match is_known {
        true if GIVEN_NAMES.contains(&folded.as_str()) || is_family() => Word::GivenName,
        true => Word::Known,
        false if is_near_abbreviation(word, &folded) => Word::Known,
        false if FAMILIES.contains(&folded.as_str()) => Word::Other,
        false if written.is_some() || is_near(&folded) => Word::Near,
        false => Word::Other,
    }
}

/// What a word with digits is: plain with one letter (`1o`), as a code (`TC001`) or with a known
/// word (`12người`).
fn word_with_digits(word: &str) -> Word {
    let letters: String = word.chars().filter(|c| !c.is_numeric()).collect();
    let digits = word.chars().count() - letters.chars().count();
    let is_code = letters.bytes().all(|byte| byte.is_ascii_uppercase());
    if letters.chars().count() < 2 || is_code && letters.len() <= 3 && digits > 1 {
        return Word::Plain;
    }
    match word_of(&letters) {
        Word::Known => Word::Known,
        _ => Word::Other,
    }
}

/// True if a word in capitals is one of [`ABBREVIATIONS`], misspelt.
fn is_near_abbreviation(word: &str, folded: &str) -> bool {
    let most = if folded.len() < 6 { 1 } else { 2 };
    let is_slip = |own: &&str| strsim::damerau_levenshtein(own, folded) <= most;
    word.chars().all(char::is_uppercase) && ABBREVIATIONS.iter().any(is_slip)
}

/// True if a folded word of five letters or more differs by one letter from one of the vocabulary.
fn is_near(folded: &str) -> bool {
    /// Shorter words differ by one letter from too many others.
    const LEAST: usize = 5;
    static FOLDED: LazyLock<Vec<String>> =
        LazyLock::new(|| VOCABULARY.split(' ').map(fold).collect());
    folded.len() >= LEAST
        && FOLDED.iter().any(|own| differs_by_one(own.as_bytes(), folded.as_bytes()))
}

/// True if one letter more, less or another, or two letters that are swapped, make one word of
/// another. A column may have a hundred thousand cells to look at.
fn differs_by_one(a: &[u8], b: &[u8]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let start = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[start..], &long[start..]);
    let end = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[..short.len() - end], &long[..long.len() - end]);
    long.len() <= 1
        || long.len() == 2 && short.len() == 2 && short[0] == long[1] && short[1] == long[0]
}

/// The words of the vocabulary that fold to a word.
fn fold_of_vocabulary(folded: &str) -> Option<&'static Vec<&'static str>> {
    static BY_FOLD: LazyLock<FxHashMap<String, Vec<&str>>> = LazyLock::new(|| {
        let mut by_fold: FxHashMap<String, Vec<&str>> = FxHashMap::default();
        for word in VOCABULARY.split(' ') {
            by_fold.entry(fold(word)).or_default().push(word);
        }
        by_fold
    });
    BY_FOLD.get(folded)
}

/// True if small words whose lost letters are `?` or `_` may be these.
fn is_same_but_for_lost_letters(own: &str, small: &str) -> bool {
    own.chars().count() == small.chars().count()
        && small.chars().any(char::is_alphabetic)
        && own.chars().zip(small.chars()).all(|(own, c)| own == c || matches!(c, '?' | '_'))
}

/// True if a form of address is before another word.
fn addresses_anyone(words: &[&str]) -> bool {
    let is_form = |from: usize| {
        FORMS_OF_ADDRESS.iter().any(|form| {
            let end = from + form.len();
            let is_before_word = words.get(end).is_some_and(|next| {
                next.chars().any(char::is_alphabetic) && word_of(next) != Word::Known
            });
            is_before_word
                && form.iter().zip(&words[from..end]).all(|(own, word)| word.to_lowercase() == *own)
        })
    };
    (0..words.len()).any(is_form)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_that_differ_by_one_are_those_of_the_library(a in "[a-c]{0,6}", b in "[a-c]{0,6}") {
            let differs = differs_by_one(a.as_bytes(), b.as_bytes());
            prop_assert_eq!(differs, strsim::damerau_levenshtein(&a, &b) <= 1);
        }
    }

    const SHOWN: [&str; 49] = [
        "Hoàn thành tôt nhiệm vụ xx",
        "hoàn thành tốt nhiệm vụ nv",
        "Ban",
        "Khá giỏi",
        "Chi bộ ghép",
        "Liên xô",
        "12",
        "-3",
        "1o",
        "1O",
        "5x",
        "x",
        "A",
        "#REF!",
        "TC001",
        "12,5 người",
        "3 đồng chí",
        "Khá",
        "Loại A",
        "mười ba",
        "hoàn thành tôt",
        "hoàn thành",
        "trung bình",
        "TRUNG BÌNH",
        "chi b? c? s?",
        "12người",
        "3 dự bị",
        "chưa có số liệu",
        "không xếp loại",
        "khong hoan thanh nhiem vụ",
        "tổ đảng",
        "Tổ đảng",
        "Hoàn thành tốt nhiện vụ",
        "HTTNX",
        "HTTTNVV",
        "HOÀN THÀNH TỐT",
        "Hoan Thanh Tot",
        "Chi bộ cơ xở",
        "Ho?n th?nh",
        "Trung bình",
        "Ngoài khu vực Nhà nước",
        "mười hai",
        "Mar-24",
        "1,23E+11",
        "=SUM(A1:A3)",
        "Không rõ",
        "Tháng Tám 2020",
        "Ba mươi",
        "Nhà nước 51 %",
    ];

    const HIDDEN: [&str; 62] = [
        "Văn Giỏi",
        "Đạt",
        "giỏi",
        "Tanaka Hiroshi",
        "Wang Xiao Ming",
        "John",
        "N.V.Ảo",
        "Ng. V. Ảo",
        "Ảo Nguyễn",
        "Ong Thế Ảo",
        "Diêm Đăng Bịa",
        "Giàng A Páo",
        "đ/c Hảo",
        "đ/c hảo",
        "12 (có đ/c Hảo Ảo)",
        "Bà Mơ",
        "Anh Hảo",
        "Ô. Mơ",
        "Mr. Kim",
        "BT Mơ",
        "đồng chí mơ",
        "Hảo, Mơ",
        "田中 弘",
        "Thành Trung",
        "Nam",
        "Hải Nam",
        "Gi?ng A P?o",
        "trần hùng",
        "lê nam",
        "hoàng anh",
        "bùi tiến dũng",
        "nguyen van an",
        "le nam",
        "le hai",
        "tran hung",
        "tran_hung",
        "trần-hùng",
        "trầnhùng",
        "hùng trần",
        "hùng",
        "giàng páo",
        "park minsoo",
        "kim jong su",
        "john smith",
        "nvhung",
        "tuấn (2), lan (1)",
        "2 (hùng, lan)",
        "hùng, lan",
        "lan/hùng",
        "hùng + lan",
        "3 dc: hùng",
        "lê a",
        "lê",
        "tr hung",
        "lan1",
        "1lan",
        "vũ trụ",
        "thành trung",
        "hải nam",
        "l? nam",
        "hoàng thành",
        "trần năm",
    ];

    #[test]
    fn cells_that_can_be_no_name_are_told_from_those_that_may_be() {
        for cell in SHOWN {
            assert!(!may_name_person(cell), "{cell}");
        }
        for cell in HIDDEN {
            assert!(may_name_person(cell), "{cell}");
        }
    }
}
