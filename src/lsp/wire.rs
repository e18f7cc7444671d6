//! The stream to the client. Whole messages go in from any thread and are written in the order in which they came; a
//! thread that may wait writes what it put in itself, so that no other has to be woken for it.

use super::address::Key;
use std::collections::VecDeque;
use std::io::{self, Write};
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::AsyncWrite;

/// How long the last messages may take when the server ends.
const LAST_MESSAGES: Duration = Duration::from_secs(1);

/// The way to the client. Cheap to clone.
#[derive(Clone)]
pub(super) struct Wire(Arc<Line>);

struct Line {
    state: Mutex<LineState>,
    /// Told when a message comes in or has gone out, and at the end.
    changed: Condvar,
    stream: Mutex<Box<dyn Write + Send>>,
}

#[derive(Default)]
struct LineState {
    waiting: VecDeque<Frame>,
    is_writing: bool,
    is_closed: bool,
}

/// A message with its header.
struct Frame {
    /// Of the findings of this document only the last are sent.
    findings_of: Option<Key>,
    bytes: Vec<u8>,
}

impl std::fmt::Debug for Wire {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wire").finish_non_exhaustive()
    }
}

impl Wire {
    /// The way into `stream`, with a thread that writes what others only put in.
    pub(super) fn into(stream: Box<dyn Write + Send>) -> Wire {
        let line = Line { state: Mutex::default(), changed: Condvar::new(), stream: Mutex::new(stream) };
        let wire = Wire(Arc::new(line));
        let writer = wire.clone();
        std::thread::spawn(move || writer.write_all_that_comes());
        wire
    }

    /// Sends the JSON text `message`. Never waits.
    pub(super) fn send(&self, message: &str) {
        self.put(Frame { findings_of: None, bytes: framed(message) });
        self.wake();
    }

    /// Puts in the JSON text `message` with the findings of a document, in place of earlier ones that have not gone out.
    /// It goes out at the next [`Wire::write`] or [`Wire::wake`]. Never waits.
    pub(super) fn put_findings(&self, of: Key, message: &str) {
        self.put(Frame { findings_of: Some(of), bytes: framed(message) });
    }

    /// Has another thread write what was put in. Never waits.
    pub(super) fn wake(&self) {
        self.0.changed.notify_all();
    }

    /// Writes everything that was put in, unless another thread is at it. Waits for a client that does not read.
    pub(super) fn write(&self) {
        while !self.state().waiting.is_empty() {
            let Ok(mut stream) = self.0.stream.try_lock() else { return };
            self.write_into(&mut **stream);
            // Whoever came while the stream was locked relies on the look into the queue that follows.
        }
    }

    /// Waits a moment until everything is written, then takes no more.
    pub(super) fn close(&self) {
        let mut state = self.state();
        state.is_closed = true;
        self.0.changed.notify_all();
        let busy = |state: &mut LineState| state.is_writing || !state.waiting.is_empty();
        let waited = self.0.changed.wait_timeout_while(state, LAST_MESSAGES, busy);
        let (state, result) = waited.unwrap_or_else(PoisonError::into_inner);
        drop(state);
        // Whoever holds the stream now has nothing left to write. A client that does not read is left alone.
        if !result.timed_out() {
            *self.0.stream.lock().unwrap_or_else(PoisonError::into_inner) = Box::new(io::sink());
        }
    }

    /// A stream for the framework's own messages.
    pub(super) fn stream(&self) -> WireStream {
        WireStream { wire: self.clone(), buffer: Vec::new() }
    }

    fn put(&self, frame: Frame) {
        let mut state = self.state();
        if state.is_closed {
            return;
        }
        if frame.findings_of.is_some() {
            state.waiting.retain(|waiting| waiting.findings_of != frame.findings_of);
        }
        state.waiting.push_back(frame);
    }

    fn state(&self) -> MutexGuard<'_, LineState> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(&self) -> Option<Frame> {
        let mut state = self.state();
        let next = state.waiting.pop_front();
        state.is_writing = next.is_some();
        if next.is_none() && state.is_closed {
            self.0.changed.notify_all();
        }
        next
    }

    fn write_into(&self, stream: &mut dyn Write) {
        while let Some(frame) = self.next() {
            // A client that is gone reads nothing; that its input is closed ends the server.
            let _ = stream.write_all(&frame.bytes).and_then(|()| stream.flush());
        }
    }

    fn write_all_that_comes(&self) {
        loop {
            let mut state = self.state();
            while state.waiting.is_empty() {
                if state.is_closed {
                    return;
                }
                state = self.0.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            drop(state);
            let mut stream = self.0.stream.lock().unwrap_or_else(PoisonError::into_inner);
            self.write_into(&mut **stream);
        }
    }
}

fn framed(message: &str) -> Vec<u8> {
    let mut bytes = format!("Content-Length: {}\r\n\r\n", message.len()).into_bytes();
    bytes.extend_from_slice(message.as_bytes());
    bytes
}

/// Takes the framework's messages, which it writes with their headers and flushes whole.
#[derive(Debug)]
pub(super) struct WireStream {
    wire: Wire,
    buffer: Vec<u8>,
}

impl AsyncWrite for WireStream {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.buffer.extend_from_slice(bytes);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        let bytes = std::mem::take(&mut self.buffer);
        if !bytes.is_empty() {
            self.wire.put(Frame { findings_of: None, bytes });
            self.wire.wake();
        }
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll_flush(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    /// A stream whose reader reads only when told to.
    struct Slow(mpsc::SyncSender<Vec<u8>>);

    impl Write for Slow {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.send(bytes.to_vec()).map_err(|_| io::ErrorKind::BrokenPipe)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn key(address: &str) -> Key {
        Key::of(&address.parse().unwrap())
    }

    #[test]
    fn messages_keep_their_order_and_only_the_last_findings_of_a_document_go_out() {
        let (sender, written) = mpsc::sync_channel(0);
        let wire = Wire::into(Box::new(Slow(sender)));
        // The writer takes this one and hangs on it, so the others wait.
        wire.send("[0]");
        while !wire.state().is_writing {
            std::thread::yield_now();
        }
        wire.put_findings(key("file:///a"), "[1]");
        wire.put_findings(key("file:///b"), "[2]");
        wire.put_findings(key("file:///a"), "[3]");
        wire.send("[4]");
        let got: Vec<String> = (0..4).map(|_| String::from_utf8(written.recv().unwrap()).unwrap()).collect();
        let expected = ["[0]", "[2]", "[3]", "[4]"].map(|it| format!("Content-Length: 3\r\n\r\n{it}"));
        assert_eq!(got, expected);
        wire.close();
        wire.send("[5]");
        assert!(written.recv().is_err(), "the stream is gone");
    }

    #[test]
    fn what_a_thread_puts_in_it_can_write_itself() {
        let (sender, written) = mpsc::sync_channel(4);
        let wire = Wire::into(Box::new(Slow(sender)));
        wire.put_findings(key("file:///a"), "[]");
        wire.write();
        assert_eq!(written.try_recv().unwrap(), b"Content-Length: 2\r\n\r\n[]");
    }
}
