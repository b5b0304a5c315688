"""What the user chose."""

from annotator.sources.options import Options, chosen, unusual


def test_a_password_is_not_shown_where_options_are():
    assert "open sesame" not in repr(Options(password="open sesame"))


def test_what_was_chosen_is_kept_and_chosen_again():
    options = Options(has_footers=True, columns={"text": "body"}, password="secret")
    assert unusual(options) == {"has_footers": True, "columns": {"text": "body"}}
    assert chosen(unusual(options)) == Options(has_footers=True, columns={"text": "body"})


def test_what_was_one_option_once_is_both_of_today():
    assert chosen({"has_running_heads": True}) == Options(has_headers=True, has_footers=True)
