//! Small sites made of texts, and the demo, with all outputs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use linli::emit::EMITTERS;
use linli::kinds::KINDS;
use linli::kinds::core::{Parsed, is_content, read_file};
use linli::link::assemble::{Read, assemble};
use linli::model::address::SitePath;
use linli::model::community::{Building, Community, HomeType, Homes, Hotline, Place, Role, Unit};
use linli::model::config::{Config, OutputSet, PrintConfig};
use linli::model::date::When;
use linli::model::lang::Lang;
use linli::model::money::Area;
use linli::model::output::{Output, Receipt, Receipts, Recipe};
use linli::model::site::{Section, Site};
use linli::parse::community::read_community;
use linli::parse::config::read_config;
use linli::report::diagnostic::Diagnostic;
use linli::report::faults::Faults;
use linli::source::file::{Bytes, SourceFile};
use linli::source::span::FileId;
use linli::source::tree::SourceTree;
use linli::theme::files::Theme;
use sha2::{Digest, Sha256};

use crate::faults_text::concise;
use crate::support::repository;

/// The moment of small sites and of the demo.
pub const NOW: &str = "2026-07-20T09:00";

/// A site and everything it puts out.
pub struct Built {
    pub site: Arc<Site>,
    /// What was found wrong on the way, as text.
    pub faults: String,
    /// Bytes by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Built {
    /// Returns a file that is text.
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path);
        let bytes = bytes.unwrap_or_else(|| panic!("no `{path}` among {:?}", self.files.keys()));
        std::str::from_utf8(bytes).expect("text")
    }

    /// Returns the element of that id, which has none of its name inside.
    pub fn part(&self, path: &str, id: &str) -> &str {
        let page = self.text(path);
        let at = page.find(&format!("id=\"{id}\"")).expect("the part");
        let from = page[..at].rfind('<').expect("an element");
        let name = page[from + 1..].split(' ').next().expect("a name");
        let rest = &page[from..];
        let end = rest.find(&format!("</{name}>")).expect("its end");
        &rest[..end]
    }
}

/// Builds a site of these content files with the plain theme.
pub fn small(contents: &[(&str, &str)]) -> Built {
    let mut config = config();
    config.theme = "bones".to_owned();
    build(
        contents.iter().map(|(path, text)| file(path, text)).collect(),
        config,
        community(),
    )
}

/// Builds the demo community with a theme.
pub fn demo(theme: &str) -> Built {
    demo_with(theme, |_| {})
}

/// Builds the demo community with a theme and with further settings; paper and search are left out before.
pub fn demo_with(theme: &str, set: impl FnOnce(&mut Config)) -> Built {
    let mut files = on_disk("content", "content");
    files.push(file("site-config.yaml", &repository::read("site-config.yaml")));
    let sources = SourceTree::new(files.clone(), Vec::new());
    let mut faults = Faults::default();
    let mut config = read_config(&sources, &mut faults).expect("a configuration");
    let community = read_community(&sources, &mut faults).expect("a community");
    assert!(faults.is_empty());
    config.theme = theme.to_owned();
    config.outputs.print = false;
    config.outputs.search = false;
    set(&mut config);
    build(files, config, community)
}

/// Returns a source file of that text.
pub fn file(path: &str, text: &str) -> SourceFile {
    SourceFile::new(path.to_owned(), Bytes::Read(text.as_bytes().into()), false)
}

/// Builds a site of these files; the themes of the repository are added.
pub fn build(files: Vec<SourceFile>, config: Config, community: Community) -> Built {
    build_with(files, config, community, |_| {})
}

/// Builds a site and changes it behind the back of everything that reads.
pub fn build_with(
    mut files: Vec<SourceFile>,
    config: Config,
    community: Community,
    change: impl FnOnce(&mut Site),
) -> Built {
    files.extend(on_disk("themes", "themes"));
    files.extend(on_disk("tests/themes", "themes"));
    let sources = SourceTree::new(files, Vec::new());
    let mut faults = Faults::default();
    let theme = Arc::new(Theme::load(&sources, &config.theme, &mut faults));
    let (mut entries, mut translations) = (Vec::new(), Vec::new());
    for number in 0.. {
        let id = FileId(number);
        let Some(file) = sources.file(id) else { break };
        if is_content(&file.path) {
            let (parsed, found) = read_file(KINDS, &sources, id);
            faults.extend(found);
            match parsed {
                Some(Parsed::Entry(entry)) => entries.push(*entry),
                Some(Parsed::Translation(translation)) => translations.push(*translation),
                None => {}
            }
        }
    }
    let read = Read {
        config,
        community,
        holidays: BTreeMap::new(),
        rules: Default::default(),
        entries,
        translations,
        print_characters: BTreeSet::new(),
        now: When::parse(NOW).expect("a moment").as_start(),
        with_drafts: false,
    };
    let mut site = assemble(read, &sections(), &sources, &mut faults);
    change(&mut site);
    let site = Arc::new(site);
    let outputs: Vec<Output> = EMITTERS
        .iter()
        .flat_map(|emitter| emitter.plan(&site, &theme, &Arc::default()))
        .collect();
    let (files, wrong) = made(outputs);
    faults.extend(wrong);
    Built {
        site,
        faults: concise(&sources, &faults.into_vec()),
        files,
    }
}

