"""Words that every page uses. What pages are made from is the Handbook (joining/handbook.py)."""

from __future__ import annotations

#: Neutral name for tabs, share cards and icons: a family chat or a colleague may see it.
SITE_NAME = "应对手册"

#: What every page and print says: nobody may take the handbook for a business.
FREE = "不收费、不登记、没有微信号。"

KIND_WORDS = {
    "scenario": "情景",
    "guide": "做法",
    "channel": "渠道",
    "letter": "文书",
    "lender": "放款方",
    "myth": "说法核对",
    "tool": "工具",
    "page": "说明",
    "law": "法律",
    "provision": "法条",
    "ladder": "步骤图",
    "term": "词语",
}
