"""Sample input for letters, and their snapshots in tests/letters/.

    .venv/bin/python tests/letter_samples.py            compares, prints the differences
    .venv/bin/python tests/letter_samples.py --write    writes the snapshots anew; read the diff line by line before committing

Two for each letter: `empty` (nothing typed, the suggested date taken away too) and `full`
(every field typed, the date suggested for TODAY). Everything in the samples is invented.
"""

from __future__ import annotations

import datetime as dt
import difflib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "letters"
sys.path.insert(0, str(ROOT / "scripts"))

from kb.joining import knowledge
from kb.letters import fill as letter_fill, template as letter_text  # noqa: E402
from kb.records.vocabulary import FieldKind  # noqa: E402

TODAY = dt.date(2026, 11, 23)

#: By field id; `letter.field` where one letter needs its own words. Other fields get their label in brackets.
SAMPLES = {
    "account": "尾号 0000",
    "agency": "某某商务公司，工号 018",
    "request-enforcement.agency": "某某市公安局某某分局",
    "agreement": "双方 2026-08-01 的书面协议",
    "amounts": "本金 12000 元\n利息 800 元\n罚息 0 元\n违约金 0 元",
    "app_name": "某某借钱 3.2.1 版",
    "asks": "停止用尾号 1234 的号码联系本人父母。",
    "assigned": "自称 2026-10-01 受让某银行的债权",
    "before": "2026-10-20 在官方 App 投诉，编号 A0001，2026-11-10 答复“已经转办”。",
    "calls": "1. 2026-11-20 21:40，尾号 0000，3 分钟，父亲接，“你儿子欠了钱”，录音在父亲手机里。\n2. 2026-11-21 08:10，尾号 0000，未接，截图在父亲手机里。",
    "child": "不让不认识的人见孩子、接孩子，先打电话给我。",
    "claimed": "2026-11-18，尾号 0000 打给本人，称有一笔 2024 年的借款。同日又打给本人的舅舅。",
    "claimed_debt": "称 2022 年某消费金融公司的一笔借款",
    "company": "甲小额贷款有限公司",
    "contract_no": "HT-2024-0001",
    "copy": "授权记录\n从手机取得的信息种类\n对外提供的记录",
    "correct": "登记的单位是乙公司，应当是丙公司，凭证是劳动合同。",
    "credit_wrong": "2026-11-01 的报告仍显示逾期",
    "deceased_name": "李甲",
    "delete": "本人通讯录，已不再必要。",
    "dependent": "母亲，无收入，长期卧床",
    "details": "女，1990-01-01 出生",
    "died_on": "2026-09-01",
    "doubts": "没见过“服务费”这一项\n2026-05-10 还的一笔没有记上",
    "earlier": "2026-11-12，某某派出所，接警单号 0001，当时口头警告。",
    "entrusted": "自称受某消费金融公司委托",
    "entry": "甲消费金融有限公司，个人消费贷款，账户尾号 0001，2024-03-01 开立",
    "evidence": "1. 来电记录截图 3 张，2026-11-20，本人手机\n2. 录音 1 段，2026-11-21，父亲手机",
    "explain": "本人父亲的号码从哪里来。",
    "facts": "2026-11-20 21:40，尾号 0000 打给父亲，原话“你儿子欠了钱，你来还”，证据 1。\n2026-11-21 08:10，同一号码又打来，原话“明天去你单位”，证据 2。",
    "fear": "对方说“报警也没用，我知道你住哪”。",
    "handed_to": "某某派出所，2026-11-23",
    "handler": "甲科技有限公司",
    "harm": "父亲血压升高，2026-11-21 去医院，单据 1 张。",
    "identity": "身份证明见附件",
    "income": "4000 元",
    "inherit": "是否继承还没有决定",
    "inquiry": "乙公司 2026-10-02 查询，本人没有书面同意过。",
    "job": "客服部员工",
    "lender_name": "甲消费金融有限公司",
    "links": "https://example.invalid/video/1，账号“某某”，2026-11-19 发布，2026-11-20 看到",
    "messages": "3. 2026-11-20 22:05，尾号 0000，“全村都会知道”，截图 1 张，原消息在本人手机里。",
    "missing": "结清证明的日期\n盖章的一份",
    "monthly": "800 元",
    "living-expenses-request.monthly": "每月 2700 元（900 元 × 3 人）",
    "my_name": "小李",
    "my_right": "睡不了觉，不敢出门。",
    "needs": "吃饭 1200 元、房租 900 元、看病 300 元",
    "new_evidence": "新找到的录音 1 段，2026-11-05。",
    "no_contact": "请求对方不得接触本人和父亲。对方说过还会再来。",
    "not_mine": "本人没有申请过、没有签过、没有收到过钱。身份证 2024-02-10 丢失过。",
    "notice_no": "某公（某）不立字〔2026〕1 号",
    "office": "国家金融监督管理总局某某监管局",
    "local-finance-complaint.office": "某某省地方金融管理局",
    "official": "官方 App 的客服，2026-11-22，工号 005",
    "online": "4. https://example.invalid/video/1，账号“某某”，2026-11-19 发布，2026-11-20 看到，录屏 1 段。",
    "other_side": "自称甲公司小王，尾号 0000。\n不知道真名。",
    "settlement-checklist.other_side": "甲消费金融有限公司",
    "owner": "小李",
    "paid": "2026-10-15 还清，付款凭证 0001，结清证明 0002。",
    "paid_for": "自称 2026-09-10 已经代偿",
    "paid_on": "2026-10-15",
    "papers": "5. 投诉编号 A0001\n6. 挂号信回执 1 张",
    "payee": "甲消费金融有限公司",
    "payments": "2026-09-15，1000 元，官方 App，甲消费金融有限公司\n2026-10-15，2000 元，官方 App，甲消费金融有限公司",
    "permissions": "通讯录、通话记录、相册",
    "personal_info": "乙公司把本人的住址发到群里。",
    "phone": "尾号 1111",
    "platform": "乙网络科技有限公司",
    "police": "2026-11-02，某某派出所，凭证 0003。",
    "police_office": "某某派出所",
    "criminal-reconsideration.police_office": "某某市公安局某某分局",
    "portrait": "使用本人照片，未经本人同意。",
    "privacy": "露出本人的住址、电话和身份证照片，未经本人同意。",
    "reason_given": "没有违法事实发生。",
    "received_on": "2026-11-20",
    "recipient": "丙资产管理有限公司",
    "credit-dispute.recipient": "中国人民银行征信中心",
    "lawyer-complaint.recipient": "某某市司法局",
    "employer-notice.recipient": "丁公司人力资源部",
    "notice-to-village-or-school.recipient": "某某村村民委员会",
    "reduced": "减掉违约金 500 元，写明不再主张",
    "registered_place": "某某省某某市某某区",
    "relation": "不认识此人",
    "authorisation.relation": "弟弟",
    "heirs-reply.relation": "女儿",
    "notice-to-village-or-school.relation": "本村村民",
    "reply_way": "a@example.invalid",
    "report_date": "2026-11-15",
    "reported": "2026-11-21 向甲消费金融有限公司投诉，编号 A0001。",
    "living-expenses-request.reported": "2026-11-15 交过财产报告，没有变化。",
    "reputation": "“他是骗子”与事实不符，凭证见证据 3。",
    "right": "不存在这一笔",
    "schedule": "第 1 期 2027-01-10，1000 元\n第 2 期 2027-02-10，1000 元",
    "since": "2026-08-01",
    "situation": "2026-06 起失业，收入从 6000 元减到 4000 元。",
    "start": "2027-01-10",
    "still_called": "2026-11-01 09:00，尾号 0000，“还差一笔”。",
    "summary_line": "2026-11-01 至今，几个号码反复打给我父亲，说要去他单位。",
    "third_persons": "父亲，尾号 1234；同事甲，尾号 5678",
    "told_on": "2026-11-10",
    "total": "2000 元",
    "used_for": "2026-11-20 用尾号 0000 的号码打给本人姑姑，本人从没把她填作联系人。",
    "visits": "7. 2026-11-22 10:00，家门口，3 个人，录像 1 段，邻居甲看见。",
    "wage": "2026-11-21，自称法务的人要求扣本人工资。",
    "what": "第 3 秒露出本人身份证照片\n第 10 秒念出本人住址",
    "why_wrong": "通知书说没有事实，但录音 2 里有原话。\n证人甲没有被询问。",
    "witnesses": "邻居甲，愿意作证。",
    "wrong": "逾期 3 个月",
    "about": "2026-11-01 至 2026-11-20，多个号码反复打给本人父亲",
    "acts": "2026-11-20 21:40，在亲友群里发布本人照片和住址，原话“全村都来看”，证据 1。",
    "address": "某某市某某区某某路 1 号",
    "agent_contact": "尾号 3333",
    "agent_name": "李乙",
    "amount": "支付令写 12000 元，本人账目是 9000 元，差在 2026-05-10 还的 3000 元，证据 2。",
    "appraisal": "第三页的签名，本人没有签过。",
    "ask_evidence": "完整的还款计划表\n扣款记录",
    "assignment": "当初的放款方是甲消费金融有限公司，没有收到转让通知。",
    "case_no": "（2026）某 0101 民初 1 号",
    "dishonest-list-correction.case_no": "（2026）某 0101 执 1 号",
    "living-expenses-request.case_no": "（2026）某 0101 执 1 号",
    "payment-order-objection.case_no": "（2026）某 0101 民督 1 号",
    "clause": "第十条：由出借人所在地法院管辖。",
    "counterclaim": "2026-11-22 当庭提出，请求返还多扣的款项。",
    "court": "某某市某某区人民法院",
    "credit_card": "透支利息 900 元、违约金 600 元，合计高于本金的一半。",
    "creditor": "甲消费金融有限公司",
    "decision": "没有收到决定书",
    "delete_other": "申请执行人已书面申请删除。",
    "difficulty": "听力不好，不能打电话",
    "dispute": "2026-05-10 还的 3000 元，原告说没有收到，看证据 2。",
    "end": "2027-03-31",
    "family": "母亲，70 岁，没有收入。\n女儿，8 岁，上小学。",
    "fees": "服务费 1200 元，合同里没有这一项。",
    "financial_loan": "甲消费金融有限公司，个人消费贷款，利息 900 元、罚息 300 元、服务费 1200 元。",
    "format_clause": "条款在第 12 页，要点开才看得到，字号和别的一样，没有单独提示。",
    "goods": "轮椅一辆。",
    "hearing_on": "2026-12-15",
    "house": "某某路 1 号，住三个人，没有别的地方住。",
    "imminent": "对方 2026-11-22 说“明天把照片贴到小区门口”，证据 3。",
    "inaccurate": "金额写成 12000 元，应当是 9000 元，看证据 2。",
    "interest": "合同没有写逾期利息，对方要 900 元。",
    "lawsuit": "某某市某某区人民法院，（2026）某 0101 民初 2 号",
    "late": "2026-11-10 至 2026-11-18 住院，附出院记录",
    "lawyer": "自称王律师，某某律师事务所，执业证号不知道，尾号 0000。",
    "letter_content": "2026-11-18 的函，编号 1，“三日内不还就拘留”这一句和事实不符。",
    "limitation_facts": "最后一期 2020-03-15。",
    "listed": "2026-10-01 发布，情形是“有履行能力而拒不履行”，全部未履行。2026-11-20 查到。",
    "matter": "2026-11 以来催收人员反复打电话给家人",
    "measure": "2026-11-10，某某银行尾号 0000 的账户，冻结 3000 元，还剩 0 元能用。",
    "measures": "停止在群里发布本人照片\n停止张贴本人住址",
    "my_details": "男，1990 年出生，汉族，无职业，无工作单位",
    "no_ability": "2026-06 起没有收入，名下没有房、车，和财产报告一致。",
    "no_agreement": "受理的法院在甲市，本人住在乙市，收款也在乙市。",
    "no_connection": "约定在甲市，本人住在乙市，合同在网上签的，原告在丙市。",
    "not_found": "2026-11-20 在官方平台查，没有查到这个执业证号。",
    "not_listed": "决定书说规避执行，本人没有转移财产，看证据 1。",
    "notified_on": "2026-11-20",
    "objection": "支付令的金额和账目不符，本金、利息、违约金都不认可。",
    "objection_filed": "2026-11-21 当面提交",
    "other_dispute": "2025 年的另一份合同，3000 元，正在打官司。",
    "other_reason": "证据很多，一次开庭说不清。",
    "penalty": "合同约定每日万分之十，对方要 3000 元，本金只有 9000 元。",
    "performed": "2026-10-15 履行完，付到法院账户，凭证 0001。",
    "plaintiff": "甲消费金融有限公司",
    "private_loan": "2024-03-01 成立，约定月息 2 分，对方要本金 9000 元、利息 3000 元。",
    "reason": "金额和账目对不上，有一笔还款没有记上。",
    "received": "合同写 10000 元，2024-03-01 实际到账 9000 元，少的是“服务费”1000 元。",
    "remedy": "删除失信信息",
    "repaid": "2026-05-10，3000 元，付到官方 App，凭证 0002。",
    "request": "请驳回没有合同依据的服务费。",
    "residence": "户籍在乙市，2024-01-01 起连续住在乙市，有居住证。",
    "respondent": "丙公司，某某市某某路 2 号，法定代表人王某。",
    "right_court": "乙市某某区人民法院",
    "secured": "房屋已被查封，价值 500000 元，够还清。",
    "signature": "本人没有申请过、没有签过，当天在医院。",
    "special": "低保金，每月 10 日到账，民政部门发的。",
    "standard": "每人每月 900 元，2026-11-20 问民政部门",
    "term_over": "2024-10-01 至 2026-10-01",
    "unlicensed_loan": "放款方没有放贷资格，向很多人放贷，看证据 4。",
    "unnoticed": "第八条，页面上要点开才看得到，没有提示。",
    "venue": "照片发在群里，本人住在乙市，对方住在丙市。",
    "verified": "2026-11-20 打律所官网电话，对方答复没有此人",
    "wrong_court": "户籍在乙市，2024-01-01 起连续住在乙市，有居住证。",
    "organ": "某某市某某区人民政府",
    "administrative-reconsideration.details": "女，1990-01-01 出生",
    "administrative-reconsideration.respondent": "某某市公安局某某分局",
    "agent": "李乙，弟弟，电话尾号 3333",
    "known_on": "没有履行期限，2026-08-20 收到申请，满 60 日是 2026-10-19",
    "administrative-reconsideration.late": "2026-10-01 至 2026-11-05 住院，附出院记录",
    "administrative-reconsideration.request": "责令被申请人在一定期限内履行职责，并书面答复申请人。",
    "administrative-reconsideration.facts": "2026-08-16 20:10，3 个人堵在家门口 40 分钟，民警到场后口头劝离。\n2026-08-18 申请人书面申请查处堵门，没有答复，看证据 1、2。",
    "administrative-reconsideration.evidence": "1. 2026-08-18 的申请和挂号信回执，原件在本人处\n2. 门口录像 1 段，2026-08-16，本人手机",
    "stop": "处罚决定里的收缴，收缴以后难以拿回。",
    "stop-automatic-debit.recipient": "某某银行某某支行",
    "stop-automatic-debit.account": "某某银行，尾号 0000",
    "stop-automatic-debit.payee": "甲消费金融有限公司\n乙支付有限公司",
    "debits": "2026-10-10，800 元，摘要“代扣”\n2026-11-10，812 元，摘要“代扣”",
    "stop-automatic-debit.agreement": "《委托扣款授权书》，2024-03-01 在 App 里点的，编号没有找到",
    "never": "2026-11-10 的 12 元，没有签过、没有点过，不认识收款方",
    "stop-automatic-debit.fees": "会员费 12 元，2026-11-10 续费，事先没有提醒",
    "stop-automatic-debit.unnoticed": "在电子合同第 12 页，要点开才看得到，没有提示",
    "order": "2026-09-01 的限制消费令，写给申请人，2026-09-05 收到，2026-11-20 在公开网查到仍在。",
    "lift-consumption-limit.request": "请解除对申请人的限制消费令。",
    "agreed": "甲消费金融有限公司 2026-11-18 书面同意解除，见证据 2",
    "lift-consumption-limit.secured": "李乙用某某路 2 号的房屋担保，估价 500000 元，没有抵押和查封，书面同意见证据 3",
    "once": "2026-12-01 从某某市到某某市看病，坐普通列车要 20 个小时，医生不同意，见证据 4",
    "urgent_trip": "母亲重病住院，2026-12-01 去、2026-12-10 回，见证据 4",
    "own_money": "申请人是某某公司的法定代表人，2026-12-05 用自己的工资带孩子看病，流水见证据 5",
    "former": "2025-03-01 起不再担任某某公司法定代表人，股权已转让，没有参与经营，见证据 6",
    "ability": "判决确定的 9000 元和执行费已付清，财产报告 2026-09-10 交过。",
    "role": "被执行人",
    "applicant": "甲消费金融有限公司",
    "basis": "（2026）某 0101 民初 1 号民事判决书",
    "act": "2026-11-10 的（2026）某 0101 执 1 号裁定，冻结某某银行尾号 0000、某某银行尾号 2222 两个账户，共 30000 元，2026-11-12 知道。",
    "enforcement-objection.request": "解除对尾号 2222 账户的冻结。",
    "too_much": "判决确定 9000 元，冻结 30000 元，超出 21000 元",
    "living": "家里三口人，每月必需 2700 元，尾号 0000 是工资卡，2026-11-13 申请过保留，没有答复",
    "enforcement-objection.procedure": "2026-11-11 划走 500 元，没有收到划拨的裁定书",
    "extinguished": "2026-10-15 付 3000 元到法院账户，凭证 0001",
    "interested": "要求本单位协助扣的是另一名同名员工的工资",
    "enforcement-objection.facts": "尾号 0000 是工资卡，尾号 2222 是备用卡，余额见证据 1。",
    "enforcement-objection.details": "女，1990-01-01 出生",
    "third-person-objection.details": "女，1990-01-01 出生",
    "debtor": "李乙，弟弟",
    "object": "某某银行，户名小李，尾号 1111，2026-11-10 的（2026）某 0101 执 1 号裁定冻结 5000 元，冻结到 2027-11-09，2026-11-12 在柜台知道。",
    "third-person-objection.right": "2020-01-05 本人开户，一直由本人使用，存入的是本人工资，看证据 1。",
    "account_name": "户名是本人，钱是本人工资，每月 10 日入账；弟弟 2026-05-01 存入过 100 元",
    "registered": "某 A00001 车 2021-06-01 登记在本人名下，早于查封五年",
    "possessed": "冰箱一台，2022-03-01 本人购买，放在本人家里",
    "shared": "房屋由本人和弟弟两人共有，登记各占一半",
    "third-person-objection.request": "解除对户名小李、尾号 1111 账户的冻结。",
    "made_on": "2026-08-01",
    "main": "付给甲消费金融有限公司本金 9000 元、利息 900 元、仲裁费 200 元。",
    "notice_on": "2026-11-20",
    "scope": "主文第二项的利息",
    "award": "某某仲裁委员会，（2026）某仲裁字第 1 号",
    "refuse-award-enforcement.no_agreement": "合同第十条写的是由法院管辖，没有仲裁条款",
    "set-aside-award.no_agreement": "合同第十条写的是由法院管辖，没有仲裁条款，2026-07-10 书面否认过",
    "beyond": "合同约定的是乙仲裁委员会，裁决的是某某仲裁委员会",
    "refuse-award-enforcement.procedure": "约定的送达邮箱没有收到过任何通知，没能答辩，看证据 2",
    "set-aside-award.procedure": "约定的送达邮箱没有收到过任何通知，没能答辩，看证据 2",
    "before_dispute": "2026-03-01 借款，2026-09-15 第一次逾期，裁决书的日期是 2026-08-01",
    "forged": "裁决采信的还款确认书，签名不是本人的，看证据 3，2026-11-18 知道",
    "hidden": "对方的扣款记录，只有对方有，2026-07-15 书面要求过，没有提交",
    "refuse-award-enforcement.bribery": "（2026）某 01 刑终 1 号刑事判决书确认，2026-11-18 知道",
    "set-aside-award.bribery": "（2026）某 01 刑终 1 号刑事判决书确认",
    "public_interest": "见证据 4 写明的情形",
    "refuse-award-enforcement.unclear": "主文第二项的利息没有写从哪天起算",
    "set_aside": "某某市中级人民法院 2026-09-10 受理，还没有裁定",
    "security": "李乙名下的存款 10000 元，银行证明见证据 5",
    "set-aside-award.details": "女，1990-01-01 出生，中国国籍",
    "refuse-award-enforcement.details": "女，1990-01-01 出生",
    "refuse-award-enforcement.respondent": "甲消费金融有限公司，某某市某某路 2 号，法定代表人王某，董事长。",
    "set-aside-award.respondent": "甲消费金融有限公司，某某市某某路 2 号，法定代表人王某，董事长。",
    "set-aside-award.court": "某某市中级人民法院",
    "refuse-award-enforcement.court": "某某市中级人民法院",
    "set-aside-award.received_on": "2026-09-10",
    "set-aside-award.facts": "2026-03-01 在 App 里签的合同，2026-09-10 收到裁决书，以前没有收到过仲裁通知。",
    "enforcement": "某某市中级人民法院，（2026）某 01 执 1 号，执行通知书 2026-11-20 送达",
    "notary": "某某市某某公证处",
    "deed_no": "（2024）某证字第 1 号，2024-03-01",
    "certificate": "（2026）某执字第 1 号，2026-09-01",
    "not_present": "2024-03-01 本人在外地医院住院，没有去过公证处，没有签过委托书，看证据 1",
    "capacity": "当时 17 岁，没有监护人代办",
    "own_interest": "公证员是出借人王某的配偶，2026-11-18 知道",
    "refuse-notarised-enforcement.bribery": "（2026）某 01 刑终 2 号刑事判决书确认，2026-11-18 知道",
    "refuse-notarised-enforcement.procedure": "没有核对过身份，也没有告知过后果，看证据 2",
    "no_certificate": "2026-11-21 看过案卷，没有执行证书",
    "no_promise": "公证的借款合同共 6 页，都没有接受强制执行的话",
    "refuse-notarised-enforcement.unclear": "公证证词没有写本金和利息各是多少",
    "private_rate": "2024-03-01 签的，写明月息 3 分",
    "refuse-notarised-enforcement.details": "女，1990-01-01 出生",
    "refuse-notarised-enforcement.respondent": "王某，某某市某某路 3 号",
    "lift-consumption-limit.case_no": "（2026）某 0101 执 1 号",
    "enforcement-objection.case_no": "（2026）某 0101 执 1 号",
    "third-person-objection.case_no": "（2026）某 0101 执 1 号",
    "refuse-award-enforcement.case_no": "（2026）某 01 执 1 号",
    "refuse-notarised-enforcement.case_no": "（2026）某 0101 执 1 号",
    "administrative-reconsideration.act": "2026-08-18 书面申请查处尾号 0000 的号码反复打给父亲、上门堵门，挂号信 2026-08-20 签收，至今没有受理、没有答复。",
    "lift-consumption-limit.reason": "判决的钱已经付清，限制没有解除。",
    "lift-consumption-limit.evidence": "1. 付款凭证 0001，2026-10-15，复印件\n2. 申请执行人的同意书，2026-11-18",
    "enforcement-objection.evidence": "1. 两个账户的流水和余额，2026-11-12，盖章\n2. 付款凭证 0001，2026-10-15",
    "third-person-objection.evidence": "1. 开户资料和工资流水，2020-01-05 至 2026-11-10，盖章\n2. 行驶证、登记证复印件",
    "refuse-award-enforcement.evidence": "1. 借款合同，2026-03-01，从 App 下载\n2. 邮箱收件记录截图，2026-11-21",
    "refuse-notarised-enforcement.evidence": "1. 住院记录，2024-02-28 至 2024-03-05\n2. 公证处的笔录复印件",
    "set-aside-award.evidence": "1. 借款合同，2026-03-01，从 App 下载\n2. 邮箱收件记录截图，2026-09-11",
    "third-person-objection.guardian": "王丙，母亲，电话尾号 3333",
    "refuse-award-enforcement.facts": "2026-03-01 在 App 里签的合同，没有收到过仲裁通知，2026-11-20 收到执行通知书。",
    "refuse-notarised-enforcement.facts": "公证书写的是 2024-03-01，本人当天在外地住院，没有去过公证处。2026-11-20 收到执行通知书。",
}


