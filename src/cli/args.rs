//! Words of the command line, and what they mean.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

const HELP: &str = "{about-with-newline}\n用法 · Usage: {usage}\n\n{all-args}";
const HEADING: &str = "选项 · Options";

/// The command line.
#[derive(Parser, Debug)]
#[command(
    name = "linli",
    version,
    about = "邻里：把小区的一文件夹文字变成网站和印刷品\nTurns a community's folder of text into its site and its paper",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_help_heading = "命令 · Commands",
    next_help_heading = HEADING,
    help_template = HELP
)]
pub struct Args {
    /// 说中文还是英文 · language of messages
    #[arg(long, global = true, value_enum, default_value_t = Language::Zh)]
    pub lang: Language,
    /// 是否用颜色 · colour in messages
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
    /// 网站文件夹 · the site's folder
    #[arg(long, global = true, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// 显示这页说明 · print this help
    #[arg(short = 'h', long, global = true, action = clap::ArgAction::Help)]
    pub help: Option<bool>,
    /// 显示版本 · print the version
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    pub version: Option<bool>,
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What is to be done.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// 检查并发布整个网站 · check and publish the whole site
    Build(BuildArgs),
    /// 检查全部；带 --fix 才改文件 · check everything; only --fix writes
    Check(CheckArgs),
    /// 在本机预览，改动即时可见 · preview on this machine
    Serve(ServeArgs),
    /// 排印一期通讯（或 all）· typeset a newsletter (or `all`)
    Print(PrintArgs),
    /// 新建一篇内容 · make a new entry from a template
    New(NewArgs),
    /// 新建一个小区的网站 · make a new site
    Init(InitArgs),
    /// 说明一种错误 · explain a fault
    Explain(ExplainArgs),
    /// 在终端搜索，与网站结果相同；加 --lang en 搜英文页面 · search as residents do; with --lang en the English pages
    Search(SearchArgs),
    /// 把会计的 Excel 或 CSV 账导入成草稿 · make a draft of an accountant's workbook
    Import(ImportArgs),
    /// 把公示、表决和更正封存进公示链 · seal accounts, votes and corrections into the chain
    Seal(SealArgs),
    /// 核对公示链，也可和纸上的校验码核对 · verify the chain, against paper too
    Verify(VerifyArgs),
    /// 公开目录：该公开的公开了没有 · what must be laid open, and how it stands
    Disclose(DiscloseArgs),
}

#[derive(clap::Args, Debug)]
#[command(help_template = HELP, next_help_heading = HEADING)]
pub struct SealArgs {
    /// 只封存这几篇；不写就是全部 · only these; all if none is named
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
    /// 全部新的和升了版的 · all that are new or have a higher version
    #[arg(long, conflicts_with = "ids")]
    pub all: bool,
    /// 只给出这一篇现在的校验码，签字时抄 · only print the digest of this one, to be signed
    #[arg(long, value_name = "ID")]
    pub digest: Option<String>,
    #[command(flatten)]
    pub when: WhenArgs,
}

#[derive(clap::Args, Debug)]
#[command(help_template = HELP, next_help_heading = HEADING)]
pub struct VerifyArgs {
    /// 网站文件夹、它的副本或下载的网站 · a site's folder, a copy, or a published site
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// 纸上的校验码：24位或64位 · the code on paper, 24 or 64 signs
    #[arg(long, value_name = "CODE")]
    pub head: Option<String>,
    #[command(flatten)]
    pub when: WhenArgs,
}

#[derive(clap::Args, Debug)]
#[command(help_template = HELP, next_help_heading = HEADING)]
pub struct BuildArgs {
    /// 输出文件夹 · output folder
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub when: WhenArgs,
    /// 也显示草稿和未到日期的内容 · show drafts too
    #[arg(long)]
    pub drafts: bool,
    /// 不做搜索 · leave out search
    #[arg(long)]
    pub no_search: bool,
    /// 不排印 · leave out paper
    #[arg(long)]
    pub no_print: bool,
    /// 说明时间用在哪里 · tell where the time went
    #[arg(long)]
    pub timings: bool,
}

#[derive(clap::Args, Debug)]
#[command(help_template = HELP, next_help_heading = HEADING)]
pub struct CheckArgs {
    #[command(flatten)]
    pub when: WhenArgs,
    /// 报告的样式 · form of the report
    #[arg(long, value_enum, default_value_t = Format::Full)]
    pub format: Format,
    /// 不试排版，快一些 · do not typeset
    #[arg(long)]
    pub fast: bool,
    /// 把不会弄错的先改好，再检查 · first mend what is beyond doubt
    #[arg(long)]
    pub fix: bool,
    /// 和 --fix 一起：把 GBK 文件改存为 UTF-8 · with --fix: turn files in GBK into UTF-8
    #[arg(long, requires = "fix")]
    pub gbk: bool,
}

