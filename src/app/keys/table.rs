//! The key table itself.
//!
//! An entry has the modes, where it is listed, the keys as the help writes them, the text, the
//! condition, and the keys with their actions.

use super::binding::{Binding, Listed};
use super::conditions::{
    always, can_open, can_suspend, finding_has_unit, goes_back_or_leaves, has_below_only,
    has_changes, has_columns, has_copy, has_data, has_desktop, has_enterprises, has_marks,
    has_pane, has_rows, has_suppositions, has_trend, has_unit, has_years, marks_by_space,
    on_changes, on_checks, on_zones, picks_several, picks_sort, searches,
};
use crate::analysis::MeasureKind;
use crate::app::action::{Action, ExportFormat, Key, Mode};
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::words::{self, Lang};
use crossterm::event::KeyCode;
use tui_input::InputRequest;

const fn char(c: char) -> Key {
    Key::Plain(KeyCode::Char(c))
}

const fn control(c: char) -> Key {
    Key::Control(KeyCode::Char(c))
}

/// An entry that the footer lists.
const fn footer(
    modes: &'static [Mode],
    shown: &'static str,
    text: fn(Lang) -> &'static str,
    on: fn(&State) -> bool,
    keys: &'static [(Key, Action)],
) -> Binding {
    Binding { modes, shown, text, keys, on, listed: Listed::Footer }
}

/// An entry that only the help lists.
const fn help(
    modes: &'static [Mode],
    shown: &'static str,
    text: fn(Lang) -> &'static str,
    on: fn(&State) -> bool,
    keys: &'static [(Key, Action)],
) -> Binding {
    Binding { modes, shown, text, keys, on, listed: Listed::Help }
}

/// An entry that nothing lists.
const fn unlisted(
    modes: &'static [Mode],
    shown: &'static str,
    text: fn(Lang) -> &'static str,
    on: fn(&State) -> bool,
    keys: &'static [(Key, Action)],
) -> Binding {
    Binding { modes, shown, text, keys, on, listed: Listed::Nowhere }
}

/// The arrows, and the letters that stand for them where no field is open.
const UP_DOWN: &[(Key, Action)] =
    &[(UP, Action::Up), (char('k'), Action::Up), (DOWN, Action::Down), (char('j'), Action::Down)];

const MAIN: &[Mode] = &[Mode::Main];
const PICKER: &[Mode] = &[Mode::Picker];
const FORM: &[Mode] = &[Mode::Form];
const SUPPOSITIONS: &[Mode] = &[Mode::Suppositions];
const LEAVE: &[Mode] = &[Mode::Leave];
const REPLACE: &[Mode] = &[Mode::Replace];
const FINDING: &[Mode] = &[Mode::Finding];
const EXPORT: &[Mode] = &[Mode::Export];
const EXPORTED: &[Mode] = &[Mode::Exported];
const HELP: &[Mode] = &[Mode::Help];
const START: &[Mode] = &[Mode::Start];
const SEARCH: &[Mode] = &[Mode::Search];
const PALETTE: &[Mode] = &[Mode::Palette];
const COLUMNS: &[Mode] = &[Mode::Columns];
const TEXT_FIELDS: &[Mode] = &[Mode::Search, Mode::Picker, Mode::Palette];
const FIELDS: &[Mode] = &[Mode::Search, Mode::Picker, Mode::Palette, Mode::Form];

const BACKSPACE: Key = Key::Plain(KeyCode::Backspace);
const BACK_TAB: Key = Key::Plain(KeyCode::BackTab);
const DELETE: Key = Key::Plain(KeyCode::Delete);
const DOWN: Key = Key::Plain(KeyCode::Down);
const END: Key = Key::Plain(KeyCode::End);
const ENTER: Key = Key::Plain(KeyCode::Enter);
const ESC: Key = Key::Plain(KeyCode::Esc);
const HOME: Key = Key::Plain(KeyCode::Home);
const LEFT: Key = Key::Plain(KeyCode::Left);
const PAGE_DOWN: Key = Key::Plain(KeyCode::PageDown);
const PAGE_UP: Key = Key::Plain(KeyCode::PageUp);
const RIGHT: Key = Key::Plain(KeyCode::Right);
const TAB: Key = Key::Plain(KeyCode::Tab);
const UP: Key = Key::Plain(KeyCode::Up);

