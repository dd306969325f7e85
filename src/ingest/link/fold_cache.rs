//! Folded texts, each folded once.

use crate::domain::{Text, TextPool, fold};
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
