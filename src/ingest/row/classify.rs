//! Classifies a row below the header: a unit, or one of the rows of a printed form that are no
//! data.

use super::figures::{has_figure, is_count, is_text};
use super::label::{is_label, label_of};
use super::own_column::group_in_column;
use super::page::{has_only_shares, is_page_row};
use super::repeated_header::{has_same_headings, is_header_row};
use super::signature::{is_row_of_signers, is_signature};
use super::total::{
    is_bare_committee, is_carried_label, is_compared_time, is_comparison_label, is_mean_label,
    is_part_of_members, is_plainly_total, is_rates_label, is_whole_committee, total_label,
};
use super::unit::{describes_enterprise, is_units_number};
use crate::domain::{Field, Kind, LeftOut, Meaning, Rating, fold, is_dash};
use crate::ingest::cells::group::Group;
use crate::ingest::cells::numbering::{NumberingStyle, numbering_style, split_number};
use crate::ingest::cells::unit_name::Prefix;
use crate::ingest::cells::{self, unit_name};
use crate::ingest::header::column_numbers::is_column_numbers;
use crate::ingest::header::layout::Layout;
use crate::ingest::header::{may_be_tick, title_committee};

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Class {
    /// A unit.
    Data,
    /// Not data, for this reason.
    LeftOut(LeftOut),
    /// A total, of a group only or of all rows.
    Total { of_group: bool },
    /// A sum that goes on from or to another page.
    Carried,
    /// Percentages of the total above.
    Rates,
    /// A group row, with what it gives to the rows below it.
    Section(Group),
    /// Text only: a group that gives nothing if units follow, a footer if none does.
    TextOnly,
}

/// A row with what its class depends on.
pub(super) struct RowView<'r, S> {
    pub(super) layout: &'r Layout,
    pub(super) row: &'r [S],
    /// The cell of the unit's name; empty where the row has none.
    pub(super) name: &'r str,
    /// The first column that is not empty.
    pub(super) first: usize,
    /// How many cells are not empty.
    pub(super) filled: usize,
    /// How many cells of counts have a figure, and how many a dash.
    pub(super) figures: usize,
    pub(super) dashes: usize,
    /// True if the row has a rating, as a word or as a tick.
    pub(super) is_rated: bool,
}

/// The label of a row: its name, or its first text where it has no name.
pub(super) struct Label<'r> {
    /// As written, without its number.
    pub(super) bare: &'r str,
    /// As written.
    pub(super) whole: &'r str,
    pub(super) numbering: &'r str,
    pub(super) style: NumberingStyle,
    /// True if the kind column holds a kind.
    pub(super) is_kind: bool,
    /// True if the row is plainly one of a unit, so that its name may be like a total's.
    pub(super) is_unit: bool,
}

/// The columns that only units have.
pub(super) const KEYS: [Field; 3] = [Field::Id, Field::Kind, Field::Parent];

/// Classifies a row below the header.
pub fn classify<S: AsRef<str>>(layout: &Layout, row: &[S]) -> Class {
    let Some(row) = RowView::new(layout, row) else { return Class::LeftOut(LeftOut::Blank) };
    if [Field::Year, Field::Period].iter().any(|field| is_compared_time(row.field(*field))) {
        return Class::LeftOut(LeftOut::Comparison);
    }
    let group = group_in_column(layout, row.row, (row.is_rated, row.figures > 0));
    if group.is_none() && row.is_rated && row.figures > 0 && !row.name.is_empty() {
        return row.rated_total(row.name).unwrap_or(Class::Data);
    }
    if is_page_row(layout, row.row) {
        return Class::LeftOut(LeftOut::Page);
    }
    if has_only_shares(layout, row.row) {
        return Class::Rates;
    }
    // The lower row of a header may begin like a total: `Tổng số`; a heading may have the number
    // of a note: `Đảng viên (1)`.
    if has_same_headings(layout, row.row) {
        return Class::LeftOut(LeftOut::Header);
    }
    let label = row.label();
    if !row.is_rated && !label.is_unit && is_part_of_members(label.bare) {
        return Class::LeftOut(LeftOut::PartOfMembers);
    }
    if let Some(class) = row.total(&label).or_else(|| row.header()) {
        return class;
    }
    if let Some(group) = group {
        return Class::Section(group);
    }
    if row.is_sum_without_label(label.numbering) {
        return Class::Total { of_group: true };
    }
    if !row.is_rated && row.figures + row.dashes == 0 && is_row_of_signers(layout, row.row) {
        return Class::TextOnly;
    }
    let is_keyed = row.is_keyed(&label);
    if row.is_rated || is_keyed {
        Class::Data
    } else if row.figures + row.dashes == 0 {
        row.class_without_figures(&label)
    } else {
        row.class_with_figures(&label)
    }
}

