//! Single pages: about the site, privacy, accessibility.

use crate::kinds::kind::{Kind, Reading};
use crate::model::parts::Parts;
use crate::parse::beside::Beside;
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};
use crate::report::faults::Faults;

/// A page that stands alone.
pub struct Page;

const FIELDS: &[Field] = &[Field::optional(
    "order",
    FieldKind::Number,
    "次序：列表里第几个",
    "Its place among pages",
    "1",
)];

impl Kind for Page {
    fn name(&self) -> &'static str {
        "page"
    }

    fn folder(&self) -> &'static str {
        "pages"
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("关于本站", "About")
    }

    fn dated(&self) -> bool {
        false
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn read(&self, fields: &Fields<'_>, _beside: Beside<'_>, _faults: &mut Faults) -> Reading {
        let parts = Parts {
            order: fields.number("order").map(i64::from),
            ..Parts::default()
        };
        Reading {
            facts: Vec::new(),
            parts,
        }
    }
}
