from __future__ import annotations

from tools import browser, debian


def test_browser_of_the_system_is_found_by_any_of_its_names(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browser.installed() is None
    program = tmp_path / "google-chrome"
    program.touch(mode=0o755)
    assert browser.installed() == str(program)


def test_bare_machine_lacks_a_browser_and_fonts(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    expected = {"chromium"} if debian.is_debian() else set()
    assert expected <= set(browser.missing()) <= {"chromium", "libatomic1", "fontconfig", browser.FONTS}
