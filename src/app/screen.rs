//! The screens and values that exist once a screen.

use std::ops::{Index, IndexMut};

/// A screen, in the order of the tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// How the year stands and where it fails.
    Overview,
    /// Base organisations.
    Organisations,
    /// Branches.
    Branches,
    /// Industrial parks and clusters.
    Zones,
    /// The resolution's targets.
    Targets,
    /// Findings.
    Checks,
}

impl Screen {
    /// Every screen, in the order of the tabs.
    pub const ALL: &[Self] = &[
        Self::Overview,
        Self::Organisations,
        Self::Branches,
        Self::Zones,
        Self::Targets,
        Self::Checks,
    ];

    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// The screen `by` tabs to the right; after the last tab comes the first.
    #[must_use]
    pub fn step(self, by: isize) -> Self {
        let at = (self as usize + Self::COUNT).saturating_add_signed(by) % Self::COUNT;
        Self::ALL[at]
    }
}

/// One value a screen, indexed by [`Screen`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByScreen<T>([T; Screen::COUNT]);

impl<T> ByScreen<T> {
    /// The same value for every screen.
    #[must_use]
    pub fn all(value: T) -> Self
    where
        T: Clone,
    {
        Self(std::array::from_fn(|_| value.clone()))
    }

    /// Every value, in the order of the tabs.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut()
    }
}

impl Screen {
    /// True if the screen is a table of rows, one of which can be shown in the pane.
    #[must_use]
    pub const fn is_table(self) -> bool {
        match self {
            Self::Organisations | Self::Branches | Self::Zones | Self::Checks => true,
            Self::Overview | Self::Targets => false,
        }
    }

    /// True if the screen can be limited to rows below their threshold.
    #[must_use]
    pub const fn has_below_only(self) -> bool {
        match self {
            Self::Organisations | Self::Branches | Self::Zones => true,
            Self::Overview | Self::Targets | Self::Checks => false,
        }
    }
}

impl<T: Default> Default for ByScreen<T> {
    fn default() -> Self {
        Self(std::array::from_fn(|_| T::default()))
    }
}

impl<T> Index<Screen> for ByScreen<T> {
    type Output = T;

    fn index(&self, screen: Screen) -> &T {
        &self.0[screen as usize]
    }
}

impl<T> IndexMut<Screen> for ByScreen<T> {
    fn index_mut(&mut self, screen: Screen) -> &mut T {
        &mut self.0[screen as usize]
    }
}
