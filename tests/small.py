"""A sound project in miniature: two laws, a card rule, a standard, one page of each kind.

Tests copy it and break one thing, so that they say nothing about the real content.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

FILES = {
    "law/_behaviours.yml": """\
behaviours:
  - id: third-party-contact
    title: 打给家人同事
    says: [爆通讯录]
  - id: crisis
    title: 撑不住
    says: [不想活了]
""",
    "law/civil-code.yml": """\
id: civil-code
title: 中华人民共和国民法典
short: [民法典]
rank: 法律
issuer: 全国人民代表大会
promulgated_on: 2020-05-28
effective_from: 2021-01-01
binds: [everyone]
any_track: true
source: {name: 国家法律法规数据库, url: "https://flk.npc.gov.cn"}
verification: {level: two-corpora, against: [corpus-a, corpus-b], on: 2026-11-23}
provisions:
  - no: 188
    text: |-
      向人民法院请求保护民事权利的诉讼时效期间为三年。
      诉讼时效期间自权利人知道之日起计算。
    plain: 一般是三年。
    limits:
      - id: limitation
        value: 3
        unit: 年
        counts: 从知道权利受损时起
        kind: hard
    subjects: [诉讼时效期间]
  - no: 1033
    text: |-
      除法律另有规定外，不得实施下列行为：
      （一）以电话侵扰他人的私人生活安宁；
      （二）进入他人的住宅。
    plain: 不能用电话侵扰别人。
    formerly: {version: 旧法, no: 42}
    behaviours: [third-party-contact]
""",
    "law/card-measures.yml": """\
id: card-measures
title: 商业银行信用卡业务监督管理办法
short: [信用卡办法]
rank: 部门规章
issuer: 某部门
dates_note: 日期没有核实
binds: [credit-card]
any_track: true
source: {name: 转载}
verification: {level: reported, against: ["press：媒体"], on: 2026-11-23}
provisions:
  - no: 68
    phrase: [不得对与债务无关的第三人进行催收]
    plain: 不得向无关的人催收。
    behaviours: [third-party-contact]
""",
    "law/standard.yml": """\
id: standard
title: 催收标准
short: [GB/T 1—2025]
rank: 国家标准（推荐性）
issuer: 某委员会
promulgated_on: 2025-02-28
effective_from: 2025-02-28
binds: [bank]
source: {name: 转载}
verification: {level: reported, against: ["press：媒体"], on: 2026-11-23}
provisions:
  - no: quiet-hours
    label: 催收时间（条号待核）
    plain: 夜里不应催收。
    behaviours: [third-party-contact]
""",
    "law/_triage.yml": """\
doors:
  - id: me
    title: 我在被催
    hint: 电话、上门
    ask: 哪一种？
    choices:
      - {say: 打给家人, go: "scenario:contact"}
      - say: 有人上门
        ask: 人在门口吗？
        choices:
          - {say: 在, go: "channel:police-110"}
          - {say: 走了, go: "guide:evidence"}
      - {say: 电话在响, go: "scenario:call-bombing"}
      - {say: 旧债, go: "scenario:old-debt"}
  - {id: family, title: 催到我头上了, hint: 家人、同事, ask: 你是谁？, choices: [{say: 家人, go: "scenario:contact"}]}
  - {id: papers, title: 收到文书, hint: 有期限, ask: 谁寄的？, choices: [{say: 不清楚, go: "guide:evidence"}]}
""",
    "law/_shelves.yml": """\
shelves:
  - {title: 先打, pages: ["channel:police-110", "channel:mental-12356"]}
  - {title: 做法, pages: ["guide:evidence"]}
""",
    "law/_changes.yml": """\
known_until: 2026-09-30
blind: [新的规章]
changes:
  - {id: civil-code, on: 2021-01-01, title: 民法典施行, means: 看民法典, level: two-corpora, statutes: [civil-code]}
""",
    "law/_errata.yml": """\
errata:
  - id: contact
    title: 家人那一页写错了
    fault: wrong
    where: [scenario:contact]
    stood: 家人要还。
    right: 家人不用替你还。
    since: 2026-11-20
    mended: 2026-11-22
    found_by: second-look
""",
    "law/_exceptions.yml": """\
tolerated: []
""",
    "law/_sources.yml": """\
sources:
  - {id: corpus-a, name: 语料甲, what: 一个语料, supports: two-corpora}
  - {id: corpus-b, name: 语料乙, what: 另一个语料, supports: two-corpora}
  - {id: press, name: 报道, what: 媒体的报道, supports: reported, generic: true}
""",
    "law/_style.yml": """\
long_sentences: []
uncited: []
""",
    "law/_glossary.yml": """\
