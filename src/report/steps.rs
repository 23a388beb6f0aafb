//! The steps of a build, told to whoever measures them.

use crate::report::words::Words;
use crate::say;

/// A part of the work of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Read,
    Parse,
    Theme,
    Link,
    Check,
    Plan,
    Pages,
    Search,
    Paper,
    /// Feeds, calendars, data, and files that are published as they are.
    Rest,
    Write,
    /// The look at the finished site.
    Inspect,
    Publish,
    /// What the next build is told of this one.
    Record,
}

impl Step {
    /// Every step, in the order of a build.
    pub const ALL: [Step; 14] = [
        Step::Read,
        Step::Parse,
        Step::Theme,
        Step::Link,
        Step::Check,
        Step::Plan,
        Step::Pages,
        Step::Search,
        Step::Paper,
        Step::Rest,
        Step::Write,
        Step::Inspect,
        Step::Publish,
        Step::Record,
    ];

    /// Returns what the step is called.
    pub fn words(self) -> Words {
        match self {
            Step::Read => say!("读取文件", "read files"),
            Step::Parse => say!("看懂内容", "understand content"),
            Step::Theme => say!("准备主题", "prepare the theme"),
            Step::Link => say!("接上链接", "resolve links"),
            Step::Check => say!("检查", "check"),
            Step::Plan => say!("安排页面", "plan pages"),
            Step::Pages => say!("做网页", "make pages"),
            Step::Search => say!("做搜索", "make search"),
            Step::Paper => say!("排印", "typeset paper"),
            Step::Rest => say!("订阅、日历和数据", "feeds, calendars, data"),
            Step::Write => say!("写入", "write"),
            Step::Inspect => say!("核对成品", "look over the result"),
            Step::Publish => say!("发布", "publish"),
            Step::Record => say!("记下这一次", "remember this build"),
        }
    }

    /// Returns the step in which a file of that path is made.
    pub fn of_path(path: &str) -> Step {
        if path.ends_with(".html") {
            Step::Pages
        } else if path == "search" || path.starts_with("search/") {
            Step::Search
        } else if path.ends_with(".pdf") {
            Step::Paper
        } else {
            Step::Rest
        }
    }
}

/// Hears which step a build has come to.
pub trait Steps: Sync {
    /// The step before is over and this one begins.
    fn begin(&self, step: Step);
}

/// Hears nothing.
pub struct Unheard;

impl Steps for Unheard {
    fn begin(&self, _step: Step) {}
}
