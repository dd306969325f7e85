//! Cells of columns with a closed vocabulary: counts, ratings, kinds, ownerships, dates. Such a
//! cell that cannot be read is shown only where it can be no name of a person, of whatever people.

use super::no_value::is_error_value;
use super::person_words::FORMS_OF_ADDRESS;
use crate::domain::fold;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The words of values, units and months, as they are written small.
const VOCABULARY: &str = "hoàn thành xuất sắc tốt nhiệm vụ không chưa được xếp loại đánh giá khá \
    trung bình yếu kém mới lập đủ miễn sinh hoạt đình chỉ phân giải thể tạm dừng động sáp nhập \
    htxsnv httnv htnv khtnv cxl kxl ht xs nv xsnv htt htxs nvht hoà \
    đảng bộ chi cơ sở bộ phận ủy uỷ trực thuộc khối tổ chức loại hình đbcs cbcs đbbp cb đb cs \
    nhà nước ngoài doanh nghiệp tư nhân vốn đầu công ty cổ phần hợp danh tác xã liên doanh khu vực \
    trách hữu hạn một thành viên quốc chi phối kinh tế fdi tnhh mtv cp dn dnnn dntn nnn nn htx nqd \
    đtnn vđtnn ctcp kcn ccn tập đoàn \
    người đv năm lao cán đồng chí khoảng trên dưới hơn gần và có trong đó nữ nam tổng số cộng dự bị \
    chính thức ngày tháng quý kỳ đầu cuối trước sau trang trống rỗng sai lỗi \
    hai ba bốn tư lăm sáu bảy bẩy tám chín mười mươi trăm nghìn ngàn triệu linh lẻ rưỡi mốt chục \
    a b c d i ii iii iv x \
    excellent good satisfactory unsatisfactory unrated rated yes no true false none null nan na \
    state non private foreign invested joint venture base cell committee members people workers \
    year date not available unknown sum if vlookup ref value div name num error total about \
    zero one two three four five six seven eight nine ten eleven twelve hundred thousand \
    jan feb mar apr jun jul aug sep oct nov dec thg \
    january february april june july august september october november december";

/// Words of [`VOCABULARY`], folded, that are given names too. Alone they may be a person.
const GIVEN_NAMES: [&str; 22] = [
    "thanh", "nam", "trung", "tam", "binh", "hoan", "hai", "ba", "tu", "chin", "quy", "vu", "chi",
    "khoi", "lam", "chinh", "linh", "danh", "sau", "bay", "may", "hoa",
];

/// Short words of the lists; one letter of a word in capitals may differ, two of a long one.
const ABBREVIATIONS: [&str; 10] =
    ["htxsnv", "httnv", "htnv", "khtnv", "cbcs", "dbcs", "dbbp", "dnnn", "tnhh", "dntn"];

/// What a word is, for the question whether it may be one of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// A number, or letters all of which are small.
    Plain,
    /// A word of the vocabulary.
    Known,
    /// A word of the vocabulary that is a given name too.
    GivenName,
    /// Any other capitalised word.
    Other,
}

/// True if a cell may be, or hold, the name of a person: it has a capitalised word that is not one
/// of the vocabulary, or a form of address before another word.
pub fn may_name_person(cell: &str) -> bool {
    if is_error_value(cell) || cell.chars().count() < 2 {
        return false;
    }
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '?' | '_');
    let words: Vec<&str> = cell.split(|c| !is_part(c)).filter(|word| !word.is_empty()).collect();
    let kinds: Vec<Word> = words.iter().copied().map(word_of).collect();
    let are_small = |words: &[Word]| words.iter().all(|word| *word == Word::Plain);
    // `Trung bình`, `Hòan thành`: the first word of a sentence.
    let is_sentence = kinds.len() > 1
        && are_small(&kinds[1..])
        && fold_of_vocabulary(&fold(words[0])).is_some()
        && words[1..].iter().any(|word| fold_of_vocabulary(&fold(word)).is_some());
    let is_known = kinds.contains(&Word::Known) || are_small(&kinds);
    addresses_anyone(&words) || !is_sentence && (kinds.contains(&Word::Other) || !is_known)
}

fn word_of(word: &str) -> Word {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    let has_digit = word.bytes().any(|byte| byte.is_ascii_digit());
    if letters.clone().all(char::is_lowercase)
        || has_digit && word.is_ascii() && letters.clone().count() <= 4
    {
        return Word::Plain;
    }
    let folded = fold(word);
    let small = word.to_lowercase();
    let is_known = match fold_of_vocabulary(&folded) {
        Some(written) => word.is_ascii() || written.iter().any(|own| *own == small),
        None => word.contains(['?', '_']) && is_known_with_letters_lost(&small),
    };
    let is_near = || {
        let most = if folded.len() < 6 { 1 } else { 2 };
        let is_slip = |own: &&str| strsim::damerau_levenshtein(own, &folded) <= most;
        letters.clone().all(char::is_uppercase) && ABBREVIATIONS.iter().any(is_slip)
    };
    match is_known {
        true if GIVEN_NAMES.contains(&folded.as_str()) => Word::GivenName,
        true => Word::Known,
        false if is_near() => Word::Known,
        false => Word::Other,
    }
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

/// True if a word whose lost letters are `?` or `_` may be one of the vocabulary.
fn is_known_with_letters_lost(small: &str) -> bool {
    let is_same = |own: &str| {
        own.chars().count() == small.chars().count()
            && own.chars().zip(small.chars()).all(|(own, c)| own == c || matches!(c, '?' | '_'))
    };
    small.chars().any(char::is_alphabetic) && VOCABULARY.split(' ').any(is_same)
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

    const SHOWN: [&str; 33] = [
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
        "vũ trụ",
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

    const HIDDEN: [&str; 24] = [
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
