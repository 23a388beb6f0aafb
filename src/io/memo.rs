//! What a build tells the next one, on disk.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use walkdir::WalkDir;

use crate::io::seen::{self, Seen};
use crate::io::shelf::{Reader, Writer};
use crate::io::write;
use crate::model::address::SitePath;
use crate::model::output::{Before, Inputs};

/// Where it lies in a site's folder. Whoever deletes it loses nothing but time.
const PLACE: &str = ".linli/memo";

/// Changes with the form of the file.
const FORM: &str = "linli memo 1";

/// The disk tells times no finer than this: a change right after a look might not show.
const TICK: Duration = Duration::from_millis(10);

/// What the last build published, and of what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memo {
    /// Which program it was.
    pub program: String,
    /// The digest of what it was asked for.
    pub asked: Inputs,
    /// The digest of everything it read.
    pub sources: Inputs,
    /// The moment it was for, in seconds, if that was the clock's.
    pub clock: Option<u64>,
    /// The link or folder that visitors are served.
    pub output: PathBuf,
    /// The release behind it.
    pub release: PathBuf,
    pub base_path: String,
    pub pages: u64,
    pub warnings: u64,
    /// What was told of the content: in Chinese, in English; then both in colour.
    pub told: Vec<String>,
    /// Paths that pages need; pages name them by their place here.
    pub needs: Vec<String>,
    pub files: Vec<Kept>,
}

/// A file of the release.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub path: String,
    pub sha256: String,
    /// Of what it was made, where that is known.
    pub inputs: Option<Inputs>,
    /// It was made by the build, and is listed in the manifest.
    pub own: bool,
    pub seen: Seen,
    pub needs: Vec<u32>,
}

/// What became of a release since it was published.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// Files that are as they were, by path.
    pub whole: HashMap<SitePath, Kept>,
    /// All of them are, and there is nothing else.
    pub untouched: bool,
    /// A file was read again to know it.
    pub reread: bool,
}

impl Memo {
    /// Returns the memo of the last build of this very program, or nothing on any doubt.
    pub fn load(root: &Path) -> Option<Memo> {
        let bytes = std::fs::read(root.join(PLACE)).ok()?;
        let memo = Memo::decode(&bytes)?;
        (memo.program == seen::program()?).then_some(memo)
    }

    /// Writes the memo in one step. That it cannot be written is no fault: the next build starts from nothing.
    pub fn save(&self, root: &Path) {
        std::thread::sleep(TICK);
        if write::replace_file(&root.join(PLACE), &self.encode()).is_err() {
            Memo::forget(root);
        }
    }

    /// Notes what the disk tells of the files now, so that they need not be read again.
    pub fn look_anew(&self, root: &Path) {
        let mut memo = self.clone();
        for file in &mut memo.files {
            file.seen = Seen::at(&self.release.join(&file.path)).unwrap_or_default();
        }
        memo.save(root);
    }

    /// Removes the memo.
    pub fn forget(root: &Path) {
        let _ = std::fs::remove_file(root.join(PLACE));
    }

    /// Looks at the release: what the disk tells of each file must be as it was, else it is read.
    pub fn look(&self) -> Look {
        let is_current = std::fs::canonicalize(&self.output).is_ok_and(|found| found == self.release);
        if !is_current {
            return Look::default();
        }
        let mut there = HashSet::new();
        for entry in WalkDir::new(&self.release).into_iter().flatten() {
            if !entry.file_type().is_dir() {
                there.insert(entry.into_path());
            }
        }
        let looks: Vec<(bool, bool)> = self.files.par_iter().map(|file| self.look_at(file)).collect();
        let good = looks.iter().filter(|(whole, _)| *whole).count();
        let files = self.files.iter().zip(&looks);
        Look {
            whole: files
                .filter(|(_, (whole, _))| *whole)
                .map(|(file, _)| (SitePath::new(file.path.as_str()), file.clone()))
                .collect(),
            untouched: good == self.files.len() && there.len() == good,
            reread: looks.iter().any(|(_, reread)| *reread),
        }
    }

    /// Returns whether a file is whole, and whether it was read to know that.
    fn look_at(&self, file: &Kept) -> (bool, bool) {
        let path = self.release.join(&file.path);
        match Seen::at(&path) {
            Some(seen) if seen == file.seen => (true, false),
            Some(seen) if seen.bytes == file.seen.bytes => (seen::has_digest(&path, &file.sha256), true),
            _ => (false, true),
        }
    }

    fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.text(FORM);
        out.text(&self.program);
        out.bytes(&self.asked);
        out.bytes(&self.sources);
        out.number(self.clock.map_or(0, |clock| clock + 1));
        out.text(&self.output.to_string_lossy());
        out.text(&self.release.to_string_lossy());
        out.text(&self.base_path);
        out.number(self.pages);
        out.number(self.warnings);
        for list in [&self.told, &self.needs] {
            out.short(list.len() as u32);
            list.iter().for_each(|text| out.text(text));
        }
        out.short(self.files.len() as u32);
        self.files.iter().for_each(|file| file.encode(&mut out));
        out.sealed()
    }

    fn decode(bytes: &[u8]) -> Option<Memo> {
        let mut from = Reader::unseal(bytes)?;
        if from.text()? != FORM {
            return None;
        }
        let mut memo = Memo {
            program: from.text()?,
            asked: from.bytes()?.try_into().ok()?,
            sources: from.bytes()?.try_into().ok()?,
            clock: from.number()?.checked_sub(1),
            output: PathBuf::from(from.text()?),
            release: PathBuf::from(from.text()?),
            base_path: from.text()?,
            pages: from.number()?,
            warnings: from.number()?,
            ..Memo::default()
        };
        for list in [&mut memo.told, &mut memo.needs] {
            for _ in 0..from.short()? {
                list.push(from.text()?);
            }
        }
        for _ in 0..from.short()? {
            memo.files.push(Kept::decode(&mut from)?);
        }
        Some(memo)
    }
}

impl Kept {
    fn encode(&self, out: &mut Writer) {
        out.text(&self.path);
        out.text(&self.sha256);
        out.bytes(self.inputs.as_ref().map_or(&[], |inputs| inputs.as_slice()));
        out.short(u32::from(self.own));
        let seen = &self.seen;
        for number in [seen.bytes, seen.device, seen.number, seen.modified, seen.changed] {
            out.number(number);
        }
        out.short(self.needs.len() as u32);
        self.needs.iter().for_each(|need| out.short(*need));
    }

    fn decode(from: &mut Reader<'_>) -> Option<Kept> {
        let mut file = Kept {
            path: from.text()?,
            sha256: from.text()?,
            inputs: from.bytes()?.try_into().ok(),
            own: from.short()? == 1,
            seen: Seen {
                bytes: from.number()?,
                device: from.number()?,
                number: from.number()?,
                modified: from.number()?,
                changed: from.number()?,
            },
            needs: Vec::new(),
        };
        for _ in 0..from.short()? {
            file.needs.push(from.short()?);
        }
        Some(file)
    }
}

impl Look {
    /// Returns what need not be made again.
    pub fn before(&self) -> Before {
        let mut before = Before::default();
        for (path, file) in self.whole.iter().filter(|(_, file)| file.own) {
            if let Some(inputs) = file.inputs {
                before.by_path.insert(path.clone(), inputs);
                before.by_inputs.insert(inputs, (path.clone(), file.seen.bytes));
            }
        }
        before
    }
}
