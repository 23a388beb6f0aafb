//! Which folder may be published into, and where releases lie.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::io::failure::Failure;
use crate::say;

/// The file by which linli knows a folder as its own.
pub const MANIFEST: &str = "manifest.json";

/// The output of a site and the folder of its releases beside it.
#[derive(Clone, Debug)]
pub struct OutputFolder {
    /// The link, or folder, that visitors are served.
    pub path: PathBuf,
    /// `.public.releases` beside it.
    pub releases: PathBuf,
    /// The name of the releases folder, for the link's relative target.
    pub releases_name: String,
}

impl OutputFolder {
    /// Returns the output folder, or why it must not be written to.
    pub fn choose(root: &Path, output: &Path) -> Result<OutputFolder, Failure> {
        let root = absolute(root)?;
        let path = lexical(&root.join(output));
        let (Some(name), Some(parent)) = (path.file_name().and_then(|name| name.to_str()), path.parent())
        else {
            return Err(refused(
                &path,
                &say!("它不能作为输出文件夹", "it cannot be an output folder"),
            ));
        };
        let home = std::env::var_os("HOME").map(PathBuf::from);
        if home.as_deref().is_some_and(|home| lexical(home) == path) {
            return Err(refused(
                &path,
                &say!("它是您的主文件夹", "it is your home folder"),
            ));
        }
        if root.starts_with(&path) {
            return Err(refused(
                &path,
                &say!("网站文件夹就在它里面", "the site's folder lies in it"),
            ));
        }
        for own in ["content", "themes", "rules", ".git", ".linli", "src"] {
            if path.starts_with(root.join(own)) {
                return Err(refused(&path, &say!("它在 `{own}` 里面", "it lies in `{own}`")));
            }
        }
        refuse_foreign(&path)?;
        let releases_name = format!(".{name}.releases");
        Ok(OutputFolder {
            releases: parent.join(&releases_name),
            releases_name,
            path: path.clone(),
        })
    }

    /// Returns the release that is published now.
    pub fn current(&self) -> Option<PathBuf> {
        let target = fs::read_link(&self.path).ok()?;
        let name = target.file_name()?;
        let release = self.releases.join(name);
        release.is_dir().then_some(release)
    }
}

/// Refuses a folder that holds something which linli did not make.
fn refuse_foreign(path: &Path) -> Result<(), Failure> {
    let Ok(found) = fs::symlink_metadata(path) else {
        return Ok(());
    };
    if found.is_symlink() {
        let ours = fs::read_link(path).is_ok_and(|target| {
            target.parent().and_then(Path::file_name).is_some_and(|name| {
                let name = name.to_string_lossy();
                name.starts_with('.') && name.ends_with(".releases")
            })
        });
        return match ours {
            true => Ok(()),
            false => Err(refused(
                path,
                &say!("它是一个指向别处的链接", "it is a link to somewhere else"),
            )),
        };
    }
    if !found.is_dir() {
        return Err(refused(path, &say!("它是一个文件", "it is a file")));
    }
    let mut inside = fs::read_dir(path).map_err(|cause| Failure::at(&say!("打开", "open"), path, &cause))?;
    if inside.next().is_some() && !is_ours(&path.join(MANIFEST)) {
        return Err(refused(
            path,
            &say!(
                "里面有不是 linli 生成的文件",
                "it holds files that linli did not make"
            ),
        ));
    }
    Ok(())
}

fn is_ours(manifest: &Path) -> bool {
    fs::read_to_string(manifest).is_ok_and(|text| text.contains("\"generator\": \"linli"))
}

fn refused(path: &Path, why: &crate::report::words::Words) -> Failure {
    let (path, zh, en) = (path.display(), &why.zh, &why.en);
    Failure::new(
        say!(
            "不能发布到 `{path}`：{zh}",
            "`{path}` cannot be published to: {en}"
        ),
        say!(
            "换一个空的或新的文件夹，例如 `--output public`",
            "choose an empty or new folder, such as `--output public`"
        ),
    )
}

fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    let found =
        std::path::absolute(path).map_err(|cause| Failure::at(&say!("打开", "open"), path, &cause))?;
    Ok(lexical(&found))
}

fn lexical(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}
