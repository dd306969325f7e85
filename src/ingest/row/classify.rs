//! What a row below the header is: data, or one of the rows of a printed form that are none.

use crate::domain::{
    CountField, Field, Kind, LeftOut, Meaning, Ownership, Rating, Table, Year, YesNo, ZoneKind,
    fold, is_dash,
};
use crate::ingest::header::headings::{self, Named};
use crate::ingest::header::layout::{Layout, is_column_numbers};
use crate::ingest::link::zones;
use crate::ingest::row::cells;

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Class {
    /// A unit.
    Data,
    /// No data, for this reason.
    LeftOut(LeftOut),
    /// A total; whether it is one of a group only.
    Total { of_group: bool },
    /// Percentages of the total above.
    Rates,
    /// A group: what it gives to its rows.
    Section(Group),
    /// Text alone: a group that gives nothing where rows follow, a footer where none does.
    TextOnly,
    /// The header of another table.
    OtherTable,
}

/// What a section row gives to the rows below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// Their kind.
    Kind(Kind),
    /// Their zone, as written.
    Zone(String),
    /// Their committee, as written.
    Committee(String),
    /// Their ownership.
    Ownership(Ownership),
    /// Their district, as written.
    District(String),
    /// Their year.
    Year(Year),
    /// Nothing that the program knows.
    Nothing,
}

/// How a section is numbered; a new one ends what others of its style gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A, B
    Letter,
    /// I, II
    Roman,
    /// 1, 2
    Arabic,
    /// None.
    Bare,
}

/// Splits `II. Chi bộ cơ sở` into its number and its label.
pub fn numbered(text: &str) -> (Style, &str) {
    let Some(end) = text.find(['.', ')', ' ', '-', '/', ':']) else { return (style(text), "") };
    let number = style(&text[..end]);
    let rest = text[end..].trim_start_matches(['.', ')', ' ', '-', '/', ':']);
    // "A Công ty" may be a name: a letter needs its sign, a Roman number of several letters does
    // not.
    if number == Style::Bare || (text[end..].starts_with(' ') && !rest_is_label(rest)) {
        return (Style::Bare, text);
    }
    (number, rest)
}

fn rest_is_label(rest: &str) -> bool {
    group_of(rest) != Group::Nothing
}

fn style(number: &str) -> Style {
    let number = number.trim_matches(['(', ')', '.']);
    match number.as_bytes() {
        [] => Style::Bare,
        [b'A'..=b'H'] => Style::Letter,
        bytes if bytes.iter().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C')) => {
            Style::Roman
        }
        bytes if bytes.len() <= 3 && bytes.iter().all(u8::is_ascii_digit) => Style::Arabic,
        _ => Style::Bare,
    }
}

/// Words that may lead to what a group gives: `Khối doanh nghiệp trong KCN Đình Trám`.
const LEADING: [&str; 12] = [
    "trong do",
    "khoi",
    "cac",
    "to chuc co so dang",
    "to chuc dang",
    "tccsd",
    "doanh nghiep",
    "don vi",
    "khu vuc",
    "trong",
    "tai",
    "thuoc",
];

/// What a group's label gives.
pub fn group_of(label: &str) -> Group {
    let label = label.trim().trim_end_matches(':').trim_end();
    let folded = fold(label);
    if let Some(year) = folded.strip_prefix("nam ").and_then(|year| cells::year(year).ok()) {
        return Group::Year(year);
    }
    let (mut words, mut led) = (folded.as_str(), 0);
    loop {
        match words {
            "dang bo co so" | "dang bo" | "dang uy co so" => {
                return Group::Kind(Kind::BaseCommittee);
            }
            "chi bo co so" | "chi bo" => return Group::Kind(Kind::BaseCell),
            _ => {}
        }
        if let Some(ownership) = cells::ownership_word(words) {
            return Group::Ownership(ownership);
        }
        let place = zones::after_words(label, led);
        if !place.is_empty() && zones::parse(&place).kind != ZoneKind::Bare {
            return Group::Zone(place);
        }
        let after = |lead: &&str| {
            words
                .strip_prefix(*lead)
                .and_then(|rest| rest.strip_prefix(' '))
                .map(|rest| (rest, lead.split(' ').count()))
        };
        let Some((rest, count)) = LEADING.iter().find_map(after) else { break };
        (words, led) = (rest, led + count);
    }
    if ["dang bo ", "dang uy "].iter().any(|p| folded.starts_with(p)) {
        return Group::Committee(label.to_owned());
    }
    if ["huyen ", "thanh pho ", "tp ", "thi xa "].iter().any(|p| folded.starts_with(p)) {
        return Group::District(label.to_owned());
    }
    Group::Nothing
}

