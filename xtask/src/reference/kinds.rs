//! The page of kinds and their keys.

use linli::kinds::KINDS;
use linli::kinds::core::TRANSLATION;
use linli::parse::core::CORE;

use crate::reference::fields::tables;
use crate::reference::markdown::{opening, table};

pub fn page() -> String {
    let mut out = opening("Kinds of content · 内容的种类", "`src/kinds/`");
    out.push_str("A kind is the folder that an entry lies in. A star marks a key that must be there.\n\n");
    let rows: Vec<Vec<String>> = KINDS
        .iter()
        .map(|kind| {
            let (zh, en) = kind.called();
            let dated = if kind.dated() { "required" } else { "optional" };
            let name = kind.name();
            vec![
                format!("[`{name}`](#{name})"),
                zh.to_owned(),
                en.to_owned(),
                format!("`content/{}/`", kind.folder()),
                dated.to_owned(),
            ]
        })
        .collect();
    table(&mut out, &["kind", "中文", "English", "folder", "`date`"], &rows);
    out.push_str("## core\n\nKeys of every kind.\n\n");
    tables(&mut out, CORE, 3);
    out.push_str("## translation\n\nKeys of `<name>.en.md` beside an entry.\n\n");
    tables(&mut out, TRANSLATION, 3);
    for kind in KINDS {
        let (zh, en) = kind.called();
        out.push_str(&format!("## {}\n\n{zh} · {en}\n\n", kind.name()));
        match kind.fields() {
            [] => out.push_str("No keys beyond the core.\n\n"),
            fields => tables(&mut out, fields, 3),
        }
    }
    out
}
