//! Threads of the dashboard.

use super::faults;

/// Starts a thread.
///
/// # Errors
/// If the system allows no more.
pub fn spawn(run: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    faults::thread_step()?;
    std::thread::Builder::new().spawn(run).map(drop)
}
