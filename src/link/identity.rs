//! Ids and addresses are unique in the site.

use std::collections::HashMap;

use crate::model::entry::Entry;
use crate::report::faults::Faults;
use crate::say;
use crate::source::tree::SourceTree;

/// Tells of ids and slugs that two entries share.
pub fn check_unique(entries: &[Entry], sources: &SourceTree, faults: &mut Faults) {
    let mut ids: HashMap<&str, &Entry> = HashMap::new();
    let mut slugs: HashMap<String, &Entry> = HashMap::new();
    for entry in entries {
        let id = entry.meta.id.as_str();
        if let Some(first) = ids.insert(id, entry) {
            let other = sources.path(first.meta.file);
            faults
                .error(
                    "duplicate-id",
                    entry.span_of("id"),
                    say!("编号 `{id}` 已被 `{other}` 使用", "the id `{id}` is already used by `{other}`"),
                )
                .mend(say!(
                    "换一个没有用过的编号：改文件名，或写 `id:`；编号一经使用不再给别的内容",
                    "choose an id that was never used: rename the file or write `id:`; ids are never given twice"
                ));
            continue;
        }
        let slug = entry.meta.slug.to_lowercase();
        if let Some(first) = slugs.insert(slug.clone(), entry) {
            let other = sources.path(first.meta.file);
            faults
                .error(
                    "duplicate-slug",
                    entry.span_of("slug"),
                    say!(
                        "网址 `{slug}` 已被 `{other}` 使用",
                        "the address `{slug}` is already used by `{other}`"
                    ),
                )
                .mend(say!(
                    "换一个 `slug:`，或去掉它",
                    "choose another `slug:`, or leave it out"
                ));
        }
    }
}
