//! CSV that is written to memory, as every table file of ours is.

/// A writer of UTF-8 with a mark, by which Excel knows it. Rows may differ in length. Its calls do
/// not fail: memory takes everything.
pub fn writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().flexible(true).from_writer("\u{feff}".as_bytes().to_vec())
}

/// The bytes that were written.
pub fn bytes(writer: csv::Writer<Vec<u8>>) -> Vec<u8> {
    writer.into_inner().unwrap_or_default()
}

/// The text that was written.
pub fn text(writer: csv::Writer<Vec<u8>>) -> String {
    String::from_utf8(bytes(writer)).unwrap_or_default()
}
