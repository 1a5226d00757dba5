"""Telling companies, offices and service desks from human beings by the displayed name."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from goen.language.known_names import family
from goen.language.nicknames import is_given_name
from goen.language.readings import is_full_name
from goen.language.spelling import clean, fold, tokens

_ANYWHERE = """
株式会社 有限会社 合同会社 合資会社 合名会社 相互会社 (株) (有) (合) (同) (社) (財) (医) (学) (福) (一社)
(公社) (一財) (公財) (特非) (独) 社団法人 財団法人 行政法人 研究開発法人 大学法人 学校法人 医療法人
福祉法人 宗教法人 npo法人 活動法人 監査法人 税理士法人 弁護士法人 協同組合 実行委員会 お客様 お客さま
カスタマー サポートセンター コールセンター ヘルプデスク 事務局 相談窓口 問い合わせ 問合せ メールマガジン
メルマガ ニュースレター お知らせ 配信専用 送信専用 自動送信 自動配信 返信不可 採用担当 人事担当 広報担当
公式アカウント 有限公司 股份 주식회사 (주)
no-reply noreply no_reply do-not-reply donotreply do_not_reply mailer-daemon
"""
_AT_THE_END = """
大学 大学院 大學 高校 高等学校 中学校 小学校 専門学校 学校 学園 学院 幼稚園 保育園 保育所 こども園 病院
医院 クリニック 診療所 薬局 歯科 銀行 信用金庫 信金 信用組合 証券 生命 損保 保険 郵便局 市役所 区役所
町役場 村役場 役場 県庁 都庁 府庁 道庁 図書館 博物館 美術館 公民館 体育館 消防署 警察署 税務署 保健所
研究所 研究会 研究室 製作所 工業 産業 商事 商店 商会 物産 電機 電力 電工 建設 工務店 不動産 運輸 交通 鉄道
製薬 化学 印刷 出版 新聞 新聞社 出版社 放送 旅館 ホテル 支店 本店 本社 支社 営業所 事業所 事務所 出張所
工場 センター サービス サポート チーム 編集部 営業部 総務部 人事部 経理部 広報部 開発部 事業部 企画部
管理部 技術部 製造部 法務部 購買部 総務課 広報課 人事課 経理課 窓口 委員会 協議会 連合会 勉強会 交流会
懇親会 同窓会 町内会 自治会 保護者会 父母会 後援会 商工会 商工会議所 県人会 協会 学会 財団 組合 連盟 機構
クラブ サークル ストア ショップ スタジオ サロン カフェ レストラン 食堂 教室 道場 公式 ニュース 通信 通信社
運営 運営局 ホールディングス グループ コーポレーション カンパニー ジャパン 各位 受付
自動車 航空 電鉄 急便 書店 書房 石油 製鉄 食品 酒造 カード
"""
_ENGLISH = """
inc incorporated ltd limited llc llp gmbh corp corporation plc pty pte kaisha holdings university
universität institute foundation association committee council department ministry newsletter newsletters
notification notifications noreply donotreply support team helpdesk customer billing administrator
webmaster postmaster daemon recruiting recruitment careers community society secretariat magazine digest
alerts updates marketing headquarters helpline hotline academy laboratory laboratories labs consulting
solutions technologies systems software airlines railways insurance securities ventures agency bureau info
official japan alert security events conference survey deals rewards registration bookings reservations
verification weekly forum
"""
# Words that are surnames too: "Ken Bank" is somebody, "Mizuho Bank" is not.
_ENGLISH_OR_SURNAME = """
bank school college church store shop hotel hospital clinic company group studio studios center centre
club news sales office press media service services restaurant admin desk partners
"""
_SENDERS = """
linkedin facebook github gitlab google gmail amazon twitter instagram slack zoom dropbox notion microsoft
apple paypal youtube netflix uber airbnb meetup eventbrite doodle trello atlassian jira docusign adobe
stripe
"""
_ROLES = """
info sales support contact office admin hello mail news newsletter help service services noreply no-reply
billing hr jobs careers recruit press media marketing webmaster postmaster root team customer cs enquiries
inquiry reception shop order orders account accounts notifications notification donotreply mailer-daemon
"""


def _one_of(words: str) -> str:
    return "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True)))


_MARK = re.compile(_one_of(_ANYWHERE))
_MARK_AT_END = re.compile(f"(?:{_one_of(_AT_THE_END)})$")
# "& Co." and "Co., Ltd.": a bare Co is a surname. K.K., AG, S.A. and B.V. only in these forms, at the end.
_FORM = re.compile(
    r"(?:&|\band) co\b|\bco\.|\b(?:bank|office) of\b|(?<=\w)[ ,]+(?:k\.k|s\.a|b\.v|n\.v|s\.r\.l)\.$"
)
_FORM_IN_CAPITALS = re.compile(r"(?<=\w)[ ,]+(?:AG|KK|SE|NPO)$|^NPO\b")
_ON_BEHALF = re.compile(r"\bvia \w|経由\)?$")
_IN_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_STRONG = frozenset(_ENGLISH.split())
_WEAK = frozenset(_ENGLISH_OR_SURNAME.split())
_SENDER_NAMES = frozenset(_SENDERS.split())
_ROLE_NAMES = frozenset(_ROLES.split())


@lru_cache(maxsize=8_192)
def is_organisation(name: str) -> bool:
    """Does this displayed name belong to an organisation, a desk or a machine rather than to a human being?

    A human being shown with a company, "株式会社青空 山田太郎" or "山田太郎（青空株式会社）", is human.
    """
    shown = clean(name)
    text = shown.casefold()
    if "@" in text:
        return text.partition("@")[0].strip("<\"' ") in _ROLE_NAMES
    if text.isascii():
        return _english(shown, text)
    if _ON_BEHALF.search(text):
        return True
    marked = _MARK.search(text) or _ends_like_one(text) or _english(shown, text)
    return bool(marked) and not _shows_a_human(text)


def _ends_like_one(text: str) -> bool:
    words = _IN_PARENTHESES.sub(" ", text).replace("・", " ").split()
    for place, word in enumerate(words):
        mark = _MARK_AT_END.search(word)
        # 大学 alone, or behind a family name, is a given name.
        if mark and not (word == "大学" and (place == 0 or family(fold(words[place - 1])).weight)):
            return True
    return False


def _shows_a_human(text: str) -> bool:
    """Once the marks and what is in parentheses are gone, is there a whole name that the dataset knows?"""
    words = _IN_PARENTHESES.sub(" ", text).split()
    names = [word for word in words if not _MARK.search(word)]
    if any(is_full_name(word) for word in names):
        return True
    return any(is_full_name(f"{one} {next_}") for one, next_ in pairwise(names))


def _english(shown: str, text: str) -> bool:
    if _MARK.search(text) or _FORM.search(text) or _FORM_IN_CAPITALS.search(shown) or _ON_BEHALF.search(text):
        return True
    words = tokens(text)
    if _STRONG.intersection(words) or (words[:1] and words[0] in _SENDER_NAMES and len(words) <= 3):
        return True
    if _WEAK.intersection(words):
        return not (len(words) == 2 and words[1] in _WEAK and is_given_name(words[0]))
    return False
