//! What data a file is made from: its first lines, or a column of each of its rows.

use super::model::ReportRequest;
use crate::domain::{Date, ZoneId};
use crate::words::{self, Lang};

/// How many files are named; the others are counted.
const NAMED_FILES: usize = 6;

/// When a file is made, and when the data was last changed. The caller has the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Origin {
    /// The day on which the file is made.
    pub made: Date,
    /// The day on which the newest file of the data was changed; missing for the sample and for
    /// standard input.
    pub changed: Date,
}

/// What a file says of its data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Whose figures, and the year.
    pub title: String,
    /// The filter; empty for the whole.
    pub filter: String,
    /// That the figures are invented, or supposed; empty for real ones.
    pub warning: String,
    /// What is supposed, change by change; empty for real figures.
    pub supposed: String,
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
        let lines =
            [self.title.clone(), self.warning.clone(), supposed, filter, self.files.clone()];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }
}

/// The filter of a report in words, a part for each kind.
fn filter_parts(lang: Lang, ReportRequest { data, filter, .. }: &ReportRequest) -> Vec<String> {
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
    let mut names: Vec<String> =
        files.iter().take(NAMED_FILES).map(|file| file.name.clone()).collect();
    if files.len() > NAMED_FILES {
        names.push(format!("+{}", files.len() - NAMED_FILES));
    }
    let mut parts = vec![words::from_files(lang, names.join(", "))];
    if let Some(date) = words::date(lang, origin.changed) {
        parts.push(words::changed_on(lang, date));
    }
    if let Some(date) = words::date(lang, origin.made) {
        parts.push(words::made_on(lang, date));
    }
    parts.join(" · ")
}
