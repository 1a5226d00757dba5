from __future__ import annotations

import pytest

from goen.language.names import is_organisation

ORGANISATIONS = """
株式会社青空|青空商事株式会社|㈱青空|(株)青空|（有）山田商店|有限会社山田|合同会社はな
一般社団法人 縁の会|NPO法人ひかり|特定非営利活動法人はな|医療法人社団緑会|東京大学|東京 大学
慶應義塾大学院|青山学院|みどり幼稚園|山田病院|さくらクリニック|田中歯科|みずほ銀行|みずほ 銀行
横浜市役所|港区役所|県庁|中央図書館|田中製作所|本田技研工業|田中商店|渋谷店舗サポートセンター
お客様サポート|お客さま相談室|カスタマーサポート|予約窓口|〇〇学会事務局|同窓会|PTA実行委員会
第3回勉強会|はなメールマガジン|【配信専用】青空|青空ニュース|人事部|青空 営業部|ABCホールディングス
デジタル庁 窓口|青空株式会社 人事部|日本年金機構|Acme Inc.|ACME, Inc|Acme Ltd|Acme LLC|Acme GmbH
Acme Corp.|Acme Corporation|Acme Co., Ltd.|Smith & Co|Acme K.K.|Aozora KK|Siemens AG|Acme S.A.
University of Tokyo|Tokyo University|Mizuho Bank|Bank of Japan|Sakura Hospital|Acme Support|Support Team
The Acme Team|Acme Newsletter|LinkedIn|GitHub|LinkedIn News|Google Calendar|no-reply|noreply@example.com
info@example.com|Notifications|Acme Customer Service|Taro Yamada via DocuSign|Mail Delivery Daemon
Tokyo Photo Club|Acme News|Office of the Dean|山田太郎 (Google カレンダー経由)
Rotary International Foundation|Info Desk|Acme Japan|Security Alert|日本航空|青空カード|青空有限公司
"""
HUMANS = """
山田太郎|山田 太郎|ヤマダ タロウ|やまだ|田中 大学|山本 大学|大学|服部|阿部|古市|渡部健|菅原通信|市川
園田|山田 係|石橋|田中健市|会田|事務太郎|山田太郎（青空株式会社）|株式会社青空 山田太郎
青空株式会社 山田 太郎|東京大学 山田太郎|高橋サポ子|森社長|清水営業|土屋|金子銀|さくら|店長|局 太郎
ケン・タナカ|Ken Bank|Mary College|Taro Yamada|Susan Co|Charlotte Church|Bill Price|John Sales|Tim Cook
Jo Store|Michael Inca|Ag Smith|Kk Tanaka|Laura Kaisher|Teamu Suzuki|taro.yamada@example.com|Chris Press
Yuki Ltdson|Linda Incandela|🌸
"""


@pytest.mark.parametrize(
    "name", [name for line in ORGANISATIONS.split("\n") for name in line.split("|") if name]
)
def test_is_organisation_finds_companies_and_desks(name: str) -> None:
    assert is_organisation(name)


@pytest.mark.parametrize("name", [name for line in HUMANS.split("\n") for name in line.split("|")])
def test_is_organisation_leaves_human_names_alone(name: str) -> None:
    assert not is_organisation(name)
