//! A release in the making, beside what is published.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::io::failure::Failure;
use crate::io::hex::hex;
use crate::io::inspect::{self, Inspected};
use crate::io::lock::Lock;
use crate::io::memo::{Kept, Look, Memo};
use crate::io::output_folder::{MANIFEST, OutputFolder};
use crate::io::seen::Seen;
use crate::io::timings::Timings;
use crate::model::address::SitePath;
use crate::model::output::{self, Inputs, Receipt};
use crate::report::steps::Step;
use crate::say;

/// Staging folders start with this; what a killed build left is removed by the next.
const STAGING: &str = ".staging-";

/// More new files than this are flushed with the whole disk, fewer one by one.
const FLUSHED_SINGLY: usize = 64;

/// A folder that becomes a release, or vanishes.
pub struct Stage {
    pub(crate) output: OutputFolder,
    pub(crate) folder: PathBuf,
    base_path: String,
    /// Files of the release before that are certain to be as they were.
    before: HashMap<SitePath, Kept>,
    before_folder: PathBuf,
    made: Mutex<Made>,
    _site_lock: Lock,
    _output_lock: Lock,
}

#[derive(Default)]
struct Made {
    files: BTreeMap<SitePath, Laid>,
    folders: HashSet<PathBuf>,
    needs: Needs,
    cut_short: BTreeSet<SitePath>,
    /// Files that are not those of the release before, as long as they are few.
    fresh: Vec<PathBuf>,
}

/// A file that was laid into the stage.
struct Laid {
    receipt: Receipt,
    inputs: Option<Inputs>,
    needs: Vec<u32>,
}

/// What pages need, each path once, and a page that needs it.
#[derive(Default)]
struct Needs {
    paths: Vec<String>,
    places: HashMap<String, u32>,
    needed_by: Vec<Option<SitePath>>,
}

impl Needs {
    fn place(&mut self, path: &str) -> u32 {
        if let Some(place) = self.places.get(path) {
            return *place;
        }
        let place = self.paths.len() as u32;
        self.paths.push(path.to_owned());
        self.needed_by.push(None);
        self.places.insert(path.to_owned(), place);
        place
    }

    fn note(&mut self, place: u32, page: &SitePath) {
        if let Some(known @ None) = self.needed_by.get_mut(place as usize) {
            *known = Some(page.clone());
        }
    }
}

impl Stage {
    /// Opens a stage for a site; no other build of it can until this one is gone.
    pub fn open(root: &Path, output: &Path, base_path: &str) -> Result<Stage, Failure> {
        let output = OutputFolder::choose(root, output)?;
        let site_lock = Lock::take(&root.join(".linli/lock"))?;
        let output_lock = Lock::take(&output.releases.join(".lock"))?;
        remove_left_overs(&output.releases);
        let folder = output.releases.join(format!("{STAGING}{}", std::process::id()));
        fs::create_dir_all(&folder)
            .map_err(|cause| Failure::at(&say!("新建文件夹", "create the folder"), &folder, &cause))?;
        Ok(Stage {
            output,
            folder,
            base_path: base_path.to_owned(),
            before: HashMap::new(),
            before_folder: PathBuf::new(),
            made: Mutex::default(),
            _site_lock: site_lock,
            _output_lock: output_lock,
        })
    }

    /// Lets files be taken from the release before; `memo` and `look` tell what it holds.
    pub fn take_from(&mut self, memo: &Memo, look: Look) {
        if memo.base_path != self.base_path {
            // What addresses on its pages mean is another thing now.
            return;
        }
        self.before = look.whole;
        self.before.retain(|_, file| file.own);
        self.before_folder = memo.release.clone();
        let mut made = self.lock();
        memo.needs.iter().for_each(|path| {
            made.needs.place(path);
        });
    }

