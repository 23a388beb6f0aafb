//! `serve`: a preview that follows every change.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use sha2::{Digest, Sha256};

use crate::cli::args::ServeArgs;
use crate::cli::session::{Outcome, Session};
use crate::compile::{Compiled, Drafts, LeaveOut, Memo};
use crate::io::failure::Failure;
use crate::io::hex::hex;
use crate::io::serve::{self, Shown};
use crate::io::watch::Watch;
use crate::model::address::SitePath;
use crate::model::output::{Output, Receipt, Receipts, Recipe};
use crate::report::diagnostic::Diagnostic;
use crate::report::terminal::{self, Style};
use crate::report::words::Tongue;
use crate::say;
use crate::source::tree::SourceTree;

/// The last good site: pages are made when they are asked for.
struct Preview {
    sources: SourceTree,
    outputs: BTreeMap<SitePath, Output>,
    /// Folders made so far, with all their files.
    folders: Mutex<BTreeMap<SitePath, BTreeMap<SitePath, Vec<u8>>>>,
    tongue: Tongue,
    /// The site's own address path, which absolute links start with.
    base_path: String,
}

/// Previews the site until interrupted.
pub fn run(session: &Session, args: &ServeArgs) -> Result<Outcome, Failure> {
    let drafts = if args.drafts {
        Drafts::Shown
    } else {
        Drafts::Hidden
    };
    let mut memo = Memo::default();
    let (sources, compiled) = session.compile(&args.when, drafts, LeaveOut::default(), &mut memo)?;
    session.tell(&compiled.diagnostics, &sources);
    let mut build = 1_u64;
    let (herald, news) = serve::news(news_text(build, &compiled, &sources, session.tongue));
    let shown = Arc::new(RwLock::new(Arc::new(Preview::new(
        sources,
        compiled,
        session.tongue,
    ))));
    let current = Arc::clone(&shown);
    let answer = Box::new(move |path: &str| {
        let preview = Arc::clone(&current.read().unwrap_or_else(PoisonError::into_inner));
        preview.answer(path)
    });
    let mut watch = Watch::start(&session.root)?;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while watch.wait() {
                let (sources, compiled) =
                    match session.compile(&args.when, drafts, LeaveOut::default(), &mut memo) {
                        Ok(made) => made,
                        Err(failure) => {
                            session.fail(&failure);
                            continue;
                        }
                    };
                let faulty = compiled.has_errors();
                // The build's number changes only when there is something new to show.
                build += u64::from(!faulty);
                let news = news_text(build, &compiled, &sources, session.tongue);
                let diagnostics = compiled.diagnostics.clone();
                let preview = Arc::new(Preview::new(sources, compiled, session.tongue));
                if !faulty {
                    let preview = Arc::clone(&preview);
                    *shown.write().unwrap_or_else(PoisonError::into_inner) = preview;
                }
                // The page comes first; what the terminal tells may take a moment.
                herald.tell(news);
                session.tell(&diagnostics, &preview.sources);
                if diagnostics.is_empty() {
                    session.say(&say!("已更新，没有问题。", "Updated: nothing is wrong."));
                }
            }
        });
        let served = serve::run(args.port, answer, news, |address| {
            session.say(&say!(
                "预览：{address}  （按 Ctrl+C 结束）",
                "Preview: {address}  (Ctrl+C ends it)"
            ));
        });
        #[expect(
            clippy::disallowed_methods,
            reason = "the watching thread has no end of its own"
        )]
        match served {
            Ok(()) => std::process::exit(0),
            Err(failure) => {
                session.fail(&failure);
                std::process::exit(2)
            }
        }
    })
}

/// Returns what browsers are told: the build's number, and faults if there are any.
fn news_text(build: u64, compiled: &Compiled, sources: &SourceTree, tongue: Tongue) -> String {
    let errors: Vec<Diagnostic> = match compiled.has_errors() {
        true => compiled.diagnostics.clone(),
        false => Vec::new(),
    };
    let title = match tongue {
        Tongue::Zh => "内容有错，下面仍是上一次正确的页面：",
        Tongue::En => "The content has errors; this is still the last good page:",
    };
    let faults = terminal::print(
        &errors,
        sources,
        Style {
            tongue,
            colour: false,
        },
    );
    serde_json::json!({ "build": build, "title": title, "faults": faults }).to_string()
}

