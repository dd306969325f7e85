//! Why there is no figure to show although files were read, and what to do.

use super::{Lang, Noun, counted};
use crate::domain::Dataset;

texts! {
    no_files: "Ở đây không có tệp số liệu nào (.xlsx, .xls, .ods, .csv).", "There is no file of data here (.xlsx, .xls, .ods, .csv).";
    where_to_begin: "Sổ trống để điền: dangbo template mau.xlsx; số liệu mẫu: dangbo sample mau/", "An empty workbook to fill in: dangbo template new.xlsx; the sample: dangbo sample new/";
}

sentences! {
    only_enterprises(rows): "Chỉ có bảng doanh nghiệp ({rows}); chưa có bảng tổ chức cơ sở, chi bộ, là nơi có kết quả xếp loại.", "There is only a table of enterprises ({rows}); the tables of organisations and branches, which have the ratings, are missing.";
    no_rows(tables): "Có bảng nhưng chưa có dòng số liệu nào, dòng ví dụ không tính: {tables}.", "Tables without a row of data, examples aside: {tables}.";
}

/// How many tables are named.
const NAMED: usize = 4;

/// The reasons, then what to do. Findings are not repeated.
#[must_use]
pub fn why_no_data(lang: Lang, data: &Dataset) -> Vec<String> {
    let mut out = Vec::new();
    let enterprises = data.enterprises.name.len() as u64;
    if enterprises > 0 {
        out.push(only_enterprises(lang, counted(lang, enterprises, Noun::Row)));
    }
    let numbers = (0u16..).zip(&data.files);
    let is_empty = |facts: &crate::domain::FileFacts| facts.rows == 0 && !facts.tables.is_empty();
    let empty = numbers.filter(|(_, facts)| is_empty(facts));
    let names: Vec<String> =
        empty.map(|(number, _)| data.file_title(number).into_owned()).collect();
    if !names.is_empty() {
        let more = if names.len() > NAMED { ", …" } else { "" };
        out.push(no_rows(lang, format!("{}{more}", names[..names.len().min(NAMED)].join(", "))));
    }
    if data.files.is_empty() {
        out.push(no_files(lang).to_owned());
    }
    out.push(where_to_begin(lang).to_owned());
    out
}