    /// Lays one file of the release, new or from the release before.
    pub fn lay(&self, path: &SitePath, file: &output::Made, timings: &Timings) -> Result<Receipt, Failure> {
        match file {
            output::Made::New { bytes, inputs } => self.write(path, bytes, *inputs, timings),
            output::Made::AsBefore { path: from, inputs } => match self.before.get(from) {
                Some(kept) => timings.during(Step::Write, || self.keep(path, from, kept, Some(*inputs))),
                None => Err(self.gone(from)),
            },
        }
    }

    fn write(
        &self,
        path: &SitePath,
        bytes: &[u8],
        inputs: Option<Inputs>,
        timings: &Timings,
    ) -> Result<Receipt, Failure> {
        let receipt = timings.during(Step::Inspect, || Receipt {
            bytes: bytes.len() as u64,
            sha256: hex(&Sha256::digest(bytes)),
        });
        if let Some(kept) = self.before.get(path).filter(|kept| kept.sha256 == receipt.sha256) {
            return timings.during(Step::Write, || self.keep(path, path, kept, inputs));
        }
        timings.during(Step::Write, || self.put(path, bytes))?;
        timings.during(Step::Inspect, || {
            let is_page = path.as_str().ends_with(".html");
            let inspected = is_page.then(|| inspect::page(path.as_str(), &self.base_path, bytes));
            self.note(path, receipt.clone(), inputs, inspected.unwrap_or_default());
        });
        Ok(receipt)
    }

    fn note(&self, path: &SitePath, receipt: Receipt, inputs: Option<Inputs>, inspected: Inspected) {
        let mut made = self.lock();
        if inspected.cut_short {
            made.cut_short.insert(path.clone());
        }
        let mut needs = Vec::with_capacity(inspected.needs.len());
        for need in &inspected.needs {
            let place = made.needs.place(need);
            made.needs.note(place, path);
            needs.push(place);
        }
        let laid = Laid {
            receipt,
            inputs,
            needs,
        };
        made.files.insert(path.clone(), laid);
    }

    fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<(), Failure> {
        let file = self.make_room(path)?;
        fs::write(&file, bytes).map_err(|cause| Failure::at(&say!("写入", "write"), &file, &cause))?;
        let mut made = self.lock();
        if made.fresh.len() <= FLUSHED_SINGLY {
            made.fresh.push(file);
        }
        Ok(())
    }

    /// Links a file of the release before; published files are never written into.
    fn keep(
        &self,
        path: &SitePath,
        from: &SitePath,
        kept: &Kept,
        inputs: Option<Inputs>,
    ) -> Result<Receipt, Failure> {
        let to = self.make_room(path)?;
        let source = self.before_folder.join(from.as_str());
        if fs::hard_link(&source, &to).is_err() {
            fs::copy(&source, &to).map_err(|cause| Failure::at(&say!("写入", "write"), &to, &cause))?;
            let mut made = self.lock();
            if made.fresh.len() <= FLUSHED_SINGLY {
                made.fresh.push(to);
            }
        }
        let receipt = Receipt {
            bytes: kept.seen.bytes,
            sha256: kept.sha256.clone(),
        };
        let mut made = self.lock();
        for need in &kept.needs {
            made.needs.note(*need, path);
        }
        let laid = Laid {
            receipt: receipt.clone(),
            inputs,
            needs: kept.needs.clone(),
        };
        made.files.insert(path.clone(), laid);
        Ok(receipt)
    }

    /// Makes the folder that a file will lie in, and returns where that is.
    fn make_room(&self, path: &SitePath) -> Result<PathBuf, Failure> {
        let file = self.folder.join(path.as_str());
        if let Some(parent) = file.parent() {
            let known = self.lock().folders.contains(parent);
            if !known {
                fs::create_dir_all(parent)
                    .map_err(|cause| Failure::at(&say!("写入", "write"), parent, &cause))?;
                self.lock().folders.insert(parent.to_owned());
            }
        }
        Ok(file)
    }

    fn gone(&self, path: &SitePath) -> Failure {
        let place = self.before_folder.join(path.as_str());
        let cause = std::io::Error::from(std::io::ErrorKind::NotFound);
        Failure::at(&say!("打开", "open"), &place, &cause)
    }

