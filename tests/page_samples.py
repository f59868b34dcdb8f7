"""A miniature project on whose pages every mark can be seen, and the snapshots of these pages in tests/pages/.

    .venv/bin/python tests/page_samples.py            compares, prints the differences
    .venv/bin/python tests/page_samples.py --write    writes the snapshots anew; read the diff line by line before committing

One page of each kind of which a reader can lose a case: snapshots hold what the renderers say, the promises that must
survive any new look stand in test_pages.py. The project is small.py with more law, lenders, days and channels on top;
it passes all checks. Everything in it is invented, the articles too.
"""

from __future__ import annotations

import difflib
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "pages"
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

import datetime as dt  # noqa: E402

import small  # noqa: E402

from kb.joining import knowledge  # noqa: E402
from kb.render import pages as render_pages  # noqa: E402
from kb.joining.handbook import Handbook, join  # noqa: E402

TODAY = dt.date(2026, 11, 23)

#: Pages under docs/ that are kept, one of each kind. `routes.md` answers who does not know the lender, `show/` is held out to an official.
KEPT = (
    "behaviours/index.md",
    "channels/regulator.md",
    "channels/routes.md",
    "channels/routes/bank.md",
    "guides/evidence.md",
    "law/loan-rules.md",
    "lenders/bank.md",
    "letters/instalments.md",
    "myths/rule.md",
    "scenarios/contact.md",
    "show/contact.md",
)

_EVERYONE = ", ".join(small._LENDERS)
#: Kinds of lender that 《贷款规定》 does not bind; all others it does.
SPARED = ("debt-assignee", "unlicensed", "private-person")
_LICENSED = ", ".join(id_ for id_ in small._LENDERS if id_ not in SPARED)

