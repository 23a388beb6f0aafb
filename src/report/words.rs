//! One sentence in Chinese and in English.

use std::borrow::Cow;

/// The language staff are spoken to in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tongue {
    #[default]
    Zh,
    En,
}

/// A sentence in both languages; values stand in backticks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    pub zh: Cow<'static, str>,
    pub en: Cow<'static, str>,
}

impl Words {
    /// Returns the sentence in one language.
    pub fn in_tongue(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::Zh => &self.zh,
            Tongue::En => &self.en,
        }
    }
}

/// Builds [`Words`] from two format strings: `say!("第 {n} 行…", "line {n} …")`.
#[macro_export]
macro_rules! say {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::report::words::Words {
            zh: ::std::borrow::Cow::Owned(format!($zh)),
            en: ::std::borrow::Cow::Owned(format!($en)),
        }
    };
}
