//! What the title of a block makes of the headings below it: `Công đoàn` over `Năm thành lập` is
//! the union's, `Số lao động` over `Đảng viên` counts some of the workers, `Năm thành lập` over
//! `Tổ chức đảng | Công đoàn` is a date of each. Such a column is what one heading with the words
//! of both would be, and none of the organisation's own.

use super::choice::{self, Standing};
use super::column_time::{self, ColumnTime};
use super::folding::fold_heading;
use super::heading::{HeadingMeaning, meaning};
use super::heading_path::{is_admitted_group, is_member_group, is_total};
use super::other_blocks::OTHERS;
use super::personal::is_personal;
use crate::domain::{CountField, Field, fold, has_words};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::ops::ControlFlow::{self, Break, Continue};

/// Whose the columns of a block are, by its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// The organisation's: the title is a heading of one of its columns.
    Organisation,
    Members,
    Admitted,
    Workers,
    Enterprise,
    /// Persons of the unit: its secretary, its directors.
    Persons,
    /// A union, an association, a board.
    Others,
    /// What was done, as far as it is counted: rewards, courses, inspections.
    Activity,
    /// The title tells nothing.
    Unknown,
}

/// Words of what is done with organisations and members, folded and shortened.
const ACTIVITIES: [&str; 16] = [
    "khen thuong",
    "ky luat",
    "kiem tra",
    "giam sat",
    "boi duong",
    "dao tao",
    "tap huan",
    "hoc tap",
    "nghi quyet",
    "sinh hoat",
    "gioi thieu",
    "tham gia",
    "chuyen den",
    "chuyen di",
    "ra khoi dang",
    "xoa ten",
];

/// Words of bodies beside those that are rated, folded and shortened.
const BODIES: [&str; 9] = [
    "hoi",
    "ccb",
    "phu nu",
    "thanh nien",
    "nhan su",
    "nhan vien",
    "hoi dong",
    "chi doan",
    "doi tuong",
];

/// Words of the organisation, folded and shortened.
const PARTY: [&str; 7] = ["tcd", "tccsd", "dang", "dv", "chi bo", "cap uy", "dang uy"];

/// Words of a title that is about no body, folded and shortened.
const GENERAL: [&str; 34] = [
    "ket", "qua", "dg", "xl", "chat", "luong", "phan", "loai", "thong", "tin", "chung", "so",
    "lieu", "tong", "hop", "ts", "tinh", "hinh", "nam", "ky", "quy", "thang", "bao", "cao", "chi",
    "tieu", "noi", "dung", "thuc", "hien", "ke", "hoach", "trong", "do",
];

/// Takes their meaning from the columns that are of another body than the organisation or of
/// another year, and from those of a block whose title tells nothing, where a heading or a block of
/// its own names the same.
pub fn keep_to_own_blocks(meanings: &mut [Option<HeadingMeaning>], paths: &[Vec<&str>]) {
    let is_of_units = meanings.iter().any(|meaning| {
        matches!(meaning, Some(HeadingMeaning::Field(Field::Kind | Field::Parent | Field::Rating)))
    });
    let owners = owners(paths);
    for (named, path) in meanings.iter_mut().zip(paths) {
        let (Some(own), titles) = (path.last(), titles(path)) else { continue };
        let Some(title) = titles.last() else { continue };
        if !matches!(named, Some(HeadingMeaning::Field(_))) && is_organisation(title, own) {
            *named = Some(HeadingMeaning::Field(Field::Organisation));
        }
        let Some(HeadingMeaning::Field(field)) = *named else { continue };
        if let Break(of_body) = of_body(title, own) {
            *named = of_body;
            continue;
        }
        let holds =
            |field: Field| titles.iter().all(|title| holds(owners[title], field, is_of_units));
        if !holds(field) {
            let joined = meaning(&format!("{own} {title}"));
            *named = joined.filter(|m| matches!(m, HeadingMeaning::Field(field) if holds(*field)));
        }
    }
    leave_out_untitled(meanings, paths, &owners);
    leave_out_other_years(meanings, paths);
}

/// The headings over a column that are not its own.
fn titles<'p>(path: &[&'p str]) -> Vec<&'p str> {
    let Some((own, groups)) = path.split_last() else { return Vec::new() };
    groups.iter().filter(|title| !title.trim().is_empty() && *title != own).copied().collect()
}

