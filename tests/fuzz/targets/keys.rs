//! Bytes of a terminal to keys.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dangbo::terminal::fuzz_api::keys(bytes));