impl<'r, S: AsRef<str>> RowView<'r, S> {
    /// None for a row whose cells are all empty.
    fn new(layout: &'r Layout, row: &'r [S]) -> Option<Self> {
        let cell = |column: usize| row.get(column).map_or("", AsRef::as_ref);
        let mut filled = (0..row.len()).filter(|&c| !cell(c).is_empty());
        let first = filled.next()?;
        let filled = filled.count();
        let name_column = layout.name_column();
        let columns =
            || layout.columns.iter().enumerate().map(move |(c, meaning)| (meaning, cell(c)));
        let counts = || columns().filter(|(meaning, _)| is_count(meaning));
        let is_rating = |(meaning, cell): (&Meaning, &str)| match meaning {
            Meaning::Field(Field::Rating) => {
                matches!(cells::rating(cell), Ok(rating) if rating != Rating::Unrated)
            }
            Meaning::Tick(_) => may_be_tick(cell) && !has_figure(cell),
            _ => false,
        };
        let has_figure = |cell: &str| has_figure(cell) && !(filled == 0 && is_text(cell));
        Some(Self {
            layout,
            row,
            name: name_column.map_or("", cell),
            first,
            filled: 1 + filled,
            figures: counts().filter(|(_, cell)| has_figure(cell)).count(),
            dashes: counts().filter(|(_, cell)| is_dash(cell)).count(),
            is_rated: columns().any(is_rating),
        })
    }

    pub(super) fn cell(&self, column: usize) -> &'r str {
        self.row.get(column).map_or("", AsRef::as_ref)
    }

    pub(super) fn field(&self, field: Field) -> &'r str {
        self.layout.column(field).map_or("", |column| self.cell(column))
    }

    fn label(&self) -> Label<'r> {
        let whole = if self.name.is_empty() { label_of(self.layout, self.row) } else { self.name };
        let (style, bare) = split_number(whole);
        let numbering = Some(self.layout.group_number(self.row)).filter(|n| !is_label(n));
        let numbering = numbering.unwrap_or_default();
        let kind = self.field(Field::Kind);
        // To search for the nearest kind takes long.
        let is_kind = !kind.is_empty() && matches!(cells::kind(kind), Ok(k) if k != Kind::Bad);
        Label {
            bare: if bare.is_empty() { whole } else { bare },
            whole,
            numbering,
            style: match style {
                NumberingStyle::Bare => numbering_style(numbering),
                style => style,
            },
            is_kind,
            is_unit: !self.name.is_empty()
                && (is_kind
                    || is_units_number(numbering)
                    || describes_enterprise(self.layout, self.row)),
        }
    }

    /// The class of a total, of its percentages and of comparisons, by the label or by the first
    /// cell.
    fn total(&self, label: &Label<'_>) -> Option<Class> {
        if self.is_rated {
            return self.rated_total(label.bare);
        }
        // The bloc as one of several groups.
        let is_group = matches!(label.style, NumberingStyle::Roman | NumberingStyle::Letter);
        if is_group && unit_name::is_bloc(&fold(label.bare)) {
            return Some(Class::Section(Group::Nothing));
        }
        below_units(label.bare, label.is_unit)
            .filter(|_| !self.heads_rows(label))
            .or_else(|| below_units(self.cell(self.first), label.is_unit))
            .or_else(|| self.total_without_name(label))
    }

    /// The class of a total that has the rating of the whole, or how many units have which:
    /// `Tổng cộng | HTTNV | 22`, `Toàn Đảng bộ | 1 HTXSNV, 2 HTTNV | 22`. It has no number and no
    /// kind.
    fn rated_total(&self, label: &str) -> Option<Class> {
        // The label may be in the column of numbers.
        let number = self.layout.group_number(self.row);
        let is_whole = self.figures > 0
            && (number.is_empty() || is_label(number))
            && [Field::Id, Field::Kind].into_iter().all(|key| matches!(self.field(key), "" | "-"))
            && (is_plainly_total(label) || is_whole_committee(label) || is_bare_committee(label));
        is_whole.then_some(Class::Total { of_group: true })
    }

    /// True for the label of a committee with the number of a group, without a rating and a key:
    /// `II. Đảng ủy Khối doanh nghiệp`.
    pub(super) fn heads_rows(&self, label: &Label<'_>) -> bool {
        matches!(label.style, NumberingStyle::Roman | NumberingStyle::Letter)
            && !self.is_rated
            && KEYS.into_iter().all(|key| self.field(key).is_empty())
            && unit_name::prefix(&fold(label.bare)) == Some(Prefix::Committee)
            && title_committee::is_superior(label.bare)
    }

    /// The class of a total whose label is behind what its rows have in common: `2023;Cộng;…`.
    fn total_without_name(&self, label: &Label<'_>) -> Option<Class> {
        let is_label = |(column, cell): (usize, &S)| {
            !self.layout.columns.get(column).is_some_and(is_count)
                && is_plainly_total(cell.as_ref())
        };
        let is_total = self.name.is_empty()
            && !label.is_unit
            && self.figures > 0
            && self.row.iter().enumerate().any(is_label);
        is_total.then_some(Class::Total { of_group: true })
    }

    /// The class of column numbers and of a repeated header.
    fn header(&self) -> Option<Class> {
        let is_dropped = |c: usize| self.layout.columns.get(c).is_some_and(Meaning::is_dropped);
        if is_column_numbers(self.row, is_dropped) {
            return Some(Class::LeftOut(LeftOut::ColumnNumbers));
        }
        if self.figures > 0 {
            return None;
        }
        let is_header = !self.is_rated && is_header_row(self.row);
        is_header.then_some(Class::LeftOut(LeftOut::Header))
    }

    /// True for a row of figures without a word, a number or a key.
    fn is_sum_without_label(&self, numbering: &str) -> bool {
        let has_words = || self.row.iter().any(|c| c.as_ref().chars().any(char::is_alphabetic));
        !self.is_rated
            && self.figures > 0
            && numbering.is_empty()
            && KEYS.into_iter().all(|key| self.field(key).is_empty())
            && !has_words()
    }

    /// True if the row has a kind, or a name beside another key. The words of a signature may be in
    /// any column.
    fn is_keyed(&self, label: &Label<'_>) -> bool {
        let has_key = |key: Field| {
            // A group may have how many units it has there: `2 TCCSĐ`.
            let is_number =
                |c| key == Field::Kind && self.cell(c).starts_with(|c: char| c.is_ascii_digit());
            let is_key = |c| {
                let cell = self.cell(c);
                c != self.first && !cell.is_empty() && !is_dash(cell) && !is_number(c)
            };
            self.layout.column(key).is_some_and(is_key)
        };
        label.is_kind
            || (!self.name.is_empty()
                && KEYS.into_iter().any(has_key)
                && !self.row.iter().any(|cell| is_signature(cell.as_ref())))
    }
}

