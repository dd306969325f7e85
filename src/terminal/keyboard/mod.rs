//! Reads the keyboard on a thread of its own: keys, pasted text and nothing else.
//!
//! On Unix the bytes of the terminal are decoded here. A terminal also sends replies (its colours,
//! its version, its modes) that nobody may have asked for; none of them is ever a key.

#[cfg(unix)]
mod bytes;
#[cfg(not(unix))]
mod console;
#[cfg(any(unix, test))]
mod decoder;
#[cfg(any(unix, test))]
mod sequences;
#[cfg(fuzzing)]
pub use decoder::{Decoder, MAX_PASTED};
#[cfg(fuzzing)]
pub use sequences::Input;

#[cfg(unix)]
pub use bytes::read;
#[cfg(not(unix))]
pub use console::read;
