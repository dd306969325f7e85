//! Threads for work on all cores.
//!
//! `RAYON_NUM_THREADS` sets their number. A number that no machine has, or more threads than the
//! system allows, makes fewer of them.

use rayon::{ThreadPool, ThreadPoolBuilder};

/// The most threads; a number above this in `RAYON_NUM_THREADS` is ignored.
const MAX_THREADS: usize = 512;

/// How many threads are wanted: `RAYON_NUM_THREADS`, else one a core.
fn wanted() -> usize {
    let set = std::env::var("RAYON_NUM_THREADS").ok().and_then(|number| number.parse().ok());
    set.filter(|number| (1..=MAX_THREADS).contains(number)).unwrap_or_else(|| {
        std::thread::available_parallelism().map_or(1, |cores| cores.get().min(MAX_THREADS))
    })
}

/// A pool of as many threads as wanted, less `spared`, or of as many as the system allows; of none
/// beside the caller's if it allows none.
///
/// # Errors
/// If not even that works.
pub fn pool(spared: usize) -> color_eyre::Result<ThreadPool> {
    let mut number = wanted().saturating_sub(spared).max(1);
    loop {
        match ThreadPoolBuilder::new().num_threads(number).build() {
            Ok(pool) => return Ok(pool),
            Err(_) if number > 1 => number /= 2,
            Err(_) => break,
        }
    }
    Ok(ThreadPoolBuilder::new().num_threads(1).use_current_thread().build()?)
}

/// Sets the number of threads of the pool that work without a pool of its own has. Called once,
/// before any such work.
pub fn set_global() {
    // The global pool can be built once: find a number that works first.
    let number = pool(0).map_or(1, |pool| pool.current_num_threads());
    let global = || ThreadPoolBuilder::new().num_threads(number);
    // An error means that the pool exists.
    let _ = global().build_global();
}
