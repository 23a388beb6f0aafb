//! Reads a content file of any kind, or a translation.

use crate::han::near::nearest;
use crate::kinds::kind::{Kind, Reading};
use crate::model::entry::{Entry, Meta, Translation};
use crate::model::lang::Lang;
use crate::model::link::Links;
use crate::parse::beside::Beside;
use crate::parse::bounds;
use crate::parse::core::{CORE, read_meta};
use crate::parse::encoding::text_of;
use crate::parse::fields::Fields;
use crate::parse::front_matter::{self, Parted};
use crate::parse::markdown::read::{Dialect, read as read_markdown};
use crate::parse::origin::Origin;
use crate::parse::schema::{Field, FieldKind};
use crate::parse::slug;
use crate::parse::summary::first_paragraph;
use crate::parse::validate::{check, tell_missing};
use crate::parse::yaml;
use crate::report::diagnostic::{Diagnostic, Place, Severity};
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::{FileId, Span};
use crate::source::tree::SourceTree;

/// What a content file holds.
#[derive(Clone, Debug)]
pub enum Parsed {
    Entry(Box<Entry>),
    /// The body of `x.en.md`; its entry is the file without `.en`.
    Translation(Box<Translation>),
}

/// The keys of a translation.
pub const TRANSLATION: &[Field] = &[
    Field::required(
        "title",
        FieldKind::Text,
        "标题：英文标题",
        "The title in English",
        "Water off on 18 March",
    ),
    Field::optional(
        "summary",
        FieldKind::Text,
        "摘要：英文摘要",
        "A summary in English",
        "No water on 18 March.",
    )
    .or("正文第一段"),
];

/// Returns whether a path is that of a content file: `content/<folder>/…/<name>.md` or `.yaml`.
pub fn is_content(path: &str) -> bool {
    let mut parts = path.split('/');
    let in_folder =
        parts.next() == Some("content") && parts.next() != Some("calendar") && parts.next().is_some();
    in_folder && (path.ends_with(".md") || path.ends_with(".yaml"))
}

/// Reads a content file. The result depends on nothing but its path, its bytes and a CSV it names.
pub fn read_file(
    kinds: &[&dyn Kind],
    sources: &SourceTree,
    file: FileId,
) -> (Option<Parsed>, Vec<Diagnostic>) {
    let mut faults = Faults::default();
    let parsed = read(kinds, Beside { sources, file }, &mut faults);
    (parsed, faults.into_vec())
}

