//! What the sequences of a terminal mean: keys, the mouse, the background.

use crate::app::Rgb;
use crate::terminal::loop_event::{MouseInput, MouseKind};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The keys of `ESC [ letter` and `ESC O letter`.
const LETTERS: [(u8, KeyCode); 9] = [
    (b'A', KeyCode::Up),
    (b'B', KeyCode::Down),
    (b'C', KeyCode::Right),
    (b'D', KeyCode::Left),
    (b'H', KeyCode::Home),
    (b'F', KeyCode::End),
    (b'Z', KeyCode::BackTab),
    (b'M', KeyCode::Enter),
    (b'P', KeyCode::F(1)),
];

/// The keys of `ESC [ number ~`.
const NUMBERS: [(u8, KeyCode); 8] = [
    (1, KeyCode::Home),
    (3, KeyCode::Delete),
    (4, KeyCode::End),
    (5, KeyCode::PageUp),
    (6, KeyCode::PageDown),
    (7, KeyCode::Home),
    (8, KeyCode::End),
    (11, KeyCode::F(1)),
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
    /// The background of the terminal, which was asked for.
    Background(Rgb),
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

/// The colour of the reply `] 11 ; rgb : RRRR / GGGG / BBBB`, in which each part has one to four
/// hexadecimal digits; the `a` of `rgba` and a fourth part are ignored.
pub fn background(text: &[u8]) -> Option<Rgb> {
    let text = std::str::from_utf8(text).ok()?.strip_prefix("]11;rgb")?;
    let parts = text.strip_prefix('a').unwrap_or(text).strip_prefix(':')?;
    let mut parts = parts.split('/').map(|part| {
        let is_part = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_hexdigit());
        let value = u32::from_str_radix(part, 16).ok().filter(|_| is_part)?;
        let most = (1u32 << (4 * part.len())) - 1;
        u8::try_from(value * 255 / most).ok()
    });
    Some(Rgb(parts.next()??, parts.next()??, parts.next()??))
}

/// The modifiers of a parameter: 1 plus 1 for Shift, 2 for Alt, 4 for Ctrl.
fn modifiers_of(parameter: &str) -> Option<KeyModifiers> {
    let bits = parameter.parse::<u8>().ok()?.checked_sub(1)?;
    let known = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    Some(known.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, own)| own).collect())
}
