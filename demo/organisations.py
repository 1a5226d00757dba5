"""Where the cast works: every company is made up and lives under .example, which nobody can own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Organisation:
    name: str
    domain: str
    latin: str = ""
    switchboard: str = ""  # a telephone that everybody there shares
    shared_mail: str = ""  # the mailbox that everybody there shares


FIRST = Organisation("株式会社ひだまりケアシステム", "hidamari-care.example", "Hidamari Care Systems")
SECOND = Organisation("株式会社つむぎテクノロジー", "tsumugi-tech.example", "Tsumugi Technology")
PRESENT = Organisation("株式会社あおぞらケア", "aozora.example", "Aozora Care")
UNIVERSITY = Organisation("若葉福祉大学", "wakaba-u.example", "Wakaba University of Welfare")

CUSTOMERS = (
    Organisation(
        "特別養護老人ホーム けやきの里", "keyaki-sato.example", "", "03-0000-0100", "info@keyaki-sato.example"
    ),
    Organisation("介護老人保健施設 なぎさの丘", "nagisa-oka.example"),
    Organisation("㈱こもれびデイサービス", "komorebi-day.example", "", "03-0000-0200"),
    Organisation(
        "訪問看護ステーション すずらん", "suzuran-visit.example", "", "", "info@suzuran-visit.example"
    ),
    Organisation("グループホーム ほたる", "hotaru-home.example"),
    Organisation("居宅介護支援事業所 つばめ", "tsubame-plan.example"),
    Organisation("社会福祉法人 白樺会", "shirakaba.example"),
    Organisation("㈱さくら草ヘルパーステーション", "sakurasou-help.example"),
    Organisation("小規模多機能ホーム かもめ", "kamome-home.example"),
    Organisation("NPO法人 となりの縁側", "engawa-next.example"),
    Organisation("有料老人ホーム 花みずき", "hanamizuki.example"),
    Organisation("医療法人れんげ会 れんげ診療所", "renge-clinic.example"),
)
# Where former colleagues have gone since, and who sells to Hanako.
ELSEWHERE = (
    Organisation("株式会社ゆうなぎソフト", "yunagi-soft.example", "Yunagi Software"),
    Organisation("北極星データ株式会社", "polaris-data.example", "Polaris Data"),
    Organisation("株式会社まほろば設計", "mahoroba-design.example", "Mahoroba Design"),
    Organisation("みちしるべコンサルティング合同会社", "michishirube.example", "Michishirube Consulting"),
    Organisation("株式会社てまり", "temari.example", "Temari Inc."),
    Organisation("ふくろう総合病院", "fukurou-hp.example", "Fukuro General Hospital"),
    Organisation("株式会社みなもロボティクス", "minamo-robo.example", "Minamo Robotics"),
    Organisation("せせらぎ市社会福祉協議会", "seseragi-shakyo.example"),
    Organisation("株式会社かざぐるま", "kazaguruma.example", "Kazaguruma Inc."),
    Organisation("㈱こだま通信", "kodama-tsushin.example", "Kodama Communications"),
    Organisation("株式会社あじさい保険サービス", "ajisai-hoken.example"),
    Organisation("フリーランス", "tegami.example", "Freelance"),
)
WITH_CARE = ELSEWHERE[5:8]
ABROAD = (
    Organisation("Nordlys Omsorg", "nordlys.example", "Nordlys Omsorg"),
    Organisation("Havenwood Elder Care", "havenwood.example", "Havenwood Elder Care"),
    Organisation("Lindenhof Pflege GmbH", "lindenhof.example", "Lindenhof Pflege GmbH"),
    Organisation("Kauri Living", "kauri-living.example", "Kauri Living"),
    Organisation("Silver Orchid Labs", "silver-orchid.example", "Silver Orchid Labs"),
    Organisation("Kotipiha Oy", "kotipiha.example", "Kotipiha Oy"),
)
HOME_DOMAINS = ("tegami.example", "yamabiko.example", "kazenomail.example")

TITLES = {
    "university": (
        "ケアマネジャー",
        "生活相談員",
        "社会福祉士",
        "地域包括支援センター",
        "広報",
        "中学校教員",
        "人事",
    ),
    "first": (
        "導入支援",
        "営業部 主任",
        "カスタマーサポート",
        "開発部 リーダー",
        "総務",
        "品質管理",
        "営業企画",
    ),
    "second": (
        "プロダクトマネージャー",
        "エンジニア",
        "デザイナー",
        "営業",
        "カスタマーサクセス",
        "データ分析",
        "QA",
    ),
    "present": ("カスタマーサクセス", "エンジニア", "営業", "デザイナー", "経理", "人事"),
    "customer": ("施設長", "事務長", "介護主任", "ケアマネジャー", "看護師長", "理事長", "情報システム担当"),
    "teacher": ("教授", "准教授", "名誉教授", "実習指導者"),
    "study": (
        "理学療法士",
        "看護師",
        "施設長",
        "研究員",
        "エンジニア",
        "市役所 高齢福祉課",
        "ケアマネジャー",
    ),
    "abroad": ("Product Lead", "Head of Nursing", "Researcher", "Founder", "UX Researcher", "Care Director"),
    "vendor": ("営業", "代表取締役", "キャリアアドバイザー", "ソリューション営業", "記者"),
    "private": ("",),
    "family": ("",),
}