/// True for the Party organisation beside the unions: `Tổ chức chính trị, đoàn thể` over `Đảng`.
fn is_organisation(title: &str, own: &str) -> bool {
    let title = fold(title);
    fold(own) == "dang" && ["doan the", "to chuc"].iter().any(|of| has_words(&title, of))
}

/// Breaks with what a column of a body is below the heading of what each body has: `Loại hình` over
/// `Tổ chức đảng | Doanh nghiệp`.
fn of_body(title: &str, own: &str) -> ControlFlow<Option<HeadingMeaning>> {
    let Some(HeadingMeaning::Field(body)) = meaning(own) else { return Continue(()) };
    let bodies = [Field::Organisation, Field::Enterprise, Field::TradeUnion, Field::YouthUnion];
    let established = meaning(title) == Some(HeadingMeaning::Field(Field::Established));
    let has_each = matches!(&*fold_heading(title), "ten" | "ma" | "ma so" | "loai hinh");
    if !bodies.contains(&body) || !(has_each || established) {
        return Continue(());
    }
    let of_party = (established && body == Field::Organisation)
        .then_some(HeadingMeaning::Field(Field::Established));
    Break(of_party.or_else(|| meaning(&format!("{title} {own}"))))
}

/// The owner of each title; many columns are below one.
fn owners<'p>(paths: &[Vec<&'p str>]) -> FxHashMap<&'p str, Owner> {
    let mut owners = FxHashMap::default();
    for title in paths.iter().flat_map(|path| titles(path)) {
        owners.entry(title).or_insert_with(|| owner(title));
    }
    owners
}

fn owner(title: &str) -> Owner {
    let folded = fold_heading(title);
    let has = |words: &&str| has_words(&folded, words);
    let is_of_party = PARTY.iter().any(has);
    match meaning(title) {
        _ if is_admitted_group(&folded) => Owner::Admitted,
        _ if is_personal(&fold(title)) => Owner::Persons,
        Some(HeadingMeaning::Field(Field::Workers)) => Owner::Workers,
        Some(HeadingMeaning::Field(Field::Enterprise)) => Owner::Enterprise,
        Some(HeadingMeaning::Field(
            Field::TradeUnion | Field::YouthUnion | Field::AdmittedOwners | Field::AdmittedLeaders,
        )) => Owner::Others,
        _ if is_member_group(&folded) => Owner::Members,
        Some(_) => Owner::Organisation,
        None if has(&"nguoi ld") => Owner::Workers,
        None if ACTIVITIES.iter().any(has) => Owner::Activity,
        None if OTHERS.iter().chain(&BODIES).any(has) && !is_of_party => Owner::Others,
        None if has(&"dn") && !is_of_party => Owner::Enterprise,
        None => Owner::Unknown,
    }
}

/// True if a column below a title may be the organisation's column of a field.
fn holds(owner: Owner, field: Field, is_of_units: bool) -> bool {
    let is_count = CountField::of(field).is_some();
    let is_of_unions = matches!(field, Field::TradeUnion | Field::YouthUnion);
    let is_of_admitted =
        matches!(field, Field::Admitted | Field::AdmittedOwners | Field::AdmittedLeaders);
    let is_state = matches!(field, Field::Established | Field::Organisation);
    match owner {
        Owner::Organisation | Owner::Unknown => true,
        Owner::Members => field != Field::Workers && !is_of_unions,
        Owner::Admitted => is_of_admitted || !is_count && !is_of_unions,
        Owner::Workers => field == Field::Workers,
        Owner::Enterprise => match field {
            Field::Workers => true,
            Field::Id => !is_of_units,
            Field::Name | Field::Kind | Field::Rating | Field::Established => false,
            _ => !is_count,
        },
        Owner::Persons => !is_count && !is_state && !matches!(field, Field::Rating | Field::Id),
        // `Tổ chức chính trị - xã hội` over `Tổ chức đảng | Công đoàn`.
        Owner::Others => {
            use Field::{Enterprise, Established, Id, Name};
            !is_count && !matches!(field, Established | Id | Name | Enterprise)
        }
        Owner::Activity => !is_count && !is_state,
    }
}

