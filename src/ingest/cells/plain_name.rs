//! Names of units for comparison: another file may write the words for the kind, the legal form and
//! numbers in another way.

use super::numbering::bare_name;
use super::unit_name::{self, Prefix, with_one_form, without_prefix};
use crate::domain::fold;

/// Words of legal forms as [`with_one_form`] writes them.
const LEGAL_FORMS: [&str; 7] = ["cong", "ty", "cp", "tnhh", "mtv", "dntn", "htx"];

/// A name without its number in a list and the words for its kind, folded, its legal form and
/// numbers in one spelling: `01. CB Cty CP May A` and `Chi bộ cơ sở Công ty cổ phần May A` are both
/// `cong ty cp may a`, `Chi bộ Phân xưởng số 01` and `PX 1` are both `px 1`.
pub fn plain_name(name: &str) -> String {
    let folded = fold(bare_name(name));
    let plain = with_one_form(without_prefix(&folded));
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    if !plain.bytes().any(|byte| byte.is_ascii_digit()) {
        return plain;
    }
    let words: Vec<&str> = plain.split(' ').collect();
    let is_numbers_word =
        |at: usize| words[at] == "so" && words.get(at + 1).is_some_and(|word| is_number(word));
    let kept = (0..words.len()).filter(|at| !is_numbers_word(*at)).map(|at| match words[at] {
        number if is_number(number) => match number.trim_start_matches('0') {
            "" => "0",
            number => number,
        },
        word => word,
    });
    kept.collect::<Vec<_>>().join(" ")
}

/// A plain name without the words of its legal form: `May A` for `Công ty CP May A`. Several
/// enterprises may have it.
pub fn without_legal_form(plain: &str) -> String {
    let kept = plain.split(' ').filter(|word| !LEGAL_FORMS.contains(word));
    kept.collect::<Vec<_>>().join(" ")
}

/// The names of a branch and of its committee in one cell: `Chi bộ Kho - Đảng bộ Công ty A`, `Chi
/// bộ Kho (thuộc Đảng bộ Công ty A)`.
pub fn branch_and_committee(cell: &str) -> Option<(&str, &str)> {
    const BETWEEN: [&str; 7] = [" - ", " – ", ", ", " trực thuộc ", " thuộc ", " (thuộc ", " ("];
    let is_named = |name: &str, prefix| unit_name::is_named(&fold(name), prefix);
    BETWEEN.iter().find_map(|between| {
        let (branch, committee) = cell.split_once(between)?;
        let committee = committee.trim_end_matches(')');
        let is_both = is_named(branch, Prefix::Cell) && is_named(committee, Prefix::Committee);
        is_both.then_some((branch, committee))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_written_in_several_ways() {
        for (one, other) in [
            ("Chi bộ Công ty CP May A", "01. CB Cty cổ phần May A"),
            ("Chi bộ cơ sở Công ty TNHH B", "CBCS C.ty trách nhiệm hữu hạn B"),
            ("Chi bộ Phân xưởng 1", "CB PX số 01"),
            ("Chi bộ Văn phòng", "VP"),
            ("Chi bộ số 3", "Chi bộ 3"),
        ] {
            assert_eq!(plain_name(one), plain_name(other), "{one}");
        }
        for (one, other) in [
            ("Chi bộ Công ty CP May A", "Chi bộ Công ty TNHH May A"),
            ("Chi bộ Phân xưởng 1", "Chi bộ Phân xưởng 10"),
            ("Chi bộ Tổ 0", "Chi bộ Tổ"),
        ] {
            assert_ne!(plain_name(one), plain_name(other), "{one}");
        }
        assert_eq!(without_legal_form(&plain_name("Chi bộ Công ty CP May A")), "may a");
    }

    #[test]
    fn a_cell_may_name_a_branch_and_its_committee() {
        let both = Some(("Chi bộ Kho", "Đảng bộ Công ty A"));
        for cell in [
            "Chi bộ Kho - Đảng bộ Công ty A",
            "Chi bộ Kho, Đảng bộ Công ty A",
            "Chi bộ Kho thuộc Đảng bộ Công ty A",
            "Chi bộ Kho (thuộc Đảng bộ Công ty A)",
            "Chi bộ Kho (Đảng bộ Công ty A)",
        ] {
            assert_eq!(branch_and_committee(cell), both, "{cell}");
        }
        for cell in ["Chi bộ Kho - Công ty A", "Chi bộ Kho", "Kho - Đảng bộ Công ty A"] {
            assert_eq!(branch_and_committee(cell), None, "{cell}");
        }
    }
}
