//! Papers as laid out: each run of text with its place.

use std::sync::Arc;

use linli::compile::{Compiled, Drafts, LeaveOut, Memo, Options, compile};
use linli::emit::print::letters;
use linli::emit::print::newsletter;
use linli::emit::print::paths::file_id;
use linli::emit::print::press::Job;
use linli::emit::print::stock::Stock;
use linli::emit::print::tray::Tray;
use linli::model::date::When;
use linli::model::output::{Made, Receipts, Recipe};
use linli::model::site::Site;
use linli::report::faults::Faults;
use linli::source::file::SourceFile;
use linli::source::tree::SourceTree;
use linli::theme::files::Theme;
use typst::foundations::{Bytes, Datetime};
use typst::layout::{Frame, FrameItem, Point};
use typst_layout::PagedDocument;

use crate::faults_text::concise;
use crate::support::repository;
use crate::support::site::{file, on_disk};

/// Page, place and words of a run of text; places are in points from the top left.
#[derive(Clone, Debug)]
pub struct Run {
    pub page: usize,
    pub x: f64,
    pub y: f64,
    pub size: f64,
    pub text: String,
}

/// A site that can be printed.
pub struct Printed {
    pub sources: SourceTree,
    pub compiled: Compiled,
}

/// Returns the demo.
pub fn demo() -> Printed {
    let mut files = on_disk("content", "content");
    files.push(file("site-config.yaml", &repository::read("site-config.yaml")));
    printed(files)
}

/// Returns the demo's community with these contents alone, and perhaps other files of its theme.
pub fn small(files: &[(&str, &str)]) -> Printed {
    let community = "content/community.yaml";
    let mut all: Vec<SourceFile> = vec![
        file("site-config.yaml", &repository::read("site-config.yaml")),
        file(community, &repository::read(community)),
    ];
    all.extend(files.iter().map(|(path, text)| file(path, text)));
    printed(all)
}

fn printed(own: Vec<SourceFile>) -> Printed {
    let mut files = on_disk("themes", "themes");
    files.extend(own);
    let sources = SourceTree::new(files, Vec::new());
    let options = Options {
        now: None,
        clock: When::parse("2026-07-20T09:00").unwrap().as_start(),
        drafts: Drafts::Hidden,
        leave_out: LeaveOut {
            search: true,
            print: false,
        },
    };
    let compiled = compile(&sources, &options, &mut Memo::default());
    Printed { sources, compiled }
}

impl Printed {
    /// Returns the site.
    pub fn site(&self) -> &Arc<Site> {
        self.compiled.site.as_ref().expect("a site")
    }

    /// Makes the PDF of an issue, or returns why not, as text.
    pub fn pdf(&self, id: &str) -> Result<Vec<u8>, String> {
        let path = format!("newsletters/{id}.pdf");
        let mut outputs = self.compiled.outputs.iter();
        let output = outputs
            .find(|output| output.path.as_str() == path)
            .expect("a PDF");
        let Recipe::Make(make) = &output.recipe else {
            panic!("{path} is made")
        };
        make(&Receipts::default())
            .map(Made::into_bytes)
            .map_err(|faults| concise(&self.sources, &faults))
    }

    /// Returns the typesetter with the theme of the site.
    pub fn stock(&self) -> (Theme, Stock) {
        let mut faults = Faults::default();
        let theme = Theme::load(&self.sources, "default", &mut faults);
        assert!(faults.is_empty());
        let stock = Stock::of(&theme);
        (theme, stock)
    }

    /// Returns what is set for an issue.
    pub fn job(&self, id: &str, theme: &Theme) -> Job {
        let entry = self.site().entry(id).expect("the issue");
        let issue = entry.parts.issue.as_ref().expect("an issue");
        let mut job = newsletter::job(self.site(), theme, entry, issue);
        letters::tidy(&mut job.data);
        job
    }

    /// Returns every run of text of an issue, page by page, and how many pages there are.
    pub fn runs(&self, id: &str) -> (usize, Vec<Run>) {
        let (theme, stock) = self.stock();
        let job = self.job(id, &theme);
        let main = file_id(&format!("/{}", job.main)).unwrap();
        let noon = Datetime::from_ymd_hms(2026, 6, 30, 12, 0, 0).unwrap();
        let mut tray = Tray::new(&stock, main, noon);
        tray.lay("/data.json", Bytes::from_string(job.data.to_string()));
        for (path, bytes) in job.pictures {
            tray.lay(&path, bytes);
        }
        let set = typst::compile::<PagedDocument>(&tray);
        assert!(set.warnings.is_empty(), "{:?}", set.warnings);
        let document = set.output.expect("an issue that can be set");
        let mut runs = Vec::new();
        for (page, found) in (1..).zip(document.pages()) {
            gather(&found.frame, Point::zero(), page, &mut runs);
        }
        (document.pages().len(), runs)
    }
}

fn gather(frame: &Frame, at: Point, page: usize, runs: &mut Vec<Run>) {
    for (place, item) in frame.items() {
        let here = at + *place;
        match item {
            FrameItem::Group(group) => gather(&group.frame, here, page, runs),
            FrameItem::Text(text) => runs.push(Run {
                page,
                x: here.x.to_pt(),
                y: here.y.to_pt(),
                size: text.size.to_pt(),
                text: text.text.to_string(),
            }),
            _ => {}
        }
    }
}
