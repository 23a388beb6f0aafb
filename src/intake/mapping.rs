//! The names a site has for the columns of its books.

use crate::intake::labels::Role;
use crate::parse::fields::Fields;
use crate::parse::origin::Origin;
use crate::parse::value::{Shape, Value};
use crate::parse::yaml;
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::FileId;

/// Where the names are kept, in the site's folder.
pub const PATH: &str = "imports.yaml";

/// What was settled for one book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The sheet it is read from.
    pub sheet: Option<String>,
    /// Names of columns and what they hold.
    pub columns: Vec<(String, Role)>,
}

/// Reads what was settled: book and mapping, in their order.
pub fn read(text: &str, file: FileId, faults: &mut Faults) -> Vec<(String, Mapping)> {
    let Some(value) = yaml::read(text, Origin { file, base: 0 }, faults) else {
        return Vec::new();
    };
    let Shape::Map(books) = &value.shape else {
        return Vec::new();
    };
    let of = |value: &Value, faults: &mut Faults| {
        let fields = Fields::of(value);
        Mapping {
            sheet: fields.string("sheet"),
            columns: fields
                .get("columns")
                .map(|columns| read_columns(columns, faults))
                .unwrap_or_default(),
        }
    };
    books
        .iter()
        .map(|(book, value)| (book.value.clone(), of(value, faults)))
        .collect()
}

fn read_columns(value: &Value, faults: &mut Faults) -> Vec<(String, Role)> {
    let Shape::Map(pairs) = &value.shape else {
        return Vec::new();
    };
    let mut columns = Vec::new();
    for (name, role) in pairs {
        let written = match &role.shape {
            Shape::Text(text) => text.as_str(),
            _ => "",
        };
        match Role::of_name(written) {
            Some(role) => columns.push((name.value.clone(), role)),
            None => {
                let known: Vec<&str> = Role::NAMES.iter().map(|(name, ..)| *name).collect();
                let known = known.join("、");
                faults
                    .error(
                        "wrong-choice",
                        role.span,
                        say!("没有 `{written}` 这种列", "no column is a `{written}`"),
                    )
                    .mend(say!("可以写：{known}", "these are known: {known}"));
            }
        }
    }
    columns
}

/// Returns the file that says all this.
pub fn write(mappings: &[(String, Mapping)]) -> String {
    let mut out = String::from(
        "# 导入账本时各列叫什么；由 linli import 写下，可以改。\n# What columns are called in the books that are imported.\n",
    );
    for (book, mapping) in mappings {
        out.push_str(&format!("{book}:\n"));
        if let Some(sheet) = &mapping.sheet {
            out.push_str(&format!("  sheet: {}\n", quoted(sheet)));
        }
        if !mapping.columns.is_empty() {
            out.push_str("  columns:\n");
        }
        for (name, role) in &mapping.columns {
            out.push_str(&format!("    {}: {}\n", quoted(name), role.name()));
        }
    }
    out
}

/// Returns a text in quotes, as YAML reads it back.
pub fn quoted(text: &str) -> String {
    let clean: String = text.chars().filter(|sign| !sign.is_control()).collect();
    format!("\"{}\"", clean.replace('\\', "\\\\").replace('"', "\\\""))
}
