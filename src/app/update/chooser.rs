//! Which columns a table shows: opens the choice and applies it at once.

use crate::app::keys::Action;
use crate::app::popups::{ColumnChooser, Popup};
use crate::app::screens::columns;
use crate::app::state::State;

impl State {
    pub(super) fn open_column_chooser(&mut self) {
        let screen = self.nav.screen;
        let shown = self.shown_columns(screen);
        let open = ColumnChooser::new(screen, columns(screen).len(), &shown[1..]);
        self.nav.popup = Some(Popup::Columns(open));
    }

    /// Does what a key does in the choice of columns.
    pub(super) fn columns_action(&mut self, action: Action) {
        let Some(Popup::Columns(open)) = &mut self.nav.popup else { return };
        let (screen, count) = (open.screen, columns(open.screen).len());
        match action {
            Action::Up => return open.move_by(-1),
            Action::Down => return open.move_by(1),
            Action::Mark => open.toggle(),
            Action::Earlier => open.shift(-1),
            Action::Later => open.shift(1),
            Action::Reset => {
                *open = ColumnChooser::new(screen, count, &(1..count).collect::<Vec<_>>());
            }
            _ => return self.nav.popup = None,
        }
        let shown = open.shown();
        let is_default = shown.iter().copied().eq(1..count);
        self.preferences.columns[screen] = if is_default { Vec::new() } else { shown };
        self.tables.screens[screen].left = 0;
    }
}
