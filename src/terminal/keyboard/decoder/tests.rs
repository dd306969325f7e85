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
        ("\u{8}", key(KeyCode::Backspace)),
        ("\u{3}", control('c')),
        ("\u{1a}", control('z')),
        ("\u{1b}", key(KeyCode::Esc)),
        ("\u{1b}[A", key(KeyCode::Up)),
        ("\u{1b}OA", key(KeyCode::Up)),
        ("\u{1b}OM", key(KeyCode::Enter)),
        ("\u{1b}[Z", key(KeyCode::BackTab)),
        ("\u{1b}OP", key(KeyCode::F(1))),
        ("\u{1b}[11~", key(KeyCode::F(1))),
        ("\u{1b}[[A", key(KeyCode::F(1))),
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

/// What bytes give that come one by one, so many milliseconds apart.
fn decoded_slowly(bytes: &[u8], gap: u64) -> Vec<Input> {
    decoded_in_pieces(&bytes.chunks(1).collect::<Vec<_>>(), gap)
}

#[test]
fn a_reply_that_comes_byte_by_byte_is_esc_at_most() {
    for gap in [0, 20, 60, 120, 290] {
        // Texts of private use, the old form of the mouse and a key of a Linux console look like
        // keys at this speed.
        let is_plain = |reply: &&&str| !reply.contains('q') && !reply.contains("[[");
        for reply in REPLIES.iter().filter(is_plain) {
            let got = decoded_slowly(reply.as_bytes(), gap);
            let is_key =
                |input: &Input| matches!(input, Input::Key(_)) && *input != key(KeyCode::Esc);
            assert!(!got.iter().any(is_key), "{reply:?} at {gap}: {got:?}");
        }
        // A key after it is one at once.
        let reply = "\u{1b}[?64;1;2c\u{1b}]11;rgb:0/0/0\u{1b}\\j";
        let got = decoded_slowly(reply.as_bytes(), gap);
        assert_eq!(got.last(), Some(&key(KeyCode::Char('j'))), "{gap}");
    }
}

/// What pieces give that come so many milliseconds apart.
fn decoded_in_pieces(pieces: &[&[u8]], gap: u64) -> Vec<Input> {
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    for piece in pieces {
        decoder.feed(piece, &mut out);
        let mut left = Duration::from_millis(gap);
        while let Some(wait) = decoder.wait().filter(|wait| *wait <= left) {
            left -= wait;
            decoder.pause(&mut out);
        }
    }
    while decoder.wait().is_some() {
        decoder.pause(&mut out);
    }
    out
}

#[test]
fn a_sequence_that_comes_in_two_pieces_is_no_key_however_far_apart() {
    for gap in [290, 600, 2000] {
        for reply in REPLIES {
            let bytes = reply.as_bytes();
            // One byte behind Esc alone is a key.
            for cut in 1..bytes.len() {
                let got = decoded_in_pieces(&[&bytes[..cut], &bytes[cut..]], gap);
                let is_esc = |input: &Input| *input == key(KeyCode::Esc);
                let is_key = |input: &Input| matches!(input, Input::Key(_)) && !is_esc(input);
                assert!(!got.iter().any(is_key), "{reply:?} at {cut}, {gap}: {got:?}");
            }
        }
        for (pieces, expected) in [
            (&["\u{1b}", "[A"][..], key(KeyCode::Up)),
            (&["\u{1b}[", "A"], key(KeyCode::Up)),
            (&["\u{1b}[1", ";5", "D"], with(KeyCode::Left, KeyModifiers::CONTROL)),
        ] {
            let pieces: Vec<&[u8]> = pieces.iter().map(|piece| piece.as_bytes()).collect();
            let got = decoded_in_pieces(&pieces, gap);
            assert_eq!(got.last(), Some(&expected), "{pieces:?} {gap}");
            assert!(got.len() <= 2, "{got:?}");
        }
    }
    let pieces: [&[u8]; 3] = [b"\x1b", b"[1", b";5D"];
    let left = with(KeyCode::Left, KeyModifiers::CONTROL);
    assert_eq!(decoded_in_pieces(&pieces, 600), [key(KeyCode::Esc), left]);
}

#[test]
fn keys_behind_esc_are_keys_at_the_speed_of_a_person() {
    let letter = |c| key(KeyCode::Char(c));
    let esc = || key(KeyCode::Esc);
    for gap in [60, 120, 400] {
        let keys = |text: &str| decoded_slowly(text.as_bytes(), gap);
        assert_eq!(keys("\u{1b}["), [esc(), letter('[')]);
        assert_eq!(keys("\u{1b}]"), [esc(), letter(']')]);
        assert_eq!(keys("\u{1b}[["), [esc(), letter('['), letter('[')]);
        assert_eq!(keys("\u{1b}]]["), [esc(), letter(']'), letter(']'), letter('[')]);
        assert_eq!(keys("\u{1b}[j"), [esc(), letter('['), letter('j')]);
        assert_eq!(keys("\u{1b}P\u{3}").last(), Some(&control('c')));
        assert_eq!(keys("\u{1b}2"), [esc(), letter('2')]);
        assert_eq!(keys("\u{1b}\u{1b}"), [esc(), esc()]);
    }
    // Esc is answered after its own pause.
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    decoder.feed(b"\x1b", &mut out);
    assert_eq!(decoder.wait(), Some(ESCAPE_WAIT));
    decoder.pause(&mut out);
    assert_eq!(out, [esc()]);
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
    "\u{1b}[[B",
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
            // Behind an Esc in a text its `\\` is awaited for a moment.
            for _ in 0..2 {
                if decoder.wait().is_some() {
                    decoder.pause(&mut out);
                }
            }
            assert_eq!(decoder.wait(), None);
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
            // A shorter pause than for which the rest is awaited.
            if decoder.wait().is_some_and(|wait| wait < Duration::from_secs(2)) {
                decoder.pause(&mut out);
            }
            decoder.feed(rest, &mut out);
            let is_key =
                |input: &Input| matches!(input, Input::Key(key) if key.code != KeyCode::Esc);
            let keys: Vec<&Input> = out.iter().filter(|input| is_key(input)).collect();
            assert!(keys.is_empty(), "{whole:?} {cut} {keys:?}");
            let is_paste = |input: &&Input| matches!(input, Input::Paste(_));
            assert!(out.iter().filter(is_paste).eq(expected.iter().filter(is_paste)), "{cut}");
        }
    }
    // A key whose Esc came long before is that key, or none.
    for whole in ["\u{1b}[B", "\u{1b}OB", "\u{1b}[Z", "\u{1b}[5~", "\u{1b}[1;5D"] {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        let mut expected = vec![key(KeyCode::Esc)];
        expected.extend(decoded(whole.as_bytes()));
        decoder.feed(&whole.as_bytes()[..1], &mut out);
        while decoder.wait().is_some() {
            decoder.pause(&mut out);
        }
        decoder.feed(&whole.as_bytes()[1..], &mut out);
        assert_eq!(out, expected, "{whole:?}");
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
        for _ in 0..3 {
            decoder.pause(&mut out);
        }
        prop_assert_eq!(decoder.wait(), None);
        prop_assert_eq!(decoded(&bytes), out);
    }
}
