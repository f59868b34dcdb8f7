"""What a button copies. The page must be opened with permission to read the clipboard."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def copied(page: Page, name: str = "复制全文") -> str:
    """The words that the button of this name copies.

    It says 已复制 for some seconds: whoever copies twice needs not wait until it has its own words back.
    """
    button = page.locator(f"button[data-named='{name}']")
    if not button.count():
        page.get_by_role("button", name=name, exact=True).evaluate("(one, name) => { one.dataset.named = name; }", name)
    page.evaluate("navigator.clipboard.writeText('')")
    button.click()
    expect(button).to_have_text("已复制")
    page.wait_for_function("navigator.clipboard.readText().then((text) => text !== '')")
    return page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
