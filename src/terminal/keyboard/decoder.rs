//! Bytes of a terminal to keys, pasted text and the mouse.
//!
//! ```text
//! 71              a letter                     ESC [ 1 ; 5 D   a known sequence, or ignored
//! ESC             the key Esc, after a pause   ESC ] … BEL     a reply: the background, or ignored
//! ESC x           a letter with Alt, ignored   ESC P … ESC \   a reply, ignored
//! ESC [ < 0;9;3M  a click                      ESC [ M …       an old form of it, ignored
//! ```
//!
//! The grammar is that of ECMA-48, in which every sequence has an end that is known without its
//! meaning. A sequence that is not among the keys is ignored whole. A line may be slow, so that one
//! arrives in pieces: its rest is no key either. One whose end never comes ends after
//! [`SEQUENCE_WAIT`] without a byte, or by Ctrl-C; a text also by Esc alone.

use super::sequences::{Input, background, control, key, known_key, mouse};
use crate::domain::has_control;
use crossterm::event::KeyCode;
use std::time::Duration;

/// The most bytes that are kept of a pasted text.
pub const MAX_PASTED: usize = 4096;

/// The most bytes that are kept of a reply; that about the background is shorter.
const MAX_REPLY: usize = 40;

/// The most bytes of the parameters of a sequence; those of a key are shorter.
const MAX_PARAMETERS: usize = 16;

/// How long a byte of an escape sequence is awaited. After Esc alone it is the key.
const ESCAPE_WAIT: Duration = Duration::from_millis(30);

/// How long the second byte of a sequence is awaited whose Esc was taken for the key, and each byte
/// of it until it can be no keys: a slow line sends a reply byte by byte.
const DOUBT_WAIT: Duration = Duration::from_millis(300);

/// That time behind the second byte: two of a sequence that came at once are hardly two keys.
const LONGER_DOUBT_WAIT: Duration = Duration::from_secs(1);

/// How long the rest of a character is awaited.
const CHARACTER_WAIT: Duration = Duration::from_millis(100);

/// How long the rest of a sequence or of a pasted text is awaited.
const SEQUENCE_WAIT: Duration = Duration::from_secs(5);

/// So many bytes at once, the first of which may be the second of a sequence, are the rest of one
/// whose Esc was taken for the key: nobody types so quickly. Two are if they are one whole.
const REST_FROM: usize = 3;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
/// Ends the program, and a sequence that is under way.
pub const CTRL_C: u8 = 0x03;
/// Behind ESC these begin a text: OSC, DCS, APC, PM, SOS.
const TEXT_STARTS: [u8; 5] = *b"]P_^X";
/// Behind ESC this ends a text.
const TEXT_END: &[u8] = b"\\";
/// CAN and SUB abort a sequence.
const ABORT: [u8; 2] = [0x18, 0x1a];

/// The end of a pasted text.
const PASTE_END: &[u8] = b"\x1b[201~";

/// Where in a sequence the next byte is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    /// Outside of any.
    #[default]
    Ground,
    /// Behind ESC.
    Escape,
    /// Behind an Esc that was taken for the key, for a moment.
    AfterEscape,
    /// In what is the rest of such a sequence, or keys: see [`doubt`].
    Doubtful,
    /// Behind `ESC O`.
    SingleShift,
    /// Behind `ESC [`.
    Csi,
    /// In a text that ends with BEL or `ESC \`: OSC, DCS, APC, PM, SOS.
    Text,
    /// Behind ESC in such a text.
    TextEscape,
    /// Behind `ESC [ [`: one byte is the key of a Linux console.
    Console,
    /// In so many bytes of any value: the position of a mouse.
    Raw(u8),
    /// In a pasted text, of whose end so many bytes were seen.
    Pasted(usize),
}

/// The decoder. Sequences may be cut between two calls of [`Self::feed`].
#[derive(Debug, Default)]
pub struct Decoder {
    state: State,
    /// The parameters of a sequence, the bytes of a character or those of a pasted text.
    held: Vec<u8>,
    /// True if the last pause was behind Esc.
    is_behind_escape: bool,
}

impl Decoder {
    /// How long to wait for the next byte before [`Self::pause`] is called; None for any time.
    pub fn wait(&self) -> Option<Duration> {
        match self.state {
            State::Ground if self.held.is_empty() => None,
            State::Ground => Some(CHARACTER_WAIT),
            State::Escape | State::TextEscape => Some(ESCAPE_WAIT),
            State::Doubtful if self.held.len() > 1 => Some(LONGER_DOUBT_WAIT),
            State::AfterEscape | State::Doubtful => Some(DOUBT_WAIT),
            _ => Some(SEQUENCE_WAIT),
        }
    }

