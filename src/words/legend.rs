//! The legend of the help: marks and abbreviations of the screens.

use super::{
    LACKING, Lang, admitted_row, branches_row, good_share, kind_short, members_row, ownership,
    ownership_full, ownership_short, rating_long, rating_row, rating_short, short_heading,
    total_row,
};
use crate::domain::{Kind, Ownership, Rating};

texts! {
    legend_title: "Ký hiệu và chữ viết tắt", "Marks and abbreviations";
    keys_title: "Phím trên màn hình này", "Keys of this screen";
    mark_below: "dưới ngưỡng", "below a line";
    mark_met: "đạt ngưỡng", "meets the line";
    mark_unjudged: "chưa xét được", "not judged";
    mark_elsewhere: "đăng ký ở khu khác, có chi bộ ở đây", "registered elsewhere, has branches here";
    mark_changed: "vừa thay đổi trong tệp", "changed in the files";
    mark_error: "dòng có lỗi", "the row has an error";
    mark_warning: "dòng có cảnh báo", "the row has a warning";
    mark_duplicate: "dòng trùng, không tính", "given twice, not counted";
    mark_odd: "ô không đọc được, ghi như trong tệp", "a cell that cannot be read, as written";
    mark_marked: "dòng đã đánh dấu (Space)", "a row that is marked (Space)";
    mark_supposed: "giả định: xếp loại, đảng viên", "supposed: rating, members";
    mark_under_way: "năm chưa hết", "a year that is not over";
    rows_lack_a_figure: "chưa kể dòng thiếu số liệu (~1: 1 dòng)", "rows lack the figure (~1: 1 row)";
    short_heads: "Thiếu: 8 đảng viên và 2 chi bộ", "Missing: 8 members and 2 branches";
    picture_distance: "cách ngưỡng, tới 15 điểm mỗi bên", "distance to the line, up to 15 points";
    picture_years: "tỷ lệ 5 năm gần đây", "share of the last 5 years";
    row_rating: "xếp loại", "rating";
    row_branches: "chi bộ cơ sở; chi bộ tốt trở lên, %", "branches good or better, %";
    row_members: "đảng viên tốt trở lên, %", "members good or better, %";
    row_total: "tổng số đảng viên", "members in all";
    row_admitted: "đảng viên kết nạp", "members admitted";
    zones_short: "khu, cụm công nghiệp", "industrial park, cluster";
    ownership_abbreviated: "loại hình doanh nghiệp", "ownership";
    kind_committee: "đảng bộ cơ sở", "base committee";
    company: "công ty", "company";
}

/// A mark or abbreviation and its meaning.
type Entry = (&'static str, &'static str);

/// What each mark and picture means.
fn marks(lang: Lang) -> [Entry; 16] {
    [
        ("▼", mark_below(lang)),
        ("✓", mark_met(lang)),
        ("·", mark_unjudged(lang)),
        ("↗", mark_elsewhere(lang)),
        ("●", mark_changed(lang)),
        ("✖", mark_error(lang)),
        ("!", mark_warning(lang)),
        ("=", mark_duplicate(lang)),
        ("‼", mark_odd(lang)),
        ("■", mark_marked(lang)),
        ("◆ ◇", mark_supposed(lang)),
        ("2023*", mark_under_way(lang)),
        (LACKING, rows_lack_a_figure(lang)),
        ("8+2", short_heads(lang)),
        ("●──│", picture_distance(lang)),
        ("▁▄▆█", picture_years(lang)),
    ]
}

/// The legend in a language: marks, then abbreviations that are not words.
#[must_use]
pub fn legend_entries(lang: Lang) -> Vec<Entry> {
    let mut entries = marks(lang).to_vec();
    entries.extend([
        (rating_row(lang), row_rating(lang)),
        (branches_row(lang), row_branches(lang)),
        (members_row(lang), row_members(lang)),
        (short_heading(lang, good_share(lang)).unwrap_or_default(), row_members(lang)),
        (total_row(lang), row_total(lang)),
        (admitted_row(lang), row_admitted(lang)),
        ("KCN, CCN", zones_short(lang)),
    ]);
    // In English ratings and kinds are words.
    if lang == Lang::Vi {
        entries.extend(Rating::LEVELS.map(|r| (rating_short(lang, r), rating_long(lang, r))));
        entries.push((rating_short(lang, Rating::Unrated), rating_long(lang, Rating::Unrated)));
        // `CB` is among the rows of the years.
        entries.extend([
            (kind_short(lang, Kind::BaseCommittee), kind_committee(lang)),
            ("Cty", company(lang)),
            (ownership(lang), ownership_abbreviated(lang)),
        ]);
        let known = Ownership::KNOWN.into_iter();
        entries.extend(known.map(|o| (ownership_short(lang, o), ownership_full(lang, o))));
    }
    entries
}

/// The abbreviations of a text on paper, written out.
#[must_use]
pub fn abbreviations(lang: Lang) -> Vec<Entry> {
    let ratings = Rating::LEVELS.map(|r| (rating_short(lang, r), rating_long(lang, r)));
    let ownerships = Ownership::KNOWN.map(|o| (ownership_short(lang, o), ownership_full(lang, o)));
    let all = ratings.into_iter().chain(ownerships);
    // Some meanings have their abbreviation behind them.
    let without = |(short, long): Entry| {
        let rest = long.strip_suffix(')').and_then(|long| long.strip_suffix(short));
        (short, rest.and_then(|rest| rest.strip_suffix(" (")).unwrap_or(long))
    };
    all.map(without).filter(|(short, long)| short != long).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_short_word_of_a_rating_and_an_ownership_is_explained() {
        let known: Vec<&str> =
            legend_entries(Lang::Vi).into_iter().map(|(short, _)| short).collect();
        for short in ["HTXSNV", "HTTNV", "HTNV", "KHTNV", "chưa XL", "NN", "NNN", "FDI", "LHDN"] {
            assert!(known.contains(&short), "{short}");
        }
        assert!(known.contains(&"8+2") && known.contains(&"↗"));
        assert!(known.contains(&kind_short(Lang::Vi, Kind::BaseCell)));
        for lang in [Lang::Vi, Lang::En] {
            let mut all: Vec<&str> =
                legend_entries(lang).into_iter().map(|entry| entry.0).collect();
            all.sort_unstable();
            assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "{all:?}");
        }
    }
}
