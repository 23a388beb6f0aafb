//! Reads a YAML file that is one map.

use crate::parse::encoding::text_of;
use crate::parse::origin::Origin;
use crate::parse::schema::Field;
use crate::parse::validate::check;
use crate::parse::value::Value;
use crate::parse::yaml;
use crate::report::faults::Faults;
use crate::source::span::{FileId, Span};
use crate::source::tree::SourceTree;

/// Returns the map, held against its schemas; `None` if it cannot be read.
pub fn read_map(
    sources: &SourceTree,
    file: FileId,
    schemas: &[&[Field]],
    faults: &mut Faults,
) -> Option<Value> {
    let text = text_of(sources, file, faults)?;
    let origin = Origin { file, base: 0 };
    let value = yaml::read(text, origin, faults)?;
    check(&value, schemas, Span::start_of(file), faults);
    Some(value)
}
