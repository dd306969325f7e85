//! The abbreviations that offices use in headings and cells: `TCCSĐ`, `HTXSNV`, `KCN`.

use crate::domain::Phrases;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Folded words with the short form that is used for comparison.
const SHORT: [(&str, &str); 52] = [
    ("to chuc co so dang", "tccsd"),
    ("tccs dang", "tccsd"),
    ("to chuc dang", "tcd"),
    ("dang vien", "dv"),
    ("doanh nghiep", "dn"),
    ("khu cum cong nghiep", "kcn ccn"),
    ("khu cum cn", "kcn ccn"),
    ("khu cong nghiep", "kcn"),
    ("khu cn", "kcn"),
    ("cum cong nghiep", "ccn"),
    ("cum cn", "ccn"),
    ("cong nhan", "cn"),
    ("lao dong", "ld"),
    ("cnld", "cn ld"),
    ("tong so", "ts"),
    ("so luong", "so"),
    ("sl", "so"),
    ("tsdv", "ts dv"),
    ("xep loai", "xl"),
    ("danh gia", "dg"),
    ("dgxl", "dg xl"),
    ("hoan thanh", "ht"),
    ("h thanh", "ht"),
    ("xuat sac", "xs"),
    ("nhiem vu", "nv"),
    ("n v", "nv"),
    ("htxsnv", "ht xs nv"),
    ("xsnv", "xs nv"),
    ("tnv", "tot nv"),
    ("htxs", "ht xs"),
    ("httnv", "ht tot nv"),
    ("htt", "ht tot"),
    ("khtnv", "khong ht nv"),
    ("kht", "khong ht"),
    ("htnv", "ht nv"),
    ("kinh te", "kt"),
    ("lhdn", "loai hinh dn"),
    ("lhtccsd", "loai hinh tccsd"),
    ("lhtc", "loai hinh to chuc"),
    ("lh", "loai hinh"),
    ("kndv", "ket nap dv"),
    ("kn", "ket nap"),
    ("ptdv", "phat trien dv"),
    ("sdv", "so dv"),
    ("sld", "so ld"),
    ("nld", "nguoi ld"),
    ("tscn", "ts cn"),
    ("dgxlcl", "dg xl chat luong"),
    ("dvhtxsnv", "dv ht xs nv"),
    ("dvhttnv", "dv ht tot nv"),
    ("dvhtnv", "dv ht nv"),
    ("dvkhtnv", "dv khong ht nv"),
];

/// A folded text in which single letters after one another, at least three, are one word:
/// `H.T.T.N.V` is folded to `h t t n v` and means `httnv`.
pub fn join_initials(folded: &str) -> Cow<'_, str> {
    /// The fewest letters of an abbreviation with dots.
    const LEAST: usize = 3;
    let words: Vec<&str> = folded.split(' ').collect();
    let is_initial = |word: &&str| word.len() == 1 && word.bytes().all(|b| b.is_ascii_lowercase());
    let runs: Vec<&[&str]> =
        words.chunk_by(|one, next| is_initial(one) && is_initial(next)).collect();
    if runs.iter().all(|run| run.len() < LEAST) {
        return Cow::Borrowed(folded);
    }
    let joined = runs.iter().map(|run| run.join(if run.len() < LEAST { " " } else { "" }));
    Cow::Owned(joined.collect::<Vec<_>>().join(" "))
}

/// Abbreviates a folded text, so that full and short forms compare equal. No short form makes
/// another long one, so the long ones of the text are all there are.
pub fn shorten(folded: &str) -> String {
    static LONG: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(SHORT.map(|(long, _)| long)));
    let folded = &*join_initials(folded);
    let found: Vec<&str> = LONG.all_in(folded).collect();
    if found.is_empty() {
        return folded.trim().to_owned();
    }
    let mut words = format!(" {folded} ");
    for (long, short) in SHORT.iter().filter(|(long, _)| found.contains(long)) {
        words = words.replace(&format!(" {long} "), &format!(" {short} "));
    }
    words.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dots_between_the_letters_of_an_abbreviation_do_not_count() {
        for (text, joined) in [
            ("h t t n v", "httnv"),
            ("dv h t x s n v", "dv htxsnv"),
            ("k c n hoa phu", "kcn hoa phu"),
            ("cong ty a b", "cong ty a b"),
            ("1 2 3", "1 2 3"),
            ("", ""),
        ] {
            assert_eq!(join_initials(text), joined);
        }
        assert_eq!(shorten("t s d v"), "ts dv");
    }

    proptest! {
        #[test]
        fn the_long_forms_of_a_text_are_all_that_are_shortened(
            picked in prop::collection::vec((0..SHORT.len(), 0..3usize), 0..6),
        ) {
            let of = |(at, part): &(usize, usize)| match part {
                0 => SHORT[*at].0,
                1 => SHORT[*at].0.split(' ').next().unwrap(),
                _ => SHORT[*at].1,
            };
            let folded = picked.iter().map(of).collect::<Vec<_>>().join(" ");
            let mut expected = format!(" {folded} ");
            for (long, short) in SHORT {
                expected = expected.replace(&format!(" {long} "), &format!(" {short} "));
            }
            prop_assert_eq!(shorten(&folded), expected.trim());
        }
    }
}
