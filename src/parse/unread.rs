//! Texts in `content` that look like entries and are none.

use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::report::words::Words;
use crate::say;
use crate::source::file::SourceFile;
use crate::source::tree::SourceTree;

/// Warns of every text that looks like an entry but has another ending or stands in no folder.
pub fn warn_unread(sources: &SourceTree, faults: &mut Faults) {
    for (_, file) in sources.under("content") {
        let name = file.path.rsplit('/').next().unwrap_or(&file.path);
        if name.to_lowercase().starts_with("readme") {
            continue;
        }
        let Some(mend) = mend_of(&file.path, name) else {
            continue;
        };
        if is_named(name, sources) {
            continue;
        }
        faults
            .add(
                "unread-file",
                Severity::Warning,
                Place::Path(file.path.clone()),
                say!("这个文件不会发布", "this file is not published"),
            )
            .mend(mend);
    }
}

/// Returns how a file becomes an entry; `None` if it is one or was never meant to be.
fn mend_of(path: &str, name: &str) -> Option<Words> {
    let (stem, ending) = name.rsplit_once('.')?;
    let in_folder = path.matches('/').count() > 1;
    if ending == "md" {
        return (!in_folder).then(|| {
            say!(
                "放进它那一类的文件夹，如 `content/notices/{name}`",
                "put it into the folder of its kind, such as `content/notices/{name}`"
            )
        });
    }
    let right = match ending.to_lowercase().as_str() {
        "md" | "markdown" | "mdown" | "mkd" | "txt" => {
            let stem = stem.strip_suffix(".md").unwrap_or(stem);
            format!("{stem}.md")
        }
        "yml" => format!("{stem}.yaml"),
        "yaml" if ending != "yaml" => format!("{stem}.yaml"),
        _ => return None,
    };
    Some(say!("改名为 `{right}`", "rename it `{right}`"))
}

/// Returns whether an entry names the file, as an attachment perhaps.
fn is_named(name: &str, sources: &SourceTree) -> bool {
    let names =
        |file: &SourceFile| file.path.ends_with(".md") && file.text().is_ok_and(|text| text.contains(name));
    sources.under("content").any(|(_, file)| names(file))
}
