//! The abbreviations that offices use in headings and cells: `TCCSĐ`, `HTXSNV`, `KCN`.

use crate::domain::has_words;

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

/// Abbreviates a folded text, so that full and short forms compare equal.
pub fn shorten(folded: &str) -> String {
    let mut words = format!(" {folded} ");
    for (long, short) in SHORT {
        if has_words(&words, long) {
            words = words.replace(&format!(" {long} "), &format!(" {short} "));
        }
    }
    words.trim().to_owned()
}
