//! Finds the rows that a long table lists, on a thread of its own. A new query cancels the one
//! before.

use super::loop_event::LoopEvent;
use crate::app::{Message, RowQuery};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};

/// The handle of the query thread.
pub struct QueryWorker {
    queries: Sender<(RowQuery, Arc<AtomicBool>)>,
    /// Set to cancel the last query.
    is_cancelled: Arc<AtomicBool>,
}

impl QueryWorker {
    /// Starts the thread.
    pub fn start(events: Sender<LoopEvent>) -> Self {
        let (queries, received) = channel::<(RowQuery, Arc<AtomicBool>)>();
        std::thread::spawn(move || {
            for (query, is_cancelled) in received {
                let work = || query.answer(|| is_cancelled.load(Ordering::Relaxed));
                let message = match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
                    Ok(None) => continue,
                    Ok(Some(result)) => {
                        LoopEvent::Message(Message::RowQueryResult(Box::new(result)))
                    }
                    Err(_) => LoopEvent::Panicked("listing rows"),
                };
                // Drop the data first, or a supposition would have to copy it.
                drop(query);
                if events.send(message).is_err() {
                    return;
                }
            }
        });
        Self { queries, is_cancelled: Arc::default() }
    }

    /// Sends a query and cancels the one before.
    pub fn ask(&mut self, query: RowQuery) {
        self.is_cancelled.store(true, Ordering::Relaxed);
        self.is_cancelled = Arc::default();
        // The thread ends with the program.
        let _ = self.queries.send((query, Arc::clone(&self.is_cancelled)));
    }
}