/// Whether a folded text begins with one of some words, whole.
fn begins_with(folded: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        folded.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

/// Whether a label is that of a total, and whether of a group only: `Tổng cộng`, `Cộng KCN Đình
/// Trám`. "Công ty" is none.
pub fn total_label(label: &str) -> Option<bool> {
    let lower = label.to_lowercase();
    let lower = lower.trim();
    let whole = [
        "tổng cộng",
        "tổng số",
        "toàn khối",
        "toàn tỉnh",
        "toàn đảng bộ",
        "tong cong",
        "tong so",
        "total",
        "grand total",
        "tổng",
        "tong",
    ];
    let part = ["cộng", "cong", "subtotal"];
    let boundary = |rest: &str| rest.is_empty() || rest.starts_with([' ', ':', '.', '(', '=', ',']);
    if let Some(rest) = whole.iter().find_map(|w| lower.strip_prefix(w).filter(|r| boundary(r))) {
        let rest = fold(rest);
        // "Tổng công ty May" is an enterprise; "Tổng số đảng viên" no row's label but harmless.
        if rest.starts_with("cong ty")
            || (matches!(lower.split(' ').next(), Some("tổng" | "tong"))
                && rest.starts_with("cong "))
        {
            return None;
        }
        return Some(!rest.is_empty() && group_of(&rest) != Group::Nothing);
    }
    let rest = part.iter().find_map(|w| lower.strip_prefix(w).filter(|r| boundary(r)))?;
    let rest = fold(rest);
    // Without diacritics "Cong ty" and "Cong doan" are words of names.
    let of_name =
        begins_with(&rest, &["ty", "doan", "nghiep", "an", "nhan", "nghe", "hoa", "dong", "huong"]);
    (!of_name).then(|| !rest.is_empty() && rest != "chung")
}

/// Whether a cell is what stands below a form: who made it, who signs it, where it goes, notes.
fn is_signature(cell: &str) -> bool {
    const WORDS: [&str; 25] = [
        "nguoi lap",
        "nguoi tong hop",
        "nguoi kiem tra",
        "can bo tong hop",
        "can bo lap",
        "nguoi bao cao",
        "t m ",
        "tm ",
        "kt bi thu",
        "k t bi thu",
        "kt truong",
        "k t truong",
        "truong ban",
        "pho truong ban",
        "truong phong",
        "thu truong",
        "chanh van phong",
        "bi thu",
        "pho bi thu",
        "noi nhan",
        "ky ghi ro",
        "ky ten",
        "da ky",
        "xac nhan",
        "ghi chu",
    ];
    let folded = fold(cell);
    WORDS.iter().any(|word| folded.starts_with(word))
}

/// Whether a cell is the line of place and date over a signature: `Bắc Giang, ngày 20 tháng 12 năm
/// 2023`.
fn is_dateline(cell: &str) -> bool {
    // Few cells need the careful look.
    if !cell.contains(['n', 'N']) {
        return false;
    }
    let folded = fold(cell);
    let mut words = folded.split(' ');
    ["ngay", "thang", "nam"].iter().all(|part| words.any(|word| word == *part))
}

/// Whether a cell of counts has a figure, right or wrong.
fn has_figure(cell: &str) -> bool {
    cell.bytes().any(|b| b.is_ascii_digit()) && !is_dateline(cell)
}

/// Whether a column is one of counts.
fn is_count(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Field(field) if CountField::of(*field).is_some())
}

