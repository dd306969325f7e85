//! The text of a field with its cursor: `dinh tr▏am`.

use tui_input::Input;
use unicode_truncate::UnicodeTruncateStr;
use unicode_width::UnicodeWidthStr;

const CURSOR: char = '▏';

/// The whole text with its cursor.
#[must_use]
pub fn with_cursor(input: &Input) -> String {
    let mut text = input.value().to_owned();
    let at = text.char_indices().nth(input.cursor()).map_or(text.len(), |(at, _)| at);
    text.insert(at, CURSOR);
    text
}

/// The part of the text around the cursor that fits into `width` columns.
#[must_use]
pub fn field_text(input: &Input, width: usize) -> String {
    let text = with_cursor(input);
    let hidden = (input.visual_cursor() + 1).saturating_sub(width);
    let shown = text.unicode_truncate_start(text.width().saturating_sub(hidden)).0;
    shown.unicode_truncate(width).0.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_is_in_sight_at_every_place() {
        let text = "Khu công nghiệp Đình Trám";
        for at in 0..=text.chars().count() {
            let input = Input::new(text.to_owned()).with_cursor(at);
            for width in [1, 2, 7, 26, 40] {
                let shown = field_text(&input, width);
                assert!(shown.contains(CURSOR) && shown.width() <= width, "{at} {width}: {shown}");
            }
            assert_eq!(with_cursor(&input).replace(CURSOR, ""), text);
        }
    }
}
