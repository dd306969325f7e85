//! What the sequences of a terminal mean: keys, the mouse.

use crate::terminal::loop_event::{MouseInput, MouseKind};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The keys of `ESC [ letter` and `ESC O letter`.
const LETTERS: [(u8, KeyCode); 8] = [
    (b'A', KeyCode::Up),
    (b'B', KeyCode::Down),
    (b'C', KeyCode::Right),
    (b'D', KeyCode::Left),
    (b'H', KeyCode::Home),
    (b'F', KeyCode::End),
    (b'Z', KeyCode::BackTab),
    (b'M', KeyCode::Enter),
];

/// The keys of `ESC [ number ~`.
const NUMBERS: [(u8, KeyCode); 7] = [
    (1, KeyCode::Home),
    (3, KeyCode::Delete),
    (4, KeyCode::End),
    (5, KeyCode::PageUp),
    (6, KeyCode::PageDown),
    (7, KeyCode::Home),
    (8, KeyCode::End),
];

/// What the terminal sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(KeyEvent),
    /// A text was pasted.
    Paste(String),
    /// The mouse was used.
    Mouse(MouseInput),
}

/// A key without modifiers.
pub fn key(code: KeyCode) -> Input {
    Input::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

/// A letter with Ctrl.
pub fn control(letter: char) -> Input {
    Input::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL))
}

/// The key of a sequence: of `ESC [` or of `ESC O`, with these parameters and last byte.
pub fn known_key(is_csi: bool, parameters: &[u8], last: u8) -> Option<Input> {
    let parameters = std::str::from_utf8(parameters).ok()?;
    let (first, modifiers) = match parameters.split_once(';') {
        None => (parameters, KeyModifiers::NONE),
        Some((first, modifiers)) => (first, modifiers_of(modifiers)?),
    };
    let code = if is_csi && last == b'~' {
        let number: u8 = first.parse().ok()?;
        NUMBERS.iter().find(|(own, _)| *own == number)?.1
    } else {
        // `ESC [ M` begins the position of a mouse, and with parameters it has one.
        let is_of_both = last != b'M' || !is_csi;
        let is_bare = first.is_empty() || (first == "1" && parameters.len() > 1);
        LETTERS.iter().find(|(own, _)| *own == last && is_of_both && is_bare)?.1
    };
    Some(Input::Key(KeyEvent::new(code, modifiers)))
}

/// The use of the mouse that the sequence of an SGR report is: `< buttons ; column ; row`, and `M`
/// where a button is pressed. Releases, motion and other buttons are ignored.
pub fn mouse(parameters: &[u8], last: u8) -> Option<MouseInput> {
    let parameters = std::str::from_utf8(parameters).ok()?.strip_prefix('<')?;
    let mut numbers = parameters.split(';').map(|number| number.parse::<u16>().ok());
    let (buttons, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    if last != b'M' || numbers.next().is_some() {
        return None;
    }
    // A click with Shift, Alt or Ctrl is one of the terminal or of the desktop.
    let kind = match buttons {
        0 => MouseKind::Click,
        64 => MouseKind::WheelUp,
        65 => MouseKind::WheelDown,
        _ => return None,
    };
    Some(MouseInput { kind, column: column.checked_sub(1)?, row: row.checked_sub(1)? })
}

/// The modifiers of a parameter: 1 plus 1 for Shift, 2 for Alt, 4 for Ctrl.
fn modifiers_of(parameter: &str) -> Option<KeyModifiers> {
    let bits = parameter.parse::<u8>().ok()?.checked_sub(1)?;
    let known = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    Some(known.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, own)| own).collect())
}
