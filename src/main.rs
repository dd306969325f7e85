//! The binary: runs the command line of the library.

use std::alloc::System;
use zeroizing_alloc::ZeroAlloc;

/// Overwrites all memory before it is freed. A file may hold names of persons, and no copy of one
/// is to outlive its reading: not in a buffer of the file, a decoded text, a record or a cell.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> std::process::ExitCode {
    dangbo::cli::run()
}
