//! Which columns of a table are shown, and how wide each is.

/// What a column needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// The least width.
    pub least: u16,
    /// The width at which nothing is cut; at least `least`.
    pub ideal: u16,
    /// The width beyond which more room has no use; at least `ideal`.
    pub most: u16,
    /// Its place among the columns when room is short, 0 first.
    pub priority: u8,
}

/// The columns that are shown in `room` cells, in their order, with their widths; one blank stands
/// between two of them.
///
/// The first column is always shown. By priority each column gets its ideal width, until one has
/// to be cut or has no room for its least width: no column is shown while one of a better priority
/// is cut. What is left goes to the shown columns by priority, to each up to its greatest width,
/// and beyond that stays empty.
#[must_use]
pub fn widths(needs: &[Need], room: u16) -> Vec<(usize, u16)> {
    let Some(first) = needs.first() else { return Vec::new() };
    let mut order: Vec<usize> = (0..needs.len()).collect();
    order.sort_by_key(|&at| needs[at].priority);
    let mut shown = vec![(0, first.least.min(room))];
    let mut spare = room - shown[0].1;
    for at in order {
        let Need { least, ideal, .. } = needs[at];
        if at == 0 {
            let more = ideal.saturating_sub(shown[0].1).min(spare);
            shown[0].1 += more;
            spare -= more;
        } else if let Some(left) = spare.checked_sub(least + 1) {
            let width = least + left.min(ideal - least);
            shown.push((at, width));
            spare -= width + 1;
        } else {
            break;
        }
        if shown.iter().any(|(shown, width)| *shown == at && *width < ideal) {
            break;
        }
    }
    shown.sort_by_key(|(at, _)| needs[*at].priority);
    for (at, width) in &mut shown {
        let more = needs[*at].most.saturating_sub(*width).min(spare);
        *width += more;
        spare -= more;
    }
    shown.sort_unstable();
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn need(least: u16, ideal: u16, most: u16, priority: u8) -> Need {
        Need { least, ideal, most, priority }
    }

    #[test]
    fn room_goes_by_priority() {
        let needs = [need(10, 30, 30, 1), need(5, 5, 9, 2), need(8, 20, 20, 0), need(6, 6, 6, 3)];
        assert_eq!(widths(&needs, 9), [(0, 9)]);
        assert_eq!(widths(&needs, 19), [(0, 10), (2, 8)]);
        assert_eq!(widths(&needs, 31), [(0, 10), (2, 20)]);
        assert_eq!(widths(&needs, 45), [(0, 24), (2, 20)]);
        assert_eq!(widths(&needs, 54), [(0, 30), (2, 20)]);
        assert_eq!(widths(&needs, 59), [(0, 30), (1, 7), (2, 20)]);
        assert_eq!(widths(&needs, 65), [(0, 30), (1, 6), (2, 20), (3, 6)]);
        assert_eq!(widths(&needs, 200), [(0, 30), (1, 9), (2, 20), (3, 6)]);
    }

    fn needs() -> impl Strategy<Value = Vec<Need>> {
        let one = (1u16..40, 0u16..60, 0u16..9, 0u8..6);
        prop::collection::vec(one, 1..12).prop_map(|needs| {
            let of = |(least, ideal, most, priority)| {
                need(least, least + ideal, least + ideal + most, priority)
            };
            needs.into_iter().map(of).collect()
        })
    }

    proptest! {
        #[test]
        fn columns_fit_and_none_is_cut_while_room_is_free(needs in needs(), room in 0u16..300) {
            let shown = widths(&needs, room);
            let used: usize = shown.iter().map(|(_, width)| usize::from(*width) + 1).sum();
            prop_assert!(used <= usize::from(room) + 1);
            prop_assert!(shown.windows(2).all(|pair| pair[0].0 < pair[1].0));
            prop_assert_eq!(shown[0].0, 0);
            let is_cut = |(at, width): &(usize, u16)| *width < needs[*at].ideal;
            if used <= usize::from(room) {
                prop_assert!(!shown.iter().any(is_cut));
            }
            // No column is shown while one of a better priority is cut or hidden.
            let cut = |at: &usize| shown.iter().find(|(shown, _)| shown == at).is_none_or(is_cut);
            let best = (0..needs.len()).filter(cut).map(|at| needs[at].priority).min();
            for (at, _) in shown.iter().skip(1) {
                prop_assert!(best.is_none_or(|best| needs[*at].priority <= best));
            }
        }

        #[test]
        fn more_room_shows_no_less(needs in needs(), room in 0u16..300) {
            let wider = widths(&needs, room + 1);
            for (at, _) in widths(&needs, room) {
                prop_assert!(wider.iter().any(|(shown, _)| *shown == at));
            }
        }
    }
}
