//! The whole pipeline: sources in, outputs and faults out.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::check::CHECKS;
use crate::check::allow;
use crate::emit::EMITTERS;
use crate::kinds::KINDS;
use crate::kinds::core::{self, Parsed};
use crate::link::assemble::{self, Read};
use crate::model::config::Config;
use crate::model::date::Moment;
use crate::model::entry::{Entry, Translation};
use crate::model::ledger::Ledger;
use crate::model::output::{Before, Output};
use crate::model::site::{Section, Site};
use crate::parse::{approvals, calendar, community, config, rules, synonyms, unread};
use crate::report::diagnostic::{Diagnostic, Place, Severity};
use crate::report::faults::Faults;
use crate::report::order;
use crate::report::steps::{Step, Steps, Unheard};
use crate::report::words::Words;
use crate::seal::state;
use crate::source::file::SourceFile;
use crate::source::span::FileId;
use crate::source::tree::SourceTree;
use crate::theme::files::Theme;

/// What a build is asked for, besides its sources.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The moment asked for; else the site's `now`; else the clock's.
    pub now: Option<Moment>,
    pub clock: Moment,
    pub drafts: Drafts,
    pub leave_out: LeaveOut,
}

/// Whether drafts, and entries before their day, are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafts {
    Hidden,
    Shown,
}

/// Outputs that are left out although the site wants them.
#[derive(Clone, Copy, Debug, Default)]
pub struct LeaveOut {
    pub search: bool,
    pub print: bool,
}

/// What became of the sources.
pub struct Compiled {
    /// `None` when the site's own files could not be read.
    pub site: Option<Arc<Site>>,
    /// In path order.
    pub outputs: Vec<Output>,
    /// In the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compiled {
    /// Returns whether a fault forbids publishing.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|fault| fault.severity == Severity::Error)
    }
}

/// What parsing gave, by file, for the next build of the same caller.
#[derive(Default)]
pub struct Memo {
    files: BTreeMap<String, Remembered>,
    /// What the release before is certain to hold.
    pub before: Arc<Before>,
    /// There is no next build: what was parsed goes on without a copy.
    once: bool,
}

impl Memo {
    /// Returns a memo that remembers nothing, for a caller that builds once.
    pub fn once() -> Memo {
        Memo {
            once: true,
            ..Memo::default()
        }
    }
}

struct Remembered {
    hash: blake3::Hash,
    file: FileId,
    parsed: Arc<ParsedFile>,
}

type ParsedFile = (Option<Parsed>, Vec<Diagnostic>);

/// Turns a site's sources into everything that is to be published. Touches nothing.
pub fn compile(sources: &SourceTree, options: &Options, memo: &mut Memo) -> Compiled {
    compile_in_steps(sources, options, memo, &Unheard)
}

/// Does the same and tells each step as it begins.
pub fn compile_in_steps(
    sources: &SourceTree,
    options: &Options,
    memo: &mut Memo,
    steps: &dyn Steps,
) -> Compiled {
    steps.begin(Step::Parse);
    let mut faults = Faults::default();
    let config = config::read_config(sources, &mut faults);
    let community = community::read_community(sources, &mut faults);
    let holidays = calendar::read_calendars(sources, &mut faults);
    synonyms::check_synonyms(sources, &mut faults);
    let approvals = approvals::read_approvals(sources, &mut faults);
    let theme_name = config.as_ref().map_or("default", |config| config.theme.as_str());
    steps.begin(Step::Theme);
    let mut theme = Theme::load(sources, theme_name, &mut faults);
    if let Some(config) = &config {
        theme.templates.keep(|lang| config.speaks(lang));
    }
    let theme = Arc::new(theme);
    steps.begin(Step::Parse);
    let (entries, translations) = read_entries(sources, memo, &mut faults);
    unread::warn_unread(sources, &mut faults);
    let (Some(config), Some(community)) = (config, community) else {
        return Compiled {
            site: None,
            outputs: Vec::new(),
            diagnostics: in_order(faults.into_vec(), sources),
        };
    };
    let rules = rules::read_rules(sources, &config, &mut faults);
    steps.begin(Step::Link);
    let config = trimmed(config, options.leave_out);
    let read = Read {
        now: options.now.or(config.now).unwrap_or(options.clock),
        with_drafts: options.drafts == Drafts::Shown,
        print_characters: printable(&config, &theme),
        config,
        community,
        holidays,
        rules,
        entries,
        translations,
    };
    let mut site = assemble::assemble(read, &sections(), sources, &mut faults);
    site.proofs = state::read(&site, sources, approvals);
    site.sealed = site.proofs.documents();
    steps.begin(Step::Check);
    faults.extend(checked(&site, sources));
    let left = allow::apply(faults.into_vec(), &site, sources, CHECKS);
    site.flags = flags(&site, sources, &left);
    steps.begin(Step::Plan);
    let site = Arc::new(site);
    let outputs = plan(&site, &theme, &memo.before);
    Compiled {
        site: Some(site),
        outputs,
        diagnostics: in_order(left, sources),
    }
}

