//! Reads the tables of public holidays in `content/calendar/`.

use std::collections::BTreeMap;

use crate::model::date::Day;
use crate::model::site::HolidayTable;
use crate::parse::data_file::read_map;
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};
use crate::report::faults::Faults;
use crate::say;
use crate::source::file::Numbered;
use crate::source::tree::SourceTree;

/// The keys of a holiday.
pub const HOLIDAY: &[Field] = &[
    Field::required(
        "name",
        FieldKind::Text,
        "名称：节日名称",
        "The holiday's name",
        "劳动节",
    ),
    Field::required(
        "from",
        FieldKind::Day,
        "从：放假的第一天",
        "The first day off",
        "2026-05-01",
    ),
    Field::required(
        "to",
        FieldKind::Day,
        "到：放假的最后一天",
        "The last day off",
        "2026-05-05",
    ),
    Field::optional(
        "worked",
        FieldKind::List(&FieldKind::Day),
        "调休：要上班的周末",
        "Weekend days that are worked",
        "[2026-05-09]",
    ),
];

/// The keys of `content/calendar/<year>.yaml`.
pub const CALENDAR: &[Field] = &[
    Field::required(
        "year",
        FieldKind::Number,
        "年份：与文件名相同",
        "The year, as in the file's name",
        "2026",
    ),
    Field::optional(
        "zone",
        FieldKind::Text,
        "时区：不写就是北京时间",
        "The zone",
        "Asia/Shanghai",
    )
    .or("Asia/Shanghai"),
    Field::required(
        "holidays",
        FieldKind::List(&FieldKind::Map(HOLIDAY)),
        "节假日：放假和调休",
        "Days off and weekend days worked",
        "[{name: 劳动节, from: 2026-05-01, to: 2026-05-05, worked: [2026-05-09]}]",
    ),
];

/// Reads every table, by year.
pub fn read_calendars(sources: &SourceTree, faults: &mut Faults) -> BTreeMap<i32, HolidayTable> {
    let is_table = |file: &Numbered<'_>| file.1.path.ends_with(".yaml");
    sources
        .under("content/calendar")
        .filter(is_table)
        .filter_map(|file| read_calendar(sources, file, faults))
        .collect()
}

fn read_calendar(
    sources: &SourceTree,
    (id, file): Numbered<'_>,
    faults: &mut Faults,
) -> Option<(i32, HolidayTable)> {
    let value = read_map(sources, id, &[CALENDAR], faults)?;
    let fields = Fields::of(&value);
    let year = fields.number("year")?;
    let stem = file
        .path
        .rsplit('/')
        .next()
        .and_then(|name| name.strip_suffix(".yaml"))
        .unwrap_or_default();
    if stem != year.to_string() {
        faults
            .error(
                "wrong-year",
                fields.span("year"),
                say!(
                    "文件名是 `{stem}`，年份却是 `{year}`",
                    "the file is `{stem}`, but its year is `{year}`"
                ),
            )
            .mend(say!("两处写成同一年", "let both be the same year"));
    }
    let mut table = HolidayTable::default();
    for keys in fields.maps("holidays") {
        let (Some(name), Some(from), Some(to)) = (keys.string("name"), keys.day("from"), keys.day("to"))
        else {
            continue;
        };
        if to < from {
            faults
                .error(
                    "ends-before-start",
                    keys.span("to"),
                    say!("`{name}` 的最后一天早于第一天", "`{name}` ends before it starts"),
                )
                .mend(say!("核对 `from` 和 `to`", "compare `from` and `to`"));
        }
        table.off.push((name, from, to));
        let worked = keys.texts("worked");
        table
            .worked
            .extend(worked.iter().filter_map(|day| Day::parse(day).ok()));
    }
    Some((i32::try_from(year).ok()?, table))
}
