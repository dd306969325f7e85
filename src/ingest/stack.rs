//! The stacks of threads that read files.

/// How much of a stack is overwritten: more than the reading of a file uses, measured at 16 kB.
const STACK: usize = 128 << 10;

/// Overwrites what this thread left on its stack.
#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "the stack is what is meant")]
pub fn clear_stack() {
    std::hint::black_box(&mut [0u8; STACK]);
}
