//! The progress of a reading, sent at intervals.

use super::loop_event::LoopEvent;
use super::threads;
use crate::app::Message;
use crate::ingest::Progress;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How often the progress of a reading is sent.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

/// Sends the progress of a reading at intervals, until the returned sender is dropped. A quick
/// reading ends before the first message.
pub fn report(progress: &Arc<Progress>, events: &Sender<LoopEvent>) -> Sender<()> {
    let (over, is_over) = channel::<()>();
    let (progress, events) = (Arc::clone(progress), events.clone());
    let begun = Instant::now();
    // Without a thread there is no progress, but all else.
    let _ = threads::spawn(move || {
        while is_over.recv_timeout(PROGRESS_INTERVAL) == Err(RecvTimeoutError::Timeout) {
            let elapsed = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
            let snapshot = progress.progress_snapshot().after(elapsed);
            if events.send(LoopEvent::Message(Message::Progress(snapshot))).is_err() {
                return;
            }
        }
    });
    over
}