def full_values(letter) -> dict[str, str]:
    """A value for every field but the suggested date."""
    return {
        field.id: field.words or SAMPLES.get(f"{letter.id}.{field.id}") or SAMPLES.get(field.id) or f"（{field.label}）"
        for field in letter.record.fields
        if field.kind is not FieldKind.TODAY
    }


def snapshots(letter) -> dict[str, str]:
    """{file name: text} of one letter."""
    lines, fields = letter_text.parse(letter.body), letter.record.fields
    nothing = {field.id: "" for field in fields}
    return {
        f"{letter.id}.empty.txt": letter_fill.fill(lines, fields, nothing, TODAY) + "\n",
        f"{letter.id}.full.txt": letter_fill.fill(lines, fields, full_values(letter), TODAY) + "\n",
    }


def difference(name: str, now: str) -> str:
    """Unified diff between the stored snapshot and `now`; empty when they are the same."""
    path = FOLDER / name
    stored = path.read_text(encoding="utf-8") if path.exists() else ""
    return "\n".join(difflib.unified_diff(stored.splitlines(), now.splitlines(), f"tests/letters/{name}", "now", lineterm=""))


def main(arguments: list[str]) -> int:
    found = {name: words for letter in knowledge.load(ROOT).of_kind("letter") for name, words in snapshots(letter).items()}
    differences = [text for name, words in sorted(found.items()) if (text := difference(name, words))]
    print("\n\n".join(differences) or "no difference")
    if "--write" not in arguments:
        return 1 if differences else 0
    FOLDER.mkdir(exist_ok=True)
    for stale in FOLDER.glob("*.txt"):
        if stale.name not in found:
            stale.unlink()
    for name, words in found.items():
        (FOLDER / name).write_text(words, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