#: New files, and files of small.py that say more here.
FILES = {
    # Binds all but three kinds of lender, so that a page says whom it does NOT bind; days for one kind each; old numbers of two texts.
    "law/loan-rules.yml": f"""\
id: loan-rules
title: 贷款催收管理规定
short: [贷款规定]
replaces: [旧贷款办法]
rank: 部门规章
issuer: 某部门
doc_no: 某令2024年第1号
promulgated_on: 2024-05-01
effective_from: 2024-07-01
binds: [{_LICENSED}]
binds_note: 不约束个人之间的借款
source: {{name: 某部门网站, url: "https://example.invalid/rules"}}
verification: {{level: two-corpora, against: [corpus-a, corpus-b], on: 2026-11-23}}
note: 本规定替代旧贷款办法。
provisions:
  - no: 5
    subjects: [借款人本人, 投诉]
    text: |-
      机构催收，应当遵守下列规定：
      （一）只联系借款人本人；
      （二）不在夜间联系。
      机构应当在十五日内答复投诉，信用卡的在三十日内，书面的在七个工作日内。
    plain: 只能联系本人，夜里不联系。
    formerly: {{version: 2020年文本, no: 8}}
    older: [{{version: 2015年文本, no: 3}}]
    behaviours: [third-party-contact]
    limits:
      - {{id: bank-days, value: 15, unit: 日, counts: 银行收到投诉起, lenders: [bank], kind: hard}}
      - {{id: card-days, value: 30, unit: 日, counts: 发卡银行收到投诉起, lenders: [credit-card], condition: 情况复杂的可以延长, kind: hard}}
      - {{id: any-days, value: 7, unit: 工作日, counts: 书面投诉送到起, kind: hard}}
    note: 第二项说的夜间没有写几点。
  - no: quiet-sms
    label: 短信（条号待核）
    phrase: [不得群发短信]
    plain: 不能群发短信。
    behaviours: [third-party-contact]
    binds: [bank]
    verification: {{level: reported, against: ["press：媒体"], on: 2026-11-23}}
""",
    "docs/channels/regulator.md": """\
---
title: 某监管机关
summary: 转给机构，督促答复。
operator: 某机关
contacts:
  - {kind: tel, value: 12378, dial: 12378, level: reported, hours: 工作日白天}
  - {kind: web, value: www.example.invalid, level: unconfirmed, note: 投诉入口没有核实}
accepts:
  - {behaviour: third-party-contact, lenders: [credit-card, bank], tier: first, why: 它管这些机构}
  - {behaviour: third-party-contact, lenders: [consumer-finance], tier: second, why: 先找机构，再找它}
refuses:
  - {behaviour: third-party-contact, lenders: [micro-loan, unlicensed, private-person], why: 不归它管，找地方的机关}
  - {behaviour: crisis, why: 它不接心理求助}
needs: [合同, 通话记录]
time_limits: [bank-days, card-days, any-days]
cost: 免费
cannot: [不判赔偿]
next:
  - {channel: police-110, when: 有人上门闹}
conflicts: [电话几点有人接，两处说法不同]
sources:
  - {name: 某网页, url: "https://example.invalid/page", level: one-corpus}
  - {name: 某报道, level: reported}
law:
  - {ref: loan-rules#5-p2, why: 机构要答复投诉}
checked: {on: 2026-11-23, by: editor}
---

## 怎么办理

先向机构投诉，见《贷款规定》第五条第二款。

## 通常会怎样

会有编号。

## 不受理或不满意怎么办

换一家问。

## 容易弄错的

它不是 [110](police-110.md)。
""",
    "docs/channels/legal-aid-12348.md": small._CHANNEL.format(id="legal-aid-12348", number=12348, behaviour="crisis", lenders=_EVERYONE),
    "docs/letters/instalments.md": """\
---
title: 请求分期
summary: 请求分期还，先想清楚时效。
to: [regulator]
when: [确认欠款，想分期]
not_when: [债很旧了]
subject: other
effects: [interrupts-limitation, acknowledges-debt]
fields:
  - {id: my_name, label: 姓名, hint: 照合同写, required: true}
  - {id: situation, label: 现在的情况, hint: 一件一行, required: true, kind: long}
  - {id: agency, label: 催收公司, hint: 没有就空着, required: false}
law:
  - {ref: card-measures#68, why: 只对信用卡}
attachments: [收入证明]
send: [打印以后亲笔签名，不签空白的, 挂号信，留回执]
time_limits: [bank-days, any-days]
checked: {on: 2026-11-23, by: editor}
---

**请求分期**

本人{{ my_name }}，情况如下：

{{ situation }}

{{#if agency}}自称{{ agency }}的人来过。{{/if}}

依据《贷款规定》第五条第二款，请书面答复。

申请人（{{ my_name }}）亲笔签名：＿＿＿＿＿＿
""",
    "docs/guides/evidence.md": """\
---
title: 留证据
summary: 先留原件。
related: [letter:stop]
law:
  - {ref: standard#quiet-hours, why: 投诉时可以写}
checked: {on: 2026-11-23, by: second-reader}
---

截整屏。有人动手就打 [110](../channels/police-110.md)。

## 多久以内

诉讼时效是 {{ limit:limitation }}（《民法典》第一百八十八条第一款）。夜里打来的，按《贷款规定》第五条第一款第（二）项投诉。网上写的《民法典》旧第42条，条号已经变了。

群发短信的，看《贷款规定》（短信）；信用卡的，看《信用卡办法》第68条。
""",
    # Checked before a law that it cites came into force: the page must warn by itself.
    "docs/myths/rule.md": """\
---
title: 只能联系本人
summary: 对持牌机构是这样，对个人不是。
claim: 谁催都只能找本人
verdict: 半对
law:
  - {ref: loan-rules#5-p1-i1, why: 持牌机构只能联系本人}
guides: ["scenario:contact"]
checked: {on: 2024-06-30, by: editor}
---

持牌机构看《贷款规定》第五条第一款第（一）项。私人之间看《民法典》第1033条。
""",
}

