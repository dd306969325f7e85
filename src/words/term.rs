//! The record of a term, as screens and reports print it.

use super::{
    Lang, admitted, founded, organisations_founded, owners, ownership_full, ownership_short,
    seconded, sum, whole,
};
use crate::analysis::{Sum, TermRecord};
use crate::domain::{Ownership, Year};

sentences! {
    span(from, to): "Nhiệm kỳ {from}–{to}", "Term {from}–{to}";
    span_up_to(from, to, year): "Nhiệm kỳ {from}–{to}, đến hết {year}", "Term {from}–{to}, to the end of {year}";
    span_so_far(from, to): "Nhiệm kỳ {from}–{to}, đến nay", "Term {from}–{to}, so far";
    partly_in(years): "năm {years} chỉ có một phần trong nhiệm kỳ: kết nạp tính cả năm", "{years} is only partly in the term: members admitted count the whole year";
    absent_years(years): "không có số liệu năm {years}", "no data of {years}";
}

/// The term and up to when it is counted: `Nhiệm kỳ 08/2020–07/2025, đến hết 2023`.
#[must_use]
pub fn term_heading(lang: Lang, record: &TermRecord) -> String {
    let month = |(year, month): (Year, u8)| format!("{month:02}/{year}");
    let (from, to) = (month(record.term.from), month(record.term.to));
    match () {
        () if record.is_over() => span(lang, from, to),
        () if record.is_under_way => span_so_far(lang, from, to),
        () => span_up_to(lang, from, to, record.year),
    }
}

/// The heading of the organisations founded in the term of an ownership.
#[must_use]
pub fn founded_of(lang: Lang, ownership: Ownership) -> String {
    let of = match ownership {
        Ownership::Missing => lang.pick("không rõ loại hình", "ownership not known"),
        known => ownership_full(lang, known),
    };
    format!("{}: {of}", organisations_founded(lang))
}

/// What happened in the term, a part for each figure. Every ownership that occurs is listed.
#[must_use]
pub fn term_parts(lang: Lang, record: &TermRecord) -> Vec<String> {
    let of_rows = |figure: Sum| sum(lang, record.known(figure), figure.lacking);
    let officers = record.seconded;
    let founded_in_all =
        record.known_founded().map_or_else(|| "–".to_owned(), |all| whole(lang, all));
    let ownerships = Ownership::KNOWN.into_iter().chain([Ownership::Missing]);
    let by_ownership: Vec<String> = ownerships
        .zip(record.founded)
        .filter(|(_, founded)| *founded > 0)
        .map(|(ownership, founded)| {
            let name = match ownership {
                Ownership::Missing => lang.pick("không rõ loại hình", "ownership not known"),
                known => ownership_short(lang, known),
            };
            format!("{} {name}", whole(lang, founded))
        })
        .collect();
    let of = if by_ownership.is_empty() {
        String::new()
    } else {
        format!(" ({})", by_ownership.join(", "))
    };
    vec![
        format!("{} {}{of}", founded(lang), founded_in_all),
        format!("{} {}", admitted(lang).to_lowercase(), of_rows(record.admitted)),
        format!("{} {}", owners(lang), of_rows(record.owners)),
        format!("{} {}", seconded(lang), sum(lang, record.known_seconded(), officers.lacking)),
    ]
}

/// The years that are only partly in the term, and those that are not in the data.
#[must_use]
pub fn term_notes(lang: Lang, record: &TermRecord) -> Vec<String> {
    let list = |years: &[Year]| {
        let years: Vec<String> = years.iter().map(Year::to_string).collect();
        years.join(", ")
    };
    let mut notes = Vec::new();
    if !record.partly.is_empty() {
        notes.push(partly_in(lang, list(&record.partly)));
    }
    if !record.absent.is_empty() {
        notes.push(absent_years(lang, list(&record.absent)));
    }
    notes
}
