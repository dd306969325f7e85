//! The report for people, as plain text.

use super::Question;
use crate::analysis::{
    Collation, Measures, Tallies, below_of, broken_rows, candidates, enterprises, group_by_zone,
    measure, pace, targets, term, totals, trend,
};
use crate::domain::{Measure, Ownership, Status, Table};
use crate::words::{self, Lang};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

fn mark(status: Status) -> char {
    match status {
        Status::Meets => '✓',
        Status::Below => '▼',
        Status::Unrated => '·',
    }
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

fn line(lang: Lang, name: &str, unit: &str, m: &Measure) -> String {
    let share = format!(
        "{} % ({}/{})",
        words::percent(lang, m.share, m.line),
        words::whole(lang, m.share.met),
        words::whole(lang, m.share.of)
    );
    let gap = match m.status() {
        Status::Below => {
            format!("{} {} {unit}", words::still_short(lang), words::whole(lang, m.shortfall()))
        }
        Status::Meets => format!(
            "{} {} {unit}",
            words::surplus(lang),
            words::whole(lang, m.share.surplus(m.line))
        ),
        Status::Unrated => words::unrated(lang).to_owned(),
    };
    let mut beside = format!(
        "{} {} %, {gap}, {} {}",
        words::line(lang),
        m.line,
        words::whole(lang, m.unrated()),
        words::unrated(lang)
    );
    if m.lacking > 0 {
        let _ = write!(beside, ", {} {}", words::whole(lang, m.lacking), words::lacking(lang));
    }
    format!("{} {} {}  {beside}", mark(m.status()), padded(name, 24), padded(&share, 24))
}

fn measure_lines(lang: Lang, measures: &Measures) -> String {
    [
        line(
            lang,
            words::base_organisations(lang),
            words::unit_organisations(lang),
            &measures.organisations,
        ),
        line(lang, words::branches_under(lang), words::unit_branches(lang), &measures.branches),
        line(lang, words::members(lang), words::unit_members(lang), &measures.members),
    ]
    .join("\n")
}

/// The years, the pace, the term's record, the nearest candidates and the enterprises.
fn decide(out: &mut String, lang: Lang, question: &Question, tallies: &Tallies) {
    let Question { data, settings, year, filter, today } = *question;
    let n = |v: u64| words::whole(lang, v);
    let _ = writeln!(out, "\n{}", words::trend(lang));
    for point in trend(data, tallies, &settings.thresholds, filter) {
        let Some((measures, sums)) = point.figures else {
            let _ = writeln!(out, "  {}  {}", point.year, words::no_data_of_year(lang));
            continue;
        };
        let so_far = if point.year >= today { words::so_far(lang) } else { "" };
        let shares: Vec<String> = measures
            .all()
            .iter()
            .map(|m| {
                padded(
                    &format!("{} {}", mark(m.status()), words::percent(lang, m.share, m.line)),
                    8,
                )
            })
            .collect();
        let _ = writeln!(
            out,
            "  {}  {}  {} {} {so_far}",
            point.year,
            shares.join(" "),
            words::admitted(lang),
            n(sums.admitted.value)
        );
    }
    for pace in pace(data, tallies, settings, year, filter) {
        if let Some(a_year) = pace.a_year {
            let sentence = words::pace_of(
                lang,
                &n(pace.reached),
                &n(pace.due),
                &n(a_year),
                settings.targets_until,
            );
            let _ =
                writeln!(out, "  {} {sentence}", padded(words::target_name(lang, pace.kind), 48));
        }
    }
    let record = term(data, tallies, settings, year, filter);
    let [state, non_state, fdi, untold] = record.founded;
    let _ = writeln!(
        out,
        "\n{} {:02}/{} – {year}",
        words::term(lang),
        settings.term.1,
        settings.term.0
    );
    let _ = writeln!(
        out,
        "  {} {} ({} {}, {} {}, {} {}) · {} {} · {} {} · {} {}",
        words::founded(lang),
        n(state + non_state + fdi + untold),
        words::ownership_short(lang, Ownership::State),
        n(state),
        words::ownership_short(lang, Ownership::NonState),
        n(non_state),
        words::ownership_short(lang, Ownership::Fdi),
        n(fdi),
        words::admitted(lang),
        n(record.admitted.value),
        words::owners(lang),
        n(record.owners.value),
        words::seconded(lang),
        n(record.seconded.value)
    );
    for table in [Table::Organisations, Table::Branches] {
        let list = candidates(data, &settings.thresholds, table, year, filter, 10);
        if list.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{} ({})", words::nearest_of(lang), words::table(lang, table));
        for candidate in &list {
            let _ = writeln!(
                out,
                "  {}  {} · {}",
                data.id(table, candidate.row),
                data.name(table, candidate.row),
                words::needs(lang, candidate.rating, candidate.branches, candidate.members)
            );
        }
    }
    if !data.enterprises.name.is_empty() {
        let reached = words::reached(lang, &enterprises(data, filter).whole).join(", ");
        let _ = writeln!(out, "\n{}: {reached}", words::enterprises(lang));
    }
}

/// The report in words.
#[must_use]
pub fn report_text(lang: Lang, question: &Question) -> String {
    let Question { data, settings, year, filter, .. } = *question;
    let mut out = String::new();
    let note = if data.illustrative {
        format!(" · {}", words::illustrative(lang))
    } else {
        String::new()
    };
    let _ = writeln!(out, "{} · {} {year}{note}", settings.title, words::year(lang));
    let name = |zone: &crate::domain::ZoneId| {
        if zone.0 == 0 { words::outside(lang) } else { data.zone_name(*zone) }
    };
    if !filter.zones.is_empty() {
        let _ = writeln!(
            out,
            "{}: {}",
            words::zone_long(lang),
            filter.zones.iter().map(name).collect::<Vec<_>>().join("; ")
        );
    }
    if !filter.districts.is_empty() {
        let list: Vec<&str> = filter.districts.iter().map(|d| data.texts.get(*d)).collect();
        let _ = writeln!(out, "{}: {}", words::district(lang), list.join("; "));
    }
    if !filter.ownerships.is_empty() {
        let list: Vec<&str> =
            filter.ownerships.iter().map(|o| words::ownership_full(lang, *o)).collect();
        let _ = writeln!(out, "{}: {}", words::ownership_long(lang), list.join("; "));
    }
    let tallies = &Tallies::new(data);
    let whole = measure(tallies, &settings.thresholds, year, filter, None);
    let _ = writeln!(out, "\n{}", measure_lines(lang, &whole));
    for table in [Table::Organisations, Table::Branches] {
        let broken = broken_rows(data, table);
        if broken > 0 {
            let _ = writeln!(
                out,
                "✖ {}: {} {}",
                words::table(lang, table),
                words::whole(lang, broken),
                words::broken_rows(lang)
            );
        }
    }
    let sums = totals(tallies, year, filter, None);
    let n = |v| words::whole(lang, v);
    let lacking = |sum: crate::analysis::Sum| {
        if sum.lacking > 0 {
            format!(" ({} {})", n(sum.lacking), words::lacking(lang))
        } else {
            String::new()
        }
    };
    let _ = writeln!(
        out,
        "  {} {}{}, {} {}{} · {} {}{}",
        words::admitted(lang),
        n(sums.admitted.value),
        lacking(sums.admitted),
        words::owners(lang),
        n(sums.owners.value),
        lacking(sums.owners),
        words::workers(lang),
        n(sums.workers.value),
        lacking(sums.workers)
    );
    let _ = writeln!(
        out,
        "\n{} ({})",
        words::scope(lang),
        settings
            .scope
            .iter()
            .map(|o| words::ownership_full(lang, *o))
            .collect::<Vec<_>>()
            .join(", ")
    );
    for target in targets(tallies, settings, year, filter) {
        let value = target
            .of
            .map_or_else(|| n(target.value), |of| format!("{}/{}", n(target.value), n(of)));
        let percent = if target.of.is_some() { " %" } else { "" };
        let missing = if target.missing > 0 {
            format!(", {} {}", words::still_short(lang), n(target.missing))
        } else {
            String::new()
        };
        let _ = writeln!(
            out,
            "{} {} {value}  ≥ {}{percent}{missing}",
            mark(target.status),
            padded(words::target_name(lang, target.kind), 48),
            n(target.target)
        );
    }
    let collation = Collation::default();
    let mut zones = group_by_zone(tallies, &settings.thresholds, year, filter);
    zones.sort_by(|(a, ..), (b, ..)| collation.compare(name(a), name(b)));
    let _ = writeln!(out, "\n{}", words::zone_long(lang));
    for (zone, measures, _) in &zones {
        let shares: Vec<String> = measures
            .all()
            .iter()
            .map(|m| {
                padded(
                    &format!(
                        "{} {} {}/{}",
                        mark(m.status()),
                        words::percent(lang, m.share, m.line),
                        n(m.share.met),
                        n(m.share.of)
                    ),
                    18,
                )
            })
            .collect();
        let _ = writeln!(out, "  {} {}", padded(name(zone), 30), shares.join(" ").trim_end());
    }
    for table in [Table::Organisations, Table::Branches] {
        let mut rows = below_of(data, &settings.thresholds, table, year, filter);
        rows.sort_by_key(|(row, _)| (data.id(table, *row), *row));
        let _ = writeln!(
            out,
            "\n{} {}: {}",
            words::table(lang, table),
            words::below_only(lang),
            n(rows.len() as u64)
        );
        for (row, reasons) in rows {
            let _ = writeln!(
                out,
                "▼ {}  {} · {}",
                data.id(table, row),
                data.name(table, row),
                words::reasons_of(
                    lang,
                    data,
                    &settings.thresholds,
                    (table, row),
                    reasons,
                    words::still_short(lang)
                )
            );
        }
    }
    decide(&mut out, lang, question, tallies);
    let _ = writeln!(
        out,
        "\n{}: {} {}, {} {}",
        words::checks(lang),
        n(data.findings.errors()),
        words::errors(lang),
        n(data.findings.warnings()),
        words::warnings(lang)
    );
    out
}
