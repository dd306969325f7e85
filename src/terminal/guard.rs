//! Sets the terminal up and always restores it: at the end, after an error, after a panic.

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};
use std::io::{self, BufWriter, Stdout, Write};
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicBool, Ordering};

/// True while the terminal is set up for the dashboard.
static IS_SET_UP: AtomicBool = AtomicBool::new(false);

/// Restores the terminal if it is set up. Errors are ignored: the terminal may be gone.
pub fn restore() {
    if IS_SET_UP.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _ = execute!(out, EndSynchronizedUpdate, LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
        let _ = out.flush();
    }
}

/// The terminal while it is set up; dropping it restores the terminal.
pub struct Guard {
    /// Never dropped: its destructor writes to the terminal and prints an error if that is gone.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Stdout>>>>,
}

/// A terminal whose previous frame is empty, as the alternate screen is.
fn new_terminal() -> io::Result<ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Stdout>>>>> {
    Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout())))
        .map(ManuallyDrop::new)
}

/// Enters raw mode and the alternate screen.
fn set_up() -> io::Result<()> {
    IS_SET_UP.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    // A terminal without an alternate screen still shows the shell's lines.
    execute!(io::stdout(), EnterAlternateScreen, Clear(ClearType::All), Hide)
}

impl Guard {
    /// Sets the terminal up.
    pub fn enter() -> io::Result<Self> {
        let terminal = set_up().and_then(|()| new_terminal());
        if terminal.is_err() {
            restore();
        }
        Ok(Self { terminal: terminal? })
    }

    /// Copies a text to the clipboard, if the terminal allows it (OSC 52).
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(self.terminal.backend_mut(), CopyToClipboard::to_clipboard_from(text))
    }

    /// Draws one frame, in one piece if the terminal supports synchronized updates.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(render)?;
        queue!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        io::Write::flush(self.terminal.backend_mut())
    }

    /// Restores the terminal until [`Self::resume`].
    #[allow(clippy::unused_self, reason = "only the owner of the terminal may restore it")]
    pub fn suspend(&mut self) {
        restore();
    }

    /// Sets the terminal up again; the next frame is drawn whole.
    pub fn resume(&mut self) -> io::Result<()> {
        set_up()?;
        self.terminal = new_terminal()?;
        Ok(())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}
