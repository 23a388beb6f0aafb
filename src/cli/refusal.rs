//! What is wrong with a command line, in words of people.

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::report::words::Words;
use crate::say;

/// Returns what is wrong and what to write, in both languages: which one is wanted may be what is wrong.
pub fn explain(error: &Error, whole: &Command) -> String {
    let (message, mend) = words(error, whole);
    let usage = first(error, ContextKind::Usage).unwrap_or_default();
    let usage = usage
        .lines()
        .map(|line| line.trim_start_matches("Usage:").trim())
        .find(|line| !line.is_empty())
        .unwrap_or("linli --help");
    let zh = usage
        .replace("[OPTIONS]", "[选项]")
        .replace("[COMMAND]", "[命令]");
    format!(
        "{}\n  {}\n  用法：{zh}\n\n{}\n  {}\n  usage: {usage}\n",
        message.zh, mend.zh, message.en, mend.en
    )
}

fn words(error: &Error, whole: &Command) -> (Words, Words) {
    let written = |kind| first(error, kind).unwrap_or_default();
    let argument = written(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let verb = written(ContextKind::InvalidSubcommand);
            let near = first(error, ContextKind::SuggestedSubcommand);
            let verbs: Vec<&str> = whole.get_subcommands().map(Command::get_name).collect();
            let all = verbs.join("、");
            (
                say!("没有 `{verb}` 这个命令", "there is no command `{verb}`"),
                meant(near, &say!("命令有：{all}", "the commands are: {all}")),
            )
        }
        ErrorKind::UnknownArgument => {
            let near = first(error, ContextKind::SuggestedArg);
            (
                say!("没有 `{argument}` 这个选项", "there is no option `{argument}`"),
                meant(
                    near,
                    &say!(
                        "去掉它；文字里有空格时，整段用引号括起来",
                        "leave it out; put a text that has spaces in quotes"
                    ),
                ),
            )
        }
        ErrorKind::MissingRequiredArgument => (
            say!("少写了 {argument}", "{argument} is missing"),
            say!("补上它，按下面的用法写", "add it, as the usage below shows"),
        ),
        ErrorKind::InvalidValue => value(error, &argument),
        ErrorKind::ValueValidation => {
            let value = written(ContextKind::InvalidValue);
            (
                say!(
                    "`{argument}` 不能写 `{value}`",
                    "`{argument}` cannot be `{value}`"
                ),
                say!(
                    "端口写 1 到 65535 之间的一个数，如 `--port 8080`",
                    "a port is a number from 1 to 65535, as in `--port 8080`"
                ),
            )
        }
        ErrorKind::ArgumentConflict => (
            say!(
                "`{argument}` 写重了，或与别的选项不能同用",
                "`{argument}` is there twice, or with an option that it does not go with"
            ),
            say!("去掉一个", "leave one of them out"),
        ),
        _ => (
            say!("看不懂这条命令", "this command is not understood"),
            say!(
                "运行 `linli --help` 看全部命令",
                "run `linli --help` for every command"
            ),
        ),
    }
}

fn value(error: &Error, argument: &str) -> (Words, Words) {
    let value = first(error, ContextKind::InvalidValue).unwrap_or_default();
    let known = all(error, ContextKind::ValidValue);
    let message = match value.is_empty() {
        true => say!("`{argument}` 后面少了内容", "nothing stands behind `{argument}`"),
        false => say!(
            "`{argument}` 不能写 `{value}`",
            "`{argument}` cannot be `{value}`"
        ),
    };
    let (zh, en) = (known.join("、"), known.join(", "));
    let mend = match known.is_empty() {
        true => say!("在它后面补上内容", "write what it shall be behind it"),
        false => say!("可以写：{zh}", "it may be: {en}"),
    };
    let near = first(error, ContextKind::SuggestedValue);
    (message, meant(near, &mend))
}

fn meant(near: Option<String>, otherwise: &Words) -> Words {
    match near {
        Some(near) => say!("是不是 `{near}`？", "was `{near}` meant?"),
        None => otherwise.clone(),
    }
}

fn first(error: &Error, kind: ContextKind) -> Option<String> {
    let all = all(error, kind);
    (!all.is_empty()).then(|| all.join(" "))
}

fn all(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}