    /// Writes the manifest and returns its digest, which names the release.
    pub(crate) fn close(&self) -> Result<String, Failure> {
        self.self_check()?;
        let text = manifest(&self.lock().files);
        let path = self.folder.join(MANIFEST);
        fs::write(&path, &text).map_err(|cause| Failure::at(&say!("写入", "write"), &path, &cause))?;
        self.lock().fresh.push(path);
        Ok(hex(&Sha256::digest(text.as_bytes())))
    }

    /// Returns what was written anew, unless that is much.
    pub(crate) fn fresh(&self) -> Option<Vec<PathBuf>> {
        let made = self.lock();
        (made.fresh.len() <= FLUSHED_SINGLY).then(|| made.fresh.clone())
    }

    /// Returns the folders of the release that files were laid into.
    pub(crate) fn folders(&self) -> Vec<PathBuf> {
        let mut folders: Vec<PathBuf> = self.lock().folders.iter().cloned().collect();
        folders.push(self.folder.clone());
        folders.sort();
        folders
    }

    /// Returns whether a file of that path is part of this release.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.lock().files.contains_key(&SitePath::new(path))
    }

    /// Returns what the next build is told of the files, which lie in `release` by now.
    pub(crate) fn kept(&self, release: &Path) -> (Vec<String>, Vec<Kept>) {
        let mut made = self.lock();
        let mut files = Vec::with_capacity(made.files.len());
        for (path, laid) in std::mem::take(&mut made.files) {
            let seen = Seen::at(&release.join(path.as_str()));
            files.push(Kept {
                path: path.as_str().to_owned(),
                sha256: laid.receipt.sha256,
                inputs: laid.inputs,
                own: true,
                seen: seen.unwrap_or_default(),
                needs: laid.needs,
            });
        }
        (std::mem::take(&mut made.needs.paths), files)
    }

    fn self_check(&self) -> Result<(), Failure> {
        let made = self.lock();
        if let Some(page) = made.cut_short.first() {
            return Err(own_fault(say!(
                "页面 `{page}` 不完整",
                "the page `{page}` is cut short"
            )));
        }
        let needed = made.needs.paths.iter().zip(&made.needs.needed_by);
        let missing = needed.filter_map(|(need, page)| {
            let page = page.as_ref()?;
            let is_there = need == MANIFEST || made.files.contains_key(&SitePath::new(need.as_str()));
            (!is_there).then_some((need, page))
        });
        match missing.min() {
            Some((need, page)) => Err(own_fault(say!(
                "页面 `{page}` 要用的 `{need}` 没有生成",
                "the page `{page}` needs `{need}`, which was not made"
            ))),
            None => Ok(()),
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Made> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A stage that was not published vanishes.
impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn own_fault(message: crate::report::words::Words) -> Failure {
    let (zh, en) = (&message.zh, &message.en);
    Failure::new(
        say!(
            "发布前的自查没有通过：{zh}",
            "the check before publishing failed: {en}"
        ),
        say!(
            "这是程序或主题的毛病，请把这句话报告给维护者；已发布的网站没有变动",
            "this is a fault of the program or theme: report this sentence; the published site is as it was"
        ),
    )
}

/// Returns the manifest: every file and its digest, in path order.
fn manifest(files: &BTreeMap<SitePath, Laid>) -> String {
    let mut out = format!(
        "{{\n  \"generator\": \"linli {}\",\n  \"files\": {{",
        env!("CARGO_PKG_VERSION")
    );
    for (at, (path, laid)) in files.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let path = serde_json::Value::from(path.as_str());
        out.push_str(&format!("{comma}\n    {path}: \"{}\"", laid.receipt.sha256));
    }
    out.push_str("\n  }\n}\n");
    out
}

fn remove_left_overs(releases: &Path) {
    let Ok(inside) = fs::read_dir(releases) else {
        return;
    };
    for entry in inside.flatten() {
        if entry.file_name().to_string_lossy().starts_with(STAGING) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
