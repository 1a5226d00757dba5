"""The pages of imports: bringing files, watching, the report, cancelling, and one's own names."""

from __future__ import annotations

import errno
import html
import os
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from goen.mine.imports import phrases, running, uploads
from goen.mine.imports.models import Import, ImportFile, OwnName, State
from goen.mine.people.models import Person, Source
from tests.factories import ImportFactory, ImportFileFactory, OwnNameFactory, SkippedRowFactory

IMPORTS = reverse("imports")
CARDS = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:森岡 健太\r\nEMAIL:kenta@example.com\r\nEND:VCARD\r\n".encode()
TALK = """[LINE] 健太とのトーク履歴
保存日時：2024/11/22 12:00

2024/11/20(水)
10:00\t葵\tおはよう
10:01\t健太\tおはよう！
""".encode()


@pytest.fixture
def hers(client: Client, aoi) -> Client:
    client.force_login(aoi)
    return client


@pytest.fixture(autouse=True)
def spool(settings, tmp_path: Path) -> Path:
    settings.SPOOL = settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "spool"
    return tmp_path / "spool"


def file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def page_of(brought: Import) -> str:
    return reverse("import", args=[brought.pk])


def words(response) -> str:
    main = response.content.decode().split("<main", 1)[-1].split(">", 1)[-1].split("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", main)).split())


# Bringing files


def test_the_page_says_what_can_be_brought_and_how_to_get_it(hers):
    said = words(hers.get(IMPORTS))
    assert "ここにファイルを落とすか、選んでください" in said
    assert all(source in said for source in ("LinkedIn", "LINE", "vCard", ".mbox"))
    assert "これまでに取り込んだもの" not in said


def test_several_files_become_one_import_with_a_job(hers, aoi, spool):
    answer = hers.post(
        IMPORTS,
        {"files": [file("電話帳.vcf", CARDS), file("talk.txt", TALK)], "keep_last_words": "on", "me": " 葵 "},
    )

    brought = Import.objects.get(owner=aoi)
    files = list(ImportFile.objects.filter(of_import=brought).order_by("position"))
    assert answer.url == page_of(brought)
    assert (brought.state, brought.keep_last_words) == (State.WAITING, True)
    assert brought.bytes_total == len(CARDS) + len(TALK)
    assert [one.name for one in files] == ["電話帳.vcf", "talk.txt"]
    assert [Path(one.path).read_bytes() for one in files] == [CARDS, TALK]
    assert {Path(one.path).parent for one in files} == {spool}
    assert OwnName.objects.get(owner=aoi).value == "葵"
    assert DBTaskResult.objects.get().args_kwargs["args"] == [brought.pk]


def test_what_was_brought_is_read_and_leads_to_a_report(hers, aoi, spool):
    answer = hers.post(IMPORTS, {"files": [file("book.vcf", CARDS)]})
    running.run(Import.objects.get().pk, now=timezone.now)

    said = words(hers.get(answer.url))

    assert "届いたもの 新しい相手 1 新しいやりとり 0" in said
    assert "book.vcf 電話帳 相手 新しく 1、すでにあったもの 0" in said
    assert Person.objects.of(aoi).get().name == "森岡 健太"
    assert list(spool.iterdir()) == []


def test_the_same_file_again_brings_nothing_new_and_says_so(hers):
    for _time in range(2):
        answer = hers.post(IMPORTS, {"files": [file("book.vcf", CARDS)]})
        running.run(Import.objects.latest("pk").pk, now=timezone.now)

    said = words(hers.get(answer.url))

    assert "すべて、すでに取り込まれていました" in said
    assert "相手 新しく 0、すでにあったもの 1" in said


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.vcf", b"", phrases.REASONS["empty"]),
        ("notes.txt", b"just some notes\n", phrases.REASONS["unknown_format"]),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_reason(hers, name, content, told):
    answer = hers.post(IMPORTS, {"files": [file(name, content)]})
    running.run(Import.objects.get().pk, now=timezone.now)

    page = hers.get(answer.url, headers={"Accept-Language": "en"})

    assert "Nothing could be read Why, is said below." in words(page)
    assert f"{name} {told}" in words(page)


def test_nothing_chosen_is_asked_for_again(hers):
    page = hers.post(IMPORTS, {"me": "葵"})

    assert page.status_code == 400
    assert "ファイルを一つ以上選んでください。" in words(page)
    assert 'value="葵"' in page.content.decode()
    assert Import.objects.count() == 0


