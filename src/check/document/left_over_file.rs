//! Files that editors and systems left behind.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::{OddityKind, SourceTree};

const NAME: &str = "left-over-file";

pub struct LeftOverFile;

impl Check for LeftOverFile {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "备份、临时文件和以点开头的文件不会发布，但留在 `content` 里，容易被人当成正式内容拷走；里面可能有密码或名单。\n\n\
                 例：`content/notices/停水.md.bak`、`content/.env`、`~$名单.docx`\n\n\
                 怎么改：确认没有用就删去，或移到网站文件夹外面。",
            en: "Backups, temporary files and those that begin with a dot are never published, but in `content` they are \
                 easily taken for the real thing, and may hold passwords or lists of names.\n\n\
                 Example: `content/notices/停水.md.bak`, `content/.env`, `~$名单.docx`\n\n\
                 To mend: delete it if it is not needed, or move it out of the site's folder.",
        }
    }

    fn run(&self, _site: &Site, sources: &SourceTree, faults: &mut Faults) {
        // Empty files that keep a folder in git, and git's own lists, are known.
        let known = |path: &str| {
            let name = path.rsplit('/').next().unwrap_or(path);
            matches!(name, ".keep" | ".gitkeep" | ".gitignore" | ".gitattributes")
        };
        let left = sources
            .oddities()
            .iter()
            .filter(|odd| odd.kind == OddityKind::LeftOver && !known(&odd.path));
        for odd in left {
            faults
                .add(
                    NAME,
                    Severity::Warning,
                    Place::Path(odd.path.clone()),
                    say!(
                        "这是备份、临时或隐藏文件，不会发布",
                        "this is a backup, temporary or hidden file; it is not published"
                    ),
                )
                .mend(say!(
                    "没有用就删去；有用就移出 `content`",
                    "delete it if it is not needed; else move it out of `content`"
                ));
        }
    }
}
