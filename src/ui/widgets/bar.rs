//! A share as a bar with its threshold.
//!
//! ```text
//! █████▌··│··    a share of 50 % against a threshold of 75 %
//! ```

use crate::domain::Share;

const EIGHTHS: [char; 8] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/// A bar of `width` cells with the threshold at its position: `█████▌··│··`.
#[must_use]
pub fn bar(share: Option<Share>, threshold: u8, width: usize) -> String {
    let width = width.max(4);
    let threshold_at = (usize::from(threshold) * width / 100).min(width - 1);
    let eighths = match share {
        Some(Share { met, of }) if of > 0 => {
            usize::try_from(u128::from(met.min(of)) * (width as u128) * 8 / u128::from(of))
                .unwrap_or(0)
        }
        _ => 0,
    };
    (0..width)
        .map(|cell| match eighths.saturating_sub(cell * 8) {
            _ if cell == threshold_at => '│',
            0 => '·',
            part @ 1..8 => EIGHTHS[part],
            _ => '█',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_stands_at_its_place() {
        assert_eq!(bar(Some(Share { met: 50, of: 100 }), 90, 10), "█████····│");
        assert_eq!(bar(Some(Share { met: 1, of: 1 }), 85, 20), "█████████████████│██");
        assert_eq!(bar(None, 90, 10), "·········│");
    }
}