/// The class of a row below the units that it sums up, by its label. A unit may have a name that
/// begins like a total's: `Tổng kho Xăng dầu`.
fn below_units(label: &str, is_unit: bool) -> Option<Class> {
    if !is_unit && is_carried_label(label) {
        return Some(Class::Carried);
    }
    if let Some(of_group) = total_label(label)
        && (!is_unit || is_plainly_total(label))
    {
        return Some(Class::Total { of_group });
    }
    match label {
        _ if is_unit => None,
        _ if is_whole_committee(label) => Some(Class::Total { of_group: true }),
        _ if is_mean_label(label) => Some(Class::LeftOut(LeftOut::Mean)),
        _ if unit_name::is_bloc(&fold(label)) => Some(Class::Total { of_group: false }),
        _ if is_rates_label(label) => Some(Class::Rates),
        _ if is_comparison_label(label) => Some(Class::LeftOut(LeftOut::Comparison)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Ownership;
    use crate::ingest::header::{self, layout::HeadRow, layout::OfFile};

    const ORGANISATIONS: &str = "TT;Tên TCCSĐ;Loại hình TCCSĐ;TSĐV;HTXSNV;HTTNV";
    const BRANCHES: &str = "TT;Chi bộ;Trực thuộc;TSĐV;HTXSNV;HTTNV";
    const BOTH: &str = "TT;Đơn vị;Ghi chú;TSĐV;HTXSNV;HTTNV";
    const ENTERPRISES: &str = "TT;Tên doanh nghiệp;Tổ chức đảng;Số lao động;Công đoàn;Đoàn TN";

    /// The class of a row below a heading and a row of a unit.
    fn class_below(heading: &str, row: &str) -> Class {
        let cells = |text: &str| text.split(';').map(str::to_owned).collect::<Vec<_>>();
        let rows =
            [heading, "1;Chi bộ Một;x;5;1;1"].map(|text| HeadRow { line: 1, cells: cells(text) });
        classify(&header::find(&rows, OfFile::default()).unwrap(), &cells(row))
    }

    #[test]
    fn a_unit_that_has_reported_nothing_is_a_row() {
        for (heading, row) in [
            (ORGANISATIONS, "4.;Đảng bộ Công ty Bốn;;;;"),
            (ORGANISATIONS, "4;Công ty Bốn;;;;"),
            (BRANCHES, ";Chi bộ Bốn;;;;"),
            (BRANCHES, ";Xưởng Bốn;;năm người;;"),
            (BOTH, ";Chi bộ Bốn;;;;"),
            (ENTERPRISES, "4;May Bốn;;;;"),
            (ENTERPRISES, ";Cty May Bốn;;;;"),
            (ENTERPRISES, ";May Bốn;Chi bộ Bốn;;;"),
            (ENTERPRISES, ";May Bốn;;nhiều;;"),
            (ENTERPRISES, ";May Bốn;;;x;"),
            (ENTERPRISES, "4;Tổng kho Xăng dầu;;50;;"),
            (ENTERPRISES, ";Cộng Hòa;;50;;có"),
            (ORGANISATIONS, ";Tổng kho Xăng dầu;CBCS;50;;"),
        ] {
            assert_eq!(class_below(heading, row), Class::Data, "{row}");
        }
        for (heading, row) in [
            (BRANCHES, ";Xưởng Bốn;;;;"),
            (BRANCHES, "4;Công ty Bốn;;;;"),
            (ORGANISATIONS, "4;Khối dệt may;;;;"),
            (BRANCHES, "4;Ghi chú: số liệu đến tháng 12;;;;"),
            (BRANCHES, ";Nơi nhận;;Bí thư;;"),
            (BOTH, "4;Khối dệt may;;;;"),
            (ENTERPRISES, ";Danh sách lập đến tháng 12;;;;"),
        ] {
            assert_eq!(class_below(heading, row), Class::TextOnly, "{row}");
        }
    }

    #[test]
    fn a_total_has_the_label_of_one() {
        for (heading, row) in [
            (ENTERPRISES, ";Tổng;;50;;"),
            (ENTERPRISES, ";;;50;;"),
            (ENTERPRISES, "12;Tổng cộng;;50;;"),
            (ENTERPRISES, ";Cộng KCN Đình Trám;;50;1;0"),
            (ORGANISATIONS, ";;;50;20;30"),
            (BOTH, ";Cộng nhóm 2;;50;20;30"),
            (BOTH, ";Đảng bộ Khối Doanh nghiệp tỉnh;;50;20;30"),
            (ORGANISATIONS, ";TOÀN TỈNH;;50;20;30"),
        ] {
            assert!(matches!(class_below(heading, row), Class::Total { .. }), "{row}");
        }
    }

    #[test]
    fn a_group_may_have_sums_of_its_own() {
        let zone = || Class::Section(Group::Zone("KCN Đình Trám".to_owned()));
        for (heading, row, expected) in [
            (ORGANISATIONS, ";KCN Đình Trám;;50;20;30", zone()),
            (BOTH, ";Trong đó: KCN Đình Trám;;50;20;30", zone()),
            (ENTERPRISES, ";KCN Đình Trám;;50;;", zone()),
            (ORGANISATIONS, "1;KCN Đình Trám;;50;20;30", zone()),
            (ENTERPRISES, "1;KCN Đình Trám;;50;;", Class::Data),
            (
                ORGANISATIONS,
                "I;Huyện Việt Yên;;50;20;30",
                Class::Section(Group::District("Huyện Việt Yên".to_owned())),
            ),
            (
                ORGANISATIONS,
                ";Huyện Việt Yên;;50;20;30",
                Class::Section(Group::District("Huyện Việt Yên".to_owned())),
            ),
            (ENTERPRISES, ";TP Bank;;50;;", Class::Data),
            (BOTH, "-;FDI;;50;20;30", Class::Section(Group::Ownership(Ownership::Fdi))),
            (ORGANISATIONS, ";Trong đó: ngành may;;50;20;30", Class::Data),
            (ORGANISATIONS, ";Năm 2023;;50;20;30", Class::Data),
            (ORGANISATIONS, "4;;CBCS;50;20;30", Class::Data),
            (BOTH, "4;Đảng bộ Khối Văn phòng;;50;20;30", Class::Data),
            (
                BRANCHES,
                "I;Đảng bộ A;;50;20;30",
                Class::Section(Group::Committee("Đảng bộ A".to_owned())),
            ),
            (BRANCHES, "1;Đảng bộ A;Đảng bộ B;50;20;30", Class::Data),
        ] {
            assert_eq!(class_below(heading, row), expected, "{row}");
        }
    }
}
