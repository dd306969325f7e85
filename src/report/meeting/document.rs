//! What the report for a meeting holds, in the order of its pages, for every format.
//!
//! ```text
//! ĐẢNG BỘ …                      ĐẢNG CỘNG SẢN VIỆT NAM
//!     *
//! Số … - BC/…                    …, ngày … tháng … năm …
//!                     BÁO CÁO
//!     kết quả đánh giá, xếp loại …  năm 2023
//! 1. Kết quả chung               a paragraph, a table
//! …
//! Nơi nhận:                      T/M BAN THƯỜNG VỤ
//! ```

use super::blocks::{Bars, Block, DocTable, Document, figures, words_in};
use super::{below, zones};
use crate::analysis::{TermRecord, is_below, year_changes};
use crate::domain::{Measure, Row, Share, Table};
use crate::report::grid::Cell;
use crate::report::model::Report;
use crate::report::origin::{About, Origin, filter_parts, unread};
use crate::report::tables::{points, target_share, target_verdict, verdict};
use crate::words::{self, Lang, Noun, meeting as texts};
use rustc_hash::FxHashSet;

/// How many organisations a sentence names.
const NAMED: usize = 8;

/// The report of a year as a document; `supposed` are the supposed changes.
pub fn document(lang: Lang, report: &Report, origin: Origin, supposed: &[String]) -> Document {
    let request = &report.request;
    let about = About::new(lang, request, origin, &[], &[]);
    // The title names year and filter.
    let mut notes = About { filter: String::new(), ..about.clone() }.lines(lang);
    notes.remove(0);
    if request.data.illustrative {
        notes.insert(0, texts::draft(lang).to_owned());
        notes.retain(|note| *note != about.warning);
    }
    notes.extend(incomplete(lang, report));
    if !supposed.is_empty() {
        notes.insert(0, words::supposed_here(lang, supposed.join("; ")));
        notes.insert(0, words::supposed_changes(lang, supposed.len()));
    }
    let mut blocks = Vec::new();
    let headings: [(Title, Part); 6] = [
        (texts::results, results),
        (texts::results_against_targets, against_targets),
        (texts::results_by_zone, zones::by_zone),
        (texts::organisations_to_watch, below::organisations),
        (texts::branches_to_watch, below::branches),
        (texts::compared_with_before, compared),
    ];
    for (heading, part) in headings {
        let own = part(lang, report);
        if !own.is_empty() {
            let number = 1 + blocks.iter().filter(|b| matches!(b, Block::Heading(_))).count();
            blocks.push(Block::Heading(format!("{number}. {}", heading(lang))));
            blocks.extend(own);
        }
    }
    notes.extend(abbreviations(lang, &blocks));
    Document {
        left: [texts::sender(&request.settings.title), texts::number_of_report(lang).to_owned()],
        right: [texts::party(lang).to_owned(), texts::place_and_date(lang, origin.made)],
        title: [texts::report_title(lang).to_owned(), subject(lang, report)],
        notes,
        blocks,
        signature: [
            vec![texts::recipients(lang).to_owned(), "- ……………………".into(), "- ……………………".into()],
            vec![
                texts::signer_of(lang, &request.settings.title).to_owned(),
                texts::signature_note(lang).to_owned(),
                String::new(),
                String::new(),
                "……………………………………".to_owned(),
            ],
        ],
    }
}

/// What the report is about: year, and the part of the whole.
fn subject(lang: Lang, report: &Report) -> String {
    let year = report.request.year;
    match filter_parts(lang, &report.request) {
        parts if parts.is_empty() => texts::report_subject(lang, year),
        parts => texts::report_subject_of(lang, year, parts.join(", ")),
    }
}

