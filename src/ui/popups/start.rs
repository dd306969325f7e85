//! What to open where no path was given: this folder, the sample, or a folder near it.
//!
//! ```text
//! ┌ Open data ─────────────────────────────────┐
//! │ /home/van-phong/so-lieu                    │
//! │                                            │
//! │ Open this folder (3 files of data)         │
//! │ See the sample                             │
//! │ ↑ The folder above                         │
//! │ 2022/                       3 files of data│
//! │                                            │
//! │ Or run: dangbo FOLDER                      │
//! └────────────────────────────────────────────┘
//! ```

use crate::app::{StartEntry, StartList, State};
use crate::domain::clean;
use crate::ui::canvas::Frame;
use crate::ui::layout::centred;
use crate::ui::theme::Theme;
use crate::ui::widgets::text::{fit, pad};
use crate::ui::widgets::window;
use crate::words::{self, Noun};
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};
use unicode_truncate::UnicodeTruncateStr;
use unicode_width::UnicodeWidthStr;

/// The most columns of the window.
const WIDTH: u16 = 84;
/// The rows beside the entries: borders, the folder, blank lines, the last line.
const AROUND: u16 = 6;
/// Those rows in a low window: it has no blank lines, and the last line only where there is room.
const AROUND_LOW: u16 = 3;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, list: &StartList) {
    let lang = state.lang;
    let entries = list.entries();
    let needed = u16::try_from(entries.len()).unwrap_or(u16::MAX).saturating_add(AROUND);
    let area = centred(area, WIDTH, needed);
    let room = usize::from(area.width.saturating_sub(4));
    let is_low = area.height < needed;
    let around = if is_low { AROUND_LOW } else { AROUND };
    let rows = usize::from(area.height.saturating_sub(around)).max(1);
    let from = (list.at + 1).saturating_sub(rows);
    let (count, shown) = (entries.len(), (entries.len() - from).min(rows));
    let mut lines = vec![Line::styled(format!(" {}", end_of_path(list, room)), theme.strong())];
    lines.extend((!is_low).then(|| Line::raw("")));
    for (at, entry) in entries.into_iter().enumerate().skip(from).take(rows) {
        let line = entry_line(state, theme, list, entry, room);
        lines.push(if at == list.at { theme.select_over(line, room + 2) } else { line });
    }
    lines.extend((!is_low).then(|| Line::raw("")));
    match &list.refused {
        // Why a choice was refused is in place of the folder where there is no other.
        Some(why) => {
            let line = Line::styled(format!(" {}", fit(why, room)), theme.warning());
            if is_low { lines[0] = line } else { lines.push(line) }
        }
        None if is_low => {}
        None => lines.push(Line::styled(format!(" {}", words::start_how(lang)), theme.faint())),
    }
    let title = words::start_title(lang);
    let block = window::block_of_list(theme, title, (from, shown, count), area);
    window::put(frame, area, block, lines);
    let list = area.inner(Margin::new(1, 1));
    let height = u16::try_from(shown).unwrap_or(0);
    let above = if is_low { 1 } else { 2 };
    let list = Rect { y: list.y + above, height, ..list }.intersection(area);
    window::record_entries(frame, list, from, shown);
}

/// The path of the folder; of a long one its end.
fn end_of_path(list: &StartList, room: usize) -> String {
    let path = clean(&list.folder.path.to_string_lossy()).into_owned();
    if path.width() <= room {
        return path;
    }
    format!("…{}", path.unicode_truncate_start(room.saturating_sub(1)).0)
}

/// A line of the list.
fn entry_line(
    state: &State,
    theme: Theme,
    list: &StartList,
    entry: StartEntry,
    room: usize,
) -> Line<'static> {
    let lang = state.lang;
    let exports = |count: usize| words::counted(lang, count as u64, Noun::Export);
    let text = match entry {
        StartEntry::This => words::start_this(lang, exports(list.folder.tables)),
        StartEntry::Last => list.last.as_ref().map_or_else(String::new, |(tables, path)| {
            words::start_last(lang, clean(&path.to_string_lossy()), exports(*tables))
        }),
        StartEntry::Sample => words::start_sample(lang).to_owned(),
        StartEntry::Above => format!("↑ {}", words::start_above(lang)),
        StartEntry::Folder(at) => {
            let Some(folder) = list.folder.folders.get(at) else { return Line::default() };
            let count = if folder.tables > 0 { exports(folder.tables) } else { String::new() };
            let name = format!("{}/", clean(&folder.name));
            let name = pad(&name, room.saturating_sub(count.width() + 1), false);
            return Line::from(vec![
                Span::raw(format!(" {name} ")),
                Span::styled(count, theme.faint()),
            ]);
        }
    };
    Line::from(Span::raw(format!(" {}", pad(&text, room, false))))
}
