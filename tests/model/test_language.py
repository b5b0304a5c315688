"""Codes of languages."""

import pytest

from annotator.model.language import han_forms, is_dense, language_tag, primary


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("en", "en"), (" PT_br ", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419"),
        ("de-ch-1996", "de-CH-1996"), ("sr-LATN", "sr-Latn"), ("zh-yue", "zh-yue"),
        ("en-x-Ours", "en-x-ours"), ("th-u-nu-thai", "th-u-nu-thai"),
        ("English", None), ("e", None), ("", None), ("en-", None), ("en GB", None), ("éé", None),
    ],
)  # fmt: skip
def test_a_tag_is_written_in_its_usual_letters_or_refused(words: str, tag: str | None) -> None:
    assert language_tag(words) == tag


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("ja", "JP"), ("ja-JP", "JP"), ("ko-KR", "KR"), ("zh", "SC"), ("zh-CN", "SC"),
        ("zh-Hans-TW", "SC"), ("zh-Hant", "TC"), ("zh-TW", "TC"), ("zh_HK", "HK"), ("yue", "HK"),
        ("yue-Hans", "SC"), ("en", ""), ("", ""), ("no such tag", ""), ("zh-!!", ""),
    ],
)  # fmt: skip
def test_han_characters_are_read_in_the_forms_of_their_language(tag: str, forms: str) -> None:
    assert han_forms(tag) == forms


def test_only_the_language_itself_says_whether_it_is_dense() -> None:
    assert primary("ZH_hant-TW") == "zh"
    assert is_dense("ja-JP")
    assert is_dense("ko")
    assert not is_dense("kok")  # Konkani
    assert not is_dense("")