/// Whether a row tells that what follows it stands below the form: nobody's name there is a unit's.
pub fn signs<S: AsRef<str>>(row: &[S]) -> bool {
    row.iter().any(|cell| is_signature(cell.as_ref()) || is_dateline(cell.as_ref()))
}

/// Whether a row has a figure at all, or a rating.
pub fn is_told<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    layout.columns.iter().zip(row).any(|(meaning, cell)| match meaning {
        Meaning::Field(Field::Rating) => {
            matches!(cells::rating(cell.as_ref()), Ok(rating) if rating.is_rated())
        }
        Meaning::Field(field) => CountField::of(*field).is_some() && has_figure(cell.as_ref()),
        Meaning::Tick(_) => !cell.as_ref().is_empty(),
        _ => false,
    })
}

/// Whether a label is that of a row of percentages: `Tỷ lệ (%)`, `TL %`.
fn is_rates_label(label: &str) -> bool {
    let folded = fold(label);
    begins_with(&folded, &["ty le", "ti le", "phan tram"])
        || folded == "tl"
        || folded.starts_with("tl ") && label.contains('%')
        || label.trim() == "%"
}

/// Whether a label is that of a row that compares the sums with other years': `So với năm 2022`,
/// `Lũy kế`.
fn is_comparison_label(label: &str) -> bool {
    begins_with(
        &fold(label),
        &["so voi", "so cung ky", "cung ky", "luy ke", "nam truoc", "tang giam"],
    )
}

/// The label of a row without a name: its first text that is not the numbering's, else the
/// numbering.
fn label_of<'r, S: AsRef<str>>(layout: &Layout, row: &'r [S]) -> &'r str {
    let mut filled = row.iter().map(AsRef::as_ref).enumerate().filter(|(_, cell)| !cell.is_empty());
    let first = filled.clone().next().map_or("", |(_, cell)| cell);
    filled
        .find(|(column, _)| layout.columns.get(*column) != Some(&Meaning::Numbering))
        .map_or(first, |(_, cell)| cell)
}

