from __future__ import annotations

import os
from textwrap import dedent

import pytest
from babel.messages.catalog import Catalog
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext

from goen.ui.catalogue import compile_when_stale
from tools.translations import catalogues, sources
from tools.translations.__main__ import JAPANESE, PACKAGE
from tools.translations.faults import faults, placeholders


def catalogue(**messages: str) -> Catalog:
    made = Catalog(locale="ja")
    for number, (message, said) in enumerate(messages.items(), 1):
        made.add(message, said, lineno=number)
    return made


def written(folder, text: str, name: str = "ja/LC_MESSAGES/django.po"):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        catalogues.HEADER.format(language="ja", plural_forms="nplurals=1; plural=0") + dedent(text)
    )
    return path


def found_in(catalogue: Catalog, ours: Catalog, *, foreign=None, theirs=None) -> list[str]:
    others = {"foreign": foreign or Catalog(), "theirs": theirs or Catalog()}
    return faults(catalogue, "ja.po", sources=ours, **others)


@pytest.fixture
def package(tmp_path):
    root = tmp_path / "goen"
    (root / "home/templates/home").mkdir(parents=True)
    return root


# Finding messages


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('_("One")', ["One"]),
        ('x = gettext_lazy("One" \\\n    " and two")', ["One and two"]),
        ('ngettext("one letter", "%(n)s letters", n)', [("one letter", "%(n)s letters")]),
        ("ngettext_lazy('a', 'b')", [("a", "b")]),
        ('gettext(variable); other("One")', []),
        ('"""Says _("nothing")."""', []),
    ],
)
def test_messages_are_found_in_python(package, code, found):
    (package / "views.py").write_text(code)
    assert [message.id for message in sources.ours(package) if message.id] == found


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<h1>{% translate "Today" %}</h1>', [("Today", 1)]),
        ("  <p>\n {% if it's %}\n   {% translate \"Don't\" %}\n    it's (\n </p>", [("Don't", 3)]),
        (
            "\n{% blocktranslate trimmed with a=b %}\n  Write\n  {{ a }} 100%\n{% endblocktranslate %}",
            [("Write %(a)s 100%%", 2)],
        ),
        (
            "{% blocktranslate count n=x %}one{% plural %}{{ n }} of them{% endblocktranslate %}",
            [(("one", "%(n)s of them"), 1)],
        ),
        ('{% include "x" with label=_("Name") %} {{ y|default:_("Nobody") }}', [("Name", 1), ("Nobody", 1)]),
        ('{# {% translate "Not this" %} #}', []),
    ],
)
def test_messages_are_found_in_pages(package, page, found):
    (package / "home/templates/home/today.html").write_text(page)
    messages = [message for message in sources.ours(package) if message.id]
    assert [(message.id, message.locations[0][1]) for message in messages] == found
    assert {message.locations[0][0] for message in messages} <= {"goen/home/templates/home/today.html"}


def test_same_words_in_two_contexts_are_two_messages(package):
    (package / "views.py").write_text('pgettext("month", "May"); pgettext_lazy("leave", "May")')
    assert sorted(message.context for message in sources.ours(package) if message.id) == ["leave", "month"]


def test_pages_of_allauth_count_only_where_ours_do_not_replace_them(package, tmp_path):
    theirs = tmp_path / "allauth"
    for name in ("account/login.html", "account/logout.html", "socialaccount/login.html"):
        path = theirs / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'{{% translate "{name}" %}}')
    (package / "members/templates/account").mkdir(parents=True)
    (package / "members/templates/account/login.html").write_text("ours")
    found = [message.id for message in sources.of_allauth(package, theirs) if message.id]
    assert found == ["account/logout.html"]


# What is wrong


def test_message_that_is_not_translated_is_told_with_its_place(package):
    (package / "views.py").write_text('\n_("Today")\n_("People")')
    assert found_in(catalogue(Today=""), sources.ours(package)) == [
        "goen/views.py:2: not translated: 'Today'",
        "goen/views.py:3: not translated: 'People'",
    ]


def test_fuzzy_message_is_told():
    said = catalogue(Today="きょう")
    said["Today"].flags.add("fuzzy")
    assert found_in(said, catalogue(Today="")) == ["ja.po:1: fuzzy: 'Today'"]


def test_message_that_nothing_uses_is_told():
    assert found_in(catalogue(Today="きょう", Gone="ない"), catalogue(Today="")) == [
        "ja.po:2: in no page and no code any more: 'Gone'"
    ]


def test_message_that_is_kept_as_obsolete_is_told(tmp_path):
    path = written(tmp_path, '#~ msgid "Gone"\n#~ msgstr "ない"\n')
    assert [fault.split(":", 2)[2] for fault in found_in(catalogues.read(path), Catalog())] == [
        " obsolete: 'Gone'"
    ]


def test_message_of_others_may_be_said_in_our_own_words():
    ours = catalogue(Login="サインイン", Password="合い言葉")
    assert (
        found_in(ours, Catalog(), foreign=catalogue(Login=""), theirs=catalogue(Password="パスワード")) == []
    )


def test_message_of_allauth_that_nobody_translated_is_told(package):
    (package / "views.py").write_text('_("Login")')
    assert found_in(Catalog(), Catalog(), foreign=sources.ours(package)) == [
        "goen/views.py:1: not translated: 'Login'"
    ]


