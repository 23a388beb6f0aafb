//! Declared results that the votes do not give.

use crate::check::contract::Check;
use crate::model::money::Area;
use crate::model::site::Site;
use crate::model::vote::{Measure, Outcome, Test};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::report::words::Words;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "vote-result-differs";

pub struct VoteResultDiffers;

impl Check for VoteResultDiffers {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["V5"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "结果由票数算，不由人写。业主表决先看参与：人数和面积都要三分之二以上（正好也算）。\
                 再看同意：参与者的人数和面积，第六、七、八项都要四分之三以上（正好也算），其他项都要过半数（正好一半不算）。\
                 比的是分数，不是凑整的百分数：237/356 印出来是 66.57%，仍然不到三分之二。\
                 业委会的决定：到会过半数，同意超过全体委员的半数。\n\n\
                 例：参与 237/356，却写 `result: passed`\n\n\
                 怎么改：票数没错，就改 `result:`；票数抄错了，改票数。",
            en: "The votes decide the result. Of owners, two thirds or more must take part, by heads and by area; then three \
                 quarters or more of those must agree on items 6, 7 and 8, and more than half on the others. Fractions are \
                 compared, not rounded percents: 237/356 is printed as 66.57 % and is still below two thirds. In a committee \
                 more than half must be present and more than half of all members agree.\n\n\
                 Example: 237/356 take part, and yet `result: passed`\n\n\
                 To mend: if the counts are right change `result:`; else correct the counts.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for vote in site.checked().filter_map(|entry| entry.parts.vote.as_ref()) {
            let (declared, computed) = (vote.declared.value, vote.by.outcome());
            if declared == computed {
                continue;
            }
            let word = |outcome| match outcome {
                Outcome::Passed => ("通过", "passed"),
                Outcome::Failed => ("不通过", "failed"),
            };
            let ((wrote, wrote_en), (right, right_en)) = (word(declared), word(computed));
            let fault = faults.error(
                NAME,
                vote.declared.span,
                say!(
                    "写的是“{wrote}”，按票数应为“{right}”",
                    "declared as {wrote_en}, but the votes give {right_en}"
                ),
            );
            for test in vote.by.tests() {
                fault.note(step(&test));
            }
            let name = computed.name();
            fault.mend(say!(
                "票数没错，就写 `result: {name}`；票数抄错了，改票数",
                "if the counts are right write `result: {name}`; else correct the counts"
            ));
        }
    }
}

fn step(test: &Test) -> Words {
    let (what, what_en) = match (test.taking_part, test.measure) {
        (true, Measure::Members) => ("到会", "present"),
        (true, _) => ("参与", "taking part"),
        (false, _) => ("同意", "agreeing"),
    };
    let (measure, measure_en) = match test.measure {
        Measure::Heads => ("人数", "heads"),
        Measure::Area => ("面积", "area"),
        Measure::Members => ("人数", "members"),
    };
    let (met, met_en) = match test.is_met() {
        true => ("够了", "enough"),
        false => ("不够", "not enough"),
    };
    let shown = |count: i64| match test.measure {
        Measure::Area => Area(count).to_string(),
        Measure::Heads | Measure::Members => count.to_string(),
    };
    let (part, whole, sign) = (test.threshold.part, test.threshold.whole, test.sign());
    let (count, all) = (shown(test.count), shown(test.all));
    say!(
        "{what}{measure}：{count}/{all}，{whole}×{count} {sign} {part}×{all}，{met}",
        "{what_en}, {measure_en}: {count}/{all}, {whole}×{count} {sign} {part}×{all}, {met_en}"
    )
}
