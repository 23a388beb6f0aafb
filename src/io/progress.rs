//! One line on the terminal while a build takes long.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::Duration;

/// Nothing is shown before this.
const PATIENCE: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(150);

/// Goes to the beginning of the line and clears it.
const CLEAR: &str = "\r\x1b[K";

/// How far a build has come.
#[derive(Default)]
pub struct Count {
    pub done: AtomicUsize,
    /// Zero until it is known.
    pub whole: AtomicUsize,
}

/// Shows the line until it is dropped.
pub struct Progress {
    pub count: Arc<Count>,
    shown: Option<(mpsc::Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts to show what `words` makes of files done and files in all, on a terminal only.
    pub fn start(words: impl Fn(usize, usize) -> String + Send + 'static) -> Progress {
        let count = Arc::new(Count::default());
        let shown = std::io::stderr().is_terminal().then(|| {
            let (stop, stopped) = mpsc::channel();
            let count = Arc::clone(&count);
            (stop, std::thread::spawn(move || show(&count, &stopped, &words)))
        });
        Progress { count, shown }
    }

    /// Clears the line, so that something else can be said there.
    pub fn clear(&self) {
        if self.shown.is_some() {
            let _ = write!(std::io::stderr(), "{CLEAR}");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.shown.take() {
            drop(stop);
            let _ = thread.join();
        }
    }
}

fn show(count: &Count, stopped: &mpsc::Receiver<()>, words: &dyn Fn(usize, usize) -> String) {
    let mut pause = PATIENCE;
    let mut is_shown = false;
    while let Err(RecvTimeoutError::Timeout) = stopped.recv_timeout(pause) {
        let (done, whole) = (
            count.done.load(Ordering::Relaxed),
            count.whole.load(Ordering::Relaxed),
        );
        let mut terminal = std::io::stderr();
        let _ = write!(terminal, "{CLEAR}{}", words(done, whole));
        let _ = terminal.flush();
        (pause, is_shown) = (PAUSE, true);
    }
    if is_shown {
        let _ = write!(std::io::stderr(), "{CLEAR}");
    }
}
