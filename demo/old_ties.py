"""The ties worth a letter: close for years, quiet now, each with last words of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from demo.organisations import ELSEWHERE, SECOND, Organisation


class Turn(NamedTuple):
    by_hero: bool
    text: str


@dataclass(frozen=True)
class OldTie:
    """`gap` days between contacts, for `years`; the last at least `ago` days ago, on that day of the year.

    `begins` is the share of conversations that Hanako begins. In `said`, the last conversation, `>` is she,
    `<` the other, and a line without either goes on with the same text.
    """

    circle: str
    woman: bool
    channel: str
    gap: int
    years: float
    ago: int
    month: int
    day: int
    begins: float
    said: str
    subject: str = ""
    title: str = ""
    place: Organisation | None = None  # where this person works now; else one that suits the circle

    @property
    def words(self) -> list[Turn]:
        turns: list[Turn] = []
        for line in self.said.strip().split("\n"):
            mark, text = line[:2], line[2:]
            if mark == "  ":
                turns[-1] = turns[-1]._replace(text=f"{turns[-1].text}\n{text}")
            else:
                turns.append(Turn(mark == "> ", text))
        return turns


OLD_TIES = (
    OldTie("university", True, "line", 6, 4.8, 845, 4, 6, 0.5, said="""
> 荷ほどき、まだ段ボール7箱。仙台の部屋より狭いのに、なぜ入ると思ったのか
< 喫茶店のマスターもさみしがってたよ。
  落ち着いたら帰っておいで。窓ぎわの席で、続きを話そう
"""),
    OldTie("university", False, "line", 12, 4.2, 960, 8, 20, 0.45, said="""
> 写真ありがとう。目もとがそっくり！
< だろ？ 夜泣きがおさまったら、また長電話につきあって。話したいことが山ほどある
"""),
    OldTie("university", True, "line", 9, 5.1, 600, 12, 29, 0.55, said="""
< 今年も会えなかったね。来年こそ温泉。宿は私が探すって言ったの、忘れてないから
> 雪の見える露天風呂でお願いします。よいお年を！
"""),
    OldTie("university", True, "mail", 38, 5.5, 1010, 11, 3, 0.4, subject="定期演奏会のお礼", said="""
< 舞台の上からでも、三列目の花子さんはすぐにわかりました。
  最後の曲で泣いていたでしょう。打ち上げに誘いそびれたことだけが心残りです。
  次に仙台へ来るときは、必ず声をかけてくださいね。
"""),
    OldTie("university", False, "line", 15, 3.6, 1100, 3, 18, 0.5, said="""
< 転勤が決まった。札幌。寒いの苦手なのに
> 雪まつりのときに遊びに行く！
< 約束だぞ。布団は用意しとく
"""),
    OldTie("first", True, "line", 7, 5.0, 700, 6, 14, 0.5, said="""
< 次の同期会の幹事は花ちゃんです。私は料理のおいしい店しか認めません
> 了解です、隊長。秋までに必ず探します
"""),
    OldTie("second", False, "mail", 46, 2.9, 851, 3, 31, 0.6,
           subject="新しい門出に", title="導入支援部長",
           place=SECOND, said="""
> 今日で最終日でした。部長が上司でなければ、この仕事を続けていなかったと思います。
< 新しい門出、おめでとう。
  田村さんが書いた手引きは、これからも新人に渡します。
  困ったときは肩書き抜きで連絡をください。会社が変わっても、私は田村さんの応援団です。
"""),
    OldTie("first", True, "line", 10, 5.6, 540, 10, 9, 0.5, said="""
< 手術、無事に終わりました。心配かけてごめんね。歩けるようになったら紅葉を見に行こう
> ほんとうによかった。紅葉は待っていてくれるから、ゆっくりね
"""),
    OldTie("first", False, "linkedin", 34, 4.4, 1040, 9, 2, 0.5, title="代表", place=ELSEWHERE[3], said="""
< 独立して半年、ようやく机がそろいました。看板はまだ手書きです。
  コーヒー豆だけは良いものを置いているので、仙台に来たら寄ってください。
"""),
    OldTie("first", True, "mail", 32, 4.9, 760, 5, 12, 0.4, subject="畑からの便り", said="""
< 実家に戻って、介護と畑の毎日です。
  送ってもらったチェックリスト、父のケアマネさんにも見せました。
  夏野菜がとれたら送りますね。ご住所は変わっていませんか。
"""),
    OldTie("first", False, "mail", 55, 4.0, 880, 7, 23, 0.55, subject="なつかしいもの", said="""
> 夜間対応の当番表が出てきました。三週連続で二人の名前が並んでいて、笑ってしまいました。
< あの夏を越えたのだから、たいていのことは大丈夫ですよ。
  今度、暑気払いをしましょう。幹事は私がやります。
"""),
    OldTie("second", True, "line", 5, 2.9, 854, 3, 28, 0.5, said="""
< 最後の日、ちゃんとお礼が言えなくてごめん。隣の席が花子さんじゃなかったら、たぶん一年でやめてた
> それはこっちのせりふ。近いうちにごはん行こう、絶対
< うん、絶対。店は花子さんの好きなあの定食屋で
"""),
    OldTie("second", False, "linkedin", 14, 2.7, 833, 4, 18, 0.5, title="エンジニア", place=SECOND, said="""
< 新しい会社はどうですか。こちらは田村さんが残してくれた要望一覧を、上から順につぶしています。
  いま二十三番です。全部終わったら、報告会をさせてください。
"""),
    OldTie("second", True, "mail", 41, 2.6, 660, 1, 15, 0.45, subject="近況です", said="""