impl Preview {
    fn new(sources: SourceTree, compiled: Compiled, tongue: Tongue) -> Preview {
        let base_path = compiled.site.as_ref().map_or("/", |site| site.config.base_path());
        Preview {
            sources,
            tongue,
            base_path: base_path.trim_start_matches('/').to_owned(),
            outputs: compiled
                .outputs
                .into_iter()
                .map(|output| (output.path.clone(), output))
                .collect(),
            folders: Mutex::default(),
        }
    }

    fn answer(&self, path: &str) -> Shown {
        let wanted = SitePath::new(path);
        match self.make(&wanted).or_else(|| self.below_base(path)) {
            Some(Ok(bytes)) => Shown {
                bytes,
                status: 200,
                path: path.to_owned(),
            },
            Some(Err(faults)) => self.faulty(&faults),
            None => self.missing(),
        }
    }

    /// Absolute links start with the path under which the site will be published.
    fn below_base(&self, path: &str) -> Option<Result<Vec<u8>, Vec<Diagnostic>>> {
        let inner = path
            .strip_prefix(self.base_path.as_str())
            .filter(|_| !self.base_path.is_empty())?;
        self.make(&SitePath::new(if inner.is_empty() {
            "index.html"
        } else {
            inner
        }))
    }

    fn make(&self, path: &SitePath) -> Option<Result<Vec<u8>, Vec<Diagnostic>>> {
        if let Some(output) = self.outputs.get(path) {
            return Some(self.bytes(output));
        }
        let is_above = |output: &&Output| {
            matches!(output.recipe, Recipe::Folder(_)) && path.as_str().starts_with(output.path.as_str())
        };
        let folder = self.outputs.values().find(is_above)?;
        self.inside_folder(folder, path).transpose()
    }

    fn bytes(&self, output: &Output) -> Result<Vec<u8>, Vec<Diagnostic>> {
        match &output.recipe {
            Recipe::Ready(bytes) => Ok(bytes.as_slice().to_vec()),
            Recipe::Make(make) => Ok(make(&self.receipts(&output.after)?)?.into_bytes()),
            Recipe::Folder(_) => Ok(Vec::new()),
        }
    }

    fn receipts(&self, paths: &[SitePath]) -> Result<Receipts, Vec<Diagnostic>> {
        let mut receipts = Receipts::new();
        for path in paths {
            let bytes = self.make(path).transpose()?.unwrap_or_default();
            let sha256 = hex(&Sha256::digest(&bytes));
            receipts.insert(
                path.clone(),
                Receipt {
                    bytes: bytes.len() as u64,
                    sha256,
                },
            );
        }
        Ok(receipts)
    }

    fn inside_folder(&self, folder: &Output, path: &SitePath) -> Result<Option<Vec<u8>>, Vec<Diagnostic>> {
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(files) = folders.get(&folder.path) {
            return Ok(files.get(path).cloned());
        }
        let Recipe::Folder(make) = &folder.recipe else {
            return Ok(None);
        };
        let made = make(&self.receipts(&folder.after)?)?.into_iter();
        let files: BTreeMap<SitePath, Vec<u8>> = made.map(|(path, made)| (path, made.into_bytes())).collect();
        let found = files.get(path).cloned();
        folders.insert(folder.path.clone(), files);
        Ok(found)
    }

    fn missing(&self) -> Shown {
        let page = self.make(&SitePath::new("404.html")).and_then(Result::ok);
        match page {
            Some(bytes) => Shown {
                bytes,
                status: 404,
                path: "404.html".to_owned(),
            },
            None => Shown {
                bytes: b"404".to_vec(),
                status: 404,
                path: "404.txt".to_owned(),
            },
        }
    }

    fn faulty(&self, faults: &[Diagnostic]) -> Shown {
        let text = terminal::print(
            faults,
            &self.sources,
            Style {
                tongue: self.tongue,
                colour: false,
            },
        );
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        let title = match self.tongue {
            Tongue::Zh => "这一页还做不出来",
            Tongue::En => "This page cannot be made yet",
        };
        let html = format!(
            "<!doctype html>\n<html lang=\"zh-Hans\"><meta charset=\"utf-8\"><title>{title}</title><h1>{title}</h1><pre>{text}</pre></html>\n"
        );
        Shown {
            bytes: html.into_bytes(),
            status: 500,
            path: "fault.html".to_owned(),
        }
    }
}