/// Tells what a row is.
pub fn classify<S: AsRef<str>>(layout: &Layout, row: &[S]) -> Class {
    let cell = |column: usize| row.get(column).map_or("", |c| c.as_ref());
    let field = |field: Field| layout.column(field).map_or("", cell);
    let mut filled = (0..row.len()).filter(|&c| !cell(c).is_empty());
    let Some(first) = filled.next() else { return Class::LeftOut(LeftOut::Blank) };
    let filled_count = 1 + filled.count();
    // The tidy case first: a known rating, kind or figure beside a name is data unless its label
    // says total.
    let name_field =
        if layout.column(Field::Name).is_some() { Field::Name } else { Field::Enterprise };
    let name = field(name_field);
    let has_figure = |column: usize| has_figure(cell(column));
    let counts = (0..layout.columns.len()).filter(|&c| is_count(&layout.columns[c]));
    let figures = counts.clone().filter(|&c| has_figure(c)).count();
    let dashes = counts.clone().filter(|&c| is_dash(cell(c))).count();
    let rated = layout
        .column(Field::Rating)
        .is_some_and(|c| matches!(cells::rating(cell(c)), Ok(r) if r != Rating::Unrated))
        || (0..layout.columns.len()).any(|c| {
            matches!(layout.columns[c], Meaning::Tick(_)) && !cell(c).is_empty() && !has_figure(c)
        });
    if rated && figures > 0 && !name.is_empty() {
        return Class::Data;
    }
    let label = if name.is_empty() { label_of(layout, row) } else { name };
    let (style_of_label, bare_label) = numbered(label);
    let bare_label = if bare_label.is_empty() { label } else { bare_label };
    let numbering = layout.numbering(row);
    let is_kind = matches!(cells::kind(field(Field::Kind)), Ok(k) if k != Kind::Bad);
    let is_unit = !name.is_empty()
        && (is_kind || is_units_number(numbering) || tells_of_enterprise(layout, row));
    if !rated
        && let Some(class) =
            below_units(bare_label, is_unit).or_else(|| below_units(cell(first), is_unit))
    {
        return class;
    }
    let is_dropped =
        |c: usize| matches!(layout.columns.get(c), Some(Meaning::Unknown | Meaning::Personal));
    if figures > 0 && is_column_numbers(row, is_dropped) {
        return Class::LeftOut(LeftOut::ColumnNumbers);
    }
    if figures == 0 && is_header_again(layout, row) {
        return Class::LeftOut(LeftOut::Header);
    }
    if figures == 0 && !rated && filled_count >= LEAST_NAMED {
        match is_header(layout, row) {
            Some(true) => return Class::LeftOut(LeftOut::Header),
            Some(false) => return Class::OtherTable,
            None => {}
        }
    }
    let keys = [Field::Id, Field::Kind, Field::Parent];
    let has_words = || row.iter().any(|cell| cell.as_ref().chars().any(char::is_alphabetic));
    if !rated
        && figures > 0
        && numbering.is_empty()
        && keys.into_iter().all(|key| field(key).is_empty())
        && !has_words()
    {
        // Sums that nothing names.
        return Class::Total { of_group: true };
    }
    // Words below a form stand in any column; a unit has a name, or a kind that is one.
    let keyed = is_kind
        || (!name.is_empty()
            && keys
                .into_iter()
                .any(|f| layout.column(f).is_some_and(|c| c != first && !cell(c).is_empty()))
            && !(0..row.len()).any(|c| is_signature(cell(c))));
    let group = group_of(bare_label);
    let section_style = match style_of_label {
        Style::Bare => style(numbering),
        style => style,
    };
    if !rated && !keyed && figures + dashes == 0 {
        // In a table of organisations a committee heads no group.
        let is_group = match group {
            Group::Nothing => false,
            Group::Committee(_) => layout.table != Some(Table::Organisations),
            _ => true,
        };
        if !is_group && names_unit(layout, row, name, numbering) {
            return Class::Data;
        }
        let texts = filled_count - usize::from(!numbering.is_empty() && !label.eq(numbering));
        return match group {
            Group::Nothing
                if texts > 1 || section_style == Style::Bare || section_style == Style::Arabic =>
            {
                Class::TextOnly
            }
            group if texts == 1 => Class::Section(group),
            _ => Class::TextOnly,
        };
    }
    // A group row that carries its own sums: above its rows, or below a total as a part of it.
    let is_unrated = cells::rating(field(Field::Rating)) == Ok(Rating::Unrated);
    let is_numbered_group = matches!(section_style, Style::Roman | Style::Letter);
    let is_of_units = layout.table != Some(Table::Enterprises);
    let is_group = match group {
        Group::Kind(_) | Group::Zone(_) | Group::Ownership(_) => {
            is_numbered_group || (is_unrated && (is_of_units || !is_unit))
        }
        // An enterprise may have a name like a town's: `TP Bank`.
        Group::District(_) => is_numbered_group || (is_unrated && is_of_units),
        // In a list of branches alone a committee stands over its own.
        Group::Committee(_) => {
            is_unrated && lists_branches(layout) && field(Field::Parent).is_empty()
        }
        Group::Year(_) => is_unrated,
        Group::Nothing => is_unrated && fold(bare_label).starts_with("trong do"),
    };
    if !rated && !keyed && is_group { Class::Section(group) } else { Class::Data }
}

/// Whether a table is of branches alone: it has a column of their committees, or its names are
/// headed as theirs.
fn lists_branches(layout: &Layout) -> bool {
    let names_branches = |column: usize| {
        let heading = headings::fold_heading(&layout.headings[column]);
        heading.contains("chi bo")
            && !["dang bo", "tcd", "tccsd", "don vi"].iter().any(|other| heading.contains(other))
    };
    match layout.table {
        Some(table) => table == Table::Branches,
        None => {
            layout.column(Field::Kind).is_none()
                && layout.column(Field::Name).is_some_and(names_branches)
        }
    }
}

