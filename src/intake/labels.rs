//! What accountants call columns and rows.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Date,
    Month,
    Day,
    Item,
    Category,
    /// In or out, in words.
    Side,
    Amount,
    In,
    Out,
    /// 借: in for the books of a company, out on a bank's statement.
    Debit,
    /// 贷: the other way about.
    Credit,
    Balance,
    Quantity,
    UnitPrice,
    Voucher,
    Decision,
    /// Known, and not taken: remarks, running numbers, names of payers.
    Left,
}

impl Role {
    /// Every role with its name in a saved mapping and what it is called to people.
    pub const NAMES: [(&'static str, &'static str, Role); 17] = [
        ("date", "日期", Role::Date),
        ("month", "月", Role::Month),
        ("day", "日", Role::Day),
        ("item", "项目", Role::Item),
        ("category", "类别", Role::Category),
        ("side", "收支", Role::Side),
        ("amount", "金额", Role::Amount),
        ("in", "收入", Role::In),
        ("out", "支出", Role::Out),
        ("debit", "借方", Role::Debit),
        ("credit", "贷方", Role::Credit),
        ("balance", "余额", Role::Balance),
        ("quantity", "数量", Role::Quantity),
        ("unit_price", "单价", Role::UnitPrice),
        ("voucher", "凭证", Role::Voucher),
        ("decision", "决议", Role::Decision),
        ("left", "不取", Role::Left),
    ];

    /// Returns the name in a saved mapping.
    pub fn name(self) -> &'static str {
        let named = Role::NAMES.iter().find(|(.., role)| *role == self);
        named.map_or("", |(name, ..)| name)
    }

    /// Returns what it is called in Chinese.
    pub fn zh(self) -> &'static str {
        let named = Role::NAMES.iter().find(|(.., role)| *role == self);
        named.map_or("", |(_, zh, _)| zh)
    }

    /// Reads the name of a saved mapping.
    pub fn of_name(name: &str) -> Option<Role> {
        let named = Role::NAMES
            .iter()
            .find(|(known, zh, _)| *known == name || *zh == name);
        named.map(|(.., role)| *role)
    }
}

const COLUMNS: &[(Role, &[&str])] = &[
    (
        Role::Date,
        &[
            "日期",
            "记账日期",
            "入账日期",
            "发生日期",
            "交易日期",
            "交易时间",
            "记账时间",
            "时间",
            "业务日期",
            "收支日期",
            "收付日期",
            "凭证日期",
            "制单日期",
            "date",
        ],
    ),
    (Role::Month, &["月", "月份"]),
    (Role::Day, &["日"]),
    (
        Role::Item,
        &[
            "摘要",
            "项目",
            "事项",
            "内容",
            "名称",
            "用途",
            "项目名称",
            "费用名称",
            "费用项目",
            "收支项目",
            "交易摘要",
            "业务摘要",
            "收支内容",
            "说明",
            "明细",
            "item",
            "description",
        ],
    ),
    (
        Role::Category,
        &[
            "类别",
            "科目",
            "分类",
            "科目名称",
            "费用类别",
            "收支类别",
            "会计科目",
            "对方科目",
            "收支科目",
            "category",
        ],
    ),
    (
        Role::Side,
        &[
            "收支",
            "方向",
            "收支类型",
            "收支方向",
            "借贷",
            "借贷方向",
            "借贷标志",
            "收/支",
            "借/贷",
            "side",
        ],
    ),
    (
        Role::Amount,
        &["金额", "发生额", "交易金额", "收支金额", "发生金额", "amount"],
    ),
    (
        Role::In,
        &[
            "收入",
            "收入金额",
            "收款",
            "收款金额",
            "进账",
            "收方",
            "收入额",
            "本期收入",
            "收方金额",
            "in",
            "income",
        ],
    ),
    (
        Role::Out,
        &[
            "支出",
            "支出金额",
            "付款",
            "付款金额",
            "付方",
            "支出额",
            "本期支出",
            "付方金额",
            "out",
            "expense",
        ],
    ),
    (Role::Debit, &["借方", "借方金额", "借", "借方发生额", "debit"]),
    (Role::Credit, &["贷方", "贷方金额", "贷", "贷方发生额", "credit"]),
    (
        Role::Balance,
        &[
            "余额",
            "结余",
            "账户余额",
            "结存",
            "账面余额",
            "结余金额",
            "balance",
        ],
    ),
    (Role::Quantity, &["数量", "个数", "quantity"]),
    (Role::UnitPrice, &["单价", "unit_price", "price"]),
    (
        Role::Voucher,
        &[
            "凭证",
            "凭证号",
            "凭证编号",
            "单据号",
            "票据号",
            "凭证号码",
            "凭证字号",
            "票号",
            "单据编号",
            "收据号",
            "发票号",
            "voucher",
        ],
    ),
    (
        Role::Decision,
        &["决议", "审批", "审批依据", "批准", "决定", "表决", "decision"],
    ),
    (
        Role::Left,
        &[
            "序号",
            "备注",
            "编号",
            "收款单位",
            "付款单位",
            "对方单位",
            "对方户名",
            "收付单位",
            "往来单位",
            "对方账号",
            "经手人",
            "制单人",
            "审核人",
            "附件",
            "附件张数",
            "方式",
            "收款方式",
            "付款方式",
            "note",
        ],
    ),
];

