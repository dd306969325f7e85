//! How far shares are from their threshold.
//!
//! ```text
//!     ●──│         a share of 78 % against a threshold of 85 %
//!        │──●      one of 92 %
//! ```

use crate::domain::Share;

/// The cells of the picture: the threshold is in the middle.
const WIDTH: i64 = 9;
/// The cells on each side of the threshold.
const SIDE: i64 = WIDTH / 2;
/// The tenths of a point at each end; what is farther is drawn at the end.
const REACH: i64 = 150;

/// A share on a scale of 15 points on each side of its threshold, nine cells wide; nothing but the
/// threshold if the share is not known. A share below is left of the threshold, one that meets it
/// on it or to the right.
#[must_use]
pub fn distance(share: Option<Share>, threshold: u8) -> String {
    let place = share.and_then(|share| share.tenths_from_threshold(threshold)).map(|tenths| {
        let cells = (tenths.abs().min(REACH) * SIDE + REACH / 2) / REACH;
        SIDE + if tenths < 0 { -cells.max(1) } else { cells }
    });
    let cell = |at: i64| match place {
        Some(place) if at == place => '●',
        _ if at == SIDE => '│',
        Some(place) if (place.min(SIDE)..place.max(SIDE)).contains(&at) => '─',
        _ => ' ',
    };
    (0..WIDTH).map(cell).collect()
}

/// A share a cell, from 15 points below the threshold to 15 above; `·` where it is not known.
#[must_use]
pub fn spark(shares: &[Option<Share>], threshold: u8) -> String {
    const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let level = |share: &Option<Share>| {
        let tenths = share.and_then(|share| share.tenths_from_threshold(threshold))?;
        let step = (tenths.clamp(-REACH, REACH) + REACH) * 7 / (2 * REACH);
        usize::try_from(step).ok().and_then(|step| LEVELS.get(step).copied())
    };
    shares.iter().map(|share| level(share).unwrap_or('·')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(met: u64, of: u64) -> Share {
        Share { met, of }
    }

    #[test]
    fn below_is_left_of_the_threshold_and_met_is_not() {
        for (share, picture) in [
            (of(78, 100), "  ●─│    "),
            (of(0, 10), "●───│    "),
            (of(8499, 10000), "   ●│    "),
            (of(85, 100), "    ●    "),
            (of(88, 100), "    │●   "),
            (of(1, 1), "    │───●"),
            (of(0, 0), "    │    "),
        ] {
            assert_eq!(distance(Some(share), 85), picture, "{share:?}");
        }
        assert_eq!(distance(None, 85), "    │    ");
    }

    #[test]
    fn years_are_levels_around_the_threshold() {
        assert_eq!(spark(&[Some(of(1, 2)), None, Some(of(85, 100)), Some(of(1, 1))], 85), "▁·▄█");
    }
}