/// Whether a row without a figure and a rating names a unit, so that it is one that has reported
/// nothing or no numbers: it has words for counts, or its name, numbered as units are or not, is
/// that of a cell, of an organisation or of an enterprise.
fn names_unit<S: AsRef<str>>(layout: &Layout, row: &[S], name: &str, numbering: &str) -> bool {
    if name.is_empty() || row.iter().any(|cell| is_signature(cell.as_ref())) {
        return false;
    }
    if layout
        .columns
        .iter()
        .zip(row)
        .any(|(meaning, cell)| is_count(meaning) && !cell.as_ref().is_empty())
    {
        return true;
    }
    let folded = fold(name);
    match layout.table {
        Some(Table::Enterprises) => {
            is_units_number(numbering)
                || tells_of_enterprise(layout, row)
                || names_enterprise(&folded)
        }
        // A name that says less may be a group's.
        Some(Table::Organisations) if is_units_number(numbering) => {
            names_cell(&folded) || names_enterprise(&folded) || folded.starts_with("dang bo ")
        }
        _ => names_cell(&folded),
    }
}

/// Whether a numbering is that of a unit: groups have letters and Roman numbers, or none.
fn is_units_number(numbering: &str) -> bool {
    let number = numbering.trim_end_matches(['.', ')']);
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a row of enterprises tells what only an enterprise has.
fn tells_of_enterprise<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    let is_told = |(meaning, cell): (&Meaning, &S)| match (meaning, cell.as_ref()) {
        (_, "") => false,
        (Meaning::Field(Field::Organisation), cell) => {
            !has_figure(cell) && !cells::organisation(cell).is_empty()
        }
        // In a row of sums there are figures.
        (Meaning::Field(Field::TradeUnion | Field::YouthUnion), cell) => {
            !has_figure(cell) && cells::yes_no(cell) == YesNo::Yes
        }
        (Meaning::Field(Field::Ownership), cell) => {
            !is_dash(cell) && cells::ownership(cell).is_ok()
        }
        (Meaning::Field(Field::Zone), cell) => zones::parse(cell).kind != ZoneKind::Bare,
        _ => false,
    };
    layout.table == Some(Table::Enterprises) && layout.columns.iter().zip(row).any(is_told)
}

/// What a row is that stands below the units it sums up, by its label; a unit may have a name like
/// one: `Tổng kho Xăng dầu`.
fn below_units(label: &str, is_unit: bool) -> Option<Class> {
    if let Some(of_group) = total_label(label)
        && (!is_unit || is_plainly_total(label))
    {
        return Some(Class::Total { of_group });
    }
    match label {
        _ if is_unit => None,
        _ if is_of_the_bloc(label) => Some(Class::Total { of_group: false }),
        _ if is_rates_label(label) => Some(Class::Rates),
        _ if is_comparison_label(label) => Some(Class::LeftOut(LeftOut::Comparison)),
        _ => None,
    }
}

/// Whether a label is that of the bloc itself, whose figures are the sums of its organisations'.
fn is_of_the_bloc(label: &str) -> bool {
    let folded = fold(label);
    let of = ["dang bo khoi ", "dang uy khoi "].iter().find_map(|start| folded.strip_prefix(start));
    of.is_some_and(|rest| {
        ["doanh nghiep", "dn", "cac co quan"].iter().any(|start| rest.starts_with(start))
    })
}

/// Whether a total's label says nothing else.
fn is_plainly_total(label: &str) -> bool {
    let folded = fold(label);
    let starts =
        ["tong cong", "tong so", "toan khoi", "toan dang bo", "total", "grand total", "subtotal"];
    matches!(folded.as_str(), "tong" | "cong")
        || starts.iter().any(|start| folded.starts_with(start))
}

fn names_cell(folded: &str) -> bool {
    ["chi bo ", "cb "].iter().any(|start| folded.starts_with(start))
}

/// Whether a folded name is that of an enterprise as a whole: where nothing is numbered, its cell
/// stands by itself.
pub fn names_enterprise(folded: &str) -> bool {
    let words = [
        "cong ty",
        "cty",
        "tnhh",
        "doanh nghiep",
        "xi nghiep",
        "ngan hang",
        "hop tac xa",
        "tap doan",
        "quy tin dung",
        "benh vien",
    ];
    words.iter().any(|word| folded.contains(word))
}

