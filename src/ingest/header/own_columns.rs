//! The columns that the program adds to the tables of units that it writes. They follow from the
//! others, so that a table of its own is read back without them and without a word.

use crate::domain::fold;

/// Their headings in both languages, folded; those in codes are the English ones.
const OWN: [&str; 21] = [
    "dang bo co so ten",
    "name of its committee",
    "good or better",
    "chenh lech so voi nguong diem",
    "distance to the line points",
    "5 nam",
    "years",
    "chi bo tot tro len tren so duoc xep loai",
    "branches good or better of those rated",
    "branches good or better of those rated met",
    "branches good or better of those rated of",
    "con thieu dang vien",
    "short by members",
    "con thieu chi bo",
    "short by branches",
    "vi sao",
    "why",
    "tang giam so voi nam truoc diem",
    "change since the year before points",
    "duoi nguong",
    "below the line",
];

/// True for the heading of such a column.
pub fn is_own(heading: &str) -> bool {
    OWN.contains(&&*fold(heading))
}
