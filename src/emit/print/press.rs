//! Sets data in a template and presses it into a PDF.

use serde_json::Value;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Smart};
use typst::{World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::emit::print::paths::file_id;
use crate::emit::print::stock::Stock;
use crate::emit::print::tray::Tray;
use crate::model::date::Day;

/// Templates are kept in memory for so many typesettings after their last use.
const KEPT_RUNS: usize = 10;

/// One paper to be set.
pub struct Job {
    /// The template's path, such as `print/newsletter/main.typ`.
    pub main: &'static str,
    /// What the template draws; it reads it as `/data.json`.
    pub data: Value,
    /// Pictures by the path under which the data name them.
    pub pictures: Vec<(String, Bytes)>,
    /// Tells this paper from all others, and stays the same when it is set anew.
    pub ident: String,
    /// The day it is dated.
    pub date: Day,
}

/// Why a paper could not be set: what the typesetter said, and where in the templates.
#[derive(Debug)]
pub struct Jam {
    pub message: String,
    pub place: Option<String>,
    pub hints: Vec<String>,
}

/// Returns the PDF, checked as it is written: PDF/UA-1 and PDF/A-2a together, warnings refused.
pub fn set(stock: &Stock, job: Job) -> Result<Vec<u8>, Vec<Jam>> {
    let day = job.date;
    let ymd = (day.year(), day.month() as u8, day.day_of_month() as u8);
    let main = file_id(&format!("/{}", job.main));
    let noon = Datetime::from_ymd_hms(ymd.0, ymd.1, ymd.2, 12, 0, 0);
    let (Some(main), Some(noon)) = (main, noon) else {
        return Err(vec![Jam::new("no such template")]);
    };
    let mut tray = Tray::new(stock, main, noon);
    tray.lay("/data.json", Bytes::from_string(job.data.to_string()));
    for (path, bytes) in job.pictures {
        tray.lay(&path, bytes);
    }
    let pressed = press(&tray, job.ident, noon);
    comemo::evict(KEPT_RUNS);
    pressed
}

fn press(tray: &Tray<'_>, ident: String, noon: Datetime) -> Result<Vec<u8>, Vec<Jam>> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(tray);
    let document = output.map_err(|faults| jams(tray, &faults))?;
    if !warnings.is_empty() {
        return Err(jams(tray, &warnings));
    }
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|why| vec![Jam::new(why.message())])?;
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("linli".to_owned())),
        timestamp: Timestamp::new_local(noon, 8 * 60),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|faults| jams(tray, &faults))
}

fn jams(tray: &Tray<'_>, faults: &[SourceDiagnostic]) -> Vec<Jam> {
    faults.iter().map(|fault| jam(tray, fault)).collect()
}

fn jam(tray: &Tray<'_>, fault: &SourceDiagnostic) -> Jam {
    let place = fault.span.id().map(|id| {
        let path = id.get().vpath().get_without_slash().to_owned();
        let line = tray.range(fault.span).and_then(|range| {
            let source = tray.source(id).ok()?;
            source.lines().byte_to_line(range.start)
        });
        match line {
            Some(line) => format!("{path}:{}", line + 1),
            None => path,
        }
    });
    Jam {
        message: fault.message.to_string(),
        place,
        hints: fault.hints.iter().map(|hint| hint.v.to_string()).collect(),
    }
}

impl Jam {
    fn new(message: &str) -> Jam {
        Jam {
            message: message.to_owned(),
            place: None,
            hints: Vec::new(),
        }
    }
}
