//! What can be wrong in a site's own synonyms.

use std::collections::BTreeSet;

use crate::parse::encoding::text_of;
use crate::parse::origin::Origin;
use crate::parse::schema::{Field, FieldKind};
use crate::parse::value::{Shape, Value};
use crate::parse::yaml;
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::{FileId, Span, Spanned};
use crate::source::tree::SourceTree;

/// The site's own list, added to the theme's.
pub const SYNONYMS_PATH: &str = "content/synonyms.yaml";

/// What the file is: one list, without a key.
pub const SYNONYMS: &[Field] = &[Field::required(
    "synonyms",
    FieldKind::List(&FieldKind::List(&FieldKind::Text)),
    "同义词：每组几个词，意思一样，第一个是本站用的词",
    "Groups of words that mean the same; the first is the site's own word",
    "[[安居亭, 值班亭, 小亭子]]",
)];

/// Tells what is wrong in the site's own groups. The theme reads them for search, with its own.
pub fn check_synonyms(sources: &SourceTree, faults: &mut Faults) {
    if let Some((file, _)) = sources.find(SYNONYMS_PATH) {
        check_groups(sources, file, faults);
    }
}

/// Tells what is wrong in a file of groups.
pub fn check_groups(sources: &SourceTree, file: FileId, faults: &mut Faults) {
    let Some(text) = text_of(sources, file, faults) else {
        return;
    };
    let value = yaml::read(text, Origin { file, base: 0 }, faults);
    let Some(value) = value.filter(|value| !matches!(value.shape, Shape::Empty)) else {
        return;
    };
    if !matches!(value.shape, Shape::List(_)) {
        faults
            .error(
                "wrong-shape",
                value.span,
                say!("同义词要写成一个列表", "synonyms are a list"),
            )
            .mend(say!(
                "每组一行，写成 `- [本站用的词, 别人也这么叫]`",
                "a group a line, such as `- [our word, what others call it]`"
            ));
    }
    let words = |group: &Value| items(group).iter().filter_map(word_of).collect();
    let groups: Vec<(Span, Vec<Spanned<String>>)> = items(&value)
        .iter()
        .map(|group| (group.span, words(group)))
        .collect();
    check_words(&groups, faults);
}

fn items(value: &Value) -> &[Value] {
    match &value.shape {
        Shape::List(items) => items,
        _ => &[],
    }
}

fn word_of(value: &Value) -> Option<Spanned<String>> {
    match &value.shape {
        Shape::Text(text) if !text.trim().is_empty() => Some(Spanned {
            value: text.trim().to_owned(),
            span: value.span,
        }),
        _ => None,
    }
}

/// Tells of groups of less than two words and of words that were there before.
fn check_words(groups: &[(Span, Vec<Spanned<String>>)], faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for (span, group) in groups {
        if group.len() < 2 {
            faults
                .error(
                    "lone-synonym",
                    *span,
                    say!("这一组不到两个词", "this group has less than two words"),
                )
                .mend(say!(
                    "写成 `- [本站用的词, 别人也这么叫]`，或删去这一行",
                    "write `- [our word, what others call it]`, or delete the line"
                ));
        }
        for word in group
            .iter()
            .filter(|word| !seen.insert(word.value.to_lowercase()))
        {
            let written = &word.value;
            faults
                .error(
                    "synonym-twice",
                    word.span,
                    say!("`{written}` 前面已经写过", "`{written}` was written before"),
                )
                .mend(say!(
                    "一个词只写在一组里；两组意思一样就并成一组",
                    "a word stands in one group; join the two groups if they mean the same"
                ));
        }
    }
}