/// Makes every output, those that others ask for first.
fn made(outputs: Vec<Output>) -> (BTreeMap<String, Vec<u8>>, Vec<Diagnostic>) {
    let mut files = BTreeMap::new();
    let mut receipts = Receipts::default();
    let mut wrong = Vec::new();
    let mut waiting = outputs;
    while !waiting.is_empty() {
        let ready = |output: &Output| output.after.iter().all(|path| receipts.contains_key(path));
        let (now, later): (Vec<Output>, Vec<Output>) = waiting.into_iter().partition(ready);
        assert!(!now.is_empty(), "what {:?} ask for is not made", paths(&later));
        let mut done: Vec<(SitePath, Vec<u8>)> = Vec::new();
        for output in now {
            match output.recipe {
                Recipe::Ready(bytes) => done.push((output.path, bytes.as_slice().to_vec())),
                Recipe::Make(make) => match make(&receipts) {
                    Ok(made) => done.push((output.path, made.into_bytes())),
                    Err(faults) => {
                        wrong.extend(faults);
                        done.push((output.path, Vec::new()));
                    }
                },
                Recipe::Folder(make) => match make(&receipts) {
                    Ok(files) => done.extend(files.into_iter().map(|(path, made)| (path, made.into_bytes()))),
                    Err(faults) => wrong.extend(faults),
                },
            }
        }
        for (path, bytes) in done {
            let receipt = Receipt {
                bytes: bytes.len() as u64,
                sha256: Sha256::digest(&bytes)
                    .iter()
                    .map(|byte| format!("{byte:02x}"))
                    .collect(),
            };
            let twice = files.insert(path.to_string(), bytes);
            assert!(twice.is_none(), "`{path}` is made twice");
            receipts.insert(path, receipt);
        }
        waiting = later;
    }
    (files, wrong)
}

fn paths(outputs: &[Output]) -> Vec<&str> {
    outputs.iter().map(|output| output.path.as_str()).collect()
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

/// Returns the files below a folder of the repository, as if they lay below another.
pub fn on_disk(folder: &str, as_folder: &str) -> Vec<SourceFile> {
    let root = repository::root().join(folder);
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.expect("a folder that can be read");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(&root).expect("below the folder");
            let path = path.to_str().expect("Unicode").replace('\\', "/");
            let bytes = std::fs::read(entry.path()).expect("a file that can be read");
            files.push(SourceFile::new(
                format!("{as_folder}/{path}"),
                Bytes::Read(bytes.into()),
                false,
            ));
        }
    }
    files
}

/// Returns a configuration with everything but paper and search.
pub fn config() -> Config {
    Config {
        title: "松荫里小区".to_owned(),
        title_en: Some("Songyin Li".to_owned()),
        description: Some("小区的通知、账目和活动。".to_owned()),
        base_url: "https://songyinli.example/".to_owned(),
        languages: vec![Lang::Zh, Lang::En],
        theme: "default".to_owned(),
        rules: None,
        circumstances: Vec::new(),
        not_applicable: Vec::new(),
        output: "public".to_owned(),
        per_page: 20,
        icp: None,
        now: None,
        outputs: OutputSet {
            search: false,
            print: false,
            feeds: true,
            calendar: true,
            data: true,
            offline: false,
        },
        print: PrintConfig::default(),
        allow: Vec::new(),
    }
}

/// Returns a community of four buildings.
pub fn community() -> Community {
    let homes = |count| Homes {
        home_type: "A".to_owned(),
        count,
    };
    let building = |number: &str, floors, lifts| Building {
        number: number.to_owned(),
        name: None,
        floors,
        lifts,
        voting_heads: None,
        units: ["1", "2"]
            .map(|unit| Unit {
                number: unit.to_owned(),
                homes: vec![homes(36)],
            })
            .to_vec(),
        homes: Vec::new(),
        plan: None,
    };
    Community {
        name: "松荫里小区".to_owned(),
        name_en: Some("Songyin Li".to_owned()),
        address: Some("示例市听松路0号".to_owned()),
        hotline: Hotline {
            number: "0000-8800110".to_owned(),
            hours: "24小时".to_owned(),
        },
        home_types: vec![HomeType {
            id: "A".to_owned(),
            area: Area(8960),
        }],
        buildings: vec![
            building("1", 18, 4),
            building("2", 18, 4),
            building("3", 18, 4),
            building("4", 6, 0),
        ],
        roles: vec![Role {
            id: "engineering".to_owned(),
            title: "工程主管".to_owned(),
            title_en: Some("Chief engineer".to_owned()),
            phone: Some("0000-8800112".to_owned()),
            mail: None,
        }],
        places: vec![Place {
            id: "lawn".to_owned(),
            name: "南草坪".to_owned(),
            hours: None,
            access: Some("无台阶".to_owned()),
            plan: None,
        }],
        ..Community::default()
    }
}