/// The style of a section row.
pub fn section_style<S: AsRef<str>>(layout: &Layout, row: &[S]) -> Style {
    let cell = |column: usize| row.get(column).map_or("", |c| c.as_ref());
    let label = layout
        .column(Field::Name)
        .map(cell)
        .filter(|n| !n.is_empty())
        .unwrap_or_else(|| label_of(layout, row));
    match numbered(label).0 {
        Style::Bare => style(layout.numbering(row)),
        style => style,
    }
}

/// How many headings a row has at least that is a header.
const LEAST_NAMED: usize = 4;

/// Whether a row is a header, and if so whether it is that of the same columns in other words.
fn is_header<S: AsRef<str>>(layout: &Layout, row: &[S]) -> Option<bool> {
    let mut fields = Vec::new();
    let mut is_same = true;
    for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.as_ref().is_empty()) {
        let is = |meaning: Meaning| layout.columns.get(column) == Some(&meaning);
        let (field, is_own) = match headings::name(cell.as_ref()) {
            Some(Named::Field(field)) => (field, is(Meaning::Field(field))),
            Some(Named::Level(level)) => {
                (level, is(Meaning::Field(level)) || is(Meaning::Tick(headings::rating_of(level))))
            }
            _ => continue,
        };
        is_same &= is_own;
        fields.push(field);
    }
    fields.sort_unstable();
    fields.dedup();
    // Cells of data may be words that elsewhere head a column; hardly four of them, and none that
    // heads ratings or counts.
    let is_one = fields.len() >= LEAST_NAMED
        && fields.iter().any(|field| *field == Field::Rating || CountField::of(*field).is_some());
    is_one.then_some(is_same)
}