#: (file of small.py, words, what stands there instead): lines that the snapshots need beside the others.
CHANGES = (
    ("docs/scenarios/contact.md", "  complain:\n", """\
  depends:
    - {text: 打给你填的联系人, law: [loan-rules#5-p1-i1]}
  complain:
    - {text: 群发短信, law: [loan-rules#quiet-sms], lenders: [bank]}
"""),
    ("docs/scenarios/contact.md", "  unlawful:\n", """\
  unlawful:
    - {text: 夜里打来, law: [loan-rules#5-p1-i2], lenders: [bank]}
"""),
    ("docs/scenarios/contact.md", "channels: [police-110]", "channels: [regulator, police-110]"),
    ("docs/scenarios/contact.md", "lenders: [credit-card, bank]\navoid", "lenders: [credit-card, bank, consumer-finance]\navoid"),
    ("docs/scenarios/contact.md", "law: [loan-rules#5-p1-i1]}", "law: [loan-rules#5-p1-i1], lenders: [credit-card, bank]}"),
    ("docs/scenarios/contact.md", "  - {ref: \"《民法典》第1033条第一款第（一）项\", why: 生活安宁}\n", """\
  - {ref: "《民法典》第1033条第一款第（一）项", why: 生活安宁}
  - {ref: loan-rules#5, why: 机构要守的}
  - {ref: card-measures#68, why: 信用卡的}
"""),
    ("docs/scenarios/contact.md", "时效是 {{ limit:limitation }}（《民法典》第188条第一款）。\n", """\
时效是 {{ limit:limitation }}（《民法典》第188条第一款）。信用卡另看《信用卡办法》第68条。
"""),
    ("docs/scenarios/contact.md", "不是躲着就没事了。\n", "有人说关机就行。其实要留证据。\n"),
    ("docs/lenders/bank.md", "supervised_by: [police-110]\nsigns: [合同]\n", """\
supervised_by: [regulator]
signs: [合同上写着某银行]
rules:
  - {ref: loan-rules#5, why: 只联系本人}
  - {ref: loan-rules#quiet-sms, why: 不群发短信}
not_rules: [信用卡办法第六十八条只管信用卡]
"""),
    ("law/_behaviours.yml", "    says: [不想活了]\n", "    says: [不想活了]\n    danger: 先打 12356。\n"),
    # Names of crimes, one of which holds 、 itself.
    ("law/civil-code.yml", "    formerly: {version: 旧法, no: 42}\n", "    formerly: {version: 旧法, no: 42}\n    crimes: [侵扰安宁罪, 窥视、窃听罪]\n"),
    ("law/_glossary.yml", "law: [civil-code#188]", "law: [civil-code#188, loan-rules#5-p2, card-measures#68]"),
    ("law/_digests.yml", "reason: 样例，没有语料}\n", "reason: 样例，没有语料}\n  - {ref: loan-rules, reason: 样例，没有语料}\n"),
)


def write(root: Path) -> Path:
    """The project below `root`."""
    small.write(root)
    for name, old, new in CHANGES:
        small.replace(root, name, old, new)
    for name, text in FILES.items():
        (root / name).write_text(text, encoding="utf-8")
    return small.log_readings(root)


def site_of(root: Path, today: dt.date = TODAY) -> Handbook:
    base = knowledge.load(root)
    return join(base, today, today)


def snapshots(root: Path) -> dict[str, str]:
    """{page under docs/: Markdown} of the pages that are kept, of the project at `root`."""
    made = render_pages(site_of(root))
    return {name: made[name] for name in KEPT}


def difference(name: str, now: str) -> str:
    """Unified diff between the stored snapshot and `now`; empty when they are the same."""
    path = FOLDER / name
    stored = path.read_text(encoding="utf-8") if path.exists() else ""
    return "\n".join(difflib.unified_diff(stored.splitlines(), now.splitlines(), f"tests/pages/{name}", "now", lineterm=""))


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        found = snapshots(write(Path(folder)))
    differences = [text for name, words in found.items() if (text := difference(name, words))]
    print("\n\n".join(differences) or "no difference")
    if "--write" not in arguments:
        return 1 if differences else 0
    for stale in FOLDER.rglob("*.md"):
        if stale.relative_to(FOLDER).as_posix() not in found:
            stale.unlink()
    for name, words in found.items():
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_text(words, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
