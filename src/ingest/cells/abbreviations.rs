//! The abbreviations that offices use in headings and cells: `TCCSĐ`, `HTXSNV`, `KCN`.

use crate::domain::Phrases;
use std::sync::LazyLock;

/// Folded words with the short form that is used for comparison, longer ones first.
const SHORT: [(&str, &str); 35] = [
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
    ("xuat sac", "xs"),
    ("nhiem vu", "nv"),
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
];

/// Abbreviates a folded text, so that full and short forms compare equal. No short form makes
/// another long one, so the long ones of the text are all there are.
pub fn shorten(folded: &str) -> String {
    static LONG: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(SHORT.map(|(long, _)| long)));
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