    /// True within a pasted text.
    pub const fn is_pasting(&self) -> bool {
        matches!(self.state, State::Pasted(_))
    }

    /// Ends what is under way: no byte came within [`Self::wait`].
    pub fn pause(&mut self, out: &mut Vec<Input>) {
        match self.state {
            State::Escape => out.push(key(KeyCode::Esc)),
            State::Pasted(_) => out.push(self.pasted()),
            State::Doubtful => return self.as_keys(out),
            _ => {}
        }
        let is_escape = matches!(self.state, State::Escape | State::TextEscape);
        self.is_behind_escape = is_escape || self.state == State::AfterEscape;
        self.enter(if is_escape { State::AfterEscape } else { State::Ground });
    }

    /// Decodes bytes.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        if std::mem::take(&mut self.is_behind_escape) {
            let is_maybe_rest = bytes.len() > 1 && doubt(bytes).is_none();
            if is_rest(bytes) {
                self.enter(State::Escape);
            } else if is_maybe_rest || bytes.starts_with(TEXT_END) {
                self.enter(State::AfterEscape);
            }
        }
        for &byte in bytes {
            self.byte(byte, out);
        }
    }

    fn enter(&mut self, state: State) {
        self.state = state;
        self.held.clear();
    }

    fn byte(&mut self, byte: u8, out: &mut Vec<Input>) {
        let is_plain = matches!(self.state, State::Pasted(_) | State::Raw(_) | State::Console);
        if !is_plain && byte == CTRL_C {
            self.enter(State::Ground);
            out.push(control('c'));
            return;
        }
        if !is_plain && self.state != State::Ground && ABORT.contains(&byte) {
            return self.enter(State::Ground);
        }
        match self.state {
            State::Ground => self.ground(byte, out),
            State::Escape => self.escape(byte, out),
            State::TextEscape if byte == b'\\' => self.end_text(out),
            State::TextEscape => self.escape(byte, out),
            State::AfterEscape => self.after_escape(byte, out),
            State::Doubtful => self.doubtful(byte, out),
            State::Text => match byte {
                BEL => self.end_text(out),
                ESC => self.state = State::TextEscape,
                byte if self.held.len() < MAX_REPLY => self.held.push(byte),
                _ => {}
            },
            State::SingleShift | State::Csi => self.sequence(byte, out),
            State::Console => {
                out.extend((byte == b'A').then(|| key(KeyCode::F(1))));
                self.enter(State::Ground);
            }
            State::Raw(left) if left > 1 => self.state = State::Raw(left - 1),
            State::Raw(_) => self.enter(State::Ground),
            State::Pasted(seen) => self.paste(seen, byte, out),
        }
    }

    fn ground(&mut self, byte: u8, out: &mut Vec<Input>) {
        if byte >= 0x80 {
            self.held.push(byte);
            match std::str::from_utf8(&self.held) {
                Ok(text) => {
                    let letter = text.chars().next().filter(|_| !has_control(text));
                    out.extend(letter.map(|letter| key(KeyCode::Char(letter))));
                    self.held.clear();
                }
                // The character is not whole yet.
                Err(error) if error.error_len().is_none() => {}
                Err(_) => {
                    self.held.clear();
                    // It may be the first of the next character.
                    if byte >= 0xc2 {
                        self.held.push(byte);
                    }
                }
            }
            return;
        }
        self.held.clear();
        match byte {
            ESC => self.enter(State::Escape),
            b'\r' => out.push(key(KeyCode::Enter)),
            b'\t' => out.push(key(KeyCode::Tab)),
            0x7f | 0x08 => out.push(key(KeyCode::Backspace)),
            0x01..=0x1a => out.push(control(char::from(byte - 1 + b'a'))),
            b' '..=b'~' => out.push(key(KeyCode::Char(byte.into()))),
            _ => {}
        }
    }

    /// The byte behind an Esc that was taken for the key.
    fn after_escape(&mut self, byte: u8, out: &mut Vec<Input>) {
        self.enter(State::Ground);
        match byte {
            // The end of a text.
            b'\\' => {}
            b'[' | b'O' | b']' | b'P' | b'_' => {
                self.state = State::Doubtful;
                self.held.push(byte);
            }
            byte => self.ground(byte, out),
        }
    }

    /// A byte of what is a sequence or keys.
    fn doubtful(&mut self, byte: u8, out: &mut Vec<Input>) {
        self.held.push(byte);
        match doubt(&self.held) {
            None => {}
            Some(true) => {
                let held = std::mem::take(&mut self.held);
                self.enter(State::Escape);
                for byte in held {
                    self.byte(byte, out);
                }
            }
            Some(false) => self.as_keys(out),
        }
    }

    /// The bytes that were no sequence, as keys.
    fn as_keys(&mut self, out: &mut Vec<Input>) {
        let held = std::mem::take(&mut self.held);
        self.enter(State::Ground);
        for byte in held {
            self.byte(byte, out);
        }
    }

    /// The byte behind ESC.
    fn escape(&mut self, byte: u8, out: &mut Vec<Input>) {
        match byte {
            b'[' => self.enter(State::Csi),
            b'O' => self.enter(State::SingleShift),
            byte if TEXT_STARTS.contains(&byte) => {
                self.enter(State::Text);
                self.held.push(byte);
            }
            ESC => {
                out.push(key(KeyCode::Esc));
                self.enter(State::Escape);
            }
            _ => self.enter(State::Ground),
        }
    }

    /// The end of a text: the background of the terminal, or nothing of interest.
    fn end_text(&mut self, out: &mut Vec<Input>) {
        out.extend(background(&self.held).map(Input::Background));
        self.enter(State::Ground);
    }

    /// A byte of a sequence: of its parameters, or its last.
    fn sequence(&mut self, byte: u8, out: &mut Vec<Input>) {
        match byte {
            ESC => self.enter(State::Escape),
            b' '..=b'?' if self.held.len() <= MAX_PARAMETERS => self.held.push(byte),
            b'@'..=b'~' => {
                let is_csi = self.state == State::Csi;
                let next = match (is_csi, &self.held[..], byte) {
                    (true, b"200", b'~') => State::Pasted(0),
                    (true, b"", b'[') => State::Console,
                    (true, b"", b'M') => State::Raw(3),
                    _ => {
                        let mouse = mouse(&self.held, byte).filter(|_| is_csi);
                        let key = || known_key(is_csi, &self.held, byte);
                        out.extend(mouse.map(Input::Mouse).or_else(key));
                        State::Ground
                    }
                };
                self.enter(next);
            }
            0x80.. => self.enter(State::Ground),
            _ => {}
        }
    }

    /// A byte of a pasted text.
    fn paste(&mut self, seen: usize, byte: u8, out: &mut Vec<Input>) {
        if byte == PASTE_END[seen] {
            if seen + 1 < PASTE_END.len() {
                self.state = State::Pasted(seen + 1);
            } else {
                out.push(self.pasted());
                self.enter(State::Ground);
            }
            return;
        }
        let room = MAX_PASTED.saturating_sub(self.held.len());
        self.held.extend(PASTE_END[..seen].iter().take(room));
        if byte == PASTE_END[0] {
            self.state = State::Pasted(1);
        } else {
            self.state = State::Pasted(0);
            if self.held.len() < MAX_PASTED {
                self.held.push(byte);
            }
        }
    }

    fn pasted(&self) -> Input {
        // A character may be cut at the end.
        Input::Paste(String::from_utf8_lossy(&self.held).trim_end_matches('\u{fffd}').to_owned())
    }
}

