//! Threads for work on all cores.
//!
//! `RAYON_NUM_THREADS` sets their number. A number that no machine has, or more threads than the
//! system allows, makes fewer of them.

use crate::ingest::clear_stack;
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
    let refused = loop {
        match ThreadPoolBuilder::new().num_threads(number).build() {
            Ok(pool) => return Ok(pool),
            Err(_) if number > 1 => number /= 2,
            Err(refused) => break refused,
        }
    };
    // This thread may be that of another pool; what the system says is the reason.
    let own = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
    Ok(own.map_err(|_| refused)?)
}

/// Overwrites what the work of a pool, and of this thread for it, left on their stacks. A
/// processor's wide registers with the end of a text are kept there, and nothing else frees them.
pub fn clear_stacks(pool: &ThreadPool) {
    pool.broadcast(|_| clear_stack());
    clear_stack();
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

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::os::unix::fs::FileExt;

    /// Leaves bytes deep on the stack; their address.
    #[inline(never)]
    fn leave() -> u64 {
        let left = std::hint::black_box([0x5au8; 12 << 10]);
        left.as_ptr() as u64
    }

    #[test]
    fn nothing_is_left_on_the_stacks_of_a_pool_or_its_caller() {
        let pool = ThreadPoolBuilder::new().num_threads(2).build().unwrap();
        let memory = std::fs::File::open("/proc/self/mem").unwrap();
        let left_at = |address: u64| {
            let mut bytes = [0; 4 << 10];
            memory.read_exact_at(&mut bytes, address).unwrap();
            memchr::memmem::find(&bytes, &[0x5a; 16]).is_some()
        };
        let addresses = pool.broadcast(|_| leave());
        assert!(addresses.iter().all(|address| left_at(*address)));
        clear_stacks(&pool);
        assert!(!addresses.into_iter().any(left_at));
        let own = leave();
        clear_stacks(&pool);
        assert!(!left_at(own));
    }
}
