//! The decoder of a terminal's bytes, for the fuzz targets.

use super::keyboard::{Decoder, Input, MAX_PASTED};
use crossterm::event::{KeyCode, KeyModifiers};

/// Bytes to keys and pasted texts: cuts between readings change nothing, what is pasted is bounded,
/// and Ctrl-C is a key after any bytes and pauses.
///
/// # Panics
/// Where that does not hold.
pub fn keys(bytes: &[u8]) {
    let whole = decoded(&[bytes]);
    let cut = bytes.len() / 3;
    assert_eq!(whole, decoded(&[&bytes[..cut], &bytes[cut..]]), "cuts change nothing");
    assert_eq!(whole, decoded(&bytes.chunks(1).collect::<Vec<_>>()), "cuts change nothing");
    for input in &whole {
        match input {
            Input::Mouse(_) | Input::Background(_) => {}
            Input::Paste(text) => assert!(text.len() <= 3 * MAX_PASTED, "bounded"),
            Input::Key(key) => {
                let is_control = matches!(key.code, KeyCode::Char(c) if c.is_control());
                assert!(!is_control, "{key:?}");
            }
        }
    }
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    decoder.feed(bytes, &mut out);
    pause(&mut decoder, &mut out);
    out.clear();
    decoder.feed(&[3], &mut out);
    let [Input::Key(key)] = &out[..] else { panic!("Ctrl-C is a key, not {out:?}") };
    assert_eq!((key.code, key.modifiers), (KeyCode::Char('c'), KeyModifiers::CONTROL));
}

fn decoded(readings: &[&[u8]]) -> Vec<Input> {
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    for reading in readings {
        decoder.feed(reading, &mut out);
    }
    pause(&mut decoder, &mut out);
    out
}

/// Pauses until nothing is awaited. Behind an Esc that was taken for the key the rest of a sequence
/// is awaited once more.
fn pause(decoder: &mut Decoder, out: &mut Vec<Input>) {
    for _ in 0..2 {
        if decoder.wait().is_some() {
            decoder.pause(out);
        }
    }
    assert_eq!(decoder.wait(), None, "nothing is awaited after two pauses");
}