#[derive(clap::Args, Debug)]
#[command(help_template = HELP, next_help_heading = HEADING)]
pub struct ServeArgs {
    /// 端口 · port
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// 也显示草稿 · show drafts too
    #[arg(long)]
    pub drafts: bool,
    #[command(flatten)]
    pub when: WhenArgs,
}

#[derive(clap::Args, Debug)]
#[command(help_template = HELP, next_help_heading = HEADING)]
pub struct PrintArgs {
    /// 编号，或 all · id, or `all`
    pub id: String,
    /// 样式 · form
    #[arg(long = "as", value_name = "FORM", default_value = "newsletter")]
    pub form: String,
    /// 放到哪个文件夹 · folder for the PDF
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub output: PathBuf,
    #[command(flatten)]
    pub when: WhenArgs,
}

#[derive(clap::Args, Debug)]
#[command(help_template = HELP, next_help_heading = HEADING)]
pub struct NewArgs {
    /// 种类，如 notice、event · kind
    pub kind: String,
    /// 标题 · title
    pub title: String,
    /// 种类是 ledger 时：另存一个空的 Excel 账本 · with `ledger`: an empty workbook too
    #[arg(long, value_name = "FILE")]
    pub xlsx: Option<PathBuf>,
    /// 和 --xlsx 一起：哪本账 · with --xlsx: which book
    #[arg(long = "as", value_name = "BOOK", default_value = "common_income")]
    pub book: String,
}

#[derive(clap::Args, Debug)]
#[command(help_template = HELP, next_help_heading = HEADING)]
pub struct InitArgs {
    /// 新文件夹 · new folder
    pub dir: PathBuf,
}

#[derive(clap::Args, Debug)]
#[command(help_template = HELP, next_help_heading = HEADING)]
pub struct ExplainArgs {
    /// 错误的名字，如 dead-link · name of a fault
    pub name: String,
}

#[derive(clap::Args, Debug)]
pub struct SearchArgs {
    /// 要找的词或问题 · words or a question
    pub query: String,
    /// 只要这一类，如 notice · only this kind
    #[arg(long)]
    pub kind: Option<String>,
    /// 只要与这栋楼有关的 · only what concerns this building
    #[arg(long, value_name = "N")]
    pub building: Option<String>,
    /// 只要这一年的 · only this year
    #[arg(long, value_name = "Y")]
    pub year: Option<i32>,
    /// 最多几条 · how many at most
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub limit: usize,
    /// 最新的在前 · newest first
    #[arg(long)]
    pub newest: bool,
    /// 只搜原来的字，不改错字、不认拼音 · as typed: mend nothing
    #[arg(long)]
    pub exact: bool,
    #[command(flatten)]
    pub when: WhenArgs,
}

#[derive(clap::Args, Debug)]
#[command(help_template = HELP, next_help_heading = HEADING)]
pub struct ImportArgs {
    /// 工作簿（.xlsx、.xls）或 .csv · workbook or table
    pub file: PathBuf,
    /// 哪本账，如 common_income 或 公共收益 · which book
    #[arg(long = "as", value_name = "BOOK")]
    pub book: String,
    /// 工作表；可以写几次，按顺序连起来 · sheet; may be said again
    #[arg(long, value_name = "NAME")]
    pub sheet: Vec<String>,
    /// 列名=含义，如 收款额=in；会记住 · what a column holds; remembered
    #[arg(long, value_name = "NAME=WHAT")]
    pub column: Vec<String>,
    /// 账目的第一天 · first day
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// 账目的最后一天 · last day
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
    /// 期初余额，元 · opening balance in yuan
    #[arg(long, value_name = "AMOUNT")]
    pub opening: Option<String>,
    /// 编号 · id of the new entry
    #[arg(long)]
    pub id: Option<String>,
    /// 标题 · title
    #[arg(long)]
    pub title: Option<String>,
    /// 只看会取什么，不写文件 · only show what would be taken
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(clap::Args, Debug)]
#[command(help_template = HELP, next_help_heading = HEADING)]
pub struct DiscloseArgs {
    #[command(subcommand)]
    pub verb: DiscloseVerb,
}

#[derive(Subcommand, Debug)]
pub enum DiscloseVerb {
    /// 逐项列出 · list every duty
    Status(StatusArgs),
}

#[derive(clap::Args, Debug)]
#[command(help_template = HELP, next_help_heading = HEADING)]
pub struct StatusArgs {
    /// 给人看还是给程序看 · for people or for programs
    #[arg(long, value_enum, default_value_t = StatusFormat::Text)]
    pub format: StatusFormat,
    #[command(flatten)]
    pub when: WhenArgs,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusFormat {
    Text,
    Json,
}

#[derive(clap::Args, Debug, Clone, Default)]
pub struct WhenArgs {
    /// 当作此刻，如 2026-07-20T09:00 · the moment to build for
    #[arg(long, value_name = "T")]
    pub now: Option<String>,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Zh,
    En,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Full,
    Concise,
    Json,
    Sarif,
}
