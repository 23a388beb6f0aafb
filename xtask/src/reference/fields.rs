//! Tables of keys, from the lists that reading goes by.

use linli::parse::schema::{Field, FieldKind};

use crate::reference::markdown::{code, table};

/// Appends a table of keys, and one for each map among them, under headings of the given level.
pub fn tables(out: &mut String, fields: &[Field], level: usize) {
    let rows: Vec<Vec<String>> = fields.iter().map(row).collect();
    table(
        out,
        &["键", "form", "default", "意思", "meaning", "example"],
        &rows,
    );
    for field in fields {
        if let Some(inner) = keys_of(&field.kind) {
            out.push_str(&format!("{} `{}`\n\n", "#".repeat(level), field.name));
            tables(out, inner, (level + 1).min(6));
        }
    }
}

fn row(field: &Field) -> Vec<String> {
    let star = if field.required { " \\*" } else { "" };
    vec![
        format!("`{}`{star}", field.name),
        form(&field.kind),
        field.default.to_owned(),
        field.zh.to_owned(),
        field.en.to_owned(),
        code(field.example),
    ]
}

fn keys_of(kind: &FieldKind) -> Option<&'static [Field]> {
    match kind {
        FieldKind::Map(fields)
        | FieldKind::Lines(fields)
        | FieldKind::Named(fields)
        | FieldKind::Pick(fields) => Some(fields),
        FieldKind::List(inner) => keys_of(inner),
        _ => None,
    }
}

/// Returns how a value is written, in few words.
fn form(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Text => "text".to_owned(),
        FieldKind::Day => "day".to_owned(),
        FieldKind::When => "day or moment".to_owned(),
        FieldKind::Number => "whole number".to_owned(),
        FieldKind::Flag => "`true` or `false`".to_owned(),
        FieldKind::Amount => "amount, two decimals".to_owned(),
        FieldKind::Decimal => "number, up to six decimals".to_owned(),
        FieldKind::Area => "m², two decimals".to_owned(),
        FieldKind::Id => "id of an entry".to_owned(),
        FieldKind::Law => "statute`#`article".to_owned(),
        FieldKind::File => "file beside the entry".to_owned(),
        FieldKind::Choice(names) => {
            let names: Vec<String> = names.iter().map(|name| code(name)).collect();
            names.join(", ")
        }
        FieldKind::List(inner) => format!("list: {}", form(inner)),
        FieldKind::Map(_) => "keys below".to_owned(),
        FieldKind::Lines(_) => "list of keys below, or a CSV file".to_owned(),
        FieldKind::Named(_) => "id of an entry, or keys below".to_owned(),
        FieldKind::Pick(_) => "list of ids, or keys below".to_owned(),
    }
}
