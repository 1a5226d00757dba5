"""Names for the cast: family and given names of the name dataset, paired at random, and a few from abroad."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from japanese_personal_name_dataset import load_dataset

# Spellings one meets every day: the dataset also holds very many that one never does.
WOMEN = """
あい 愛 あおい 葵 あかね 茜 あきこ 明子 あさみ 麻美 あつこ 敦子 あや 彩 あやか 彩香 あやこ 綾子
あゆみ 歩美 いずみ 泉 えみ 恵美 えみこ 恵美子 えり 絵里 かおり 香織 かずこ 和子 かずみ 和美
かな 加奈 きょうこ 京子 くみこ 久美子 けいこ 恵子 さおり 沙織 さき 早紀 さくら 桜 さちこ 幸子
さとみ 里美 さやか 彩花 しおり 志織 しずか 静香 じゅんこ 順子 たかこ 貴子 ちえ 千恵 ちか 千佳
ちはる 千春 てるみ 照美 ともこ 智子 ともみ 友美 なおこ 直子 なおみ 直美 なつき 夏希 ななみ 七海
のぞみ 望 のりこ 典子 はるか 遥 ひとみ 瞳 ひろこ 裕子 ふみこ 文子 まい 舞 まき 真紀 まさこ 雅子
まなみ 愛美 まゆみ 真由美 まり 真理 まりこ 真理子 みか 美香 みき 美樹 みさき 美咲 みちこ 道子
みどり 緑 みほ 美穂 めぐみ 恵 もも 桃 やすこ 康子 ゆい 結衣 ゆうこ 優子 ゆか 由香 ゆき 由紀
ゆきこ 雪子 ゆみ 由美 ゆり 百合 ようこ 陽子 よしこ 良子 りえ 理恵 りか 里佳 れいこ 玲子
"""
MEN = """
あきお 昭夫 あきら 明 あつし 敦 いちろう 一郎 えいじ 英二 かずお 和夫 かずき 和樹 かずや 和也
かつみ 克己 けいすけ 圭介 けいた 啓太 けん 健 けんいち 健一 けんじ 健二 けんた 健太 こうじ 浩二
こうすけ 康介 ごろう 五郎 さとし 聡 しげる 茂 しゅうへい 修平 しゅん 俊 しょうた 翔太 しんいち 真一
しんじ 慎二 しんや 慎也 すすむ 進 せいじ 誠司 たいち 太一 たかし 隆 たかひろ 貴弘 たくや 拓也
たけし 武 たつや 達也 たろう 太郎 つとむ 勉 つよし 剛 てつや 哲也 てるお 照夫 としお 敏夫
ともき 智樹 ともや 智也 なおき 直樹 なおと 直人 のぶお 信夫 のぼる 昇 はじめ 一 はやと 隼人
はるき 春樹 ひでき 秀樹 ひろし 浩 ひろゆき 博之 ふみお 文夫 まこと 誠 まさお 正雄 まさき 正樹
まさし 雅史 まさひろ 正弘 まさる 勝 まもる 守 みつお 光男 みのる 稔 やすひろ 康弘 やすゆき 康之
ゆうき 勇気 ゆうじ 雄二 ゆうすけ 祐介 ゆうた 雄太 ゆうや 裕也 ゆきお 幸雄 ようへい 洋平 よしお 義男
よしと 義人 りゅういち 隆一 りょう 亮 りょうた 涼太
"""
FROM_ABROAD = """
Astrid Freja Ingrid Katrine Mette Sofia Hannele Aino Greta Annika Claire Odile Marta Pilar Priya
Mei-Ling Siti Aroha Lars Mikkel Anders Henrik Jukka Matti Dieter Tobias Hugo Etienne Rhys Callum
Arjun Wei-Ming Farid Tane Oliver Graham
"""
FAMILIES_ABROAD = """
Nørgaard Vestergren Bramslev Lindqvist Haavisto Koskimaa Rautiola Feldhoven Brandtner Kessling
Delacourt Marchemont Villarosa Ibarrola Ramanathan Venkatesh Tanudjaja Ong-Lim Seahwell Whitcombe
Hartigan Pendlebury Macalister Ngatai Karetu Brightwater Thornbury Oakhurst Eriksholm Solbakken
Westerveld Hoogland Zielony Novotna Kertesz Moravec
"""
COMMONEST_FAMILIES = 260
# Long vowels that Latin letters keep because two words meet there: まつ・うら, いの・うえ.
KEPT = ("uur", "oue")


@dataclass(frozen=True)
class Name:
    """`reading` parts are hiragana, empty for people from abroad."""

    family: str
    given: str
    family_reading: str
    given_reading: str
    family_latin: str
    given_latin: str

    @property
    def is_japanese(self) -> bool:
        return bool(self.family_reading)

    @property
    def latin(self) -> str:
        return f"{self.given_latin} {self.family_latin}"

    @property
    def full(self) -> str:
        return f"{self.family} {self.given}" if self.is_japanese else self.latin


def latin(spelt: str) -> str:
    """The dataset's letter-by-letter spelling as people write it: satou -> Sato, inoue -> Inoue."""
    for long, short in (("ou", "o"), ("oo", "o"), ("uu", "u")):
        if not any(kept in spelt for kept in KEPT):
            spelt = spelt.replace(long, short)
    return spelt.capitalize()


def ascii_letters(name: str) -> str:
    """A name as addresses spell it."""
    return name.lower().replace("ø", "o").replace("-", "")


@cache
def _families() -> tuple[tuple[str, str, str], ...]:
    """Spelling, reading, Latin letters; the hero's own name is kept for her family."""
    families = load_dataset("opti", include_last_names=True)[2]
    commonest = sorted(families.items(), key=lambda entry: -entry[1]["count"])[:COMMONEST_FAMILIES]
    return tuple(
        (kanji, entry["reading"], latin(entry["en"])) for kanji, entry in commonest if kanji != "田村"
    )


@cache
def _given(women: bool) -> tuple[tuple[str, str, str], ...]:
    """Spelling, reading, Latin letters of the everyday given names."""
    men_known, women_known = load_dataset("org")
    listed, known = (WOMEN, women_known) if women else (MEN, men_known)
    found = []
    words = listed.split()
    for reading, kanji in zip(words[::2], words[1::2], strict=True):
        entry = known[reading]
        if kanji not in entry["kanji"]:
            raise ValueError(f"{kanji} ({reading}) is not in the dataset of names.")
        found.append((kanji, reading, latin(entry["en"])))
    return tuple(found)


def japanese_names(dice: Random, *, women: bool) -> Iterator[Name]:
    """Endless; no full name comes twice."""
    seen: set[tuple[str, str]] = set()
    while True:
        family, given = dice.choice(_families()), dice.choice(_given(women))
        if (family[0], given[0]) in seen:
            continue
        seen.add((family[0], given[0]))
        yield Name(family[0], given[0], family[1], given[1], family[2], given[2])


def names_from_abroad(dice: Random) -> Iterator[Name]:
    """As many as there are families, each once."""
    given, families = FROM_ABROAD.split(), FAMILIES_ABROAD.split()
    dice.shuffle(given)
    dice.shuffle(families)
    for first, last in zip(given, families, strict=True):
        yield Name(last, first, "", "", last, first)


def of_the_family(given: str, reading: str, given_latin: str) -> Name:
    """A Tamura."""
    return Name("田村", given, "たむら", reading, "Tamura", given_latin)