def test_a_name_that_is_none_is_told_and_nothing_is_kept(hers, spool):
    page = hers.post(IMPORTS, {"files": [file("book.vcf", CARDS)], "me": "\u200b"})

    assert page.status_code == 400
    assert "名前でもアドレスでもないようです。" in words(page)
    assert "<details open>" in page.content.decode()
    assert Import.objects.count() == 0
    assert list(spool.iterdir()) == []


def test_a_full_disk_while_uploading_is_told_kindly(hers, monkeypatch, spool):
    def is_full(self, raw_data, start):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(
        "django.core.files.uploadhandler.TemporaryFileUploadHandler.receive_data_chunk", is_full
    )

    page = hers.post(IMPORTS, {"files": [file("book.vcf", CARDS)]})

    assert page.status_code == 400
    assert "空き容量が足りず、ファイルを受け取れませんでした。何も残っていません。" in words(page)
    assert "選んでください。" not in words(page).replace("ここにファイルを落とすか、選んでください", "")
    assert Import.objects.count() == 0
    assert list(spool.iterdir()) == []


def test_a_disk_that_fails_afterwards_is_told_kindly(hers, monkeypatch):
    def is_full(file, kept):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(uploads, "_move", is_full)

    page = hers.post(IMPORTS, {"files": [file("book.vcf", CARDS)]})

    assert page.status_code == 400
    assert "空き容量が足りず" in words(page)
    assert Import.objects.count() == 0


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "<script>alert(1)</script>.vcf", "é" * 200 + ".vcf", "a\tb.vcf"]
)
def test_the_name_of_a_file_leads_nowhere_and_is_only_text(hers, spool, name):
    hers.post(IMPORTS, {"files": [file(name, CARDS)]})
    [kept] = ImportFile.objects.all()
    assert Path(kept.path).parent == spool
    assert re.fullmatch("[0-9a-f]{32}", Path(kept.path).name)
    assert "<script>alert" not in hers.get(IMPORTS).content.decode()


@pytest.mark.parametrize("brought", [1, 3])
def test_imports_so_far_are_listed_with_a_steady_number_of_queries(
    hers, aoi, django_assert_num_queries, brought
):
    for number in range(brought):
        one = ImportFactory(owner=aoi)
        ImportFileFactory(of_import=one, name=f"here/{number}.txt")
    with django_assert_num_queries(4):
        page = hers.get(IMPORTS)
    assert len(re.findall(r'<a href="/imports/\d+/">', page.content.decode())) == brought
    assert "0.txt" in words(page)
    assert "here/" not in words(page)


# Watching


@pytest.mark.parametrize(
    ("state", "read", "told"),
    [
        (State.WAITING, 0, "順番を待っています"),
        (State.READING, 0, "読んでいます：0 %"),
        (State.READING, 500, "読んでいます：49 %"),
        (State.READING, 2000, "読んでいます：99 %"),
        (State.SETTLING, 1000, "誰が誰かをまとめています"),
    ],
)
def test_the_bar_says_how_far_it_is(hers, aoi, state, read, told):
    brought = ImportFactory(owner=aoi, state=state, bytes_total=1000, bytes_read=read)

    page = hers.get(page_of(brought))

    assert told in words(page)
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page.content.decode()


def test_while_watching_only_the_bar_comes_and_at_the_end_the_page(hers, aoi):
    brought = ImportFactory(owner=aoi, state=State.READING, bytes_read=100)
    watching = {"HX-Request": "true"}

    bar = hers.get(page_of(brought), headers=watching)
    assert "<html" not in bar.content.decode()
    assert '<progress max="100" value="9"' in bar.content.decode()

    Import.objects.update(state=State.DONE)
    assert hers.get(page_of(brought), headers=watching).headers["HX-Refresh"] == "true"


def test_an_import_without_bytes_is_not_divided_by_nothing(hers, aoi):
    brought = ImportFactory(owner=aoi, state=State.READING, bytes_total=0, bytes_read=0)
    assert "読んでいます：0 %" in words(hers.get(page_of(brought)))


@pytest.mark.parametrize(
    ("state", "told"),
    [(State.CANCELLED, "取り込みを取りやめました"), (State.FAILED, "取り込みを終えられませんでした")],
)
def test_an_import_that_came_to_nothing_says_so(hers, aoi, state, told):
    assert told in words(hers.get(page_of(ImportFactory(owner=aoi, state=state))))


