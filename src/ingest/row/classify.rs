//! What a row below the header is: data, or one of the rows of a printed form that are none.

use super::figures::{has_figure, is_count};
use super::group::{Group, group_of};
use super::numbering::{Style, numbered, style};
use super::repeated_header::{LEAST_NAMED, is_header, is_header_again};
use super::signature::is_signature;
use super::total::{
    is_comparison_label, is_of_the_bloc, is_plainly_total, is_rates_label, total_label,
};
use super::unit::{is_units_number, lists_branches, names_unit, tells_of_enterprise};
use crate::domain::{Field, Kind, LeftOut, Meaning, Rating, Table, fold, is_dash};
use crate::ingest::cells;
use crate::ingest::header::column_numbers::is_column_numbers;
use crate::ingest::header::layout::Layout;

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

/// The label of a row without a name: its first text that is not the numbering's, else the
/// numbering.
fn label_of<'r, S: AsRef<str>>(layout: &Layout, row: &'r [S]) -> &'r str {
    let mut filled = row.iter().map(AsRef::as_ref).enumerate().filter(|(_, cell)| !cell.is_empty());
    let first = filled.clone().next().map_or("", |(_, cell)| cell);
    filled
        .find(|(column, _)| layout.columns.get(*column) != Some(&Meaning::Numbering))
        .map_or(first, |(_, cell)| cell)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Ownership;
    use crate::ingest::header::{self, layout::HeadRow};

    #[test]
    fn another_header_is_told_from_the_same_in_other_words() {
        let head = |text: &str| text.split(';').map(str::to_owned).collect::<Vec<_>>();
        let cells = head("Mã TCCSĐ;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;Tổng số đảng viên");
        let layout = header::find(&[HeadRow { line: 1, cells }]).unwrap();
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
        let layout = header::find(&[HeadRow { line: 1, cells }]).unwrap();
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
                .map(|text| HeadRow { line: 1, cells: head(text) });
            classify(&header::find(&rows).unwrap(), &head(row))
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
}