/// Of columns of one field, some with a heading or a block of their own, leaves out those of blocks
/// whose titles tell nothing: `Phân xưởng` over `Lao động | Xếp loại` beside `Xếp loại`.
fn leave_out_untitled(
    meanings: &mut [Option<HeadingMeaning>],
    paths: &[Vec<&str>],
    owners: &FxHashMap<&str, Owner>,
) {
    let is_titled = |column: usize, field| is_of_own_block(field, &paths[column], owners);
    let titled: Vec<Option<bool>> = (0..paths.len())
        .map(|column| rivalled(meanings[column]).map(|field| is_titled(column, field)))
        .collect();
    let mut read: Vec<Field> = Vec::new();
    // The total of a block with the levels is theirs.
    let mut with_levels: FxHashSet<&[&str]> = FxHashSet::default();
    for (column, path) in paths.iter().enumerate() {
        if meanings[column].is_some_and(HeadingMeaning::is_level) {
            with_levels.insert(block(path));
        }
        if let Some(field) = rivalled(meanings[column])
            && titled[column] == Some(true)
            && !read.contains(&field)
            && choice::standing(field, path) >= Standing::Plain
        {
            read.push(field);
        }
    }
    for (column, path) in paths.iter().enumerate() {
        let Some(field) = rivalled(meanings[column]) else { continue };
        let said = if field == Field::Members { &path[path.len() - 1..] } else { path };
        if titled[column] == Some(false)
            && read.contains(&field)
            && choice::standing(field, said) != Standing::Preferred
            && !(field == Field::Members && with_levels.contains(block(path)))
        {
            meanings[column] = None;
        }
    }
}

/// The headings above the lowest of a column.
fn block<'p, 'h>(path: &'p [&'h str]) -> &'p [&'h str] {
    path.split_last().map_or(&[], |(_, block)| block)
}

/// Leaves out the columns of a block with a rating of another year than the one that is read, where
/// no column of that year is read before them: `Năm 2023` over `Xếp loại | Kết nạp`.
fn leave_out_other_years(meanings: &mut [Option<HeadingMeaning>], paths: &[Vec<&str>]) {
    let of_column = |column: usize| {
        let field = rivalled(meanings[column])?;
        let path = &paths[column];
        Some((field, choice::standing(field, path), column_time::of_headings(field, path)))
    };
    let columns: Vec<_> = (0..paths.len()).map(of_column).collect();
    let mut latest: BTreeMap<(Field, Standing), ColumnTime> = BTreeMap::new();
    for (field, standing, time) in columns.iter().flatten() {
        let last = latest.entry((*field, *standing)).or_insert(*time);
        *last = (*last).max(*time);
    }
    // A column of the same field that is of a later year, and not left out for this one.
    let has_later = |field: Field, time: ColumnTime, least: Standing| {
        let mut all = latest.iter();
        all.any(|((of, standing), last)| {
            *of == field && *standing >= least && last.is_of_later_year(time)
        })
    };
    // A block of several years, `Xếp loại các năm` over `2023 | 2024`, has the latest too.
    let mut others: FxHashSet<&[&str]> = FxHashSet::default();
    let mut current: FxHashSet<&[&str]> = FxHashSet::default();
    for (column, path) in columns.iter().zip(paths) {
        let Some((Field::Rating, _, time)) = column else { continue };
        let of_block = column_time::of_headings(Field::Rating, block(path));
        let is_other =
            [*time, of_block].iter().all(|of| has_later(Field::Rating, *of, Standing::Plain));
        let of_year = if is_other { &mut others } else { &mut current };
        of_year.insert(block(path));
    }
    for ((column, path), named) in columns.iter().zip(paths).zip(meanings) {
        if let Some((field, standing, time)) = column
            && others.contains(block(path))
            && !current.contains(block(path))
            && !has_later(*field, *time, *standing)
        {
            *named = None;
        }
    }
}

/// The field of a column that may be headed alike in a block of another body.
fn rivalled(meaning: Option<HeadingMeaning>) -> Option<Field> {
    let Some(HeadingMeaning::Field(field)) = meaning else { return None };
    let is = matches!(
        field,
        Field::Rating
            | Field::Members
            | Field::Workers
            | Field::Admitted
            | Field::AdmittedOwners
            | Field::AdmittedLeaders
            | Field::Established
            | Field::Seconded
    );
    is.then_some(field)
}

