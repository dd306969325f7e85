//! What keys and clicks do: modes, actions and keys as values.

use super::screen::Screen;
use crate::analysis::MeasureKind;
use crate::domain::has_control;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::InputRequest;

/// What the keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A screen or page.
    Main,
    /// The search field.
    Search,
    /// A list to pick from.
    Picker,
    /// The form of a supposition.
    Form,
    /// The list of suppositions.
    Suppositions,
    /// The question whether a file is replaced.
    Replace,
    /// A finding in full.
    Finding,
    /// The choice of a file to export.
    Export,
    /// The path of an exported file.
    Exported,
    /// The help.
    Help,
    /// The palette of commands.
    Palette,
    /// The choice of columns.
    Columns,
    /// The question whether to leave.
    Leave,
    /// What to open where no path was given.
    Start,
}

impl Mode {
    /// Every mode.
    pub const ALL: &[Self] = &[
        Self::Main,
        Self::Search,
        Self::Picker,
        Self::Form,
        Self::Suppositions,
        Self::Replace,
        Self::Finding,
        Self::Export,
        Self::Exported,
        Self::Help,
        Self::Palette,
        Self::Columns,
        Self::Leave,
        Self::Start,
    ];
}

/// What is written of the view in front, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// The report of the year as a workbook.
    Workbook,
    /// The tables in front as CSV, in words.
    Csv,
    /// The tables in front as CSV, in codes.
    Raw,
    /// The tables in front as Markdown.
    Markdown,
    /// The report of the year as text.
    Text,
    /// The report for a meeting as one HTML file.
    Html,
    /// The report for a meeting as a document of Word.
    Docx,
}

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "`BINDINGS` gives each a text in both languages")]
pub enum Action {
    Screen(Screen),
    NextScreen,
    PreviousScreen,
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    Left,
    Right,
    Open,
    Back,
    Zones,
    Ownerships,
    Districts,
    BelowOnly,
    WhatIf,
    Suppositions,
    Trend,
    Compare,
    Enterprises,
    Changes,
    Seen,
    Export,
    Copy,
    Search,
    Severity,
    Codes,
    /// Lists the findings of a unit together, or in the order of the files.
    ByUnit,
    /// The next measure of the table of zones and years.
    NextMeasure,
    Sort,
    Reverse,
    Columns,
    Palette,
    Pane,
    YearBefore,
    YearAfter,
    Reload,
    Language,
    Help,
    Quit,
    Suspend,
    /// Applies what is typed, picked or filled in.
    Apply,
    /// Closes the popup or search field without applying it.
    Close,
    /// Types the letter or digit of the key.
    Type,
    /// Moves the cursor of a text field or deletes text there.
    Edit(InputRequest),
    Mark,
    /// Moves the selected column towards the start.
    Earlier,
    /// Moves it towards the end.
    Later,
    /// Shows the columns as the program has them.
    Reset,
    /// Removes the selected supposition.
    Remove,
    RemoveLast,
    RemoveAll,
    SaveSuppositions,
    LoadSuppositions,
    /// Supposes the fewest changes that reach a threshold.
    Reach(MeasureKind),
    /// Writes what is in front as a file.
    ExportAs(ExportFormat),
    /// Writes the frame as a picture.
    ExportPicture,
    /// Exports the findings of each unit as a file of its own.
    ExportUnits,
    /// Opens the folder of the exported files on the desktop.
    OpenFolder,
}

impl Action {
    /// True if the action applies to a row of the list in front, which has to be made before.
    pub(in crate::app) const fn needs_rows(self) -> bool {
        matches!(self, Self::Open | Self::WhatIf | Self::Export | Self::Copy)
    }
}

/// A key, or a group of keys that do the same with different letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// One key, without modifiers.
    Plain(KeyCode),
    /// A key with Ctrl.
    Control(KeyCode),
    /// Any letter, digit or sign.
    AnyChar,
    /// Any digit.
    AnyDigit,
}

/// False for a control character and one that changes the direction of text.
fn is_printable(c: char) -> bool {
    !has_control(c.encode_utf8(&mut [0; 4]))
}

impl Key {
    /// Leaves the program in every mode, whatever keys a user chose.
    pub const END: Self = Self::Control(KeyCode::Char('c'));

    pub(in crate::app) fn matches(self, key: KeyEvent) -> bool {
        // A capital letter and Shift-Tab have their Shift in the key code.
        let modifiers = match key.code {
            KeyCode::Char(_) | KeyCode::BackTab => key.modifiers - KeyModifiers::SHIFT,
            _ => key.modifiers,
        };
        let is_plain = modifiers.is_empty();
        match self {
            Self::Plain(code) => is_plain && key.code == code,
            Self::Control(code) => modifiers == KeyModifiers::CONTROL && key.code == code,
            Self::AnyChar => is_plain && key.code.as_char().is_some_and(is_printable),
            Self::AnyDigit => is_plain && matches!(key.code, KeyCode::Char('0'..='9')),
        }
    }

    /// The key that a person writes: a letter or sign, `Space`, `Ctrl-X`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "Space" {
            return Some(Self::Plain(KeyCode::Char(' ')));
        }
        let (letter, is_control) =
            text.strip_prefix("Ctrl-").map_or((text, false), |letter| (letter, true));
        let mut letters = letter.chars();
        let letter = letters.next().filter(|c| c.is_ascii_graphic() && letters.next().is_none())?;
        match is_control {
            false => Some(Self::Plain(KeyCode::Char(letter))),
            // A terminal sends Tab, Enter and Backspace for these.
            true if matches!(letter.to_ascii_lowercase(), 'i' | 'j' | 'm' | 'h') => None,
            true if letter.is_ascii_alphabetic() => {
                Some(Self::Control(KeyCode::Char(letter.to_ascii_lowercase())))
            }
            true => None,
        }
    }

    /// The key as a person writes it.
    #[must_use]
    pub fn shown(self) -> String {
        let name = |code| match code {
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(c) => c.to_string(),
            KeyCode::F(number) => format!("F{number}"),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            code => format!("{code:?}"),
        };
        match self {
            Self::Plain(code) => name(code),
            Self::Control(code) => format!("Ctrl-{}", name(code).to_uppercase()),
            Self::AnyChar | Self::AnyDigit => String::new(),
        }
    }

    /// A key press that this key matches.
    #[must_use]
    pub const fn example(self) -> KeyEvent {
        match self {
            Self::Plain(code) => KeyEvent::new(code, KeyModifiers::NONE),
            Self::Control(code) => KeyEvent::new(code, KeyModifiers::CONTROL),
            Self::AnyChar => KeyEvent::new(KeyCode::Char('a'), KeyModifiers::NONE),
            Self::AnyDigit => KeyEvent::new(KeyCode::Char('1'), KeyModifiers::NONE),
        }
    }
}
