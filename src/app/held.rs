//! Why the last good figures are held, as a sentence: for the screen and for every file and copy
//! that is made meanwhile.

use super::live_check::Doubt;
use super::message::StaleReason;
use super::state::{Live, State};
use crate::words::{self, Lang};

/// How many doubts are named; the others are counted. A folder may have lost thousands of files.
const NAMED: usize = 6;

impl State {
    /// Why the figures are those of an earlier reading; None if they are those of the files.
    #[must_use]
    pub fn held(&self) -> Option<String> {
        let lang = self.lang;
        let Live::Stale(why) = &self.freshness.live else { return None };
        let why = match why {
            StaleReason::Finding(data, finding) => words::sentence_of(lang, data, finding),
            StaleReason::NoRows => words::no_data(lang).to_owned(),
            StaleReason::Doubtful(doubts, seconds) => {
                format!("{} ({})", doubts_text(lang, doubts), words::for_seconds(lang, *seconds))
            }
        };
        Some(words::capital(&format!("{} · {why}", words::dirty(lang))))
    }
}

/// Why what the files show is doubtful.
#[must_use]
pub fn doubts_text(lang: Lang, doubts: &[Doubt]) -> String {
    let text = |doubt: &Doubt| match doubt {
        Doubt::Missing(file) => words::file_missing(lang, file),
        Doubt::NoAccess(name) => words::no_access(lang, name),
        Doubt::Renamed(file) => words::file_renamed(lang, file),
        Doubt::Emptied(file) => words::file_emptied(lang, file),
        Doubt::Shrunk { file, before, now } => {
            let [before, now] = [before, now].map(|rows| words::whole(lang, *rows));
            words::file_shrunk(lang, file, before, now)
        }
        Doubt::EndLost { file, before, now } => {
            let [now, lost] = [*now, before - now].map(|rows| words::whole(lang, rows));
            words::file_end_lost(lang, file, lost, now)
        }
        Doubt::OtherTable(file) => words::file_other_table(lang, file),
        Doubt::YearGone(year) => words::year_gone(lang, year),
        Doubt::CutOff(file) => words::file_cut_off(lang, file),
        Doubt::MidRow(file) => words::file_mid_row(lang, file),
    };
    let mut texts: Vec<String> = doubts.iter().take(NAMED).map(text).collect();
    if doubts.len() > NAMED {
        texts.push(format!("+{}", doubts.len() - NAMED));
    }
    texts.join("; ")
}
