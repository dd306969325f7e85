//! Folded texts, each folded once.

use crate::domain::{Text, TextPool, fold};
use crate::ingest::cells::plain_name::plain_name;
use rustc_hash::FxHashMap;

/// Folded texts, each folded once.
#[derive(Default)]
pub struct FoldCache {
    of: FxHashMap<Text, Text>,
}

impl FoldCache {
    pub fn get(&mut self, texts: &mut TextPool, text: Text) -> Text {
        *self.of.entry(text).or_insert_with(|| {
            let folded = fold(texts.get(text));
            texts.intern(&folded)
        })
    }
}

/// Names of units for comparison by [`plain_name`], each made once.
#[derive(Default)]
pub struct PlainNames(FxHashMap<Text, Text>);

impl PlainNames {
    pub fn get(&mut self, texts: &mut TextPool, name: Text) -> Text {
        *self.0.entry(name).or_insert_with(|| {
            let plain = plain_name(texts.get(name));
            texts.intern(&plain)
        })
    }
}