> 復帰の時期、焦らなくていいと思います。席はちゃんと空いていますよ。
< ありがとうございます。その一言でよく眠れました。
  保育園が決まったら、真っ先にお知らせします。田村さんにも抱っこしてもらいたいです。
"""),
    OldTie("second", False, "line", 16, 2.8, 500, 11, 25, 0.5, said="""
< 部署ごと大阪に移ることになりました。たこ焼き器、二台目を買うか悩み中
> 二台目は私が持っていくので買わないで
< 言いましたね。年が明けたら日程出します
"""),
    OldTie("second", True, "linkedin", 33, 2.8, 600, 2, 8, 0.35,
           title="医療情報担当", place=ELSEWHERE[5], said="""
< 推薦文をありがとうございました。面接で読んでもらえて、四月から念願の病院勤務です。
  落ち着いたら、お礼にお茶をごちそうさせてください。
"""),
    OldTie("second", True, "mail", 23, 2.5, 560, 6, 30, 0.5,
           subject="公開しました", title="デザイナー", place=SECOND, said="""
< 例の画面、とうとう公開されました。配色は最後まで田村さんの案のままです。
  利用者さんの「読みやすい」を聞かせたかった。
> 読んで、駅のホームで泣きました。ありがとう。
  次に会うときは、作った人の話をゆっくり聞かせてください。
"""),
    OldTie("customer", True, "mail", 26, 4.3, 855, 3, 27, 0.45,
           subject="ありがとうございました", title="施設長", said="""
< 導入の日、職員全員が紙の記録に戻りたいと言ったのを覚えていますか。
  いまでは停電訓練のとき、誰も紙の書き方を思い出せません。
  担当が変わるのはさみしいですが、中庭の藤が咲くころ、お客さまではなく友人として寄ってください。
"""),
    OldTie("customer", False, "mail", 25, 4.0, 820, 9, 20, 0.5, subject="敬老の日", title="介護主任", said="""
> 敬老の日の写真、ありがとうございました。九十八歳のピースサインに元気をもらいました。
< ご本人が「あの記録のお姉さんは元気か」と、いまも聞きます。
  百歳のお祝いには来てもらうと約束していますので、そのつもりで。
"""),
    OldTie("customer", True, "mail", 52, 4.4, 990, 12, 12, 0.4, subject="ご相談", title="理事長", said="""
< 事業所を娘に譲ることにしました。最後のお願いは、田村さんに引き継ぎの相談にのってもらうことです。
  年明けにお電話してもよろしいですか。
"""),
    OldTie("customer", True, "mail", 32, 3.5, 640, 8, 5, 0.5,
           subject="夏祭りのこと", title="生活相談員", said="""
< 夏祭り、田村さんのかき氷の列がいちばん長かったです。
  来年も同じ場所を空けておきます。浴衣の丈は直しておきました。
> 来年はいちごを倍にします。楽しみにしています。
"""),
    OldTie("teacher", False, "mail", 84, 5.4, 900, 1, 9, 0.65,
           subject="新年のご挨拶", title="名誉教授", said="""
> 先生、年賀状をありがとうございました。椿の絵、今年も机に飾っています。
< 退官してからは庭の世話ばかりしています。
  君の修士論文の話は、まだ終わっていませんよ。お茶を用意して待っています。
"""),
    OldTie("teacher", True, "mail", 67, 4.8, 690, 10, 20, 0.6,
           subject="講義のお願い", title="実習指導者", said="""
< 学生たちに、現場を知っている先輩の話を聞かせたいのです。
  実習ノートを三冊書き直したあなたの話を、いちばんに思い出しました。
  来春の講義、一時間だけいただけませんか。
"""),
    OldTie("study", False, "line", 11, 3.2, 770, 7, 7, 0.5, said="""
> 次の発表、「うまくいかなかった導入」特集にしませんか
< 最高です。失敗談なら一晩話せます。スライドは七夕の短冊型で。秋に二人でやりましょう
"""),
    OldTie("study", True, "linkedin", 26, 3.9, 900, 11, 12, 0.5, title="研究員", said="""
> 学会、おつかれさまでした。質疑でかばってくださって、救われました。
< あれは本当にいい質問だったのに、時間が足りませんでしたね。帰りの新幹線で考えた続きがあります。
  今度聞いてください。
"""),
    OldTie("study", False, "mail", 36, 3.4, 570, 2, 20, 0.55, subject="第三章について", said="""
< 原稿、あなたの第三章を読み返しています。ここだけは私には書けない。
  今回は見送りになりましたが、本にする話はあきらめていません。
> 私もあきらめていません。春になったら、目次から一緒に直しましょう。
"""),
    OldTie("abroad", True, "mail", 46, 4.1, 850, 9, 28, 0.5,
           subject="Home again", title="Head of Nursing", said="""
< Your paper crane still sits on my monitor and guards the release notes.
  From now on the spare room in Copenhagen is yours,
  and you owe me the end of the story about your grandmother's tea shop.
"""),
    OldTie("abroad", False, "linkedin", 30, 3.3, 700, 5, 20, 0.45, title="Product Lead", said="""
> The night-shift dashboard you sketched on a napkin is live in three homes now. I kept the napkin.
< Frame it! Next time I am in Tokyo I want to see one of those homes, and you choose the noodles.
"""),
    OldTie("abroad", True, "mail", 61, 4.0, 1050, 12, 18, 0.5,
           subject="Bad ideas, volume two", title="Researcher", said="""
< Thank you for the calendar. My father cannot read a word of it and has hung it over his bed.
  Shall we pick our bad-idea-of-the-month club up again in January? I have saved three.
"""),
)  # fmt: skip