/// True if the bytes that came at once behind an Esc are the rest of a sequence: they begin like
/// one and are many, or they are all of it.
fn is_rest(bytes: &[u8]) -> bool {
    let begins = bytes.first().is_some_and(|first| *first == b'[' || TEXT_STARTS.contains(first));
    begins && bytes.len() >= REST_FROM || bytes.len() > 1 && doubt(bytes) == Some(true)
}

/// True if the bytes behind an Esc are those of a sequence that terminals send, false if they are
/// keys of a person; None while they may be either.
fn doubt(held: &[u8]) -> Option<bool> {
    let (first, rest) = held.split_first()?;
    let last = *rest.last()?;
    let has_number = rest.len() > 1;
    let is_number = last.is_ascii_digit() || last == b';' && has_number;
    match first {
        _ if rest.len() > MAX_PARAMETERS => Some(false),
        // A private reply, a mouse; else a key or a report behind its numbers.
        b'[' if matches!(last, b'<'..=b'?') && !has_number => Some(true),
        b'[' if is_number => None,
        b'[' => Some(match last {
            b'A'..=b'D' | b'F' | b'H' | b'I' | b'O' | b'Z' => true,
            last => has_number && matches!(last, b'@'..=b'~' | b'$'),
        }),
        b'O' => Some(matches!(last, b'A'..=b'D' | b'F' | b'H' | b'M' | b'P'..=b'S')),
        // `]11;rgb:…`, `P1+r…`, `P!|…`, `_Gi=…`
        b']' if last == b';' => Some(has_number),
        b']' | b'P' if is_number => None,
        b'P' => Some(matches!(last, b'!' | b'>' | b'+' | b'$' | b'|' | b'r')),
        _ => Some(last == b'G'),
    }
}

#[cfg(test)]
mod tests;
