//! The frame that is drawn into, which also records what is where: a click and the wheel act on
//! what was drawn under the pointer, so there is no second layout.

use super::cut::fit_line;
use crate::app::Target;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use std::ops::{Deref, DerefMut};

/// What is where in a frame.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits(Vec<(Rect, Target)>);

impl Hits {
    /// What a click at a cell acts on.
    #[must_use]
    pub fn click(&self, at: Position) -> Option<Target> {
        self.find(at, |target| target != Target::Scrolls)
    }

    /// True if the wheel moves what is at a cell.
    #[must_use]
    pub fn scrolls(&self, at: Position) -> bool {
        self.find(at, |target| matches!(target, Target::Scrolls | Target::Window))
            == Some(Target::Scrolls)
    }

    /// What was recorded last, on top of the rest.
    fn find(&self, at: Position, is_wanted: impl Fn(Target) -> bool) -> Option<Target> {
        let hits = self.0.iter().rev();
        hits.filter(|(area, _)| area.contains(at)).map(|hit| hit.1).find(|hit| is_wanted(*hit))
    }

    /// Every recorded place.
    pub fn iter(&self) -> impl Iterator<Item = &(Rect, Target)> {
        self.0.iter()
    }
}

/// A frame that records what is where.
pub struct Frame<'f, 'b> {
    frame: &'f mut ratatui::Frame<'b>,
    hits: Hits,
}

impl<'f, 'b> Frame<'f, 'b> {
    /// Nothing is recorded yet.
    pub fn new(frame: &'f mut ratatui::Frame<'b>) -> Self {
        Self { frame, hits: Hits::default() }
    }

    /// Draws lines, each cut to the width of `area`: see [`fit_line`].
    pub fn lines(&mut self, area: Rect, lines: Vec<Line<'static>>) {
        let width = usize::from(area.intersection(self.frame.area()).width);
        let lines: Vec<Line> = lines.into_iter().map(|line| fit_line(line, width)).collect();
        self.frame.render_widget(Paragraph::new(lines), area);
    }

    /// Records what a click or the wheel acts on in an area, over what was recorded there before.
    pub fn hit(&mut self, area: Rect, target: Target) {
        let visible = area.intersection(self.frame.area());
        if !visible.is_empty() {
            self.hits.0.push((visible, target));
        }
    }

    /// Forgets what is recorded: a popup covers it.
    pub fn forget_hits(&mut self) {
        self.hits.0.clear();
    }

    /// What was recorded.
    pub fn into_hits(self) -> Hits {
        self.hits
    }
}

impl<'b> Deref for Frame<'_, 'b> {
    type Target = ratatui::Frame<'b>;

    fn deref(&self) -> &Self::Target {
        self.frame
    }
}

impl DerefMut for Frame<'_, '_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.frame
    }
}