/// True if no title is above a column, or those above are of its field, of its time, or of what is
/// chosen between: `Đảng viên` over `Tổng số`, `Năm 2024` over `Xếp loại`.
fn is_of_own_block(field: Field, path: &[&str], owners: &FxHashMap<&str, Owner>) -> bool {
    let titles = titles(path);
    let is_of_members = |title: &&str| is_member_group(&fold_heading(title));
    if field == Field::Members && titles.iter().any(is_of_members) {
        return true;
    }
    titles.iter().all(|title| {
        let folded = fold_heading(title);
        let is_result = field == Field::Members && has_words(&folded, "ket qua");
        let tells_which = column_time::tells(field, title) || choice::chooses(field, title);
        let is_of_field = match field {
            Field::Members => is_total(&folded),
            _ => {
                !matches!(owners[title], Owner::Unknown | Owner::Others | Owner::Activity)
                    || folded.split(' ').all(|word| GENERAL.contains(&word))
            }
        };
        tells_which && !is_result || is_of_field
    })
}

#[cfg(test)]
mod tests {
    use super::super::heading_path::meaning_of_path;
    use super::*;

    fn fields(paths: &[Vec<&str>]) -> Vec<Option<Field>> {
        let mut meanings: Vec<_> = paths.iter().map(|path| meaning_of_path(path)).collect();
        keep_to_own_blocks(&mut meanings, paths);
        let field = |meaning: Option<HeadingMeaning>| match meaning {
            Some(HeadingMeaning::Field(field)) => Some(field),
            _ => None,
        };
        meanings.into_iter().map(field).collect()
    }

    #[test]
    fn a_heading_below_the_title_of_another_body_is_of_that_body() {
        for (title, own, field) in [
            ("Công đoàn", "Năm thành lập", None),
            ("Doanh nghiệp", "Năm thành lập", None),
            ("Doanh nghiệp", "Tên", Some(Field::Enterprise)),
            ("Doanh nghiệp", "Lao động", Some(Field::Workers)),
            ("Đoàn viên thanh niên", "Kết nạp mới", None),
            ("Hội viên CCB", "Kết nạp", None),
            ("Bồi dưỡng", "Đảng viên mới", None),
            ("Chủ doanh nghiệp", "Tổng số", None),
            ("Bí thư", "Xếp loại", None),
            ("Số lao động", "Tổng số", Some(Field::Workers)),
            ("Số lao động", "Đảng viên", None),
            ("Kết nạp đảng viên", "Công nhân", None),
            ("Kết nạp đảng viên", "Chủ doanh nghiệp", Some(Field::AdmittedOwners)),
            ("Đảng viên", "Tổng số", Some(Field::Members)),
            ("Tổ chức đảng", "Ngày thành lập", Some(Field::Established)),
            ("Đoàn thể", "Công đoàn", Some(Field::TradeUnion)),
            ("Loại hình", "Tổ chức đảng", Some(Field::Kind)),
            ("Loại hình", "Doanh nghiệp", Some(Field::Ownership)),
            ("Ngày thành lập", "Tổ chức đảng", Some(Field::Established)),
            ("Ngày thành lập", "Công đoàn", None),
        ] {
            assert_eq!(fields(&[vec!["TT"], vec![title, own]])[1], field, "{title} {own}");
        }
    }

    #[test]
    fn the_block_that_is_titled_so_goes_before_one_that_is_not() {
        let members = vec!["Đảng viên", "Tổng số"];
        for title in ["Nhóm khác", "Kết quả năm 2023", "Ban Giám đốc"] {
            let of = [vec![title, "Đảng viên"], members.clone()];
            assert_eq!(fields(&of), [None, Some(Field::Members)], "{title}");
        }
        let of = [vec!["Phân xưởng", "Xếp loại"], vec!["Xếp loại"]];
        assert_eq!(fields(&of), [None, Some(Field::Rating)]);
        let of = [vec!["Số lượng", "Đảng viên"], vec!["Kết quả xếp loại", "Đảng viên", "HTTNV"]];
        assert_eq!(fields(&of)[0], Some(Field::Members));
    }

    #[test]
    fn what_another_year_alone_has_is_not_of_this_one() {
        let paths = [
            vec!["Năm 2023", "Xếp loại"],
            vec!["Năm 2023", "Kết nạp"],
            vec!["Năm 2024", "Xếp loại"],
            vec!["Năm 2024", "TSĐV"],
        ];
        let rating = Some(Field::Rating);
        assert_eq!(fields(&paths), [rating, None, rating, Some(Field::Members)]);
        let alone = [vec!["Năm 2024", "Xếp loại"], vec!["Năm 2024", "Kết nạp"]];
        assert_eq!(fields(&alone), [rating, Some(Field::Admitted)]);
    }
}
