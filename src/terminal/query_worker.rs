//! Answers which rows a long table lists, on a thread of its own: the latest question only.

use super::Wake;
use crate::app::{Message, RowQuery};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};

/// The thread.
pub struct QueryWorker {
    asked: Sender<(RowQuery, Arc<AtomicBool>)>,
    /// Set once the question that was asked last is void.
    is_void: Arc<AtomicBool>,
}

impl QueryWorker {
    /// Starts it; it answers when asked.
    pub fn start(wake: Sender<Wake>) -> Self {
        let (asked, asks) = channel::<(RowQuery, Arc<AtomicBool>)>();
        std::thread::spawn(move || {
            for (listing, is_void) in asks {
                let work = || listing.answer(|| is_void.load(Ordering::Relaxed));
                let message = match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
                    Ok(None) => continue,
                    Ok(Some(listed)) => Wake::Message(Message::RowQueryResult(Box::new(listed))),
                    Err(_) => Wake::Panicked(String::from("listing rows")),
                };
                // The data is let go first: a supposition would have to copy it.
                drop(listing);
                if wake.send(message).is_err() {
                    return;
                }
            }
        });
        Self { asked, is_void: Arc::default() }
    }

    /// Asks; what was asked before is void.
    pub fn ask(&mut self, listing: RowQuery) {
        self.is_void.store(true, Ordering::Relaxed);
        self.is_void = Arc::default();
        // The thread ends with the program.
        let _ = self.asked.send((listing, Arc::clone(&self.is_void)));
    }
}
