//! What keys a map may have and what each may hold.

/// One key of a map: for reading, for `new`, for editors, for the reference.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    pub kind: FieldKind,
    pub required: bool,
    /// What holds when it is left out, in words for the reference; empty if nothing does.
    pub default: &'static str,
    /// What it means, for staff. What stands before the first `：` is its Chinese name.
    pub zh: &'static str,
    pub en: &'static str,
    /// A value as an example, as YAML.
    pub example: &'static str,
}

/// What a key may hold.
#[derive(Clone, Copy, Debug)]
pub enum FieldKind {
    /// Any text on one line or several.
    Text,
    /// `2026-11-20`
    Day,
    /// `2026-11-20` or `2026-11-20T08:30`
    When,
    /// A whole number from 0.
    Number,
    /// `true` or `false`
    Flag,
    /// An amount with two decimals.
    Amount,
    /// A quantity or unit price with up to six decimals.
    Decimal,
    /// An area in m² with two decimals.
    Area,
    /// The id of an entry.
    Id,
    /// A statute and an article: `cn-civil-code#278`.
    Law,
    /// A file beside the entry.
    File,
    /// One of a closed set.
    Choice(&'static [&'static str]),
    List(&'static FieldKind),
    Map(&'static [Field]),
    /// Either a list of maps or the name of a CSV file: a ledger's lines.
    Lines(&'static [Field]),
    /// Either the id of an entry or a map that has it: a ledger's `previous`.
    Named(&'static [Field]),
    /// Either a list of ids or a map: a newsletter's pick.
    Pick(&'static [Field]),
}

impl Field {
    /// Returns a key that may be left out.
    pub const fn optional(
        name: &'static str,
        kind: FieldKind,
        zh: &'static str,
        en: &'static str,
        example: &'static str,
    ) -> Field {
        Field {
            name,
            kind,
            required: false,
            default: "",
            zh,
            en,
            example,
        }
    }

    /// Returns a key that must be there.
    pub const fn required(
        name: &'static str,
        kind: FieldKind,
        zh: &'static str,
        en: &'static str,
        example: &'static str,
    ) -> Field {
        Field {
            required: true,
            ..Field::optional(name, kind, zh, en, example)
        }
    }

    /// Returns the key with what holds when it is left out.
    pub const fn or(self, default: &'static str) -> Field {
        Field { default, ..self }
    }

    /// Returns its Chinese name.
    pub fn zh_name(&self) -> &'static str {
        self.zh.split('：').next().unwrap_or(self.zh)
    }
}
