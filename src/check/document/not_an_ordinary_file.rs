//! Things in the site's folder that cannot be read as files.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::report::words::Words;
use crate::say;
use crate::source::tree::{OddityKind, SourceTree};

const NAME: &str = "not-an-ordinary-file";

pub struct NotAnOrdinaryFile;

impl Check for NotAnOrdinaryFile {
    fn name(&self) -> &'static str {
        NAME
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "网站只读自己文件夹里的普通文件。快捷方式（符号链接）可能把别处的私人文件带进来；管道、太大的文件、\
                 读不了的文件，都没有办法发布。\n\n\
                 例：`content/pictures/map.png` 是一个指向桌面的快捷方式\n\n\
                 怎么改：把真正的文件拷进来；太大的先压缩；读不了的，检查文件权限和文件名。",
            en: "Only ordinary files of the site's own folder are read. A shortcut (symbolic link) could bring in private \
                 files from elsewhere; pipes, files that are too large and files that cannot be read cannot be \
                 published.\n\n\
                 Example: `content/pictures/map.png` is a shortcut to somewhere else\n\n\
                 To mend: copy the file itself; make large ones smaller; check permissions and names.",
        }
    }

    fn run(&self, _site: &Site, sources: &SourceTree, faults: &mut Faults) {
        for odd in sources.oddities() {
            let Some((message, mend)) = words(odd.kind) else {
                continue;
            };
            faults
                .add(NAME, Severity::Error, Place::Path(odd.path.clone()), message)
                .mend(mend);
        }
    }
}

fn words(kind: OddityKind) -> Option<(Words, Words)> {
    Some(match kind {
        OddityKind::LeftOver => return None,
        OddityKind::SymbolicLink => (
            say!(
                "这是一个快捷方式（符号链接），可能指向网站以外的文件",
                "this is a shortcut (symbolic link), which may lead out of the site"
            ),
            say!("把真正的文件拷到这里", "copy the file itself to this place"),
        ),
        OddityKind::Special => (
            say!(
                "这不是普通文件，没有内容可读",
                "this is no ordinary file; there is nothing to read"
            ),
            say!("从网站文件夹里移走", "move it out of the site's folder"),
        ),
        OddityKind::TooLarge => (
            say!("文件超过 64 MB，太大了", "the file is larger than 64 MB"),
            say!(
                "压缩、拆分，或放到网盘再写链接",
                "make it smaller, split it, or keep it elsewhere and link to it"
            ),
        ),
        OddityKind::UnreadableName => (
            say!(
                "文件名里有认不出的字符",
                "the file's name has characters that cannot be read"
            ),
            say!("给文件改名", "rename the file"),
        ),
        OddityKind::Unreadable => (
            say!("没有权限读这个文件", "the file cannot be read"),
            say!(
                "检查文件权限，或重新拷贝一份",
                "check its permissions, or copy it again"
            ),
        ),
    })
}
