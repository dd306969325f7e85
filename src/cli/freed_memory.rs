//! Gives memory that is freed back to the system.
//!
//! glibc maps each block of a certain size by itself and unmaps it when it is freed. That size
//! grows up to 32 MB with the blocks that are freed, and what is smaller then stays in its heaps:
//! after reloads of 1.8 million rows the program has 2.4 times the memory of the first load, with a
//! fixed size 1.2 times. `mallopt` sets it, which safe code cannot call; glibc also reads it from
//! the environment, but only when a program starts.

/// From so many bytes on a block is mapped by itself.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const MAPPED_FROM: &str = "262144";

/// The variable by which glibc is told so (`mallopt(3)`).
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const VARIABLE: &str = "MALLOC_MMAP_THRESHOLD_";

/// Starts this program again with the variable, in the same process, unless it is set. It is for
/// the commands that hold much data: the others would start twice for nothing.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn give_back() {
    use std::os::unix::process::CommandExt;
    let Some(program) =
        std::env::current_exe().ok().filter(|_| std::env::var_os(VARIABLE).is_none())
    else {
        return;
    };
    let mut arguments = std::env::args_os();
    let mut again = std::process::Command::new(program);
    if let Some(name) = arguments.next() {
        again.arg0(name);
    }
    // It returns only if it fails. Then the program goes on, with more memory.
    let _ = again.args(arguments).env(VARIABLE, MAPPED_FROM).exec();
}

/// Other allocators give it back by themselves.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub const fn give_back() {}
