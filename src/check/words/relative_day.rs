//! Words such as tomorrow, which are wrong the day after.

use crate::check::contract::Check;
use crate::check::reading::wanted::Wanted;
use crate::check::reading::written;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "relative-day";

const WORDS: [&str; 20] = [
    "今天",
    "明天",
    "昨天",
    "后天",
    "前天",
    "今晚",
    "明晚",
    "昨晚",
    "今早",
    "明早",
    "本周",
    "下周",
    "上周",
    "这周",
    "本月",
    "下月",
    "上月",
    "近日",
    "日前",
    "即日起",
];

pub struct RelativeDay;

impl Check for RelativeDay {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "网页和海报会留很多天，“明天停水”过一天再看就是错的。有发布日期的内容都查；引用的原话不查。\n\n\
                 例：`明天8:30停水`\n\n\
                 怎么改：写日期和星期，例如 `3月18日（星期三）8:30停水`。",
            en: "Pages and posters stay for days: “no water tomorrow” is wrong when read a day later. Looked at in \
                 everything that has a day of issue; quotations are left alone.\n\n\
                 Example: `明天8:30停水` (no water tomorrow from 8:30)\n\n\
                 To mend: give date and weekday, such as `3月18日（星期三）8:30停水`.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        let wanted = Wanted::of(WORDS);
        for entry in site.checked().filter(|entry| entry.parts.statute.is_none()) {
            let Some(issued) = entry.meta.date else { continue };
            for file in written::files(entry, sources)
                .into_iter()
                .filter(|file| !file.english && wanted.is_in(file.text))
            {
                for line in file.own_lines().filter(|line| wanted.is_in(line.text)) {
                    for (word, at) in found(line.text) {
                        let fault = faults.warn(
                            NAME,
                            file.span(line.start + at..line.start + at + word.len()),
                            say!(
                                "“{word}”过几天再看就不对了",
                                "“{word}” is wrong when it is read some days later"
                            ),
                        );
                        let day = match word {
                            "今天" | "今晚" | "今早" | "即日起" => Some(issued),
                            "明天" | "明晚" | "明早" => Some(issued.plus_days(1)),
                            "后天" => Some(issued.plus_days(2)),
                            "昨天" | "昨晚" => Some(issued.plus_days(-1)),
                            _ => None,
                        };
                        match day {
                            Some(day) => {
                                let long = day.long(crate::model::lang::Lang::Zh);
                                let short = long.split_once('年').map_or(long.as_str(), |(_, rest)| rest);
                                fault.mend(say!(
                                    "写日期；按发布日算，是 {short}",
                                    "give the date; counted from the day of issue it is {short}"
                                ))
                            }
                            None => fault.mend(say!(
                                "写日期和星期，例如 3月18日（星期三）",
                                "give date and weekday, such as 3月18日（星期三）"
                            )),
                        };
                    }
                }
            }
        }
    }
}

fn found(line: &str) -> Vec<(&'static str, usize)> {
    let mut out: Vec<(&str, usize)> = WORDS
        .iter()
        .flat_map(|word| line.match_indices(word).map(|(at, _)| (*word, at)))
        .filter(|(word, at)| !is_part_of_another(line, word, *at))
        .collect();
    out.sort_by_key(|(_, at)| *at);
    out
}

/// Returns whether the signs belong to a longer word: `以后天气`, `本月饼`, `生日前`.
fn is_part_of_another(line: &str, word: &str, at: usize) -> bool {
    let before = line.get(..at).and_then(|text| text.chars().next_back());
    let after = line.get(at + word.len()..).and_then(|text| text.chars().next());
    match word {
        "后天" | "前天" => after == Some('气') || before.is_some_and(|sign| "以之然今先".contains(sign)),
        "日前" => before.is_some_and(|sign| {
            sign.is_ascii_digit() || "生工节假当次某十一二三四五六七八九X".contains(sign)
        }),
        "近日" => after.is_some_and(|sign| "点".contains(sign)) || before == Some('最'),
        "本月" | "上月" | "下月" => {
            after == Some('饼') || before.is_some_and(|sign| "每基成".contains(sign))
        }
        "上周" | "下周" | "本周" | "这周" => after.is_some_and(|sign| "围边".contains(sign)),
        _ => false,
    }
}
