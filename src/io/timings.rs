//! Where the time of a build went.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::report::steps::{Step, Steps};

/// Measures the steps of a build; those that run side by side are summed over all threads.
pub struct Timings {
    spent: Mutex<Vec<Duration>>,
    current: Mutex<Option<(Step, Instant)>>,
}

impl Default for Timings {
    fn default() -> Timings {
        Timings {
            spent: Mutex::new(vec![Duration::ZERO; Step::ALL.len()]),
            current: Mutex::default(),
        }
    }
}

impl Timings {
    /// Does a piece of work and counts its time to a step.
    pub fn during<T>(&self, step: Step, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let done = work();
        self.add(step, begun.elapsed());
        done
    }

    /// Ends the step that was begun last.
    pub fn pause(&self) {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((step, begun)) = current.take() {
            self.add(step, begun.elapsed());
        }
    }

    /// Returns the steps that took time, in the order of a build.
    pub fn spent(&self) -> Vec<(Step, Duration)> {
        let spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        let all = Step::ALL.into_iter().zip(spent.iter().copied());
        all.filter(|(_, spent)| !spent.is_zero()).collect()
    }

    fn add(&self, step: Step, time: Duration) {
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sum) = spent.get_mut(step as usize) {
            *sum += time;
        }
    }
}

impl Steps for Timings {
    fn begin(&self, step: Step) {
        self.pause();
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        *current = Some((step, Instant::now()));
    }
}
