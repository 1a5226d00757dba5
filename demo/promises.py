"""Last words of quieter ties: warm, open-ended promises, suited to who says them and to the season."""

from __future__ import annotations

from typing import NamedTuple


class Promise(NamedTuple):
    """`months` when one would say it; empty means at any time."""

    circle: str  # friend, colleague, customer, teacher, study, abroad
    months: tuple[int, ...]
    text: str


SPRING, SUMMER, AUTUMN, WINTER = (3, 4, 5), (6, 7, 8), (9, 10, 11), (12, 1, 2)
ANY: tuple[int, ...] = ()

# Who says it, when, and one promise a line.
SAID = (
    ("friend", ANY, """
また落ち着いたら、あの店で続きを話そう
次に会うときは、とっておきの写真を見せるね
引っ越しが片づいたら遊びに来て。駅まで迎えに行くから
返事はいつでもいいから、元気でいてね
借りてた本、読み終わったよ。会って返したいな
近くまで来たら、五分でもいいから顔を見せて
いつか三人で、卒業旅行のやり直しをしよう
"""),
    ("friend", SPRING, """
桜が終わらないうちに、とは言わないから、葉桜のころまでには会おう
"""),
    ("friend", SUMMER, """
暑さがやわらいだら、あの坂の上のかき氷を食べに行こう
"""),
    ("friend", AUTUMN, """
新米が届いたので、おにぎりの会をしよう。日にちは任せる
"""),
    ("friend", WINTER, """
年が明けたら初詣がてら会おうね。風邪ひかないで
鍋の季節のうちに、うちに集まろう
"""),
    ("colleague", ANY, """
落ち着きましたら、ぜひまた情報交換をお願いします。
あのときの打ち上げ、まだできていませんね。近いうちにぜひ。
次はいい知らせを持って、こちらからご連絡します。
田村さんに教わったやり方を、いまは後輩に教えています。いつか直接お礼を言わせてください。
近くにお越しの際は、お昼をご一緒しましょう。
転職活動が終わったら、真っ先にご報告します。
うまくいくといいですね。ずっと応援しています！
その件、詳しい人を知っています。必要になったら声をかけてください。
プロジェクトは終わりましたが、このご縁は続けたいです。
最終日にいただいた手紙、いまも手帳にはさんでいます。
この続きは、会議室ではなく居酒屋で話しましょう。
資料、とても助かりました。今度は私がお返しする番です。
また一緒に働ける日を、わりと本気で待っています。
出張のときは知らせてください。駅ナカのコーヒーだけでも。
みなさん散り散りになりましたが、年に一度くらいは集まりたいですね。
異動先に慣れたころ、改めてご連絡します。
復帰したら、いちばんに顔を見に行きます。
"""),
    ("colleague", SPRING, """
新年度が一段落したら、ゆっくり話を聞かせてください。
桜並木の写真、ありがとうございます。来年は下を一緒に歩きましょう。
"""),
    ("colleague", SUMMER, """
梅雨が明けたら、暑気払いをしましょう。
夏休み明けに、お互いの宿題を見せ合いましょう。
"""),
    ("colleague", AUTUMN, """
展示会のころに、また会場でお会いできたらうれしいです。
芋煮の季節ですね。来年こそ河原に集まりましょう。
"""),
    ("colleague", WINTER, """
年末はばたばたでしたので、新年会で埋め合わせをさせてください。
どうぞよいお年を。来年はもっとお話ししたいです。
"""),
    ("customer", ANY, """
おかげさまで、職員の残業が減りました。今度、実際の様子を見にいらしてください。
また困ったときに、田村さんのお顔を思い浮かべると思います。
次の更新のときは、ぜひもう一度ご相談させてください。
利用者さんが折った鶴を預かっています。お越しの際にお渡ししますね。
担当を離れられても、気軽にお立ち寄りください。お茶はいつでもあります。
新しい棟が建ったら、いちばんにご案内します。
ご紹介いただいた方と、話が進みました。結果が出たらお知らせします。
"""),
    ("customer", SPRING, """
中庭のチューリップが咲きました。お花見にいらしてください。
"""),
    ("customer", SUMMER, """
納涼会のご案内を、来年もお送りしてよろしいですか。
"""),
    ("customer", AUTUMN, """
文化祭に飾る書を、田村さんにも見ていただきたいです。
"""),
    ("customer", WINTER, """
寒い中ありがとうございました。春になったら、また皆で迎えます。
"""),
    ("teacher", ANY, """
論文が出たら、別刷りを送ります。感想を聞かせてください。
現場で迷ったときは、いつでも研究室の戸をたたいてください。
"""),
    ("teacher", SPRING, """
今年もゼミ生を送り出しました。いつか先輩として話しに来てください。
"""),
    ("teacher", SUMMER, """
夏の合宿には、席をひとつ空けておきますよ。
"""),
    ("teacher", AUTUMN, """
学園祭の折にでも、近況を聞かせてください。
"""),
    ("teacher", WINTER, """
年賀状、楽しみにしています。からだを大切に。
"""),
    ("study", ANY, """
次回こそ発表します。そのときは厳しいご意見をお願いします。
勉強会のあとの立ち話が、いちばんの勉強でした。またやりましょう。
うちの施設で試してみます。結果が出たら、まず田村さんに。
話し足りないので、今度は昼から集まりませんか。
あの図、お借りしました。次に会うとき、どう育ったかお見せします。
読書会、二章で止まったままですね。続きからぜひ。
"""),
    ("study", SPRING, """
新しい職場でも勉強会をつくるつもりです。最初のゲストに来てください。
"""),
    ("study", SUMMER, """
お盆明けに、もう一度企画を練り直しましょう。
"""),
    ("study", AUTUMN, """
秋の回でお会いできるのを楽しみにしています。
"""),
    ("study", WINTER, """
年明けの回、甘いものを持って行きます。
"""),
    ("abroad", ANY, """
Let me know if you ever come this way. The coffee is on me.
Next time we will not talk about work for at least the first hour.
I still use the checklist you gave me. I owe you a proper thank-you in person.
Let's compare notes again once both our pilots have run for a year.
My team keeps asking when you will give that talk for us. So when will you?
Whenever you need a second pair of eyes on an English text, send it over.
I promised you photos of the new wing. They are coming, slowly, like the wing.
It was the best walk of the whole conference. To be continued in your city.
You were right about the handover sheet. Remind me to tell you the whole story.
I will be in touch when the budget is through. Keep your fingers crossed for us.
Say hello to the lady who taught us to fold the napkins.
If you ever look for a partner for that study, think of us first.
The book arrived, with all your notes in the margin. I will answer them one by one.
I have moved, but the invitation has not changed: come and stay.
"""),
    ("abroad", SPRING, """
The cherry tree outside the office made me think of you. How are you really?
Let's find a date before everyone disappears for the summer.
"""),
    ("abroad", SUMMER, """
Off to the lake now, back in August. Then I want to hear everything.
The light nights are here. You should see them once.
"""),
    ("abroad", AUTUMN, """
Hope to see you at next year's congress, same table, same terrible cake.
The leaves are down and the grant is in. Let's talk when it is decided.
"""),
    ("abroad", WINTER, """
Happy New Year! May this be the one in which we meet again.
Snowed in and thinking of your kotatsu. Write when you have time.
"""),
)  # fmt: skip
PROMISES = tuple(
    Promise(who, months, line) for who, months, lines in SAID for line in lines.strip().split("\n")
)


def spoken_like(circle: str) -> str:
    """Which promises people of a circle make."""
    return {
        "university": "friend", "private": "friend", "family": "friend", "customer": "customer",
        "teacher": "teacher", "study": "study", "abroad": "abroad",
    }.get(circle, "colleague")  # fmt: skip


class Promises:
    """Each is given out once."""

    def __init__(self) -> None:
        self._left = list(PROMISES)

    def take(self, circle: str, month: int) -> str | None:
        """The seasonal ones first, as they fit so seldom; None when there is none left that fits."""
        wanted = spoken_like(circle)
        fitting = [p for p in self._left if p.circle == wanted and (not p.months or month in p.months)]
        if not fitting:
            return None
        chosen = min(fitting, key=lambda promise: not promise.months)
        self._left.remove(chosen)
        return chosen.text
