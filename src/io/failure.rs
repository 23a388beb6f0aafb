//! A failure of the world: disk, port, another build.

use std::io;
use std::path::Path;

use crate::report::words::Words;
use crate::say;

/// What could not be done and what to do about it.
#[derive(Clone, Debug)]
pub struct Failure {
    pub message: Words,
    pub mend: Words,
}

impl Failure {
    pub fn new(message: Words, mend: Words) -> Failure {
        Failure { message, mend }
    }

    /// Returns the failure of doing something with a file or folder.
    pub fn at(doing: &Words, path: &Path, cause: &io::Error) -> Failure {
        let path = path.display();
        let (why, mend) = explain(cause);
        let (doing_zh, doing_en, why_zh, why_en) = (&doing.zh, &doing.en, &why.zh, &why.en);
        Failure {
            message: say!(
                "{doing_zh} `{path}` 不成：{why_zh}",
                "could not {doing_en} `{path}`: {why_en}"
            ),
            mend,
        }
    }
}

fn explain(cause: &io::Error) -> (Words, Words) {
    match cause.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => (
            say!("磁盘满了", "the disk is full"),
            say!(
                "腾出空间后再运行一次；已发布的网站没有变动",
                "make room and run it again; the published site is as it was"
            ),
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => (
            say!("没有写入或读取的权限", "reading or writing is not permitted"),
            say!(
                "检查这个文件夹的权限；已发布的网站没有变动",
                "check the permissions of that folder; the published site is as it was"
            ),
        ),
        io::ErrorKind::NotFound => (
            say!("它不存在", "it is not there"),
            say!("检查路径是否写对", "check the path"),
        ),
        _ => (
            say!("{cause}", "{cause}"),
            say!(
                "处理后再运行一次；已发布的网站没有变动",
                "mend that and run it again; the published site is as it was"
            ),
        ),
    }
}
