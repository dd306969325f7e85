//! Removes the blanks between a delimiter and a quote, which keep a cell from being a quoted one:
//! `1, "A, B" ,2`.

use std::borrow::Cow;

/// True for a blank that may be between a delimiter and a quote.
pub const fn is_padding(byte: u8, delimiter: u8) -> bool {
    byte == b' ' || (byte == b'\t' && delimiter != b'\t')
}

/// The text without the blanks around its quoted cells. Only blanks are removed, so that it has as
/// many lines as before. A quote that is no whole cell stays as it is.
pub fn unpadded(text: &str, delimiter: u8) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'"', &bytes[at..]) {
        let quote = at + found;
        let start = cell_start(bytes, quote, delimiter);
        let Some(end) = start.and_then(|_| closing_quote(bytes, quote, delimiter)) else {
            at = quote + 1;
            continue;
        };
        let after = skip_padding(bytes, end + 1, delimiter);
        let start = start.unwrap_or(quote);
        if start < quote || after > end + 1 {
            out.push_str(&text[copied..start]);
            out.push_str(&text[quote..=end]);
            copied = after;
        }
        at = after;
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    Cow::Owned(out + &text[copied..])
}

/// Where the cell starts whose first character other than a blank is at `quote`; None if there is
/// another one before.
fn cell_start(bytes: &[u8], quote: usize, delimiter: u8) -> Option<usize> {
    let blanks =
        bytes[..quote].iter().rev().take_while(|byte| is_padding(**byte, delimiter)).count();
    let start = quote - blanks;
    let is_start = start == 0 || ends_cell(bytes[start - 1], delimiter);
    is_start.then_some(start)
}

const fn ends_cell(byte: u8, delimiter: u8) -> bool {
    byte == delimiter || matches!(byte, b'\n' | b'\r')
}

fn skip_padding(bytes: &[u8], from: usize, delimiter: u8) -> usize {
    from + bytes[from..].iter().take_while(|byte| is_padding(**byte, delimiter)).count()
}

/// The quote that closes a cell which is opened at `open`; None if it is never closed, or if the
/// cell goes on behind its quote.
fn closing_quote(bytes: &[u8], open: usize, delimiter: u8) -> Option<usize> {
    let mut at = open + 1;
    loop {
        let quote = at + memchr::memchr(b'"', &bytes[at..])?;
        if bytes.get(quote + 1) == Some(&b'"') {
            at = quote + 2;
            continue;
        }
        let after = skip_padding(bytes, quote + 1, delimiter);
        let is_end = bytes.get(after).is_none_or(|byte| ends_cell(*byte, delimiter));
        return is_end.then_some(quote);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_around_quoted_cells_go() {
        for (text, expected) in [
            ("1, \"A, B\",2\n", "1,\"A, B\",2\n"),
            ("1 , \"A\" , \"B, C\" \r\n \"x\",y", "1 ,\"A\",\"B, C\"\r\n\"x\",y"),
            ("1,\t\"A\"\t,2", "1,\"A\",2"),
            ("1, \"A \"\"B\"\", C\",2", "1,\"A \"\"B\"\", C\",2"),
            ("1, \"A\nB\",2\n", "1,\"A\nB\",2\n"),
        ] {
            assert_eq!(unpadded(text, b','), expected);
        }
    }

    #[test]
    fn other_quotes_stay() {
        for text in [
            "1,\"A, B\",2",
            "1, A \"B\" C,2",
            "1, \"Hoa Sen\" Co.,2",
            "1, \"A,2\n3,4\n",
            "1,\" \"\"A\"\" \",2",
            "a \", \" b",
            "",
        ] {
            assert!(matches!(unpadded(text, b','), Cow::Borrowed(_)), "{text}");
        }
        assert!(matches!(unpadded("a\t\t\"b\"\tc", b'\t'), Cow::Borrowed(_)));
    }
}
