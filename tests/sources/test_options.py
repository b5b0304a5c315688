"""What the user chose."""

from annotator.sources.options import Options


def test_a_password_is_not_shown_where_options_are():
    assert "open sesame" not in repr(Options(password="open sesame"))