fn is_header_again<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    let mut same = 0;
    for (column, cell) in row.iter().enumerate() {
        let cell = cell.as_ref();
        if cell.is_empty() {
            continue;
        }
        let heading = layout.headings.get(column).map_or("", String::as_str);
        let folded = fold(cell);
        let is_part = heading.split(" / ").any(|part| fold(part) == folded);
        if !is_part {
            return false;
        }
        same += 1;
    }
    same >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_companies() {
        for (label, expected) in [
            ("Tổng cộng", Some(false)),
            ("TỔNG SỐ", Some(false)),
            ("Cộng", Some(false)),
            ("Cộng KCN Đình Trám", Some(true)),
            ("Tổng:", Some(false)),
            ("Tong cong", Some(false)),
            ("Công ty CP May", None),
            ("Cong ty CP May", None),
            ("Tổng công ty May 10", None),
            ("Đảng bộ Tổng công ty", None),
            ("Công đoàn", None),
            ("Cong doan", None),
            ("Cộng Hòa JSC", None),
        ] {
            assert_eq!(total_label(label), expected, "{label}");
        }
    }

    #[test]
    fn rows_of_percentages_are_told() {
        for label in ["Tỷ lệ (%)", "TL %", "TL (%) so với tổng số", "%", "Tỉ lệ", "TỶ LỆ %"]
        {
            assert!(is_rates_label(label), "{label}");
        }
        assert!(!is_rates_label("Công ty TL Việt") && !is_rates_label("TL Việt"));
        for label in ["So với năm 2022", "Lũy kế:", "Tăng (+), giảm (-)"] {
            assert!(is_comparison_label(label), "{label}");
        }
        assert!(!is_comparison_label("Sovico") && !is_comparison_label("Chi bộ Năm Trước"));
    }

    #[test]
    fn another_header_is_told_from_the_same_in_other_words() {
        let head = |text: &str| text.split(';').map(str::to_owned).collect::<Vec<_>>();
        let cells = head("Mã TCCSĐ;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;Tổng số đảng viên");
        let layout =
            crate::ingest::header::layout::find(&[crate::ingest::header::layout::HeadRow {
                line: 1,
                cells,
            }])
            .unwrap();
        let class = |row: &str| classify(&layout, &head(row));
        assert_eq!(
            class("Mã;Tên tổ chức đảng;Loại tổ chức;XL;TSĐV"),
            Class::LeftOut(LeftOut::Header)
        );
        assert_eq!(
            class("Mã chi bộ;Tên chi bộ;Trực thuộc;Xếp loại;Số đảng viên"),
            Class::OtherTable
        );
        assert_eq!(class("T1;Chi bộ;Chi bộ cơ sở;Tốt;"), Class::Data);
        // The same columns in another order.
        let cells = head("Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV");
        let layout =
            crate::ingest::header::layout::find(&[crate::ingest::header::layout::HeadRow {
                line: 1,
                cells,
            }])
            .unwrap();
        let class = |row: &str| classify(&layout, &head(row));
        assert_eq!(
            class("Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;Tổng số ĐV;HTXSNV;HTTNV;HTNV;KHTNV"),
            Class::LeftOut(LeftOut::Header)
        );
        assert_eq!(
            class("Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;KHTNV;HTNV;HTTNV;HTXSNV"),
            Class::OtherTable
        );
        assert_eq!(class(";;;;KHTNV;HTNV;HTTNV;HTXSNV"), Class::OtherTable);
    }

    #[test]
    fn a_unit_that_has_reported_nothing_is_a_row() {
        let head = |text: &str| text.split(';').map(str::to_owned).collect::<Vec<_>>();
        let class = |heading: &str, row: &str| {
            let rows = [heading, "1;Chi bộ Một;x;5;1;1"]
                .map(|text| crate::ingest::header::layout::HeadRow { line: 1, cells: head(text) });
            classify(&crate::ingest::header::layout::find(&rows).unwrap(), &head(row))
        };
        let (branches, both) =
            ("TT;Chi bộ;Trực thuộc;TSĐV;HTXSNV;HTTNV", "TT;Đơn vị;Ghi chú;TSĐV;HTXSNV;HTTNV");
        let enterprises = "TT;Tên doanh nghiệp;Tổ chức đảng;Số lao động;Công đoàn;Đoàn TN";
        let organisations = "TT;Tên TCCSĐ;Loại hình TCCSĐ;TSĐV;HTXSNV;HTTNV";
        for (heading, row) in [
            (organisations, "4.;Đảng bộ Công ty Bốn;;;;"),
            (organisations, "4;Công ty Bốn;;;;"),
            (branches, ";Chi bộ Bốn;;;;"),
            (branches, ";Xưởng Bốn;;năm người;;"),
            (both, ";Chi bộ Bốn;;;;"),
            (enterprises, "4;May Bốn;;;;"),
            (enterprises, ";Cty May Bốn;;;;"),
            (enterprises, ";May Bốn;Chi bộ Bốn;;;"),
            (enterprises, ";May Bốn;;nhiều;;"),
            (enterprises, ";May Bốn;;;x;"),
            (enterprises, "4;Tổng kho Xăng dầu;;50;;"),
            (enterprises, ";Cộng Hòa;;50;;có"),
            (organisations, ";Tổng kho Xăng dầu;CBCS;50;;"),
        ] {
            assert_eq!(class(heading, row), Class::Data, "{row}");
        }
        for (heading, row) in [
            (branches, ";Xưởng Bốn;;;;"),
            (branches, "4;Công ty Bốn;;;;"),
            (organisations, "4;Khối dệt may;;;;"),
            (branches, "4;Ghi chú: số liệu đến tháng 12;;;;"),
            (branches, ";Nơi nhận;;Bí thư;;"),
            (both, "4;Khối dệt may;;;;"),
            (enterprises, ";Danh sách lập đến tháng 12;;;;"),
        ] {
            assert_eq!(class(heading, row), Class::TextOnly, "{row}");
        }
        for (heading, row) in [
            (enterprises, ";Tổng;;50;;"),
            (enterprises, ";;;50;;"),
            (enterprises, "12;Tổng cộng;;50;;"),
            (enterprises, ";Cộng KCN Đình Trám;;50;1;0"),
            (organisations, ";;;50;20;30"),
            (both, ";Cộng nhóm 2;;50;20;30"),
            (both, ";Đảng bộ Khối Doanh nghiệp tỉnh;;50;20;30"),
            (organisations, ";TOÀN TỈNH;;50;20;30"),
        ] {
            assert!(matches!(class(heading, row), Class::Total { .. }), "{row}");
        }
        let zone = || Class::Section(Group::Zone("KCN Đình Trám".to_owned()));
        for (heading, row, expected) in [
            (organisations, ";KCN Đình Trám;;50;20;30", zone()),
            (both, ";Trong đó: KCN Đình Trám;;50;20;30", zone()),
            (enterprises, ";KCN Đình Trám;;50;;", zone()),
            (organisations, "1;KCN Đình Trám;;50;20;30", zone()),
            (enterprises, "1;KCN Đình Trám;;50;;", Class::Data),
            (both, "-;FDI;;50;20;30", Class::Section(Group::Ownership(Ownership::Fdi))),
            (organisations, ";Trong đó: ngành may;;50;20;30", Class::Section(Group::Nothing)),
            (organisations, "4;;CBCS;50;20;30", Class::Data),
            (both, "4;Đảng bộ Khối Văn phòng;;50;20;30", Class::Data),
            (
                branches,
                "I;Đảng bộ A;;50;20;30",
                Class::Section(Group::Committee("Đảng bộ A".to_owned())),
            ),
            (branches, "1;Đảng bộ A;Đảng bộ B;50;20;30", Class::Data),
        ] {
            assert_eq!(class(heading, row), expected, "{row}");
        }
    }

    #[test]
    fn what_stands_below_a_form_is_told() {
        for cell in [
            "Bắc Giang, ngày 20 tháng 12 năm 2023",
            "T/M BAN THƯỜNG VỤ",
            "KT. BÍ THƯ",
            "(Ký tên, đóng dấu)",
            "Chánh Văn phòng",
        ] {
            assert!(signs(&["", cell]), "{cell}");
        }
        for cell in ["Chi bộ Văn phòng", "KT-KH", "Năm 2023", "12 tháng", "Hoàn thành tốt nhiệm vụ"]
        {
            assert!(!signs(&["", cell]), "{cell}");
        }
    }

    #[test]
    fn groups_give_what_they_name() {
        assert_eq!(group_of("Đảng bộ cơ sở"), Group::Kind(Kind::BaseCommittee));
        assert_eq!(group_of("KCN Đình Trám"), Group::Zone("KCN Đình Trám".to_owned()));
        assert_eq!(
            group_of("Ngoài khu công nghiệp"),
            Group::Zone("Ngoài khu công nghiệp".to_owned())
        );
        assert_eq!(
            group_of("Khối doanh nghiệp trong KCN Đình Trám:"),
            Group::Zone("KCN Đình Trám".to_owned())
        );
        assert_eq!(group_of("Các tổ chức đảng ngoài KCN"), Group::Zone("ngoài KCN".to_owned()));
        assert_eq!(group_of("Khối các khu công nghiệp"), Group::Nothing);
        assert_eq!(group_of("Khối doanh nghiệp FDI"), Group::Ownership(Ownership::Fdi));
        assert_eq!(
            group_of("Đảng bộ Công ty CP May"),
            Group::Committee("Đảng bộ Công ty CP May".to_owned())
        );
        assert_eq!(group_of("NĂM 2022:"), Group::Year(Year(2022)));
        assert_eq!(group_of("Năm 2022 và 2023"), Group::Nothing);
        assert_eq!(group_of("Người lập biểu"), Group::Nothing);
        assert_eq!(numbered("I. KCN Đình Trám"), (Style::Roman, "KCN Đình Trám"));
        assert_eq!(numbered("II Chi bộ cơ sở"), (Style::Roman, "Chi bộ cơ sở"));
        assert_eq!(numbered("Chi bộ Xưởng A"), (Style::Bare, "Chi bộ Xưởng A"));
        assert_eq!(numbered("A"), (Style::Letter, ""));
        assert_eq!((numbered("XLIX"), numbered("C")), ((Style::Roman, ""), (Style::Letter, "")));
    }
}
