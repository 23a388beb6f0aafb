//! A decision: who took part, and who agreed.

use crate::model::audience::Audience;
use crate::model::date::Day;
use crate::source::span::{Span, Spanned};

/// What was decided, by whom, with which votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    pub by: Body,
    /// Whose homes are concerned; everywhere if it names nothing.
    pub scope: Audience,
    /// The day on which the agenda was published.
    pub announced: Option<Spanned<Day>>,
    /// The first and last day on which votes were cast.
    pub voting: Option<Spanned<(Day, Day)>>,
    /// As it was declared: passed or not.
    pub declared: Spanned<Outcome>,
}

/// Who decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// All owners of the scope, by heads and by area.
    Assembly(Box<Assembly>),
    Committee(Committee),
}

/// A vote of owners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assembly {
    /// The number among the nine matters of article 278 of the Civil Code.
    pub item: u32,
    /// Owners; one who owns several homes is one.
    pub heads: Tally,
    /// Floor area in whole 0.01 m².
    pub area: Tally,
}

/// A vote of the owners' committee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committee {
    pub members: i64,
    pub present: i64,
    pub agree: i64,
    pub span: Span,
}

/// One measure of a vote: heads, or hundredths of a square metre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub total: Spanned<i64>,
    pub participating: Spanned<i64>,
    pub agree: Spanned<i64>,
    pub oppose: i64,
    pub abstain: i64,
    /// Ballots that took part and cannot be counted either way.
    pub invalid: i64,
    pub span: Span,
}

/// Whether something was passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Failed,
}

impl Outcome {
    /// Both with their names in content files and word tables.
    pub const NAMES: [(&'static str, Outcome); 2] =
        [("passed", Outcome::Passed), ("failed", Outcome::Failed)];

    /// Returns the name in content files.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Passed => "passed",
            Outcome::Failed => "failed",
        }
    }

    fn of(passed: bool) -> Outcome {
        match passed {
            true => Outcome::Passed,
            false => Outcome::Failed,
        }
    }
}

/// A share that must be reached: `part / whole`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    pub part: i64,
    pub whole: i64,
    /// Reaching it exactly is enough: 以上 includes the number, 过半数 does not (article 1259).
    pub inclusive: bool,
}

/// Two thirds or more take part: article 278, second paragraph.
pub const QUORUM: Threshold = Threshold {
    part: 2,
    whole: 3,
    inclusive: true,
};

/// More than half agree.
pub const MAJORITY: Threshold = Threshold {
    part: 1,
    whole: 2,
    inclusive: false,
};

/// Three quarters or more agree: items 6, 7 and 8.
pub const THREE_QUARTERS: Threshold = Threshold {
    part: 3,
    whole: 4,
    inclusive: true,
};

impl Threshold {
    /// Returns both products that are compared: `whole × count` and `part × all`.
    pub fn products(&self, count: i64, all: i64) -> (i128, i128) {
        let left = i128::from(self.whole) * i128::from(count);
        (left, i128::from(self.part) * i128::from(all))
    }

    /// Returns whether `count` of `all` is enough. Compared as whole numbers, never as rounded percents.
    pub fn is_met(&self, count: i64, all: i64) -> bool {
        let (left, right) = self.products(count, all);
        match self.inclusive {
            true => left >= right && all > 0,
            false => left > right,
        }
    }
}

/// What a test of the law counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Heads,
    /// In whole 0.01 m².
    Area,
    Members,
}

/// One test of the law: so many of so many, against a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Test {
    /// It counts who takes part, not who agrees.
    pub taking_part: bool,
    pub measure: Measure,
    pub count: i64,
    pub all: i64,
    pub threshold: Threshold,
}

impl Test {
    /// Returns whether the count is enough.
    pub fn is_met(&self) -> bool {
        self.threshold.is_met(self.count, self.all)
    }

    /// Returns the sign between both products.
    pub fn sign(&self) -> &'static str {
        match (self.is_met(), self.threshold.inclusive) {
            (true, true) => "≥",
            (true, false) => ">",
            (false, true) => "<",
            (false, false) => "≤",
        }
    }
}

impl Assembly {
    /// Returns the tests in their order; who agrees counts only where enough took part.
    fn tests(&self) -> Vec<Test> {
        let agreement = self.agreement();
        let measures = [(Measure::Heads, &self.heads), (Measure::Area, &self.area)];
        let mut tests: Vec<Test> = Vec::with_capacity(4);
        tests.extend(measures.map(|(measure, tally)| Test {
            taking_part: true,
            measure,
            count: tally.participating.value,
            all: tally.total.value,
            threshold: QUORUM,
        }));
        if self.has_quorum() {
            tests.extend(measures.map(|(measure, tally)| Test {
                taking_part: false,
                measure,
                count: tally.agree.value,
                all: tally.participating.value,
                threshold: agreement,
            }));
        }
        tests
    }

    /// Returns the share of those taking part that must agree.
    pub fn agreement(&self) -> Threshold {
        match self.item {
            6..=8 => THREE_QUARTERS,
            _ => MAJORITY,
        }
    }

    /// Returns whether enough owners took part, by heads and by area.
    pub fn has_quorum(&self) -> bool {
        let enough = |tally: &Tally| QUORUM.is_met(tally.participating.value, tally.total.value);
        enough(&self.heads) && enough(&self.area)
    }
}

impl Committee {
    /// Returns the tests: more than half of all members are there, and more than half of all agree.
    fn tests(&self) -> Vec<Test> {
        let counts = [(true, self.present), (false, self.agree)];
        let test = |(taking_part, count)| Test {
            taking_part,
            measure: Measure::Members,
            count,
            all: self.members,
            threshold: MAJORITY,
        };
        counts.map(test).to_vec()
    }
}

impl Body {
    /// Returns the tests of the law, in their order.
    pub fn tests(&self) -> Vec<Test> {
        match self {
            Body::Assembly(assembly) => assembly.tests(),
            Body::Committee(committee) => committee.tests(),
        }
    }

    /// Returns what came of the votes: every test is met.
    pub fn outcome(&self) -> Outcome {
        Outcome::of(self.tests().iter().all(Test::is_met))
    }
}

impl Tally {
    /// Returns the sum of all ways to vote; `None` beyond all bounds.
    pub fn cast(&self) -> Option<i64> {
        let ways = [self.agree.value, self.oppose, self.abstain, self.invalid];
        ways.into_iter().try_fold(0_i64, i64::checked_add)
    }
}
