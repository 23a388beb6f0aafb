//! The moment it is, asked once a run.

use crate::io::failure::Failure;
use crate::model::date::Moment;
use crate::say;

/// Tells how long something took: for staff, never for an output.
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    pub fn start() -> Stopwatch {
        Stopwatch(std::time::Instant::now())
    }

    pub fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

/// Returns the moment by the machine's clock.
pub fn now() -> Result<Moment, Failure> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let seconds = since.ok().and_then(|since| i64::try_from(since.as_secs()).ok());
    seconds.and_then(Moment::of_unix).ok_or_else(|| {
        Failure::new(
            say!("电脑的时钟不对", "the machine's clock is wrong"),
            say!(
                "校正时钟，或用 `--now 2026-07-20` 指定时刻",
                "set the clock, or name a moment with `--now 2026-07-20`"
            ),
        )
    })
}