/// `1` opens the first screen, `2` the second, ….
const SCREEN_KEYS: [(Key, Action); Screen::COUNT] = {
    const DIGITS: [char; 9] = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
    let mut keys = [(char('1'), Action::Screen(Screen::Overview)); Screen::COUNT];
    let mut at = 0;
    while at < Screen::COUNT {
        keys[at] = (char(DIGITS[at]), Action::Screen(Screen::ALL[at]));
        at += 1;
    }
    keys
};

/// The key table.
pub const BINDINGS: &[Binding] = &[
    // A screen or page.
    footer(MAIN, "↑ ↓ j k", words::key_move, has_rows, UP_DOWN),
    footer(MAIN, "Enter", words::key_open, can_open, &[(ENTER, Action::Open)]),
    footer(MAIN, "x", words::key_seen, on_changes, &[(char('x'), Action::Seen)]),
    footer(MAIN, "Esc", words::key_back, goes_back_or_leaves, &[(ESC, Action::Back)]),
    footer(MAIN, "u", words::key_changes, has_changes, &[(char('u'), Action::Changes)]),
    footer(MAIN, "v", words::key_severity, on_checks, &[(char('v'), Action::Severity)]),
    footer(MAIN, "m", words::key_codes, on_checks, &[(char('m'), Action::Codes)]),
    footer(MAIN, "G", words::key_by_unit, on_checks, &[(char('G'), Action::ByUnit)]),
    footer(MAIN, "m", words::key_measure, on_zones, &[(char('m'), Action::NextMeasure)]),
    footer(MAIN, "z", words::key_zone, has_data, &[(char('z'), Action::Zones)]),
    footer(MAIN, "o", words::key_ownership, has_data, &[(char('o'), Action::Ownerships)]),
    help(MAIN, "d", words::key_district, has_data, &[(char('d'), Action::Districts)]),
    footer(MAIN, "b", words::key_below, has_below_only, &[(char('b'), Action::BelowOnly)]),
    footer(MAIN, "/", words::key_search, searches, &[(char('/'), Action::Search)]),
    footer(MAIN, "w", words::key_what_if, has_unit, &[(char('w'), Action::WhatIf)]),
    help(MAIN, "W", words::key_supposed, has_data, &[(char('W'), Action::Suppositions)]),
    footer(MAIN, "t", words::key_trend, has_trend, &[(char('t'), Action::Trend)]),
    help(MAIN, "c", words::key_compare, has_data, &[(char('c'), Action::Compare)]),
    help(MAIN, "n", words::key_enterprises, has_enterprises, &[(char('n'), Action::Enterprises)]),
    help(MAIN, "e", words::key_export, has_data, &[(char('e'), Action::Export)]),
    help(MAIN, "y", words::key_copy, has_copy, &[(char('y'), Action::Copy)]),
    footer(MAIN, "s", words::key_sort, has_columns, &[(char('s'), Action::Sort)]),
    help(MAIN, "S", words::key_reverse, has_columns, &[(char('S'), Action::Reverse)]),
    help(MAIN, "C", words::key_choose_columns, has_columns, &[(char('C'), Action::Columns)]),
    help(MAIN, "Space", words::key_mark_row, has_marks, &[(char(' '), Action::Mark)]),
    help(MAIN, "p", words::key_pane, has_pane, &[(char('p'), Action::Pane)]),
    footer(
        MAIN,
        "[ ]",
        words::key_years,
        has_years,
        &[(char('['), Action::YearBefore), (char(']'), Action::YearAfter)],
    ),
    help(
        MAIN,
        "← → h l",
        words::key_columns,
        has_columns,
        &[
            (LEFT, Action::Left),
            (RIGHT, Action::Right),
            (char('h'), Action::Left),
            (char('l'), Action::Right),
        ],
    ),
    help(
        MAIN,
        "PgUp PgDn",
        words::key_page,
        has_rows,
        &[(PAGE_UP, Action::PageUp), (PAGE_DOWN, Action::PageDown)],
    ),
    help(
        MAIN,
        "Home End g G",
        words::key_ends,
        has_rows,
        &[
            (HOME, Action::First),
            (END, Action::Last),
            (char('g'), Action::First),
            (char('G'), Action::Last),
        ],
    ),
    help(MAIN, "1 … 6", words::key_screen, always, &SCREEN_KEYS),
    help(MAIN, "Tab", words::key_next, always, &[(TAB, Action::NextScreen)]),
    help(MAIN, "Shift-Tab", words::key_previous, always, &[(BACK_TAB, Action::PreviousScreen)]),
    help(MAIN, "r", words::key_reload, always, &[(char('r'), Action::Reload)]),
    footer(MAIN, "L", words::key_language, always, &[(char('L'), Action::Language)]),
    footer(
        MAIN,
        ": Ctrl-P",
        words::key_palette,
        has_data,
        &[(char(':'), Action::Palette), (control('p'), Action::Palette)],
    ),
    footer(
        MAIN,
        "? F1",
        words::key_help,
        always,
        &[(char('?'), Action::Help), (Key::Plain(KeyCode::F(1)), Action::Help)],
    ),
    footer(MAIN, "q Ctrl-C", words::key_quit, always, &[(char('q'), Action::Quit)]),
    // Every mode.
    help(Mode::ALL, "Ctrl-Z", words::key_suspend, can_suspend, &[(control('z'), Action::Suspend)]),
    unlisted(Mode::ALL, "Ctrl-C", words::key_quit, always, &[(Key::END, Action::Quit)]),
    // The fields of the search, of a list to pick from, and of the form's number.
    unlisted(
        TEXT_FIELDS,
        "← →",
        words::key_cursor,
        always,
        &[
            (LEFT, Action::Edit(InputRequest::GoToPrevChar)),
            (RIGHT, Action::Edit(InputRequest::GoToNextChar)),
        ],
    ),
    unlisted(
        FIELDS,
        "Home End",
        words::key_cursor,
        always,
        &[
            (Key::Control(KeyCode::Left), Action::Edit(InputRequest::GoToPrevWord)),
            (Key::Control(KeyCode::Right), Action::Edit(InputRequest::GoToNextWord)),
            (HOME, Action::Edit(InputRequest::GoToStart)),
            (END, Action::Edit(InputRequest::GoToEnd)),
            (control('a'), Action::Edit(InputRequest::GoToStart)),
            (control('e'), Action::Edit(InputRequest::GoToEnd)),
        ],
    ),
    unlisted(
        FIELDS,
        "⌫",
        words::key_erase,
        always,
        &[
            (BACKSPACE, Action::Edit(InputRequest::DeletePrevChar)),
            (DELETE, Action::Edit(InputRequest::DeleteNextChar)),
            (control('w'), Action::Edit(InputRequest::DeletePrevWord)),
            (control('u'), Action::Edit(InputRequest::DeleteFromStart)),
            (control('k'), Action::Edit(InputRequest::DeleteTillEnd)),
        ],
    ),
    // The search field.
    unlisted(SEARCH, "↑↓", words::key_history, always, &[(UP, Action::Up), (DOWN, Action::Down)]),
    unlisted(SEARCH, "Enter", words::key_apply, always, &[(ENTER, Action::Apply)]),
    unlisted(SEARCH, "Esc", words::key_leave, always, &[(ESC, Action::Close)]),
    unlisted(SEARCH, "", words::key_search, always, &[(Key::AnyChar, Action::Type)]),
    // A list to pick from.
    footer(PICKER, "Enter", words::key_apply, always, &[(ENTER, Action::Apply)]),
    footer(PICKER, "Tab", words::key_mark, picks_several, &[(TAB, Action::Mark)]),
    unlisted(PICKER, "Space", words::key_mark, marks_by_space, &[(char(' '), Action::Mark)]),
    footer(PICKER, "Tab", words::key_second_key, picks_sort, &[(TAB, Action::Mark)]),
    footer(PICKER, "Esc", words::key_leave, always, &[(ESC, Action::Close)]),
    footer(PICKER, "", words::key_narrow, always, &[(Key::AnyChar, Action::Type)]),
    unlisted(
        PICKER,
        "↑↓",
        words::key_move,
        always,
        &[(UP, Action::Up), (BACK_TAB, Action::Up), (DOWN, Action::Down)],
    ),
    unlisted(
        PICKER,
        "PgUp PgDn",
        words::key_page,
        always,
        &[(PAGE_UP, Action::PageUp), (PAGE_DOWN, Action::PageDown)],
    ),
    // The palette of commands.
    unlisted(PALETTE, "", words::key_narrow, always, &[(Key::AnyChar, Action::Type)]),
    footer(PALETTE, "Enter", words::key_run, always, &[(ENTER, Action::Apply)]),
    footer(
        PALETTE,
        "Esc",
        words::key_leave,
        always,
        &[(ESC, Action::Close), (control('p'), Action::Close)],
    ),
    unlisted(
        PALETTE,
        "↑↓",
        words::key_move,
        always,
        &[(UP, Action::Up), (BACK_TAB, Action::Up), (DOWN, Action::Down), (TAB, Action::Down)],
    ),
    unlisted(
        PALETTE,
        "PgUp PgDn",
        words::key_page,
        always,
        &[(PAGE_UP, Action::PageUp), (PAGE_DOWN, Action::PageDown)],
    ),
    // The choice of columns.
    footer(COLUMNS, "↑↓", words::key_move, always, UP_DOWN),
    footer(COLUMNS, "Space", words::key_show, always, &[(char(' '), Action::Mark)]),
    footer(
        COLUMNS,
        "←→",
        words::key_move_column,
        always,
        &[
            (LEFT, Action::Earlier),
            (char('h'), Action::Earlier),
            (RIGHT, Action::Later),
            (char('l'), Action::Later),
        ],
    ),
    footer(COLUMNS, "x", words::key_reset, always, &[(char('x'), Action::Reset)]),
    footer(
        COLUMNS,
        "Esc",
        words::key_close,
        always,
        &[
            (ESC, Action::Close),
            (ENTER, Action::Close),
            (char('q'), Action::Close),
            (char('C'), Action::Close),
        ],
    ),
    // The form of a supposition.
    footer(
        FORM,
        "↑↓",
        words::key_field,
        always,
        &[
            (UP, Action::Up),
            (BACK_TAB, Action::Up),
            (char('k'), Action::Up),
            (DOWN, Action::Down),
            (TAB, Action::Down),
            (char('j'), Action::Down),
        ],
    ),
    footer(
        FORM,
        "←→",
        words::key_change,
        always,
        &[
            (LEFT, Action::Left),
            (char('h'), Action::Left),
            (RIGHT, Action::Right),
            (char('l'), Action::Right),
        ],
    ),
    footer(FORM, "", words::key_digits, always, &[(Key::AnyDigit, Action::Type)]),
    footer(FORM, "Enter", words::key_apply_form, always, &[(ENTER, Action::Apply)]),
    footer(FORM, "Esc", words::key_close_form, always, &[(ESC, Action::Close)]),
    // The list of suppositions.
    unlisted(SUPPOSITIONS, "↑↓", words::key_move, always, UP_DOWN),
    footer(
        SUPPOSITIONS,
        "d",
        words::key_remove,
        always,
        &[(char('d'), Action::Remove), (DELETE, Action::Remove)],
    ),
    footer(SUPPOSITIONS, "u", words::key_remove_last, always, &[(char('u'), Action::RemoveLast)]),
    footer(SUPPOSITIONS, "x", words::key_remove_all, always, &[(char('x'), Action::RemoveAll)]),
    footer(
        SUPPOSITIONS,
        "Esc",
        words::key_close,
        always,
        &[
            (ESC, Action::Close),
            (ENTER, Action::Close),
            (char('q'), Action::Close),
            (char('W'), Action::Close),
        ],
    ),
    footer(
        SUPPOSITIONS,
        "1",
        words::key_lift_organisations,
        always,
        &[(char('1'), Action::Reach(MeasureKind::Organisations))],
    ),
    footer(
        SUPPOSITIONS,
        "2",
        words::key_lift_branches,
        always,
        &[(char('2'), Action::Reach(MeasureKind::Branches))],
    ),
    footer(
        SUPPOSITIONS,
        "3",
        words::key_lift_members,
        always,
        &[(char('3'), Action::Reach(MeasureKind::Members))],
    ),
    footer(
        SUPPOSITIONS,
        "s",
        words::key_save_suppositions,
        has_suppositions,
        &[(char('s'), Action::SaveSuppositions)],
    ),
    footer(
        SUPPOSITIONS,
        "l",
        words::key_load_suppositions,
        always,
        &[(char('l'), Action::LoadSuppositions)],
    ),
    // The question whether to leave.
    footer(LEAVE, "Enter", words::key_leave_anyway, always, &[(ENTER, Action::Apply)]),
    footer(
        LEAVE,
        "s",
        words::key_save_suppositions,
        always,
        &[(char('s'), Action::SaveSuppositions)],
    ),
    footer(
        LEAVE,
        "Esc",
        words::key_stay,
        always,
        &[(ESC, Action::Close), (char('q'), Action::Close)],
    ),
    // The question whether a file or suppositions are replaced.
    footer(REPLACE, "Enter", words::key_replace, always, &[(ENTER, Action::Apply)]),
    footer(
        REPLACE,
        "Esc",
        words::key_keep,
        always,
        &[(ESC, Action::Close), (char('q'), Action::Close)],
    ),
    // A finding in full.
    footer(FINDING, "Enter", words::open_unit, finding_has_unit, &[(ENTER, Action::Open)]),
    footer(
        FINDING,
        "Esc",
        words::key_close,
        always,
        &[
            (ESC, Action::Close),
            (ENTER, Action::Close),
            (char('q'), Action::Close),
            (char('?'), Action::Close),
        ],
    ),
    // The choice of a file to export.
    footer(
        EXPORT,
        "x",
        words::key_export_workbook,
        always,
        &[(char('x'), Action::ExportAs(ExportFormat::Workbook))],
    ),
    footer(
        EXPORT,
        "c",
        words::key_export_csv,
        always,
        &[
            (char('c'), Action::ExportAs(ExportFormat::Csv)),
            (ENTER, Action::ExportAs(ExportFormat::Csv)),
        ],
    ),
    footer(
        EXPORT,
        "m",
        words::key_export_markdown,
        always,
        &[(char('m'), Action::ExportAs(ExportFormat::Markdown))],
    ),
    footer(
        EXPORT,
        "r",
        words::key_export_raw,
        always,
        &[(char('r'), Action::ExportAs(ExportFormat::Raw))],
    ),
    footer(
        EXPORT,
        "t",
        words::key_export_text,
        always,
        &[(char('t'), Action::ExportAs(ExportFormat::Text))],
    ),
    footer(
        EXPORT,
        "w",
        words::key_export_docx,
        always,
        &[(char('w'), Action::ExportAs(ExportFormat::Docx))],
    ),
    footer(
        EXPORT,
        "h",
        words::key_export_html,
        always,
        &[(char('h'), Action::ExportAs(ExportFormat::Html))],
    ),
    footer(EXPORT, "u", words::key_export_units, on_checks, &[(char('u'), Action::ExportUnits)]),
    footer(EXPORT, "p", words::key_export_picture, always, &[(char('p'), Action::ExportPicture)]),
    footer(
        EXPORT,
        "Esc",
        words::key_close,
        always,
        &[(ESC, Action::Close), (char('q'), Action::Close)],
    ),
    // The path of an exported file.
    footer(EXPORTED, "o", words::key_open_folder, has_desktop, &[(char('o'), Action::OpenFolder)]),
    footer(
        EXPORTED,
        "Esc",
        words::key_close,
        always,
        &[(ESC, Action::Close), (ENTER, Action::Close), (char('q'), Action::Close)],
    ),
    unlisted(FINDING, "↑↓", words::key_move, always, UP_DOWN),
    // What to open where no path was given.
    footer(START, "↑↓", words::key_move, always, UP_DOWN),
    unlisted(
        START,
        "PgUp PgDn",
        words::key_page,
        always,
        &[(PAGE_UP, Action::PageUp), (PAGE_DOWN, Action::PageDown)],
    ),
    footer(START, "Enter", words::key_open, always, &[(ENTER, Action::Open)]),
    footer(START, "Esc", words::key_sample, always, &[(ESC, Action::Close)]),
    footer(START, "q", words::key_quit, always, &[(char('q'), Action::Quit)]),
    // The help.
    unlisted(
        HELP,
        "PgUp PgDn",
        words::key_page,
        always,
        &[(PAGE_UP, Action::PageUp), (PAGE_DOWN, Action::PageDown)],
    ),
    footer(HELP, "↑↓", words::key_scroll, always, UP_DOWN),
    footer(
        HELP,
        "Esc",
        words::key_close,
        always,
        &[
            (ESC, Action::Close),
            (ENTER, Action::Close),
            (char('q'), Action::Close),
            (char('?'), Action::Close),
        ],
    ),
];