@pytest.mark.parametrize(
    ("message", "said", "fault"),
    [
        ("%(n)s people", "%(n)s人", ""),
        ("%(n)s people", "%(m)s人", "placeholders %(m)s instead of %(n)s"),
        ("%(n)s people", "人", "placeholders none instead of %(n)s"),
        ("{name} and {name}", "{name}", ""),
        ("{name}, {count:,}", "{count}件、{name}", ""),
        ("{name}", "{name}と{other}", "placeholders {name} {other} instead of {name}"),
        ("%s of %s", "%s", "placeholders %s instead of %s %s"),
        ("100% of it", "すべて", ""),
        ("%(n)s is 5%%", "%(n)sは5%です", "a lone % must be doubled here"),
        ("Use {{ and }}", "{{と}}", ""),
    ],
)
def test_placeholders_must_agree(message, said, fault):
    expected = [f"ja.po:1: {fault}: {message!r}"] if fault else []
    assert found_in(catalogue(**{message: said}), catalogue(**{message: ""})) == expected


def test_one_form_for_all_numbers_needs_the_number():
    ours, said = Catalog(locale="ja"), Catalog(locale="ja")
    ours.add(("one letter", "%(n)s letters"), locations=[("a.py", 1)])
    said.add(("one letter", "%(n)s letters"), ("便り%(n)s通",), lineno=1)
    assert found_in(said, ours) == []
    said["one letter"].string = ("便り",)
    assert found_in(said, ours) == ["ja.po:1: placeholders none instead of %(n)s: 'one letter'"]


def test_placeholders_tell_names_from_signs():
    assert dict(placeholders("%(a)s %(a)s %s %d %% {b} {} {{c}}")) == {
        "%(a)s": 1,
        "%s": 1,
        "%d": 1,
        "{b}": 1,
        "{}": 1,
    }


# Bringing it in line


def test_bringing_in_line_keeps_words_and_drops_what_is_unused():
    old = catalogue(Today="きょう", Gone="ない", Login="サインイン")
    new = catalogues.brought_in_line(old, ours=catalogue(Today="", People=""), others=[catalogue(Login="")])
    assert {message.id: message.string for message in new if message.id} == {
        "Today": "きょう",
        "People": "",
        "Login": "サインイン",
    }
    assert [message.id for message in catalogues.missing_from(old, new)] == ["Gone"]


def test_catalogue_that_was_written_reads_the_same(tmp_path):
    path = tmp_path / "ja/LC_MESSAGES/django.po"
    catalogues.write(catalogue(Today="きょう"), path)
    first = path.read_text()
    catalogues.write(catalogues.read(path), path)
    assert path.read_text() == first
    assert catalogues.read(path)["Today"].string == "きょう"


# Compiling


@pytest.fixture
def own_words(tmp_path, settings):
    path = written(
        tmp_path,
        """\
        msgid "This account is currently inactive."
        msgstr "いまはお使いになれません。"

        msgid "one letter"
        msgid_plural "%(n)s letters"
        msgstr[0] "便り%(n)s通"

        msgctxt "month"
        msgid "May"
        msgstr "5月"

        #, fuzzy
        msgid "Today"
        msgstr "あした"
        """,
    )
    compile_when_stale(tmp_path)
    settings.LOCALE_PATHS = [tmp_path]
    return path


def test_our_words_come_before_those_of_others(own_words):
    with translation.override("ja"):
        assert gettext("This account is currently inactive.") == "いまはお使いになれません。"
        assert ngettext("one letter", "%(n)s letters", 1) == "便り%(n)s通"
        assert pgettext("month", "May") == "5月"
        assert gettext("Today") == "Today"


def test_english_needs_no_catalogue(own_words):
    with translation.override("en"):
        assert gettext("This account is currently inactive.") == "This account is currently inactive."
        assert ngettext("one letter", "%(n)s letters", 1) == "one letter"
        assert ngettext("one letter", "%(n)s letters", 2) == "%(n)s letters"
        assert pgettext("month", "May") == "May"


def test_compiling_happens_only_when_something_changed(own_words, tmp_path):
    target = own_words.with_suffix(".mo")
    assert target.is_file()
    assert compile_when_stale(tmp_path) == []
    os.utime(target, (0, 0))
    assert compile_when_stale(tmp_path) == [target]
    assert sorted(path.name for path in target.parent.iterdir()) == ["django.mo", "django.po"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_compiling_into_a_folder_that_cannot_be_written_is_told(own_words, tmp_path, caplog):
    own_words.with_suffix(".mo").unlink()
    own_words.parent.chmod(0o500)
    assert compile_when_stale(tmp_path) == []
    assert "cannot be written" in caplog.text


# The catalogue as it is


def test_every_message_reads_in_english_as_it_is_written():
    with translation.override("en"):
        changed = [message.id for message in sources.ours(PACKAGE) if message.id and is_changed(message)]
    assert changed == []


def is_changed(message) -> bool:
    if message.pluralizable:
        one, many = message.id
        return (ngettext(one, many, 1), ngettext(one, many, 2)) != (one, many)
    if message.context:
        return pgettext(message.context, message.id) != message.id
    return gettext(message.id) != message.id


def test_catalogue_is_where_django_looks_for_it():
    assert [path / "ja/LC_MESSAGES/django.po" for path in settings.LOCALE_PATHS] == [JAPANESE]
