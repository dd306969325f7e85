//! The rows of a printed table: units, groups over them, sums below them.

use super::columns::{self, Cells, Column, OWNERSHIPS, Table};
use super::forms::{Arrangement, Forms, GroupBy, Numbers, Parents, Shares, YearIn};
use super::model::{Branch, Figures, Organisation, Year};

const ROMAN: [&str; 8] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];
const LETTERS: [&str; 8] = ["A", "B", "C", "D", "E", "F", "G", "H"];

const BRANCH_KIND: &str = "Chi bộ trực thuộc";

/// The tables of some years, each with its rows.
pub fn tables(years: &[Year], forms: &Forms) -> Vec<(Table, Vec<Cells>)> {
    let tables: &[Table] = match forms.arrangement {
        Arrangement::OneList => &[Table::Both],
        Arrangement::TwoTables => &[Table::Organisations, Table::Branches],
    };
    let has_rows = |table: Table| {
        let mut all = years.iter().flat_map(|year| &year.organisations);
        table != Table::Branches || all.any(|own| !own.branches.is_empty())
    };
    let rows = |table| {
        let mut rows: Vec<Cells> =
            years.iter().flat_map(|year| year_rows(year, forms, table)).collect();
        // An empty zone is a merged one only where units outside the zones say so in words.
        let is_outside = |row: &Cells| {
            row.get(&Column::Zone).is_some_and(|zone| zone == columns::zone(0, true))
                && (table != Table::Both || row[&Column::Kind] != BRANCH_KIND)
        };
        if forms.is_merged && rows.iter().any(is_outside) {
            merge(&mut rows, Column::Zone);
        }
        (table, rows)
    };
    tables.iter().copied().filter(|table| has_rows(*table)).map(rows).collect()
}

/// The rows of a year.
fn year_rows(year: &Year, forms: &Forms, table: Table) -> Vec<Cells> {
    let mut rows = Vec::new();
    if table == Table::Branches {
        branch_table(year, forms, &mut rows);
    } else {
        let all: Vec<&Organisation> = year.organisations.iter().collect();
        grouped(&all, forms, (table, 0), &mut rows);
    }
    for row in &mut rows {
        // A year is a value of units only.
        if row.contains_key(&Column::Zone) {
            row.insert(Column::Year, year.number.to_string());
        }
    }
    if forms.year_in == YearIn::MergedColumn {
        merge(&mut rows, Column::Year);
    }
    if forms.parents == Parents::MergedNames {
        merge(&mut rows, Column::Parent);
    }
    rows
}

/// Units under the rows of their groups, from one depth on.
fn grouped(units: &[&Organisation], forms: &Forms, at: (Table, usize), rows: &mut Vec<Cells>) {
    let (table, depth) = at;
    let Some(by) = forms.groups.get(depth) else {
        return units_in_order(units, forms, table, rows);
    };
    let numbers = if depth == 0 && forms.groups.len() > 1 { LETTERS } else { ROMAN };
    let labels: Vec<&str> = {
        let mut labels: Vec<&str> = Vec::new();
        for label in units.iter().map(|unit| label_of(unit, *by)) {
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels
    };
    for (label, number) in labels.into_iter().zip(numbers) {
        let own: Vec<&Organisation> =
            units.iter().copied().filter(|unit| label_of(unit, *by) == label).collect();
        let sum = Figures::sum(own.iter().map(|unit| &unit.figures));
        rows.push(group_row(label, number, forms, &sum));
        grouped(&own, forms, (table, depth + 1), rows);
        if forms.has_subtotals && depth + 1 == forms.groups.len() {
            rows.push(sum_row("Cộng", forms, &sum));
        }
    }
}

fn label_of(unit: &Organisation, by: GroupBy) -> &'static str {
    match by {
        GroupBy::Zone => columns::zone(unit.zone, true),
        GroupBy::Ownership => {
            ["Doanh nghiệp Nhà nước", "Doanh nghiệp ngoài Nhà nước", "Doanh nghiệp FDI"]
                [unit.ownership]
        }
        GroupBy::Kind if unit.is_committee => "Đảng bộ cơ sở",
        GroupBy::Kind => "Chi bộ cơ sở",
    }
}

/// A group row, with its sums where the form has them.
fn group_row(label: &str, number: &str, forms: &Forms, sum: &Figures) -> Cells {
    let mut row = if forms.has_group_sums { columns::counts(sum, forms) } else { Cells::new() };
    if forms.number_in_column {
        row.insert(Column::Number, number.to_owned());
        row.insert(Column::Name, label.to_owned());
    } else {
        row.insert(Column::Name, format!("{number}. {label}"));
    }
    row
}

/// A row of sums.
pub fn sum_row(label: &str, forms: &Forms, sum: &Figures) -> Cells {
    let mut row = columns::counts(sum, forms);
    row.insert(Column::Name, label.to_owned());
    row
}

/// The units of an innermost group, numbered anew.
fn units_in_order(units: &[&Organisation], forms: &Forms, table: Table, rows: &mut Vec<Cells>) {
    for (at, unit) in units.iter().enumerate() {
        let number = (at + 1).to_string();
        let mut row = unit_row(&unit.figures, &unit.name, unit.zone, forms);
        row.insert(Column::Number, number.clone());
        row.insert(Column::Id, unit.id.clone());
        row.insert(Column::Ownership, OWNERSHIPS[unit.ownership].to_owned());
        let kind = if unit.is_committee { "Đảng bộ cơ sở" } else { "Chi bộ cơ sở" };
        row.insert(Column::Kind, kind.to_owned());
        push_unit(row, &unit.figures, forms, rows);
        if table == Table::Both {
            branches_below(unit, &number, forms, rows);
        }
    }
}