terms:
  - id: limitation
    term: 诉讼时效
    says: [时效]
    group: court
    plain: "一般 {{ limit:limitation }}，过了可以抗辩。"
    law: [civil-code#188]
    see: [scenario:contact]
  - id: whole-screen
    term: 整屏
    group: help
    plain: 屏幕上的全部。
    see: [guide:evidence]
    linked: false
""",
    "law/_apps.yml": """\
apps:
  - id: one
    names: [某某花, 某花]
    group: platform
    company: 某某消费金融有限公司
    company_is: lender
    kinds: [consumer-finance]
    note: 更早的合同可能是别家。
    sources:
      - {name: 某报, url: "https://example.org/a", level: reported}
    on: 2026-11-20
    level: reported
  - id: many
    names: [某某借]
    group: loan-app
    kinds: [bank, consumer-finance]
    several: true
    sources:
      - {name: 某报, level: reported}
    on: 2026-11-20
    level: reported
  - {id: nothing, names: [某某付], group: loan-app, on: 2026-11-20, level: reported}
""",
    "docs/guides/who-is-this-app.md": """\
---
title: 按名字找
summary: 看合同。
checked: {on: 2026-11-23, by: editor}
---

## 先看合同

看合同。

## 软件里的

{{ apps:platform }}

## 借款的

{{ apps:loan-app }}
""",
    "law/_lpr.yml": """\
last_known: 2024-03-20
changes:
  - {on: 2023-01-20, day: reported, rate: "3.85", level: reported, source: 报道, known: {since: 2023-01-20, until: 2023-12-31, why: 报道说没有变}}
  - {on: 2024-01-20, day: month, rate: "3.50", level: reported, source: 报道, known: {since: 2024-02-01, until: 2024-03-20, why: 报道说没有变}}
rules:
  - {id: contract-date, when: 新合同, basis: contract-date, says: 看合同成立那一天。, law: ["civil-code#188-p1"]}
lenders: [private-person]
depends:
  - lenders: [credit-card, bank, consumer-finance, micro-loan, loan-assistance, other-licensed, local-licensed, guarantee-company, insurer, national-amc, debt-assignee, unlicensed]
    why: 样例
    law: ["civil-code#1033"]
""",
    "law/_holidays.yml": """\
years:
  - year: 2026
    title: 放假的通知
    covers: {since: 2026-01-01, until: 2026-12-31}
    holidays: [{name: 元旦, since: 2026-01-01, until: 2026-01-03}]
    workdays: [2026-01-04]
    source: {name: 国务院办公厅}
    read: [甲, 乙]
    level: two-corpora
""",
    "law/_ladders.yml": """\
ladders:
  - id: complaint
    title: 投诉的步骤
    summary: 先找放款机构，再往上走。
    guide: guide:evidence
    checked: {on: 2026-11-23, by: editor}
    lanes:
      - id: conduct
        title: 投诉
        track: complaint
        steps:
          - id: lender
            name: 放款机构
            do: 要一个编号。
            see: [channel:police-110]
            ways:
              - {say: 银行：先找它, lenders: [bank], see: [channel:police-110]}
            arrows:
              - {when: 不服, wait: 等答复。, act: "收到起 {{ limit:limitation }}内申请。", law: [civil-code#188]}
              - {to: court, when: 信用卡的, lenders: [credit-card], law: [card-measures#68]}
          - id: review
            name: 核查
            arrows:
              - {when: 还不服, law: [civil-code#188]}
          - id: court
            name: 法院 <b> & co
            law: [civil-code#188]
      - id: report
        title: 举报
        track: administrative
        steps:
          - {id: apply, name: 举报, arrows: [{when: 没人办, law: [civil-code#188]}]}
          - {id: nothing, name: 到头了, dead_end: true}
    apart:
      - {say: 投诉不是报警, law: [civil-code#188]}
""" + "".join(f"""\
  - id: {id_}
    title: {id_}
    summary: 一步一步。
    checked: {{on: 2026-11-23, by: editor}}
    lanes:
      - id: main
        title: {id_}
        track: {track}
        steps:
          - {{id: one, name: 第一步, arrows: [{{when: 不服, law: [civil-code#188]}}]}}
          - {{id: two, name: 第二步}}
    apart: [{{say: 别混, law: [civil-code#188]}}]
""" for id_, track in (("police-administrative", "administrative"), ("police-criminal", "criminal"), ("court", "court"))),
    "law/_digests.yml": """\
schema: 1
corpus: {name: 语料, version: "1", sha256: abc}
digests: {}
without:
  - {ref: civil-code, reason: 样例，没有语料}
""",
    "docs/index.md": """\
---
title: 手册
summary: 从这里开始。
cards: [contact]
---
写给被催收的人。
""",
    "docs/about/verification.md": """\
---
title: 有多确定
summary: 核实程度。
---
每一条都标明。
""",
    "docs/about/report.md": """\
---
title: 报告错误
summary: 怎么报告。
---
在问题页提出。
""",
    "docs/about/reviews.md": """\
---
title: 谁读过
summary: 核对的记录。
---
每一次都记着。
""",
    "docs/about/measured.md": """\
---
title: 搜索准不准
summary: 量出来的数字。
---
一张表。
""",
    "docs/about/speed.md": """\
---
title: 网站快不快
summary: 又是量出来的数字。
---
又一张表。
""",
    "docs/scenarios/contact.md": """\
---
title: 打给家人
summary: 先留证据，再投诉。
group: 正在被催
aliases: {现在就做: [爆通讯录, 打给爸妈, 打给同事, 群发短信, 打给朋友, 打给领导, 打给亲戚, 打给老公]}
behaviours: [third-party-contact]
lenders: [credit-card, bank]
avoid: [不换号]
line:
  may:
    - {text: 可以联系你本人, law: [civil-code#188]}
  complain:
    - {text: 夜里催收, law: [standard#quiet-hours], lenders: [bank]}
    - {text: 向无关的人催收, law: [card-measures#68], lenders: [credit-card]}
  unlawful:
    - {text: 侵扰安宁, law: [civil-code#1033-p1-i1]}
evidence: [来电记录]
law:
  - {ref: "《民法典》第1033条第一款第（一）项", why: 生活安宁}
channels: [police-110]
letters: [stop]
guides: [evidence]
wont: [不减免]
checked: {on: 2026-11-23, by: editor}
---

## 现在就做

1. 留证据。
2. 告诉家人。
3. 写信。

## 照着念

### 你

> 请只联系我。

## 怎样取证

截图，见《民法典》第一千零三十三条。

## 债务本身

时效是 {{ limit:limitation }}（《民法典》第188条第一款）。

## 常见误区

不是躲着就没事了。
""",
    "docs/guides/evidence.md": """\
---
title: 留证据
summary: 先留原件。
checked: {on: 2026-11-23, by: editor}
---

截整屏。
""",
    "docs/letters/stop.md": """\
---
title: 停止联系
summary: 要求只联系本人。
to: [police-110]
when: [家人被打扰]
not_when: [正在挨打]
fields:
  - {id: my_name, label: 姓名, hint: 照合同写, required: true}
  - {id: agency, label: 催收公司, hint: 没有就空着, required: false}
send: [挂号信, 打印以后亲笔签名，不签空白的]
checked: {on: 2026-11-23, by: editor}
---

本人{{ my_name }}。本函只谈催收方式，不确认债务金额、利息和时效。

{{#if agency}}自称{{ agency }}。{{/if}}

写信人亲笔签名：＿＿＿＿＿＿
""",
    "docs/myths/rule.md": """\
---
title: 真相
summary: 不是这样。
claim: 网上这样说
verdict: 错
guides: ["scenario:contact"]
checked: {on: 2026-11-23, by: editor}
---

看《民法典》第1033条。
""",
}

_LENDERS = ["credit-card", "bank", "consumer-finance", "micro-loan", "loan-assistance", "other-licensed", "local-licensed", "guarantee-company", "insurer", "national-amc", "debt-assignee", "unlicensed", "private-person"]

_LENDER = """\
---
title: {id}
summary: 一种放款方。
short: {id}
supervisor: 某部门
supervised_by: [police-110]
signs: [合同]
checked: {{on: 2026-11-23, by: editor}}
---

## 怎么认出来

看合同。

## 哪些规则管它

看上面。

## 找谁投诉

先找它自己。

## 容易弄错的

名字不算。
"""

_CHANNEL = """\
---
title: {id}
summary: 一个渠道。
operator: 某机构
contacts:
  - {{kind: tel, value: {number}, dial: {number}, level: reported}}
accepts:
  - {{behaviour: {behaviour}, lenders: [{lenders}], tier: first, why: 归它管}}
cost: 免费
cannot: [不管债务]
sources:
  - {{name: 某来源, level: reported}}
checked: {{on: 2026-11-23, by: editor}}
---

## 怎么办理

先说事实。

## 通常会怎样

会有编号。

## 不受理或不满意怎么办

换一家问。

## 容易弄错的

别家不归它管。
"""


#: Pages that code calls by name (kb.records.relied_on) and about which no test here says anything.
_SITUATION = """\
---
title: {id}
summary: 先留证据。
group: 债本身
aliases: {{现在就做: [问一, 问二, 问三, 问四, 问五, 问六, 问七, 问八]}}
behaviours: [third-party-contact]
lenders: [bank]
avoid: [不换号]
line:
  unlawful:
    - {{text: 侵扰安宁, law: [civil-code#188]}}
evidence: [来电记录]
law:
  - {{ref: civil-code#188, why: 时效}}
channels: [police-110]
wont: [不减免]
checked: {{on: 2026-11-23, by: editor}}
---

## 现在就做

1. 留证据。
2. 告诉家人。
3. 写信。

## 照着念

> 请只联系我。

> 请说你的单位。

> 我会留证据。

## 怎样取证

截图。

## 债务本身

还在。

## 常见误区

不是躲着就没事了。
"""

_GUIDE = """\
---
title: {id}
summary: 一种做法。
{more}checked: {{on: 2026-11-23, by: editor}}
---

先看合同。
"""

_CALLED = {"legal-aid-12348": 12348, "nfra-12378": 12378, "anti-fraud-96110": 96110, "court-12368": 12368, "court-online-service": 12368, "hotline-12345": 12345, "local-finance-bureau": 12300, "youth-12355": 12355}


def _texts() -> str:
    """The real words that code puts on pages, with the number and the articles that the miniature law has."""
    real = (Path(__file__).resolve().parent.parent / "law" / "_texts.yml").read_text(encoding="utf-8")
    blocks = real[real.index("blocks:\n") :].replace("limit:limitation-general", "limit:limitation")
    blocks = blocks.replace("《民法典》第一百九十五条、《诉讼时效规定》第十四条", "《民法典》第一百八十八条")
    blocks = blocks.replace("《民间借贷规定》第二十五条第一款", "《民法典》第一百八十八条第一款")
    return "texts:\n  - {id: keep, text: 先留证据。, why: 样例}\n" + blocks


def write(root: Path) -> Path:
    """Write the miniature project below `root` and return it."""
    files = dict(FILES) | {"law/_texts.yml": _texts()}
    files |= {f"docs/scenarios/{id_}.md": _SITUATION.format(id=id_) for id_ in ("old-debt", "call-bombing")}
    files |= {f"docs/guides/{id_}.md": _GUIDE.format(id=id_, more=more) for id_, more in (("find-my-lender", ""), ("for-parents", "large: true\n"))}
    files |= {f"docs/channels/{id_}.md": _CHANNEL.format(id=id_, number=number, behaviour="crisis", lenders="private-person") for id_, number in _CALLED.items()}
    files |= {f"docs/lenders/{id_}.md": _LENDER.format(id=id_) for id_ in _LENDERS}
    everyone = ", ".join(_LENDERS)
    files["docs/channels/police-110.md"] = _CHANNEL.format(id="police-110", number=110, behaviour="third-party-contact", lenders=everyone)
    files["docs/channels/mental-12356.md"] = _CHANNEL.format(id="mental-12356", number=12356, behaviour="crisis", lenders=everyone).replace("accepts:", "  - {kind: tel, value: 120, dial: 120, level: reported}\naccepts:")
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return log_readings(root)


_CHECKED = re.compile(r"^checked: \{on: (\S+), by: (\S+)\}\n", re.M)


def log_readings(root: Path) -> Path:
    """Move each page's `checked: {on, by}` into law/_reviews.yml, where the loader looks for it."""
    log = root / "law" / "_reviews.yml"
    rows = log.read_text(encoding="utf-8").splitlines()[1:] if log.exists() else []
    for path in sorted((root / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        if match := _CHECKED.search(text):
            kind = "page" if path.parent == root / "docs" else path.parent.name.removesuffix("s")
            key = f"{kind}:{path.stem}"
            rows = [row for row in rows if f"of: {key}," not in row] + [f"  - {{of: {key}, on: {match[1]}, by: {match[2]}}}"]
            path.write_text(_CHECKED.sub("", text, count=1), encoding="utf-8")
    log.write_text("readings:\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return root


def write_with_machinery(root: Path) -> Path:
    """The miniature project with the real scripts, theme overrides and configuration around it, ready to build."""
    real = Path(__file__).resolve().parent.parent
    write(root)
    for name in ("scripts", "overrides"):
        shutil.copytree(real / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(real / "docs" / "assets", root / "docs" / "assets")
    shutil.copy(real / "mkdocs.yml", root / "mkdocs.yml")
    return root


def restore(root: Path, whole: dict[str, str]) -> None:
    """Let exactly these files stand at `root`: for tests that break one file of a project that was written once."""
    for path in [path for path in root.rglob("*") if path.is_file() and path.relative_to(root).as_posix() not in whole]:
        path.unlink()
    for name, text in whole.items():
        path = root / name
        if not path.is_file() or path.read_bytes() != text.encode("utf-8"):
            path.write_text(text, encoding="utf-8")


def files_of(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sorted(root.rglob("*")) if path.is_file()}


def replace(root: Path, name: str, old: str, new: str) -> None:
    """Break one thing. The old words must be there exactly once, or the test tests nothing."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{name} holds {old!r} {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")