/// The abbreviations in the parts, written out; none where there are none.
fn abbreviations(lang: Lang, blocks: &[Block]) -> Option<String> {
    let mut used: FxHashSet<String> = FxHashSet::default();
    let mut add = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric());
        used.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
    };
    for block in blocks {
        match block {
            Block::Heading(text) | Block::Paragraph(text) => add(text),
            Block::Table(table) => {
                table.columns.iter().for_each(|column| add(column.heading));
                table.rows.iter().flatten().for_each(|cell| add(&cell.shown(lang)));
            }
            Block::Chart(_) => {}
        }
    }
    let known = words::abbreviations(lang).into_iter().filter(|(short, _)| used.contains(*short));
    let parts: Vec<String> = known.map(|(short, long)| format!("{short}: {long}")).collect();
    (!parts.is_empty()).then(|| texts::abbreviations(lang, parts.join("; ")))
}

/// What the figures lack, for whoever signs them: rows without a figure, rows that are not read.
fn incomplete(lang: Lang, report: &Report) -> Option<String> {
    let names = [words::base_organisations, words::branches_under, words::members];
    let lacking = names.iter().zip(report.measures.all()).filter(|(_, m)| m.lacking > 0);
    let lacking =
        lacking.map(|(name, m)| (name(lang), words::counted(lang, m.lacking, Noun::LackingRow)));
    let broken = report.broken.each().into_iter().filter(|(_, rows)| **rows > 0);
    let broken = broken.map(|(table, rows)| {
        (words::table(lang, table), words::counted(lang, *rows, Noun::BrokenRow))
    });
    let parts = lacking.chain(broken).map(|(name, rows)| format!("{name}: {rows}"));
    let data = report.request.data;
    let unread = unread(data).into_iter().filter_map(|file| data.files.get(usize::from(file)));
    let unread: FxHashSet<&str> = unread.map(|file| file.name.as_str()).collect();
    let unread =
        (!unread.is_empty()).then(|| words::counted(lang, unread.len() as u64, Noun::UnreadFile));
    let parts: Vec<String> = parts.chain(unread).collect();
    (!parts.is_empty()).then(|| texts::incomplete(lang, parts.join("; ")))
}

/// The heading of a part.
type Title = fn(Lang) -> &'static str;

/// Makes the blocks of a part; none where it has nothing to say.
type Part = fn(Lang, &Report) -> Vec<Block>;

fn results(lang: Lang, report: &Report) -> Vec<Block> {
    let place = filter_parts(lang, &report.request).join(", ");
    let sums = (&report.measures, &report.totals);
    let summary = texts::summary(lang, report.request.year, &place, sums);
    let before = report.before().map(|(measures, _)| measures);
    let names = [words::base_organisations, words::branches_under, words::members];
    let row = |(at, m): (usize, &Measure)| {
        let before = before.map(|before| before.all()[at]);
        vec![
            Cell::text(names[at](lang)),
            Cell::Number(m.total),
            Cell::Number(m.share.of),
            Cell::Number(m.share.met),
            Cell::share(m.share, m.threshold),
            Cell::Number(m.threshold.into()),
            verdict(lang, m.status()),
            Cell::share(before.map_or_else(Share::default, |before| before.share), m.threshold),
            before.map_or(Cell::Empty, |before| points(m, before)),
        ]
    };
    let table = DocTable {
        columns: vec![
            words_in(words::measure(lang), 18),
            figures(texts::total(lang), 9),
            figures(texts::rated_short(lang), 9),
            figures(texts::good_short(lang), 10),
            figures(texts::share_short(lang), 9),
            figures(words::threshold_percent(lang), 10),
            words_in(words::verdict(lang), 15),
            figures(texts::before_short(lang), 10),
            figures(texts::change_short(lang), 10),
        ],
        rows: report.measures.all().into_iter().enumerate().map(row).collect(),
    };
    let until = report.trend.iter().filter(|year| year.year <= report.request.year);
    let years = until.filter_map(|year| {
        let (measures, _) = year.figures.as_ref()?;
        let share = measures.organisations.share;
        (share.of > 0).then(|| (year.year.to_string(), share))
    });
    let threshold = report.measures.organisations.threshold;
    let chart = Bars::new(years.collect(), threshold, |start| texts::by_years(lang, start));
    let visiting = report.visiting_in_words(lang).map(|text| format!("{}.", words::capital(&text)));
    let mut blocks = vec![Block::Paragraph(summary)];
    blocks.extend(visiting.map(Block::Paragraph));
    blocks.extend([Block::Table(table), Block::Chart(chart)]);
    blocks.extend(report.enterprises.as_ref().map(|enterprises| {
        let reached = words::reached(lang, &enterprises.whole).join(", ");
        let list = words::enterprises_listed(lang, report.is_newest());
        Block::Paragraph(format!("{list}: {reached}."))
    }));
    blocks
}

