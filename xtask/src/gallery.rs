//! Shows every component of the theme in every state.

use std::path::Path;

use linli::model::lang::Lang;
use linli::report::faults::Faults;
use linli::source::file::{Bytes, SourceFile};
use linli::source::tree::SourceTree;
use linli::theme::files::Theme;
use serde_json::{Map, Value};

use crate::arguments::Arguments;
use crate::commands::root;
use crate::files;

const COMPONENTS: &str = "themes/default/components";

/// Looks of a page: its name, the attribute of the text size, the style it uses.
const LOOKS: [(&str, &str, &str); 4] = [
    ("", "", "site.css"),
    ("-dark", "", "dark.css"),
    ("-large", " data-text=\"large\"", "site.css"),
    ("-largest", " data-text=\"largest\"", "site.css"),
];

/// A component in one state.
struct Example {
    title: String,
    component: String,
    arguments: Map<String, Value>,
}

/// Writes `target/gallery`, a page a language and look.
pub fn run_all(_: &Arguments) -> Result<(), String> {
    let samples = yaml(&root().join(COMPONENTS).join("samples.yaml"))?;
    let examples = examples(&samples)?;
    let theme = theme(&examples)?;
    let folder = root().join("target/gallery");
    let style = asset(&theme, "site.css");
    let dark = style.replace("@media (prefers-color-scheme: dark)", "@media screen");
    files::write(&folder.join("site.css"), &style)?;
    files::write(&folder.join("dark.css"), &dark)?;
    for (lang, code) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let drawn = drawn(&theme, &samples, &examples, lang)?;
        for (look, text_size, style) in LOOKS {
            let page = page(lang, code, text_size, style, &drawn);
            files::write(&folder.join(format!("{code}{look}.html")), &page)?;
        }
    }
    eprintln!(
        "{} states are in {}",
        examples.len(),
        folder.join("zh.html").display()
    );
    Ok(())
}

fn page(lang: Lang, code: &str, text_size: &str, style: &str, drawn: &str) -> String {
    let others: String = LOOKS
        .iter()
        .flat_map(|(look, ..)| ["zh", "en"].map(|code| format!("{code}{look}")))
        .map(|name| format!("<a class=\"button button--quiet\" href=\"{name}.html\">{name}</a> "))
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"{}\"{text_size}>\n<head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>Gallery, {code}</title><link rel=\"stylesheet\" href=\"{style}\"></head>\n\
         <body class=\"page\"><main class=\"main\"><h1>Gallery</h1><p>{others}</p>\n{drawn}</main></body></html>\n",
        lang.tag()
    )
}

fn drawn(theme: &Theme, samples: &Value, examples: &[Example], lang: Lang) -> Result<String, String> {
    let mut out = String::new();
    for (at, example) in examples.iter().enumerate() {
        let mut context = tera::Context::new();
        context.insert("site", &samples["site"]);
        context.insert("page", &samples["page"]);
        context.insert("arguments", &example.arguments);
        let html = theme.templates.render(lang, &name(at), &context);
        let html = html.map_err(|told| format!("{}: {told:?}", example.title))?;
        let html = String::from_utf8(html).map_err(|cause| cause.to_string())?;
        let (component, title) = (&example.component, &example.title);
        out.push_str(&format!(
            "<section><h2><code>{component}</code> {title}</h2>\n{html}\n</section>\n"
        ));
    }
    Ok(out)
}

fn asset(theme: &Theme, name: &str) -> String {
    let bytes = theme.assets.get(name).map(|asset| asset.bytes.as_slice());
    String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned()
}

fn name(at: usize) -> String {
    format!("layout/gallery-{at}.html")
}

/// Loads the default theme with a template for each example.
fn theme(examples: &[Example]) -> Result<Theme, String> {
    let mut sources = Vec::new();
    let mut folders = vec![root().join("themes/default")];
    while let Some(folder) = folders.pop() {
        for path in listed(&folder)? {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(root()).map_err(|cause| cause.to_string())?;
            let bytes = std::fs::read(&path).map_err(|cause| format!("{}: {cause}", path.display()))?;
            sources.push(source(&below.to_string_lossy().replace('\\', "/"), bytes));
        }
    }
    for (at, example) in examples.iter().enumerate() {
        let named: Vec<String> = example
            .arguments
            .keys()
            .map(|name| format!("{name}={{arguments.{name}}}"))
            .collect();
        let text = format!("{{{{ <{} {} /> }}}}", example.component, named.join(" "));
        sources.push(source(&format!("themes/default/{}", name(at)), text.into_bytes()));
    }
    let tree = SourceTree::new(sources, Vec::new());
    let mut faults = Faults::default();
    let theme = Theme::load(&tree, "default", &mut faults);
    match faults.into_vec().first() {
        Some(fault) => Err(fault.message.en.to_string()),
        None => Ok(theme),
    }
}

fn source(path: &str, bytes: Vec<u8>) -> SourceFile {
    SourceFile::new(path.to_owned(), Bytes::Read(bytes.into()), false)
}

fn examples(samples: &Value) -> Result<Vec<Example>, String> {
    let mut all = Vec::new();
    for folder in listed(&root().join(COMPONENTS))? {
        let path = folder.join("examples.yaml");
        if !path.is_file() {
            continue;
        }
        for example in yaml(&path)?.as_array().into_iter().flatten() {
            let text = |key: &str| example[key].as_str().unwrap_or_default().to_owned();
            let arguments = filled(&example["with"], samples);
            all.push(Example {
                title: text("title"),
                component: text("use"),
                arguments: arguments.as_object().cloned().unwrap_or_default(),
            });
        }
    }
    Ok(all)
}

/// Puts samples where `like` names them, with the keys that are given beside it.
fn filled(value: &Value, samples: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| filled(item, samples)).collect(),
        Value::Object(map) => {
            let like = map.get("like").and_then(Value::as_str);
            let sample = like.and_then(|name| samples[name].as_object());
            let mut out = sample.cloned().unwrap_or_default();
            for (key, value) in map.iter().filter(|(key, _)| *key != "like") {
                out.insert(key.clone(), filled(value, samples));
            }
            Value::Object(out)
        }
        other => other.clone(),
    }
}

fn listed(folder: &Path) -> Result<Vec<std::path::PathBuf>, String> {
    let said = |cause: std::io::Error| format!("{}: {cause}", folder.display());
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(said)? {
        paths.push(entry.map_err(said)?.path());
    }
    paths.sort();
    Ok(paths)
}

fn yaml(path: &Path) -> Result<Value, String> {
    let text = std::fs::read_to_string(path).map_err(|cause| format!("{}: {cause}", path.display()))?;
    serde_yaml::from_str(&text).map_err(|cause| format!("{}: {cause}", path.display()))
}
