//! A theme's faults are told by line; its files override.

use std::sync::Arc;

use linli::model::lang::Lang;
use linli::report::faults::Faults;
use linli::source::file::SourceFile;
use linli::source::tree::SourceTree;
use linli::theme::files::Theme;

use crate::faults_text::concise;
use crate::support::site::{file, on_disk};

/// Loads the plain theme with these files changed, and returns what is told of it.
fn load(changed: &[(&str, &str)]) -> (Theme, String) {
    let mut files: Vec<SourceFile> = on_disk("themes", "themes");
    files.extend(on_disk("tests/themes", "themes"));
    let changed = changed
        .iter()
        .map(|(path, text)| file(&format!("themes/bones/{path}"), text));
    files.extend(changed);
    let sources = SourceTree::new(files, Vec::new());
    let mut faults = Faults::default();
    let theme = Theme::load(&sources, "bones", &mut faults);
    let told = concise(&sources, &faults.into_vec());
    (theme, told)
}

#[test]
fn a_sound_theme_loads_in_silence() {
    let (theme, told) = load(&[]);
    assert_eq!(told, "");
    assert_eq!(theme.word(Lang::Zh, "kind.notice"), "通知公告");
    assert_eq!(theme.word(Lang::En, "kind.notice"), "Notices");
    assert_eq!(theme.settings.nav.first().map(String::as_str), Some("notice"));
}

#[test]
fn faults_of_templates_are_told_at_their_line() {
    let (_, told) = load(&[("layout/home.html", "<p>\n{% if home %}\n")]);
    assert!(told.contains("themes/bones/layout/home.html:2:"), "{told}");
    let (_, told) = load(&[("layout/home.html", "<p>\n一{{ home | nofilter }}")]);
    assert!(told.contains("themes/bones/layout/home.html:2:"), "{told}");
    assert!(told.contains("没有这个过滤器 `nofilter`"), "{told}");
    let (_, told) = load(&[(
        "layout/home.html",
        "\n{{ <nothing /> }}\n{% include \"layout/no.html\" %}",
    )]);
    assert!(told.contains("没有这个组件 `nothing`"), "{told}");
    assert!(told.contains("没有这个模板 `layout/no.html`"), "{told}");
    let (_, told) = load(&[("layout/home.html", "{{ get_env(name=\"HOME\") }}")]);
    assert!(told.contains("没有这个函数 `get_env`"), "{told}");
}

#[test]
fn words_that_no_table_has_are_told() {
    let (_, told) = load(&[("layout/home.html", "\n<p>{{ word(key=\"no.such-word\") }}</p>")]);
    assert_eq!(
        told,
        "themes/bones/layout/home.html:2:17 error theme-word: 没有 `no.such-word` 这个词\n  \
         → 在 `words/zh-Hans.yaml` 和 `words/en.yaml` 里加上它\n"
    );
    let (_, told) = load(&[("words/zh-Hans.yaml", "own: {word: 词}\n")]);
    assert!(told.contains("缺少 `own.word` 这个词"), "{told}");
    let (_, told) = load(&[("words/zh-Hans.yaml", "own: [1]\n")]);
    assert!(told.contains("themes/bones/words/zh-Hans.yaml:1:"), "{told}");
}

#[test]
fn nothing_but_finished_html_is_let_through_as_it_is() {
    let (_, told) = load(&[("layout/home.html", "{{ page.title | safe }}")]);
    assert!(told.contains("theme-unsafe"), "{told}");
}

#[test]
fn a_theme_overrides_single_words_and_files() {
    let (theme, told) = load(&[
        ("words/zh-Hans.yaml", "kind: {notice: 告示}\n"),
        ("site.js", "own();\n"),
        (
            "icons/bell.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>",
        ),
    ]);
    assert_eq!(told, "");
    assert_eq!(theme.word(Lang::Zh, "kind.notice"), "告示");
    assert_eq!(theme.word(Lang::Zh, "kind.event"), "社区活动");
    let asset = &theme.assets["icons/bell.svg"];
    assert!(asset.path.as_str().starts_with("assets/bell."), "{}", asset.path);
    let script = &theme.assets["site.js"];
    assert!(script.bytes.as_slice().starts_with(b"own();\n"));
}

#[test]
fn a_theme_that_is_not_there_is_told_with_those_that_are() {
    let sources = SourceTree::new(on_disk("themes", "themes"), Vec::new());
    let mut faults = Faults::default();
    let theme = Arc::new(Theme::load(&sources, "nowhere", &mut faults));
    let told = concise(&sources, &faults.into_vec());
    assert!(told.contains("没有名为 `nowhere` 的主题"), "{told}");
    assert!(told.contains("现有的主题：`default`"), "{told}");
    assert_eq!(theme.word(Lang::Zh, "kind.notice"), "通知公告");
}