fn against_targets(lang: Lang, report: &Report) -> Vec<Block> {
    let request = &report.request;
    let unjudged = report.unjudged(lang);
    let row = |target: &crate::analysis::Target| {
        let value = match target.of {
            Some(of) => Cell::Parts(Share { met: target.value, of }, 0),
            None => Cell::number(target.is_known.then_some(target.value)),
        };
        let goal = words::whole(lang, target.target);
        vec![
            Cell::text(words::target_name(lang, target.kind)),
            value,
            target_share(target, unjudged.is_none()),
            Cell::Text(if target.of.is_some() { format!("{goal} %") } else { goal }),
            target_verdict(lang, target, unjudged.as_deref()),
            Cell::number((unjudged.is_none() && target.is_known).then_some(target.missing)),
        ]
    };
    let table = DocTable {
        columns: vec![
            words_in(words::target(lang), 35),
            figures(words::value(lang), 19),
            figures(texts::share_short(lang), 10),
            figures(words::yearly_minimum(lang), 11),
            words_in(words::verdict(lang), 14),
            figures(words::missing(lang), 11),
        ],
        rows: report.targets.iter().map(row).collect(),
    };
    let scope = &request.settings.scope;
    let scope: Vec<&str> = scope.iter().map(|own| words::ownership_full(lang, *own)).collect();
    let scope = texts::targets_are_of(lang, scope.join(", "));
    let mut blocks = vec![Block::Paragraph(scope), Block::Table(table)];
    blocks.extend(report.terms.iter().flat_map(|record| term(lang, record)));
    blocks
}

/// The record of a term, then its notes.
fn term(lang: Lang, record: &TermRecord) -> Vec<Block> {
    let parts = words::term_parts(lang, record).join("; ");
    let text = format!("{}: {parts}.", words::term_heading(lang, record));
    let notes = words::term_notes(lang, record).into_iter();
    let notes = notes.map(|note| format!("{}.", words::capital(&note)));
    std::iter::once(text).chain(notes).map(Block::Paragraph).collect()
}

fn compared(lang: Lang, report: &Report) -> Vec<Block> {
    if report.before().is_none() {
        return Vec::new();
    }
    let request = &report.request;
    let thresholds = &request.settings.thresholds;
    let found = year_changes(request.data, request.year, request.filter, |row| {
        is_below(request.data, thresholds, Table::Organisations, row)
    });
    let names = |rows: &[Row]| {
        // One more is named rather than counted.
        let most = if rows.len() == NAMED + 1 { NAMED + 1 } else { NAMED };
        let names: Vec<&str> = rows
            .iter()
            .take(most)
            .map(|row| request.data.name(Table::Organisations, *row))
            .collect();
        let more = match rows.len().saturating_sub(most) {
            0 => String::new(),
            more => texts::and_more(lang, words::counted(lang, more as u64, Noun::Organisation)),
        };
        if names.is_empty() { String::new() } else { format!(": {}{more}", names.join("; ")) }
    };
    let (year, count) =
        (request.year.before(), |rows: &[Row]| words::whole(lang, rows.len() as u64));
    vec![
        Block::Paragraph(texts::fell_since(lang, year, count(&found.fell), names(&found.fell))),
        Block::Paragraph(texts::rose_since(lang, year, count(&found.rose), names(&found.rose))),
    ]
}