/// Returns a name without spaces, units and what stands in brackets.
pub fn bare(name: &str) -> String {
    let joined: String = name.chars().filter(|sign| !sign.is_whitespace()).collect();
    let cut = joined
        .split(['（', '(', '：', ':', '['])
        .next()
        .unwrap_or_default();
    cut.to_lowercase()
}

/// Returns what a column of this name holds.
pub fn role_of(name: &str) -> Option<Role> {
    let bare = bare(name);
    let named = COLUMNS.iter().find(|(_, names)| names.contains(&bare.as_str()));
    named.map(|(role, _)| *role)
}

/// What a row is, if it is no line of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Special {
    /// What was there at the start: 期初余额, 上期结转, 承前页.
    Opening,
    /// What is there at the end: 期末余额, 结转下期.
    Closing,
    /// A sum of all rows so far, or of those since the last sum.
    Sum,
    /// 过次页 and other words for people.
    Foot,
}

const SPECIALS: &[(Special, &[&str])] = &[
    (
        Special::Opening,
        &[
            "期初",
            "期初余额",
            "上期结转",
            "上期结余",
            "上年结转",
            "上年结余",
            "上月结转",
            "上月结余",
            "承前页",
            "年初余额",
            "月初余额",
            "季初余额",
            "上季结转",
            "上季结余",
        ],
    ),
    (
        Special::Closing,
        &[
            "期末",
            "期末余额",
            "结转下期",
            "结转下年",
            "结转下月",
            "结转下季",
            "本期结余",
            "月末余额",
            "季末余额",
            "年末余额",
            "期末结余",
            "结余",
        ],
    ),
    (
        Special::Sum,
        &[
            "合计",
            "总计",
            "小计",
            "累计",
            "本月合计",
            "本季合计",
            "本年合计",
            "本期合计",
            "本年累计",
            "本季累计",
            "本月累计",
            "收入合计",
            "支出合计",
            "收支合计",
            "total",
            "subtotal",
        ],
    ),
    (Special::Foot, &["过次页", "转下页"]),
];

/// How the lines begin under which people sign, and others that are for people.
const SIGNERS: &[&str] = &[
    "制表",
    "审核",
    "复核",
    "制单",
    "编制",
    "负责人",
    "会计",
    "出纳",
    "填表",
    "单位负责人",
    "主管",
    "经办",
    "说明",
    "备注",
    "注",
];

/// Returns what a row with these words is, if it is no line.
pub fn special(words: &str) -> Option<Special> {
    let bare = bare(words);
    let named = SPECIALS.iter().find(|(_, names)| names.contains(&bare.as_str()));
    if let Some((special, _)) = named {
        return Some(*special);
    }
    // `制表：财务`, `审核人:`.
    let signed = words.contains(['：', ':']) && SIGNERS.iter().any(|start| bare.starts_with(start));
    if signed {
        return Some(Special::Foot);
    }
    // `1月合计`, `一季度小计`, `停车收入小计`.
    let sums = ["合计", "小计", "累计", "总计"];
    let is_sum = sums.iter().any(|end| bare.ends_with(end)) && bare.chars().count() <= 10;
    is_sum.then_some(Special::Sum)
}
