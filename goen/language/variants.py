"""Kanji that are written in several ways in one name, and letters that carry more than an accent.

Each group names one family of shapes; the first stands for all in comparison keys. Nothing is shown this way.
"""

from __future__ import annotations

_GROUPS = """
高髙 崎﨑嵜碕 斎齋齊斉 辺邊邉 沢澤 広廣 桜櫻 国國 浜濱濵 徳德 真眞 恵惠 竜龍 島嶋嶌 瀬瀨 曽曾 桧檜 条條
栄榮 静靜 寿壽 実實 渋澁澀 塩鹽 関關 鉄鐵 豊豐 野埜 円圓 遥遙 弥彌 礼禮 与與 滝瀧 沖冲 亀龜 薮藪 槙槇 尭堯
穂穗 鴎鷗 頼賴 巌巖 厳嚴 衛衞 凛凜 峰峯 富冨 吉𠮷 館舘 柳栁 鶴靏靍鸖 芦蘆 台臺 万萬 蔵藏 聡聰 総總 為爲
黒黑 黄黃 緑綠 青靑 清淸 教敎 戸戶 内內 呉吳 伝傳 団團 学學 岳嶽 楽樂 薫薰 桑桒 来來 奥奧 横橫 郎郞 温溫
歩步 船舩 淵渕 裏裡 涌湧 稲稻 桝枡 宝寶寳 将將 尚尙 寛寬 専專 帯帶 恒恆 晋晉 暁曉 楼樓 権權 気氣 浄淨 満滿
湾灣 灯燈 猪豬 献獻 画畫 当當 県縣 祷禱 禅禪 称稱 穣穰 継繼 続續 縁緣 絵繪 経經 肇肈 舎舍 艶艷 荘莊 萌萠
園薗 蛍螢 覚覺 覧覽 観觀 証證 誉譽 譲讓 賛贊 転轉 軽輕 郷鄕 鋭銳 録錄 霊靈 顕顯 鴬鶯 麦麥 歯齒 齢齡 昼晝
弁辨瓣辯 宮宫 松枩 秋龝 飯飰 暦曆 歴歷 検檢 桟棧 栃杤 浅淺 渓溪 潜潛 瑶瑤 祢禰 砺礪 稚穉 蕊蘂 諌諫
鋳鑄 鎮鎭 陥陷 隠隱 麹麴 双雙 圧壓 壱壹 壮壯 声聲 変變 対對 属屬 巣巢 従從 戦戰 数數 旧舊 時旹 様樣 焼燒
犠犧 独獨 産產 粋粹 粛肅 聴聽 芸藝 虫蟲 訳譯 予豫 辞辭 遅遲 釈釋 銭錢 随隨 徴徵 恋戀 悦悅 慎愼 懐懷 拝拜
晩晚 会會 櫟檪 毎每 秘祕 穏穩 竪豎 糸絲 翠翆 蝉蟬 酔醉 隣鄰 騨驒
"""

_LETTERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ß": "ss",
    "ħ": "h",
}


KANJI: dict[int, str] = {ord(other): group[0] for group in _GROUPS.split() for other in group[1:]}
LETTERS: dict[int, str] = {ord(letter): plain for letter, plain in _LETTERS.items()}
