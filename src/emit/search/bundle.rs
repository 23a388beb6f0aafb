//! Bundles: titles, addresses and text of a few documents.

use crate::emit::search::bytes::{Packed, Packer};
use crate::emit::search::document::{Document, Form};

/// The size before packing at which a bundle is full.
const FULL: usize = 4096;

/// A finished bundle.
pub struct Bundle {
    pub documents: usize,
    pub packed: Packed,
}

/// Returns the documents in bundles, in their order. `sections` are numbered by their place.
pub fn bundles(documents: &[Document], sections: &[String], packer: &mut Packer) -> Vec<Bundle> {
    let mut done = Vec::new();
    let (mut text, mut count) = (String::new(), 0);
    for document in documents {
        let before = text.len();
        write_document(document, sections, &mut text);
        if before > 0 && text.len() > FULL {
            let next = text.split_off(before);
            done.push(bundle(&text, count, packer));
            (text, count) = (next, 0);
        }
        count += 1;
    }
    if count > 0 {
        done.push(bundle(&text, count, packer));
    }
    done
}

fn bundle(text: &str, documents: usize, packer: &mut Packer) -> Bundle {
    Bundle {
        documents,
        packed: packer.pack(text.as_bytes()),
    }
}

/// Appends a document; the first sign of each line says what the line is.
fn write_document(document: &Document, sections: &[String], out: &mut String) {
    let section = sections
        .iter()
        .position(|section| *section == document.section)
        .unwrap_or(0);
    let day = document.day.map(|day| day.iso()).unwrap_or_default();
    out.push_str(&format!(
        ">{}\t{section}\t{day}\t{}\n",
        document.path, document.title
    ));
    for line in &document.lines {
        match &line.form {
            Form::Heading { anchor } => out.push_str(&format!("#{anchor}\t{}\n", line.text)),
            Form::Text => out.push_str(&format!(" {}\n", line.text)),
        }
    }
}