fn read(kinds: &[&dyn Kind], beside: Beside<'_>, faults: &mut Faults) -> Option<Parsed> {
    let path = beside.sources.path(beside.file);
    let folder = path.split('/').nth(1).unwrap_or_default();
    let Some(kind) = kinds.iter().find(|kind| kind.folder() == folder) else {
        tell_unknown_folder(folder, path, kinds, faults);
        return None;
    };
    let text = text_of(beside.sources, beside.file, faults)?;
    if !bounds::file_is_within(text, beside.file, faults) {
        return None;
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    if let Some(stem) = name.strip_suffix(".yaml") {
        let parted = Parted::whole(text, beside.file);
        return read_entry(*kind, stem, parted, beside, faults);
    }
    let parted = front_matter::part(text, beside.file, faults)?;
    let stem = name.strip_suffix(".md").unwrap_or(name);
    match stem.rsplit_once('.') {
        Some((_, "en")) => read_translation(*kind, parted, beside.file, faults),
        Some((_, code)) if is_language(code) => {
            tell_unknown_language(code, path, faults);
            None
        }
        _ => read_entry(*kind, stem, parted, beside, faults),
    }
}

fn is_language(code: &str) -> bool {
    (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn tell_unknown_language(code: &str, path: &str, faults: &mut Faults) {
    faults
        .add(
            "unknown-language",
            Severity::Error,
            Place::Path(path.to_owned()),
            say!(
                "译文只有英文 `.en.md`，没有 `.{code}.md`",
                "translations are English, `.en.md`; there is no `.{code}.md`"
            ),
        )
        .mend(say!(
            "原文的文件名不带 `.{code}`；译文写成 `.en.md`",
            "the original has no `.{code}` in its name; a translation ends in `.en.md`"
        ));
}

fn read_entry(
    kind: &dyn Kind,
    stem: &str,
    parted: Parted<'_>,
    beside: Beside<'_>,
    faults: &mut Faults,
) -> Option<Parsed> {
    let file = beside.file;
    let origin = |base| Origin { file, base };
    let value = yaml::read(parted.yaml, origin(parted.yaml_at), faults)?;
    let schemas = [kind.fields(), CORE];
    check(&value, &schemas, parted.opening, faults);
    let fields = Fields::of(&value);
    check_date(kind, &fields, parted.opening, faults);
    let mut meta = read_meta(&fields, stem, file, &schemas);
    check_names(&fields, &meta, stem, beside, faults);
    let Reading { facts, mut parts } = kind.read(&fields, beside, faults);
    let dialect = Dialect {
        lang: Lang::Zh,
        first_level: kind.first_heading(),
    };
    let mut body = read_markdown(parted.body, origin(parted.body_at), dialect, faults);
    kind.shape_body(&mut body, &mut parts, faults);
    if meta.summary.is_empty() {
        meta.summary = first_paragraph(&body, Lang::Zh);
    }
    Some(Parsed::Entry(Box::new(Entry {
        kind: kind.name(),
        folder: kind.folder(),
        meta,
        body,
        facts,
        parts,
        translation: None,
        links: Links::new(),
        related: Vec::new(),
    })))
}

fn read_translation(
    kind: &dyn Kind,
    parted: Parted<'_>,
    file: FileId,
    faults: &mut Faults,
) -> Option<Parsed> {
    let origin = |base| Origin { file, base };
    let value = yaml::read(parted.yaml, origin(parted.yaml_at), faults)?;
    check(&value, &[TRANSLATION], parted.opening, faults);
    let fields = Fields::of(&value);
    let dialect = Dialect {
        lang: Lang::En,
        first_level: kind.first_heading(),
    };
    let body = read_markdown(parted.body, origin(parted.body_at), dialect, faults);
    let summary = fields
        .string("summary")
        .unwrap_or_else(|| first_paragraph(&body, Lang::En));
    Some(Parsed::Translation(Box::new(Translation {
        file,
        title: fields.string("title").unwrap_or_default(),
        summary,
        body,
        links: Links::new(),
    })))
}

fn check_date(kind: &dyn Kind, fields: &Fields<'_>, place: Span, faults: &mut Faults) {
    let is_written = fields.spans().any(|(name, _)| name == "date");
    let date = CORE.iter().find(|field| field.name == "date");
    if let (true, false, Some(date)) = (kind.dated(), is_written, date) {
        tell_missing(date, place, faults);
    }
}

/// Both names of an entry go into addresses, whether written or taken from the file.
fn check_names(fields: &Fields<'_>, meta: &Meta, stem: &str, beside: Beside<'_>, faults: &mut Faults) {
    if fields.text("id").is_none() && !slug::is_slug(stem) {
        let path = beside.sources.path(beside.file);
        let name = path.rsplit('/').next().unwrap_or(path);
        let (why, how) = (slug::why(stem), slug::how(stem));
        let place = Place::Path(path.to_owned());
        faults
            .add("bad-slug", Severity::Error, place, why)
            .note(say!(
                "编号取自文件名 `{name}`",
                "the id is taken from the file's name `{name}`"
            ))
            .mend(how);
    }
    if slug::is_slug(&meta.slug) && slug::is_taken(&meta.slug) {
        let key = if fields.text("slug").is_some() {
            "slug"
        } else {
            "id"
        };
        let span = meta
            .spans
            .get(key)
            .copied()
            .unwrap_or(Span::start_of(beside.file));
        faults
            .error("bad-slug", span, slug::why(&meta.slug))
            .mend(say!("另写一个 `slug`", "write another `slug`"));
    }
}

fn tell_unknown_folder(folder: &str, path: &str, kinds: &[&dyn Kind], faults: &mut Faults) {
    let folders: Vec<&str> = kinds.iter().map(|kind| kind.folder()).collect();
    let named = kinds
        .iter()
        .find(|kind| kind.name() == folder || kind.called().0.contains(folder));
    let near = named
        .map(|kind| kind.folder())
        .or_else(|| nearest(folder, folders.iter().copied()));
    let mend = match near {
        Some(near) => say!("是不是 `content/{near}`？", "was `content/{near}` meant?"),
        None => {
            let all = folders.join("`、`");
            say!("可以用的文件夹：`{all}`", "the folders there are: `{all}`")
        }
    };
    faults
        .add(
            "unknown-folder",
            Severity::Error,
            Place::Path(path.to_owned()),
            say!(
                "没有 `{folder}` 这一类内容，这个文件不会发布",
                "there is no kind of content `{folder}`; this file is not published"
            ),
        )
        .mend(mend);
}