/// Runs every check over the site, side by side.
fn checked(site: &Site, sources: &SourceTree) -> Vec<Diagnostic> {
    let found: Vec<Vec<Diagnostic>> = CHECKS
        .par_iter()
        .map(|check| {
            let mut faults = Faults::default();
            check.run(site, sources, &mut faults);
            faults.into_vec()
        })
        .collect();
    found.into_iter().flatten().collect()
}

/// Returns what is true but irregular, by the entry it is published with, each with its reasons.
fn flags(site: &Site, sources: &SourceTree, found: &[Diagnostic]) -> Flags {
    let mut out = Flags::new();
    for fault in found.iter().filter(|fault| fault.severity == Severity::Flag) {
        let Place::At(span) = &fault.place else { continue };
        let path = sources.path(span.file);
        let is_in = |entry: &&Entry| {
            let mut tables = entry.parts.ledgers.iter().flat_map(Ledger::files);
            entry.meta.file == span.file || tables.any(|table| table == path)
        };
        if let Some(entry) = site.entries.iter().find(is_in) {
            let reasons = out.entry(entry.meta.id.clone()).or_default();
            let reasons = reasons.entry(fault.check).or_default();
            if fault.on_page {
                reasons.push(fault.message.clone());
            }
        }
    }
    out
}

type Flags = BTreeMap<String, BTreeMap<&'static str, Vec<Words>>>;

fn in_order(mut diagnostics: Vec<Diagnostic>, sources: &SourceTree) -> Vec<Diagnostic> {
    order::sort(&mut diagnostics, sources);
    diagnostics
}

fn trimmed(mut config: Config, leave_out: LeaveOut) -> Config {
    config.outputs.search &= !leave_out.search;
    config.outputs.print &= !leave_out.print && cfg!(feature = "print");
    config
}

fn sections() -> Vec<Section> {
    KINDS
        .iter()
        .map(|kind| Section {
            kind: kind.name(),
            folder: kind.folder(),
            called: kind.called(),
        })
        .collect()
}

#[cfg(feature = "print")]
fn printable(config: &Config, theme: &Theme) -> std::collections::BTreeSet<char> {
    if config.outputs.print {
        crate::emit::print::faces::characters(theme)
    } else {
        Default::default()
    }
}

#[cfg(not(feature = "print"))]
fn printable(_config: &Config, _theme: &Theme) -> std::collections::BTreeSet<char> {
    Default::default()
}

fn plan(site: &Arc<Site>, theme: &Arc<Theme>, before: &Arc<Before>) -> Vec<Output> {
    let mut outputs: Vec<Output> = EMITTERS
        .iter()
        .flat_map(|emitter| emitter.plan(site, theme, before))
        .collect();
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    outputs
}

/// Reads every file of a kind's folder, in parallel; what did not change is remembered.
fn read_entries(
    sources: &SourceTree,
    memo: &mut Memo,
    faults: &mut Faults,
) -> (Vec<Entry>, Vec<Translation>) {
    let files: Vec<(FileId, &SourceFile)> = sources
        .under("content")
        .filter(|(_, file)| core::is_content(&file.path))
        .collect();
    let tables = tables_hash(sources);
    let known = std::mem::take(&mut memo.files);
    let once = memo.once;
    let parsed: Vec<(&SourceFile, Remembered)> = files
        .par_iter()
        .map(|(id, file)| {
            let hash = match once {
                true => blake3::Hash::from_bytes([0; 32]),
                false => entry_hash(file, &tables),
            };
            let again = known
                .get(&file.path)
                .filter(|known| known.hash == hash && known.file == *id);
            let parsed = match again {
                Some(known) => Arc::clone(&known.parsed),
                None => Arc::new(core::read_file(KINDS, sources, *id)),
            };
            let file_read = Remembered {
                hash,
                file: *id,
                parsed,
            };
            (*file, file_read)
        })
        .collect();
    drop(known);
    let mut entries = Vec::new();
    let mut translations = Vec::new();
    for (file, remembered) in parsed {
        let parsed = Arc::clone(&remembered.parsed);
        match once {
            true => drop(remembered),
            false => drop(memo.files.insert(file.path.clone(), remembered)),
        }
        let (found, diagnostics) = Arc::unwrap_or_clone(parsed);
        faults.extend(diagnostics);
        match found {
            Some(Parsed::Entry(entry)) => entries.push(*entry),
            Some(Parsed::Translation(translation)) => translations.push(*translation),
            None => {}
        }
    }
    (entries, translations)
}

/// Returns the hash of all that reading an entry looks at: its file and, if it names one, tables.
fn entry_hash(file: &SourceFile, tables: &blake3::Hash) -> blake3::Hash {
    let bytes = file.bytes.as_slice();
    let mut hasher = blake3::Hasher::new();
    hasher.update(bytes);
    if bytes.windows(4).any(|piece| piece == b".csv") {
        hasher.update(tables.as_bytes());
    }
    hasher.finalize()
}

/// Returns the hash of every table, with its number, since places in it are told by number.
fn tables_hash(sources: &SourceTree) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for (id, table) in sources
        .under("content")
        .filter(|(_, file)| file.path.ends_with(".csv"))
    {
        hasher.update(&id.0.to_le_bytes());
        hasher.update(table.path.as_bytes());
        hasher.update(&(table.bytes.as_slice().len() as u64).to_le_bytes());
        hasher.update(table.bytes.as_slice());
    }
    hasher.finalize()
}
