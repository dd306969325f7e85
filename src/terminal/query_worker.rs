//! Finds the rows that a long table lists, on a thread of its own. A new query cancels the one
//! before.

use super::faults::{self, Point};
use super::loop_event::LoopEvent;
use super::threads;
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
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn start(events: Sender<LoopEvent>) -> std::io::Result<Self> {
        let (queries, received) = channel::<(RowQuery, Arc<AtomicBool>)>();
        threads::spawn(move || {
            for (query, is_cancelled) in received {
                faults::reach(Point::Query);
                let Some(result) = query.answer(|| is_cancelled.load(Ordering::Relaxed)) else {
                    continue;
                };
                // Drop the data first, or a supposition would have to copy it.
                drop(query);
                let message = Message::RowQueryResult(Box::new(result));
                if events.send(LoopEvent::Message(message)).is_err() {
                    return;
                }
            }
        })?;
        Ok(Self { queries, is_cancelled: Arc::default() })
    }

    /// Sends a query and cancels the one before.
    pub fn ask(&mut self, query: RowQuery) {
        self.is_cancelled.store(true, Ordering::Relaxed);
        self.is_cancelled = Arc::default();
        // The thread ends with the program.
        let _ = self.queries.send((query, Arc::clone(&self.is_cancelled)));
    }
}
