//! Nouns behind a number: `1 branch`, `2 branches`. Vietnamese nouns have one form.

use super::{Lang, count, whole};
use crate::domain::{Count, Table};

/// Defines the nouns: Vietnamese, English singular, English plural.
macro_rules! nouns {
    ($($name:ident: $vi:literal, $one:literal, $many:literal;)+) => {
        /// What is counted.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Noun {
            $(#[doc = concat!("``", $many, "``")] $name),+
        }

        impl Noun {
            /// All nouns.
            #[cfg(test)]
            pub(super) const ALL: &[Self] = &[$(Self::$name),+];

            const fn forms(self) -> (&'static str, &'static str, &'static str) {
                match self { $(Self::$name => ($vi, $one, $many)),+ }
            }
        }
    };
}

nouns! {
    Organisation: "tổ chức", "organisation", "organisations";
    BaseOrganisation: "tổ chức cơ sở", "base organisation", "base organisations";
    UnreadFile: "tệp không đọc được", "file is not read", "files are not read";
    CountedOrganisation: "tổ chức cơ sở đảng", "base organisation", "base organisations";
    Branch: "chi bộ", "branch", "branches";
    BranchUnder: "chi bộ trực thuộc", "branch", "branches";
    Member: "đảng viên", "member", "members";
    Worker: "lao động", "worker", "workers";
    Enterprise: "doanh nghiệp", "enterprise", "enterprises";
    Owner: "chủ doanh nghiệp", "owner", "owners";
    Zone: "khu", "zone", "zones";
    Person: "người", "person", "people";
    Year: "năm", "year", "years";
    Day: "ngày", "day", "days";
    Error: "lỗi", "error", "errors";
    Warning: "cảnh báo", "warning", "warnings";
    Finding: "lỗi, cảnh báo", "error or warning", "errors and warnings";
    File: "tệp", "file", "files";
    Export: "tệp số liệu", "file of data", "files of data";
    Cell: "ô", "cell", "cells";
    OtherCell: "ô khác", "other cell", "other cells";
    EmptyCell: "ô trống", "empty cell", "empty cells";
    MemberIs: "đảng viên", "member is", "members are";
    BranchIs: "chi bộ", "branch is", "branches are";
    Row: "dòng", "row", "rows";
    DataRow: "dòng số liệu", "row of data", "rows of data";
    OtherRow: "dòng khác, xem --explain", "other row, see --explain", "other rows, see --explain";
    LooseBranch: "chi bộ không thấy đảng bộ", "branch without its committee", "branches without their committees";
    BrokenRow: "dòng hỏng, không có trong tổng", "broken row, in no sum", "broken rows, in no sum";
    LackingRow: "dòng thiếu số liệu", "row lacks a figure", "rows lack a figure";
    MoreLine: "dòng nữa", "more line", "more lines";
    MoreColumn: "cột nữa, dùng →", "more column, press →", "more columns, press →";
    MoreUnit: "đơn vị nữa không liệt kê", "more unit, not listed", "more units, not listed";
    TargetMissed: "chỉ tiêu chưa đạt", "target missed", "targets missed";
    Change: "thay đổi", "change", "changes";
    Visiting: "đảng bộ đăng ký ở nơi khác có chi bộ tại đây", "committee registered elsewhere has branches here", "committees registered elsewhere have branches here";
    WithTradeUnion: "có công đoàn", "has a trade union", "have a trade union";
    WithYouthUnion: "có đoàn thanh niên", "has a youth union", "have a youth union";
}

impl Noun {
    /// The form behind a number.
    #[must_use]
    pub const fn form(self, lang: Lang, number: u64) -> &'static str {
        let (vi, one, many) = self.forms();
        lang.pick(vi, if number == 1 { one } else { many })
    }

    /// What the rows of a table are.
    #[must_use]
    pub const fn of_table(table: Table) -> Self {
        match table {
            Table::Organisations => Self::BaseOrganisation,
            Table::Branches => Self::BranchUnder,
            Table::Enterprises => Self::Enterprise,
        }
    }
}

/// A number with its noun: `1 branch`, `3.487 đảng viên`.
#[must_use]
pub fn counted(lang: Lang, number: u64, noun: Noun) -> String {
    format!("{} {}", whole(lang, number), noun.form(lang, number))
}

/// A count with its noun, `– members` if it is unknown.
#[must_use]
pub fn counted_or_dash(lang: Lang, number: Count, noun: Noun) -> String {
    format!("{} {}", count(lang, number), noun.form(lang, number.wide().unwrap_or(0)))
}

