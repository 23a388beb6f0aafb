//! Puts everything that was read together into one site.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::link::directory::{Directory, Standing};
use crate::link::files;
use crate::link::identity;
use crate::link::references::Lookup;
use crate::link::targets::Resolver;
use crate::link::unread;
use crate::model::community::Community;
use crate::model::config::Config;
use crate::model::date::Moment;
use crate::model::entry::{Entry, Status, Translation};
use crate::model::ledger::Line;
use crate::model::link::Target;
use crate::model::proof::Proofs;
use crate::model::rules::Rules;
use crate::model::site::{HolidayTable, Section, Site};
use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::say;
use crate::source::tree::SourceTree;

/// Everything that was read, before it is one site.
pub struct Read {
    pub config: Config,
    pub community: Community,
    pub holidays: BTreeMap<i32, HolidayTable>,
    pub rules: Rules,
    pub entries: Vec<Entry>,
    pub translations: Vec<Translation>,
    pub print_characters: BTreeSet<char>,
    pub now: Moment,
    /// Shows drafts, and entries before their day, as if they were published.
    pub with_drafts: bool,
}

/// Returns the site; references that lead nowhere go to `faults`.
pub fn assemble(read: Read, kinds: &[Section], sources: &SourceTree, faults: &mut Faults) -> Site {
    let Read {
        config,
        community,
        holidays,
        rules,
        mut entries,
        translations,
        print_characters,
        now,
        with_drafts,
    } = read;
    unread::mark_ledgers(&mut entries, sources, faults);
    let unread = unread::files(&entries, &translations, kinds, sources);
    attach_translations(&mut entries, translations, sources, faults);
    identity::check_unique(&entries, sources, faults);
    sort(&mut entries, kinds);
    let standings: Vec<Standing> = entries
        .iter()
        .map(|entry| standing(entry, now, with_drafts))
        .collect();
    let directory = Directory::new(&entries, standings, unread, sources);
    let names: Vec<&'static str> = kinds.iter().map(|kind| kind.kind).collect();
    let lookup = Lookup {
        directory: &directory,
        community: &community,
        kinds: &names,
    };
    for (at, entry) in entries.iter_mut().enumerate() {
        lookup.check(entry, faults);
        resolve_links(entry, at, &directory, sources, faults);
    }
    relate(&mut entries, &directory);
    files::warn_unused(&entries, &directory, sources, faults);
    let mut visible = Vec::with_capacity(entries.len());
    let mut waiting = Vec::new();
    for (at, entry) in entries.into_iter().enumerate() {
        match directory.standing(at) {
            Standing::Visible => visible.push(entry),
            Standing::Waiting => waiting.push(entry),
            Standing::Draft | Standing::Staff => {}
        }
    }
    let published = files::published(&visible, sources, faults);
    let mut numbers = HashMap::new();
    for (at, entry) in visible.iter().enumerate() {
        numbers.entry(entry.meta.id.clone()).or_insert(at);
    }
    Site {
        config,
        community,
        now,
        sections: kinds.to_vec(),
        entries: visible,
        waiting,
        files: published,
        holidays,
        rules,
        print_characters,
        flags: BTreeMap::new(),
        sealed: BTreeMap::new(),
        proofs: Proofs::default(),
        unread: directory.unread().map(str::to_owned).collect(),
        numbers,
    }
}

fn standing(entry: &Entry, now: Moment, with_drafts: bool) -> Standing {
    if entry.meta.staff_only {
        return Standing::Staff;
    }
    if with_drafts {
        return Standing::Visible;
    }
    if entry.meta.status == Status::Draft {
        return Standing::Draft;
    }
    match entry.meta.visible_from {
        Some(from) if from > now => Standing::Waiting,
        _ => Standing::Visible,
    }
}

/// Sorts by kind; within a kind by `order`, then newest first, then by id.
fn sort(entries: &mut [Entry], kinds: &[Section]) {
    let rank = |name: &str| {
        kinds
            .iter()
            .position(|kind| kind.kind == name)
            .unwrap_or(kinds.len())
    };
    entries.sort_by(|a, b| {
        let order = |entry: &Entry| entry.parts.order.unwrap_or(i64::MAX);
        rank(a.kind)
            .cmp(&rank(b.kind))
            .then_with(|| order(a).cmp(&order(b)))
            .then_with(|| b.meta.date.cmp(&a.meta.date))
            .then_with(|| b.meta.visible_from.cmp(&a.meta.visible_from))
            .then_with(|| b.meta.id.cmp(&a.meta.id))
    });
}

