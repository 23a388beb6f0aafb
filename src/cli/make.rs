//! Makes outputs in parallel, each after those it needs.

use std::sync::{Mutex, PoisonError};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::io::failure::Failure;
use crate::io::timings::Timings;
use crate::model::address::SitePath;
use crate::model::output::{Made, Output, Receipt, Receipts, Recipe};
use crate::report::diagnostic::Diagnostic;
use crate::report::steps::Step;
use crate::say;

/// Takes the bytes of one file and returns its receipt.
pub type Sink<'s> = dyn Fn(&SitePath, &[u8]) -> Result<Receipt, Failure> + Sync + 's;

/// Makes every output; returns the faults of recipes in path order.
pub fn make_all(outputs: &[Output], sink: &Sink<'_>) -> Result<Vec<Diagnostic>, Failure> {
    let of_bytes = |path: &SitePath, made: &Made| match made {
        Made::New { bytes, .. } => sink(path, bytes),
        Made::AsBefore { .. } => sink(path, &[]),
    };
    make_timed(outputs, &of_bytes, &Timings::default())
}

/// Takes one file, made or as before, and returns its receipt.
pub type Tray<'s> = dyn Fn(&SitePath, &Made) -> Result<Receipt, Failure> + Sync + 's;

/// Does the same, hands on what need not be made, and counts the time of each recipe.
pub fn make_timed(
    outputs: &[Output],
    sink: &Tray<'_>,
    timings: &Timings,
) -> Result<Vec<Diagnostic>, Failure> {
    let mut receipts = Receipts::new();
    let mut faults = Vec::new();
    let mut left: Vec<&Output> = outputs.iter().collect();
    while !left.is_empty() {
        let (ready, waiting): (Vec<&Output>, Vec<&Output>) = left
            .iter()
            .partition(|output| output.after.iter().all(|path| receipts.contains_key(path)));
        if ready.is_empty() {
            return match faults.is_empty() {
                true => Err(never_made(&waiting)),
                false => Ok(faults),
            };
        }
        let made = Mutex::new(Receipts::new());
        let results: Vec<Result<Vec<Diagnostic>, Failure>> = ready
            .par_iter()
            .map(|output| {
                make(output, &receipts, timings, &|path, bytes| {
                    let receipt = sink(path, bytes)?;
                    made.lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .insert(path.clone(), receipt);
                    Ok(())
                })
            })
            .collect();
        for result in results {
            faults.extend(result?);
        }
        receipts.extend(made.into_inner().unwrap_or_else(PoisonError::into_inner));
        left = waiting;
    }
    Ok(faults)
}

/// Takes one file and remembers its receipt.
type Put<'s> = dyn Fn(&SitePath, &Made) -> Result<(), Failure> + Sync + 's;

fn make(
    output: &Output,
    receipts: &Receipts,
    timings: &Timings,
    put: &Put<'_>,
) -> Result<Vec<Diagnostic>, Failure> {
    let step = Step::of_path(output.path.as_str());
    match &output.recipe {
        Recipe::Ready(bytes) => put(&output.path, &Made::from(bytes.as_slice().to_vec()))?,
        Recipe::Make(make) => match timings.during(step, || make(receipts)) {
            Ok(made) => put(&output.path, &made)?,
            Err(faults) => return Ok(faults),
        },
        Recipe::Folder(make) => match timings.during(step, || make(receipts)) {
            Ok(files) => {
                for (path, made) in files {
                    put(&path, &made)?;
                }
            }
            Err(faults) => return Ok(faults),
        },
    }
    Ok(Vec::new())
}

fn never_made(waiting: &[&Output]) -> Failure {
    let path = waiting.first().map_or("", |output| output.path.as_str());
    Failure::new(
        say!(
            "`{path}` 要等的文件没有人生成",
            "`{path}` waits for files that nothing makes"
        ),
        say!(
            "这是程序的毛病，请报告给维护者",
            "this is a fault of the program: report it"
        ),
    )
}
