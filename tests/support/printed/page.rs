//! What is around the rows of a printed table: titles, the header, pages, totals, a signature.

use super::body::sum_row;
use super::columns::{Cells, Column, Table, columns, heading};
use super::forms::{Arrangement, Forms, PageEnd, YearIn};
use super::model::{Figures, Year};

/// The lines of a file, each with its cells.
pub fn lines(rows: &[Cells], years: &[Year], forms: &Forms, table: Table) -> Vec<Vec<String>> {
    let columns = columns(forms, table);
    let newest = years.last().map_or(0, |year| year.number);
    let header = header(&columns, forms, table, newest);
    let mut lines = Vec::new();
    if forms.has_title {
        lines.extend(titles(columns.len(), forms, newest));
    }
    lines.extend(header.clone());
    if forms.has_column_numbers {
        lines.push((1..=columns.len()).map(|number| format!("({number})")).collect());
    }
    let total = total(years, table);
    let printed = |row: &Cells| -> Vec<String> {
        columns.iter().map(|column| row.get(column).cloned().unwrap_or_default()).collect()
    };
    for (at, row) in rows.iter().enumerate() {
        // A page does not end between a unit and its line of shares.
        if at > 0 && at % forms.page_rows == 0 && row.contains_key(&Column::Number) {
            lines.extend(page_end(at / forms.page_rows, columns.len(), forms, &header));
        }
        lines.push(printed(row));
    }
    if forms.has_total {
        lines.push(printed(&sum_row("Tổng cộng", forms, &total)));
    }
    if forms.is_signed {
        lines.extend(signature(&columns));
    }
    lines
}

/// The header in one row or in two, a group's heading only over the first of its columns.
fn header(columns: &[Column], forms: &Forms, table: Table, newest: u16) -> Vec<Vec<String>> {
    let headings: Vec<(String, String)> =
        columns.iter().map(|column| heading(*column, forms, table, newest)).collect();
    if !forms.is_two_rows {
        return vec![headings.into_iter().map(|(_, own)| own).collect()];
    }
    let mut above = String::new();
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    for (group, own) in headings {
        if group.is_empty() {
            upper.push(own);
            lower.push(String::new());
        } else {
            upper.push(if group == above { String::new() } else { group.clone() });
            lower.push(own);
        }
        above = group;
    }
    vec![upper, lower]
}

fn titles(width: usize, forms: &Forms, newest: u16) -> Vec<Vec<String>> {
    let of_year = match forms.year_in {
        YearIn::Title => format!("KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI NĂM {newest}"),
        _ => "KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI".to_owned(),
    };
    ["ĐẢNG BỘ KHỐI DOANH NGHIỆP TỈNH".to_owned(), String::new(), of_year]
        .map(|title| text_line(width, 0, &title))
        .to_vec()
}

/// A line with one text.
fn text_line(width: usize, at: usize, text: &str) -> Vec<String> {
    let mut line = vec![String::new(); width];
    text.clone_into(&mut line[at]);
    line
}

fn page_end(page: usize, width: usize, forms: &Forms, header: &[Vec<String>]) -> Vec<Vec<String>> {
    match forms.page_end {
        PageEnd::None => Vec::new(),
        PageEnd::PageOf => vec![text_line(width, width / 2, &format!("Trang {page}/9"))],
        PageEnd::LoneNumber => vec![text_line(width, width - 1, &page.to_string())],
        PageEnd::Ruler => vec![vec!["---".to_owned(); width]],
        PageEnd::Header => header.to_vec(),
        PageEnd::NumberAndHeader => {
            let mut lines = vec![text_line(width, 0, &format!("- {page} -"))];
            lines.extend(header.iter().cloned());
            lines.push((1..=width).map(|number| number.to_string()).collect());
            lines
        }
    }
}

/// The sum over a file's own units; a list of both counts a committee with its branches once.
fn total(years: &[Year], table: Table) -> Figures {
    let all = years.iter().flat_map(|year| &year.organisations);
    if table == Table::Branches {
        Figures::sum(all.flat_map(|own| &own.branches).map(|branch| &branch.figures))
    } else {
        Figures::sum(all.map(|own| &own.figures))
    }
}

/// The place and the day, who made and who signs it, and their names.
fn signature(columns: &[Column]) -> Vec<Vec<String>> {
    let width = columns.len();
    let name = columns.iter().position(|column| *column == Column::Name).unwrap_or(0);
    let two = |left: &str, right: &str| {
        let mut line = text_line(width, name, left);
        right.clone_into(&mut line[width - 2]);
        line
    };
    vec![
        vec![String::new(); width],
        two("", "Bắc Giang, ngày 20 tháng 12 năm 2023"),
        two("NGƯỜI LẬP BIỂU", "T/M BAN THƯỜNG VỤ"),
        two("Lê Văn Tám", "Hoàng Thị Chín"),
    ]
}

/// The name of a file.
pub fn file_name(table: Table, years: &[Year], forms: &Forms) -> String {
    let stem = match (forms.arrangement, table) {
        (Arrangement::OneList, _) => "tong-hop",
        (_, Table::Branches) => "chi-bo",
        _ => "to-chuc",
    };
    let newest = years.last().map_or(0, |year| year.number);
    if forms.file_a_year && matches!(forms.year_in, YearIn::FileName | YearIn::Title)
        || forms.year_in == YearIn::FileName
    {
        format!("{stem}-{newest}.csv")
    } else {
        format!("{stem}-{}.csv", years.len() * 10 + usize::from(newest % 10))
    }
}
