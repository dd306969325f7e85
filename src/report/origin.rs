//! What data a file is made from: its first lines, or a column of each of its rows.

use super::model::ReportRequest;
use crate::domain::{Code, Dataset, Date, Finding, ZoneId};
use crate::words::{self, Lang};
use rustc_hash::FxHashSet;

/// How many files are named; the others are counted.
const NAMED_FILES: usize = 6;

/// When a file is made, when the data was last changed, and whether it is what its files show. The
/// caller has the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Origin<'a> {
    /// The day on which the file is made.
    pub made: Date,
    /// The day on which the newest file of the data was changed; missing for the sample and for
    /// standard input.
    pub changed: Date,
    /// Why the figures are those of an earlier reading; empty if they are those of the files.
    pub held: &'a str,
}

/// What a file says of its data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Whose figures, and the year.
    pub title: String,
    /// The filter; empty for the whole.
    pub filter: String,
    /// That the figures are supposed, held or invented; empty for real ones.
    pub warning: String,
    /// What is supposed, change by change; empty for real figures.
    pub supposed: String,
    /// Why the figures are those of an earlier reading; empty for those of the files.
    pub held: String,
    /// The files and dates.
    pub files: String,
}

impl About {
    /// What a file made of these data says. `listed` is what the rows are limited by beside the
    /// filter; `supposed` the supposed changes.
    pub fn new(
        lang: Lang,
        request: &ReportRequest,
        origin: Origin,
        listed: &[String],
        supposed: &[String],
    ) -> Self {
        let mut filter = filter_parts(lang, request);
        filter.extend_from_slice(listed);
        let mut warnings = Vec::new();
        if !supposed.is_empty() {
            warnings.push(words::supposed_changes(lang, supposed.len()));
        }
        if !origin.held.is_empty() {
            warnings.push(words::capital(words::dirty(lang)));
        }
        if request.data.illustrative {
            warnings.push(words::illustrative(lang).to_owned());
        }
        Self {
            title: format!(
                "{} · {}",
                request.settings.title,
                words::year_title(lang, request.year)
            ),
            filter: filter.join(" · "),
            warning: warnings.join(" · "),
            supposed: supposed.join("; "),
            held: origin.held.to_owned(),
            files: files(lang, request, origin),
        }
    }

    /// The lines, without those that are empty.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let filter = if self.filter.is_empty() {
            String::new()
        } else {
            words::filtered_by(lang, &self.filter)
        };
        let supposed = if self.supposed.is_empty() {
            String::new()
        } else {
            words::supposed_here(lang, &self.supposed)
        };
        let Self { title, warning, held, files, .. } = self.clone();
        let lines = [title, warning, supposed, held, filter, files];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }
}

/// What a file made of these data says of them, line by line.
pub fn about_lines(lang: Lang, request: &ReportRequest, origin: Origin) -> Vec<String> {
    About::new(lang, request, origin, &[], &[]).lines(lang)
}

/// The filter of a report in words, a part for each kind.
pub(super) fn filter_parts(
    lang: Lang,
    ReportRequest { data, filter, .. }: &ReportRequest,
) -> Vec<String> {
    let zone = |zone: &ZoneId| words::zone_name(lang, data, *zone);
    let zones: Vec<&str> = filter.zones.iter().map(zone).collect();
    let districts: Vec<&str> = filter.districts.iter().map(|d| data.texts.get(*d)).collect();
    let ownerships: Vec<&str> =
        filter.ownerships.iter().map(|o| words::ownership_full(lang, *o)).collect();
    let lists = [zones, districts, ownerships];
    lists.iter().filter(|list| !list.is_empty()).map(|list| list.join("; ")).collect()
}

fn files(lang: Lang, request: &ReportRequest, origin: Origin) -> String {
    let files = &request.data.files;
    // A workbook with several tables is one file.
    let left_out = &unread(request.data) | &older(request.data);
    let (without, with): (Vec<_>, Vec<_>) =
        (0u16..).zip(files).partition(|(at, _)| left_out.contains(at));
    let mut parts = Vec::new();
    if !with.is_empty() {
        parts.push(words::from_files(lang, names(with.iter().map(|(_, f)| f.name.clone()))));
    }
    if !without.is_empty() {
        // A sheet may be left out where the others of its workbook are read.
        let titles = without.iter().map(|(_, file)| file.title().into_owned());
        parts.push(words::without_files(lang, names(titles)));
    }
    if let Some(date) = words::date(lang, origin.changed) {
        parts.push(words::changed_on(lang, date));
    }
    if let Some(date) = words::date(lang, origin.made) {
        parts.push(words::made_on(lang, date));
    }
    parts.join(" · ")
}

/// The first names, each once (a workbook with several tables is one file), and how many others
/// there are.
fn names(files: impl Iterator<Item = String>) -> String {
    let mut seen = FxHashSet::default();
    let mut all = files.filter(|name| seen.insert(name.clone()));
    let mut names: Vec<String> = all.by_ref().take(NAMED_FILES).collect();
    let more = all.count();
    if more > 0 {
        names.push(format!("+{more}"));
    }
    names.join(", ")
}

/// The files or sheets that cannot be read.
pub(super) fn unread(data: &Dataset) -> FxHashSet<u16> {
    let is_empty = |file: u16| data.files.get(usize::from(file)).is_some_and(|file| file.rows == 0);
    with_finding(data, |finding| {
        matches!(finding.code(), Code::Unreadable | Code::NoTable | Code::MissingColumn)
            && is_empty(finding.place.file)
    })
}

/// The files or sheets of an earlier period that are in no figure. One that has a later period too
/// is in the figures.
fn older(data: &Dataset) -> FxHashSet<u16> {
    let mut older = with_finding(data, |finding| finding.code() == Code::OlderPeriod);
    if older.is_empty() {
        return older;
    }
    for units in [&data.organisations.units, &data.branches.units] {
        for (_, file) in (0..).zip(&units.file).filter(|(row, _)| units.counts_in(*row)) {
            older.remove(file);
        }
    }
    let enterprises = data.enterprises.file.iter().zip(&data.enterprises.is_double);
    for (file, _) in enterprises.filter(|(_, is_double)| !**is_double) {
        older.remove(file);
    }
    older
}

fn with_finding(data: &Dataset, is_wanted: impl Fn(&Finding) -> bool) -> FxHashSet<u16> {
    let wanted = data.findings.kept().iter().filter(|finding| is_wanted(finding));
    wanted.map(|finding| finding.place.file).collect()
}