/// A sum, with how many rows lack the figure: `5 (1 dòng thiếu số liệu)`; a dash if it is unknown.
#[must_use]
pub fn sum(lang: Lang, known: Option<u64>, lacking_rows: u64) -> String {
    let known = known.map(|value| whole(lang, value) + &lacking(lang, lacking_rows));
    known.unwrap_or_else(|| "–".to_owned())
}

/// How many rows lack a figure, behind the sum of the others: ` (1 dòng thiếu số liệu)`; empty if
/// none does.
#[must_use]
pub fn lacking(lang: Lang, rows: u64) -> String {
    if rows == 0 { String::new() } else { format!(" ({})", counted(lang, rows, Noun::LackingRow)) }
}

/// The sign of a figure that rows are not in, as they lack it.
pub const LACKING: &str = "~";

/// How many rows lack a figure, in a table: ` ~1`; empty if none does.
#[must_use]
pub fn lacking_sign(lang: Lang, rows: u64) -> String {
    if rows == 0 { String::new() } else { format!(" {LACKING}{}", whole(lang, rows)) }
}

/// How many more are needed: `thêm 2 chi bộ`, `2 more branches`.
#[must_use]
pub fn more_needed(lang: Lang, number: u64, noun: Noun) -> String {
    let (n, noun) = (whole(lang, number), noun.form(lang, number));
    both!(lang, vi("thêm {n} {noun}"), en("{n} more {noun}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Coverage, Supposed};
    use crate::domain::Rating;
    use crate::words;

    /// True if a text has the number 1 before the plural of a noun.
    fn is_one_of_many(text: &str) -> bool {
        Noun::ALL.iter().any(|noun| {
            let (_, one, many) = noun.forms();
            let wrong = [format!("1 {many}"), format!("1 more {many}")];
            one != many
                && wrong.iter().any(|wrong| {
                    text.match_indices(wrong.as_str()).any(|(at, _)| {
                        let end = text[at + wrong.len()..].chars().next();
                        let before = text[..at].chars().next_back();
                        !end.is_some_and(char::is_alphanumeric)
                            && !before.is_some_and(|c| c.is_ascii_digit() || ",/".contains(c))
                    })
                })
        })
    }

    #[test]
    fn one_is_singular_and_all_other_numbers_are_plural() {
        for noun in Noun::ALL {
            let (vi, one, many) = noun.forms();
            assert_ne!(one, many, "{noun:?}");
            for number in [0, 1, 2, 21, 1001] {
                let form = if number == 1 { one } else { many };
                assert_eq!(noun.form(Lang::En, number), form);
                assert_eq!(noun.form(Lang::Vi, number), vi);
            }
        }
        assert_eq!(counted(Lang::En, 1, Noun::Branch), "1 branch");
        assert_eq!(counted(Lang::En, 1001, Noun::Branch), "1,001 branches");
        assert_eq!(counted(Lang::Vi, 1001, Noun::Branch), "1.001 chi bộ");
    }

    #[test]
    fn sentences_with_the_counts_0_1_2_have_the_right_forms() {
        for n in [0, 1, 2] {
            let reach = Coverage {
                with: n,
                without: n,
                workers_with: n,
                workers_without: n,
                ..Coverage::default()
            };
            let progress =
                crate::ingest::ProgressSnapshot { rows: n, findings: n, ..Default::default() };
            let count = u32::try_from(n).unwrap();
            let moved = Supposed::Members { from: Rating::Satisfactory, to: Rating::Good, count };
            let mut texts = vec![
                words::needs(Lang::En, true, n, n),
                words::only_counted(Lang::En, n),
                words::visiting(Lang::En, n),
                words::supposed(Lang::En, moved),
                words::read_so_far(Lang::En, progress),
                words::check::same_of_others(Lang::En, n, "2, 3"),
            ];
            texts.extend(words::reached(Lang::En, &reach));
            for text in texts {
                assert!(!is_one_of_many(&text), "{text}");
            }
        }
        assert!(is_one_of_many("short 1 organisations") && is_one_of_many("1 more members,"));
        assert!(!is_one_of_many("3/21 branches") && !is_one_of_many("1 branch"));
        assert_eq!(words::needs(Lang::En, false, 1, 2), "2 more members · 1 more branch");
        assert_eq!(words::needs(Lang::Vi, false, 1, 2), "thêm 2 đảng viên · thêm 1 chi bộ");
    }
}
