//! Bytes to text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dangbo::ingest::fuzz_api::decoding(bytes));