# The report


@pytest.fixture
def brought(aoi) -> Import:
    one = ImportFactory(owner=aoi)
    ImportFileFactory(
        of_import=one,
        position=0,
        name="/somewhere/Export.zip",
        source=Source.LINKEDIN,
        people_new=1200,
        people_known=3,
        moments_new=34567,
        first_day=17_000,
        last_day=20_000,
        left_out={"to_self": 7},
    )
    ImportFileFactory(of_import=one, position=1, name="broken.zip", source="", error_code="zip_damaged")
    return one


def test_the_report_sums_up_and_then_goes_file_by_file(hers, brought):
    said = words(hers.get(page_of(brought), headers={"Accept-Language": "en"}))

    assert "What arrived New people 1,200 New moments 34,567 From and to July 2016 – October 2024" in said
    assert "Export.zip LinkedIn People 1,200 new, 3 known before Moments 34,567 new, 0 known before" in said
    assert "July 18, 2016 – Oct. 4, 2024 Left out by rule messages to yourself: 7" in said
    assert "broken.zip This zip is damaged or was not downloaded whole. Please download it again." in said
    assert "/somewhere/" not in said
    assert "could not be read" not in said


def test_rows_that_could_not_be_read_are_named_a_hundred_a_page(hers, brought):
    file = brought.files.get(position=0)
    for line in range(1, 102):
        SkippedRowFactory(
            of_file=file, inner_file="messages.csv" if line > 1 else "", line=line if line > 2 else None
        )

    first, second = hers.get(page_of(brought)), hers.get(page_of(brought), {"page": 2})

    assert '<a href="#skipped">101行</a>' in first.content.decode()
    rows = re.findall(r'<tr><td>([^<]*)</td><td class="number">([^<]*)</td>', first.content.decode())
    assert rows[:3] == [("/somewhere/Export.zip", ""), ("messages.csv", ""), ("messages.csv", "3")]
    assert len(rows) == 100
    assert second.content.decode().count("<tr><td>") == 1


@pytest.mark.parametrize("page", ["abc", "0", "999", "9" * 5000])
def test_the_page_of_skipped_rows_may_be_anything(hers, brought, page):
    SkippedRowFactory(of_file=brought.files.first())
    assert hers.get(page_of(brought), {"page": page}).status_code == 200


@pytest.mark.parametrize("files", [1, 3])
def test_a_report_of_many_files_needs_no_more_queries(hers, aoi, django_assert_num_queries, files):
    one = ImportFactory(owner=aoi)
    for position in range(files):
        SkippedRowFactory(of_file=ImportFileFactory(of_import=one, position=position))
    with django_assert_num_queries(9):
        hers.get(page_of(one))


# Cancelling


def test_an_import_is_cancelled(hers, aoi):
    brought = ImportFactory(owner=aoi, state=State.READING)

    page = hers.post(reverse("cancel_import", args=[brought.pk]), follow=True)

    brought.refresh_from_db()
    assert brought.cancel_asked_at is not None
    assert "取りやめています。何も残りません。" in words(page)
    assert "取りやめる" not in words(page)


def test_what_has_ended_cannot_be_cancelled_any_more(hers, brought):
    page = hers.post(reverse("cancel_import", args=[brought.pk]), follow=True)
    assert "取り込みはもう終わっていました。" in words(page)


# One's own names


def test_a_name_of_ones_own_is_said_and_forgotten(hers, aoi):
    page = hers.post(reverse("say_own_name"), {"value": " 青井 葵 "}, follow=True)
    assert "青井 葵" in words(page)

    [own] = OwnName.objects.all()
    page = hers.post(reverse("forget_own_name", args=[own.pk]), follow=True)
    assert "青井 葵" not in words(page)


def test_a_name_found_in_an_export_says_so(hers, aoi):
    OwnNameFactory(owner=aoi, value="Aoi Aoi", is_learnt=True)
    assert "Aoi Aoi 取り込んだ中から" in words(hers.get(reverse("settings")))


@pytest.mark.parametrize("value", ["", "  ", "\u200b", "a\0b", "x" * 301])
def test_what_is_no_name_is_not_kept(hers, value):
    page = hers.post(reverse("say_own_name"), {"value": value}, follow=True)
    assert "名前でもアドレスでもないようです。" in words(page)
    assert OwnName.objects.count() == 0
