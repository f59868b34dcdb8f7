"""What every module here returns: something that JSON can hold."""

Data = dict[str, object]


def level_words(label: str) -> str:
    """How sure we are, without the word that only editors know (记录里叫“语料”的，是一份文本)."""
    return label.replace("语料", "文本")
