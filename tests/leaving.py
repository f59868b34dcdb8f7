"""The quick exit, taken."""

from __future__ import annotations

from playwright.sync_api import Page


def asked_by_the_exit(page: Page) -> list[str]:
    """What the browser asked before the page was gone; the way out leads to another page of the site, for tests have no other."""
    away = page.locator(".kb-exit").first
    away.evaluate("(link) => { link.href = new URL('../../about/', location.href).href; }")
    questions: list[str] = []
    page.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.accept()))
    away.click()
    page.wait_for_url("**/about/**")
    return questions
