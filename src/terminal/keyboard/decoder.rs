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

/// How long the rest of a character is awaited.
const CHARACTER_WAIT: Duration = Duration::from_millis(100);

/// How long the rest of a sequence or of a pasted text is awaited.
const SEQUENCE_WAIT: Duration = Duration::from_secs(5);

/// So many bytes at once, the first of which may be the second of a sequence, are the rest of one
/// whose Esc was taken for the key: nobody types so quickly.
const REST_FROM: usize = 3;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
/// Ends the program, and a sequence that is under way.
pub const CTRL_C: u8 = 0x03;
/// Behind ESC these begin a text: OSC, DCS, APC, PM, SOS.
const TEXT_STARTS: [u8; 5] = *b"]P_^X";
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
    /// Behind `ESC O`.
    SingleShift,
    /// Behind `ESC [`.
    Csi,
    /// In a text that ends with BEL or `ESC \`: OSC, DCS, APC, PM, SOS.
    Text,
    /// Behind ESC in such a text.
    TextEscape,
    /// In so many bytes of any value: the position of a mouse, the key of a Linux console.
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
            _ => Some(SEQUENCE_WAIT),
        }
    }

    /// Ends what is under way: no byte came within [`Self::wait`].
    pub fn pause(&mut self, out: &mut Vec<Input>) {
        match self.state {
            State::Escape => out.push(key(KeyCode::Esc)),
            State::Pasted(_) => out.push(self.pasted()),
            _ => {}
        }
        self.is_behind_escape = matches!(self.state, State::Escape | State::TextEscape);
        self.enter(State::Ground);
    }

    /// Decodes bytes.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        if std::mem::take(&mut self.is_behind_escape)
            && bytes.len() >= REST_FROM
            && (bytes[0] == b'[' || TEXT_STARTS.contains(&bytes[0]))
        {
            self.enter(State::Escape);
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
        let is_plain = matches!(self.state, State::Pasted(_) | State::Raw(_));
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
            State::Text => match byte {
                BEL => self.end_text(out),
                ESC => self.state = State::TextEscape,
                byte if self.held.len() < MAX_REPLY => self.held.push(byte),
                _ => {}
            },
            State::SingleShift | State::Csi => self.sequence(byte, out),
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
            0x7f => out.push(key(KeyCode::Backspace)),
            0x01..=0x1a => out.push(control(char::from(byte - 1 + b'a'))),
            b' '..=b'~' => out.push(key(KeyCode::Char(byte.into()))),
            _ => {}
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
                    (true, b"", b'[') => State::Raw(1),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Rgb;
    use crate::terminal::loop_event::{MouseInput, MouseKind};
    use crossterm::event::{KeyEvent, KeyModifiers};
    use proptest::prelude::*;

    /// Everything that the bytes give, with a pause at the end.
    fn decoded(bytes: &[u8]) -> Vec<Input> {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.feed(bytes, &mut out);
        decoder.pause(&mut out);
        out
    }

    fn with(code: KeyCode, modifiers: KeyModifiers) -> Input {
        Input::Key(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn keys_are_decoded() {
        let shift = KeyModifiers::SHIFT;
        for (bytes, expected) in [
            ("a", key(KeyCode::Char('a'))),
            ("Đ", key(KeyCode::Char('Đ'))),
            ("\r", key(KeyCode::Enter)),
            ("\t", key(KeyCode::Tab)),
            ("\u{7f}", key(KeyCode::Backspace)),
            ("\u{3}", control('c')),
            ("\u{1a}", control('z')),
            ("\u{1b}", key(KeyCode::Esc)),
            ("\u{1b}[A", key(KeyCode::Up)),
            ("\u{1b}OA", key(KeyCode::Up)),
            ("\u{1b}OM", key(KeyCode::Enter)),
            ("\u{1b}[Z", key(KeyCode::BackTab)),
            ("\u{1b}OP", key(KeyCode::F(1))),
            ("\u{1b}[11~", key(KeyCode::F(1))),
            ("\u{1b}[3~", key(KeyCode::Delete)),
            ("\u{1b}[6~", key(KeyCode::PageDown)),
            ("\u{1b}[1;5D", with(KeyCode::Left, KeyModifiers::CONTROL)),
            ("\u{1b}[5;2~", with(KeyCode::PageUp, shift)),
        ] {
            assert_eq!(decoded(bytes.as_bytes()), [expected], "{bytes:?}");
        }
        let two = [key(KeyCode::Esc), key(KeyCode::Esc)];
        assert_eq!(decoded(b"\x1b\x1b"), two);
    }

    /// Replies of terminals, and what else is no key.
    const REPLIES: [&str; 30] = [
        "\u{1b}]10;rgb:ffff/ffff/ffff\u{1b}\\",
        "\u{1b}]11;rgb:0000/0000\u{7}",
        "\u{1b}]11;rgb:00000/0/0\u{7}",
        "\u{1b}P11;rgb:0000/0000/0000\u{1b}\\",
        "\u{1b}]52;c;cXVpdA==\u{7}",
        "\u{1b}[?2026;2$y",
        "\u{1b}[4;1$y",
        "\u{1b}[?1;2c",
        "\u{1b}[?64;1;2;6;9;15;18;21;22c",
        "\u{1b}[>41;354;0c",
        "\u{1b}P!|00000000\u{1b}\\",
        "\u{1b}P>|XTerm(388)\u{1b}\\",
        "\u{1b}P1+r436f=323536\u{1b}\\",
        "\u{1b}_Gi=31;OK\u{1b}\\",
        "\u{1b}^quit\u{1b}\\",
        "\u{1b}Xquit\u{1b}\\",
        "\u{1b}[I",
        "\u{1b}[O",
        "\u{1b}[<0;20;30m",
        "\u{1b}[<35;20;30M",
        "\u{1b}[<2;20;30M",
        "\u{1b}[<0;20;30;1M",
        "\u{1b}[<0;0;3M",
        "\u{1b}[<0;99999;3M",
        "\u{1b}[M qe",
        "\u{1b}[32;20;30M",
        "\u{1b}[?7u",
        "\u{1b}[97;5u",
        "\u{1b}[24;80R",
        "\u{1b}[[A",
    ];

    #[test]
    fn no_reply_is_a_key() {
        for reply in REPLIES {
            assert_eq!(decoded(reply.as_bytes()), [], "{reply:?}");
            let and_a_key = format!("{reply}j");
            assert_eq!(decoded(and_a_key.as_bytes()), [key(KeyCode::Char('j'))], "{reply:?}");
        }
        for alt in ["\u{1b}q", "\u{1b}e", "\u{1b}Đ", "\u{1b}[1;3"] {
            assert_eq!(decoded(alt.as_bytes()), [], "{alt:?}");
        }
    }

    #[test]
    fn clicks_and_the_wheel_are_decoded_in_the_new_form_alone() {
        for (bytes, kind) in [
            ("\u{1b}[<0;20;30M", MouseKind::Click),
            ("\u{1b}[<64;20;30M", MouseKind::WheelUp),
            ("\u{1b}[<65;20;30M", MouseKind::WheelDown),
        ] {
            let used = Input::Mouse(MouseInput { kind, column: 19, row: 29 });
            assert_eq!(decoded(bytes.as_bytes()), std::slice::from_ref(&used), "{bytes:?}");
            let released = format!("{bytes}{}", bytes.replace('M', "m"));
            assert_eq!(decoded(released.as_bytes()), [used], "{bytes:?}");
        }
        let far = MouseInput { kind: MouseKind::Click, column: 999, row: 299 };
        assert_eq!(decoded(b"\x1b[<0;1000;300M"), [Input::Mouse(far)]);
    }

    #[test]
    fn the_background_is_decoded() {
        for (bytes, ground) in [
            ("\u{1b}]11;rgb:ffff/8080/0000\u{1b}\\", Rgb(255, 128, 0)),
            ("\u{1b}]11;rgb:1c/1C/ff\u{7}", Rgb(28, 28, 255)),
            ("\u{1b}]11;rgba:f/0/8/8\u{7}", Rgb(255, 0, 136)),
        ] {
            assert_eq!(decoded(bytes.as_bytes()), [Input::Background(ground)], "{bytes:?}");
        }
    }

    #[test]
    fn a_reply_that_is_cut_ends_at_a_pause_and_at_ctrl_c() {
        for reply in REPLIES {
            for cut in 2..reply.len() {
                let (mut decoder, mut out) = (Decoder::default(), Vec::new());
                decoder.feed(&reply.as_bytes()[..cut], &mut out);
                if decoder.wait().is_some() {
                    decoder.pause(&mut out);
                    assert_eq!(decoder.wait(), None);
                }
                assert_eq!(out, [], "{reply:?} {cut}");
            }
            if !reply.starts_with("\u{1b}[M") && !reply.starts_with("\u{1b}[[") {
                let quit = [&reply.as_bytes()[..3], &[CTRL_C]].concat();
                assert_eq!(decoded(&quit).last(), Some(&control('c')), "{reply:?}");
            }
        }
    }

    #[test]
    fn a_reply_and_a_paste_in_pieces_are_no_keys() {
        let paste = "\u{1b}[200~qq\u{3}e\u{1b}[201~";
        for whole in REPLIES.into_iter().chain([paste]) {
            let expected = decoded(whole.as_bytes());
            for cut in 1..whole.len() {
                let (mut decoder, mut out) = (Decoder::default(), Vec::new());
                let (first, rest) = whole.as_bytes().split_at(cut);
                decoder.feed(first, &mut out);
                if cut == 1 && rest.len() < REST_FROM {
                    continue;
                }
                // A shorter pause than for which the rest is awaited.
                if decoder.wait().is_some_and(|wait| wait < Duration::from_secs(2)) {
                    decoder.pause(&mut out);
                }
                decoder.feed(rest, &mut out);
                let is_key =
                    |input: &Input| matches!(input, Input::Key(key) if key.code != KeyCode::Esc);
                // `\\` alone, behind the pause after its Esc, is bound to nothing.
                let keys: Vec<&Input> = out.iter().filter(|input| is_key(input)).collect();
                assert!(keys.is_empty() || rest == b"\\", "{whole:?} {cut} {keys:?}");
                let is_paste = |input: &&Input| matches!(input, Input::Paste(_));
                assert!(out.iter().filter(is_paste).eq(expected.iter().filter(is_paste)), "{cut}");
            }
        }
        // Alt and a letter, then keys: Esc or a pause ends it.
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.feed(b"\x1bPq\x1b", &mut out);
        decoder.pause(&mut out);
        decoder.feed(b"j", &mut out);
        assert_eq!(out, [key(KeyCode::Char('j'))]);
    }

    #[test]
    fn a_pasted_text_is_one_input_of_bounded_length() {
        let paste = |text: &str| decoded(format!("\u{1b}[200~{text}\u{1b}[201~q").as_bytes());
        let quit = key(KeyCode::Char('q'));
        let text = "qe\r\u{3}\u{1b}[20 Đ";
        assert_eq!(paste(text), [Input::Paste(text.to_owned()), quit.clone()]);
        let long = "đ".repeat(MAX_PASTED);
        assert_eq!(paste(&long), [Input::Paste("đ".repeat(MAX_PASTED / 2)), quit]);
        // Its end never comes.
        assert_eq!(decoded(b"\x1b[200~abc"), [Input::Paste("abc".to_owned())]);
        assert_eq!(decoded(b"\x1b[201~"), []);
    }

    proptest! {
        #[test]
        fn cuts_between_readings_change_nothing(
            parts in prop::collection::vec(
                prop_oneof![
                    prop::sample::select(REPLIES.to_vec()).prop_map(|r| r.as_bytes().to_vec()),
                    "[a-zđ]{0,3}".prop_map(String::into_bytes),
                    prop::collection::vec(any::<u8>(), 0..6),
                ],
                0..6,
            ),
        ) {
            let bytes = parts.concat();
            let (mut decoder, mut out) = (Decoder::default(), Vec::new());
            for &byte in &bytes {
                decoder.feed(&[byte], &mut out);
                prop_assert!(decoder.held.len() <= MAX_PASTED);
            }
            decoder.pause(&mut out);
            prop_assert_eq!(decoder.wait(), None);
            prop_assert_eq!(decoded(&bytes), out);
        }
    }
}