/// The branches of a committee below it, in one list, each sub-committee above its own.
fn branches_below(unit: &Organisation, number: &str, forms: &Forms, rows: &mut Vec<Cells>) {
    let runs = unit
        .branches
        .chunk_by(|a, b| a.sub_committee.is_some() && a.sub_committee == b.sub_committee);
    for (at, run) in runs.enumerate() {
        let number = format!("{number}.{}", at + 1);
        if let Some(sub) = run[0].sub_committee {
            sub_committee(run, (unit, sub), &number, forms, rows);
            for (below, branch) in run.iter().enumerate() {
                let number = format!("{number}.{}", below + 1);
                push_branch(branch, unit, &number, forms, rows);
            }
        } else {
            push_branch(&run[0], unit, &number, forms, rows);
        }
    }
}

/// A sub-committee of a committee, with the sums of its branches.
fn sub_committee(
    run: &[Branch],
    (of, sub): (&Organisation, usize),
    number: &str,
    forms: &Forms,
    rows: &mut Vec<Cells>,
) {
    let sum = Figures::sum(run.iter().map(|branch| &branch.figures));
    let name = format!("Đảng bộ bộ phận Nhà máy {}", sub + 1);
    let mut row = unit_row(&Figures { rating: 1, ..sum.clone() }, &name, of.zone, forms);
    row.insert(Column::Number, number_of(number, forms));
    row.insert(Column::Kind, "Đảng bộ bộ phận".to_owned());
    push_unit(row, &sum, forms, rows);
}

fn push_branch(
    branch: &Branch,
    of: &Organisation,
    number: &str,
    forms: &Forms,
    rows: &mut Vec<Cells>,
) {
    let zone = branch.zone.unwrap_or(of.zone);
    let mut row = unit_row(&branch.figures, &branch.name, zone, forms);
    row.insert(Column::Number, number_of(number, forms));
    row.insert(Column::Id, format!("{}-{}", of.id.replace("TC", "CB"), number.replace('.', "")));
    row.insert(Column::Ownership, OWNERSHIPS[of.ownership].to_owned());
    row.insert(Column::Kind, BRANCH_KIND.to_owned());
    push_unit(row, &branch.figures, forms, rows);
}

/// The number of a unit below another one.
fn number_of(number: &str, forms: &Forms) -> String {
    if forms.numbers == Numbers::Dashes { "-".to_owned() } else { number.to_owned() }
}

/// The table of branches, under their committees or with a column of them.
fn branch_table(year: &Year, forms: &Forms, rows: &mut Vec<Cells>) {
    let mut number = 0;
    let committees = year.organisations.iter().filter(|own| !own.branches.is_empty());
    for (at, unit) in committees.enumerate() {
        if forms.parents == Parents::Groups {
            rows.push(group_row(&unit.name, ROMAN[at], forms, &unit.figures));
            number = 0;
        }
        for branch in &unit.branches {
            number += 1;
            let zone = branch.zone.unwrap_or(unit.zone);
            let mut row = unit_row(&branch.figures, &branch.name, zone, forms);
            row.insert(Column::Number, number.to_string());
            row.insert(Column::Id, format!("{}-{number}", unit.id.replace("TC", "CB")));
            let parent = if forms.parents == Parents::Ids { &unit.id } else { &unit.name };
            row.insert(Column::Parent, parent.clone());
            push_unit(row, &branch.figures, forms, rows);
        }
        if forms.parents == Parents::Groups && forms.has_subtotals {
            rows.push(sum_row("Cộng", forms, &unit.figures));
        }
    }
}

/// The cells that every unit has.
fn unit_row(figures: &Figures, name: &str, zone: usize, forms: &Forms) -> Cells {
    let mut row = columns::counts(figures, forms);
    row.extend(columns::ratings(figures.rating, forms));
    row.insert(Column::Name, name.to_owned());
    row.insert(Column::Zone, columns::zone(zone, true).to_owned());
    row.insert(Column::Unknown, "QĐ số 12-QĐ/ĐU".to_owned());
    row
}

/// Adds a unit, and its line of shares where the form has one.
fn push_unit(row: Cells, figures: &Figures, forms: &Forms, rows: &mut Vec<Cells>) {
    rows.push(row);
    if matches!(forms.shares, Shares::Lines | Shares::LabelledLines) && figures.rated() > 0 {
        let mut shares = columns::share_cells(figures, forms);
        if forms.shares == Shares::LabelledLines {
            shares.insert(Column::Name, "Tỷ lệ %".to_owned());
        }
        rows.push(shares);
    }
}

/// Leaves a value only in the first cell of a run of units. Groups and sums end a run, lines of
/// shares do not.
fn merge(rows: &mut [Cells], column: Column) {
    let mut above = None;
    for row in rows {
        let is_shares = row.contains_key(&Column::Rated) && !row.contains_key(&Column::Members);
        match row.get_mut(&column) {
            Some(cell) if above.as_ref() == Some(cell) => cell.clear(),
            Some(cell) => above = Some(cell.clone()),
            None if is_shares => {}
            None => above = None,
        }
    }
}
