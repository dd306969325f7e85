//! The mouse: which part of the last frame it is used on, and whether a click is a double one.

use super::loop_event::{MouseInput, MouseKind};
use crate::app::{Message, Target};
use crate::ui::Hits;
use ratatui::layout::Position;
use std::time::{Duration, Instant};

/// The longest time between the two clicks of a double click.
const DOUBLE: Duration = Duration::from_millis(400);

/// The mouse over the last frame.
#[derive(Default)]
pub struct Pointer {
    /// What is where in the frame that is on the screen.
    pub hits: Hits,
    /// When and where the last click was, unless it was the second of a double one.
    last: Option<(Instant, Position, Target)>,
}

impl Pointer {
    /// What a use of the mouse does; None for nothing.
    pub fn message(&mut self, input: MouseInput) -> Option<Message> {
        let at = Position { x: input.column, y: input.row };
        match input.kind {
            MouseKind::WheelUp => self.hits.scrolls(at).then_some(Message::Wheel(-1)),
            MouseKind::WheelDown => self.hits.scrolls(at).then_some(Message::Wheel(1)),
            MouseKind::Click => {
                let (target, now) = (self.hits.click(at)?, Instant::now());
                let is_double = self.last.take().is_some_and(|(then, place, of)| {
                    (place, of) == (at, target) && now - then < DOUBLE
                });
                if !is_double {
                    self.last = Some((now, at, target));
                }
                Some(Message::Click(target, is_double))
            }
        }
    }
}