fn attach_translations(
    entries: &mut [Entry],
    translations: Vec<Translation>,
    sources: &SourceTree,
    faults: &mut Faults,
) {
    let mut by_stem: HashMap<String, usize> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let path = sources.path(entry.meta.file);
        let stem = path
            .strip_suffix(".md")
            .or(path.strip_suffix(".yaml"))
            .unwrap_or(path);
        by_stem.insert(stem.to_owned(), at);
    }
    for translation in translations {
        let path = sources.path(translation.file).to_owned();
        let stem = path.strip_suffix(".en.md").unwrap_or(&path);
        let found = by_stem.get(stem).and_then(|at| entries.get_mut(*at));
        match found {
            Some(entry) => entry.translation = Some(translation),
            // An original that is there but could not be read was told already.
            None if ["md", "yaml"]
                .iter()
                .any(|end| sources.find(&format!("{stem}.{end}")).is_some()) => {}
            None => {
                let original = format!("{stem}.md");
                faults
                    .add(
                        "translation-without-original",
                        Severity::Error,
                        Place::Path(path),
                        say!("译文没有对应的原文 `{original}`", "the translation has no original `{original}`"),
                    )
                    .mend(say!(
                        "改文件名，使它与原文只差 `.en`；或先写原文",
                        "rename it so that only `.en` is added to the original's name; or write the original first"
                    ));
            }
        }
    }
}

fn resolve_links(
    entry: &mut Entry,
    at: usize,
    directory: &Directory,
    sources: &SourceTree,
    faults: &mut Faults,
) {
    let hidden = !matches!(directory.standing(at), Standing::Visible | Standing::Waiting);
    let resolver = Resolver {
        directory,
        sources,
        file: entry.meta.file,
        entry: at,
        hidden,
    };
    entry.links = resolver.resolve(&entry.body, faults);
    let pictures = entry.meta.image.iter().map(|image| &image.file);
    let attached = entry.meta.attachments.iter().map(|attachment| &attachment.file);
    for file in pictures.chain(attached) {
        let target = resolver.picture(&file.value, file.span, faults);
        entry.links.insert(file.value.clone(), target);
    }
    if let Some(english) = &mut entry.translation {
        let resolver = Resolver {
            file: english.file,
            ..resolver
        };
        english.links = resolver.resolve(&english.body, faults);
    }
}

/// Fills `related` from both sides: what an entry names first, then who names it, then what its body links to it.
fn relate(entries: &mut [Entry], directory: &Directory) {
    let mut both: Vec<Vec<usize>> = vec![Vec::new(); entries.len()];
    let mut pairs: HashSet<(usize, usize)> = HashSet::new();
    let mut add = |from: usize, to: usize| {
        if from != to
            && pairs.insert((from, to))
            && let Some(list) = both.get_mut(from)
        {
            list.push(to);
        }
    };
    let named: Vec<(usize, usize)> = entries
        .iter()
        .enumerate()
        .flat_map(|(at, entry)| {
            let ids = entry.meta.related.iter().map(|id| id.value.as_str());
            let superseded = entry.parts.supersedes.iter().map(|id| id.value.as_str());
            let to: Vec<usize> = ids
                .chain(superseded)
                .filter_map(|id| directory.by_id(id))
                .collect();
            to.into_iter().map(move |to| (at, to))
        })
        .collect();
    let linked: Vec<(usize, usize)> = entries
        .iter()
        .enumerate()
        .flat_map(|(at, entry)| {
            let in_text = entry.links.values().filter_map(|target| match target {
                Target::Entry { id, .. } => Some(id.as_str()),
                _ => None,
            });
            let lines = entry.parts.ledgers.iter().flat_map(|ledger| &ledger.lines);
            let in_lines = lines.flat_map(Line::named).map(|id| id.value.as_str());
            let to: Vec<usize> = in_text
                .chain(in_lines)
                .filter_map(|id| directory.by_id(id))
                .collect();
            to.into_iter().map(move |to| (at, to))
        })
        .collect();
    for (from, to) in &named {
        add(*from, *to);
    }
    for (from, to) in named.iter().chain(&linked) {
        add(*to, *from);
    }
    for (entry, list) in entries.iter_mut().zip(both) {
        let seen = list
            .into_iter()
            .filter(|at| directory.standing(*at) == Standing::Visible);
        entry.related = seen.map(|at| directory.id(at).to_owned()).collect();
    }
}
