"""What people say on ordinary days.

A line is what one says, the next line what the other answers; an empty line parts exchanges, and ｜ parts
lines of one text. A mail begins with its subject.
"""

from __future__ import annotations

from random import Random

Exchange = tuple[str, ...]


def exchanges(text: str) -> tuple[Exchange, ...]:
    return tuple(
        tuple(line.replace("｜", "\n") for line in block.split("\n")) for block in text.strip().split("\n\n")
    )


FRIENDS = exchanges("""
土曜の持ち物はこれだけ｜・タオル｜・お茶｜・やる気
やる気は置いていきます

住所おくるね｜せせらぎ市見本町1丁目2-3｜インターホンは二回
迷わず着けたらほめて

"了解"のスタンプ買った
さっそく使って

今日はありがとう！ 終電まにあった？
まにあった！ 走ったけど。また行こう

駅前にパン屋さんができたよ
え、何時に起きたら買える？
七時半には並んでた。あきらめよう

ねえ、高校のときの先生に会った
元気だった？
私のこと、名字まで覚えてたよ

週末ひま？
土曜の午後ならあいてる
じゃあ二時に改札で

この前の写真送るね
目つぶってるの私だけじゃない？

熱下がった？
下がった。おかゆ最強説

いま同じ映画やってる。覚えてる？
二回見て二回とも寝たやつ

仕事つかれたー
おつかれ。甘いもの食べて寝なさい
もう食べた

引っ越し祝い、何がいい？
もの増やしたくないから、一緒にごはんがいい

合唱団の楽譜、まだ持ってる？
実家にあると思う。今度さがすね

テレビでうちの大学が映ってる
坂がきついって言ってる(笑)
事実だね

子どもがはじめて歩いた
動画！ 動画ちょうだい！

傘わすれていったよ
あっ。預かっておいてください…

旅行の計画、表にしたよ
さすが。私は胃薬担当ね

最近どう？
ぼちぼち。そっちは？
ぼちぼち。会えばもっと話せる

お誕生日おめでとう！
ありがとう！ 覚えてるの家族と花子だけだよ

電車とまってる
どこかで時間つぶす？
本屋にいるね

餃子包みすぎた。来る？
十分で行く

今日の空すごいよ
ほんとだ。ベランダ出てみた

資格試験うかった！
おめでとう！！ お祝いしよう

相談したいことがあって
電話する？ 九時以降ならいつでも
ありがとう。じゃあ九時に

猫を飼いはじめました
名前は？
だいふく

去年のいまごろ、みんなで蔵王にいたね
凍えながらアイス食べた
なぜだろうね

あのレシピ教えて
味噌を半分にするのがこつ

もうすぐ着きます
奥の席にいるよ。荷物が目印

寝坊しました。三十分おくれます
そうだと思って私もいま家

ライブの抽選あたった！
二枚？
二枚！

風つよいから気をつけて
自転車おいてきた。ありがとう

体重計がこわれた
こわれてないと思う

おみやげ送ったよ
届いた！ 三つしか残ってない。ごちそうさま
""")

FAMILY = exchanges("""
買いもの｜・牛乳｜・たまご｜・電池(単三)
単四じゃなくて？
単三

お米送りました。明日の午前着です
ありがとう。いつも助かる

今度はいつ帰ってくる？
来月の連休かな
布団ほしておくね

お父さん、血圧の薬かわったよ
何ていう薬？ 写真送って

テレビのリモコンがきかない
電池かえてみて
きいた

元気？
元気だよ。今日は長い一日だった
お風呂に入って早く寝なさい

お漬物を作りすぎました
半分だけ送って。食べきれない
もう全部送りました

お花ありがとう。玄関に飾りました
どういたしまして。枯れにくいのにしたよ

病院おわった。異常なし
よかった！ 甘いもの食べて帰って

写真の送りかたわかった
すごい。ちゃんと届いてる

おばあちゃんの七回忌、日にち決まったよ
了解。休みとります

夕飯なに？
カレー
いいなあ

雨すごいけど、だいじょうぶ？
雨戸しめた。猫も中にいる
""")

WORK_CHAT = exchanges("""
明日の段取りです｜9:30 受付｜10:00 説明｜11:30 質疑
受付は私がやります

今日のデモ、おつかれさまでした！
おつかれさまでした。質問の答え方、さすがでした

明日の集合、何時でしたっけ
九時半に現地です
了解です。駅前のカフェにいます

電車がおくれています。五分ほど
大丈夫です。先に受付しておきますね

会議室とれました。六階です
ありがとうございます！

お昼いっしょにどうですか
ぜひ。十二時に一階で

議事録あとで送りますね
助かります。後半うとうとしていました
知っています

新人さん、明日から来るそうです
席の準備しておきます

今日中に返事が要るんでしたっけ
金曜でいいそうです
息ができる

差し入れのおはぎ、冷蔵庫です
二つ食べました。事後報告です

本番、無事に切り替わりました
おつかれさまでした！ 今夜はよく寝てください

例の記事、読みました？
読みました。うちの話かと思いました

来週の勉強会、登壇お願いできますか
十五分なら喜んで

名刺きらしました
私のに手書きで書き足しましょう

部長が機嫌いいです
いまのうちに稟議を出しましょう

この前の本、返しますね
いつでもいいですよ。面白かったですか
付箋だらけにしました。すみません

歓迎会の店、決めました
写真だけで白飯いけます
""")

GROUP_CHAT = exchanges("""
候補はこのあたりです｜12日(金)｜19日(金)｜26日(金)
19日がうれしいです
私も19日
では19日で！

次の集まり、いつにする？
第二土曜はどう？
行けます！
少しおくれて行きます

お店予約しました。六時半です
ありがとう！
幹事えらい

写真アルバムに入れました
みんな若い
背景だけ変わってない

今日はありがとうございました
楽しかったです
次は早めに決めましょう

資料を共有します
助かります
三ページの図がわかりやすいです

だれか傘わすれてない？
それ私です
また？

ひさしぶりに全員そろいましたね
名札がほしかった
次も全員で集まろう

近況報告しよう
異動しました
二人目が生まれました
何も変わりません。平和です
""")

COLLEAGUE_MAIL = exchanges("""
議事録をお送りします｜本日はありがとうございました。議事録を添付しますので、抜けがあればお知らせください。
拝見しました。｜三点目の期限だけ、来週末に直していただけますか。

導入日程の件｜先方から、稼働日を一週間うしろにずらしたいと連絡がありました。
承知しました。｜研修の日は動かさずに、準備の時間を増やしましょう。

昨日のお礼｜遅くまでつきあってくださり、ありがとうございました。おかげで出口が見えました。
こちらこそ。｜一人で考えるより、三倍は早かったと思います。

画面の見直しについて｜夜勤の方から、文字が小さいという声が続いています。
試作を作ってみました。｜明日の午後、五分だけ見てもらえますか。

来週の打ち合わせ｜火曜の十時か、木曜の三時はいかがでしょうか。
木曜の三時でお願いします。｜会議室を取っておきます。

見積もりの確認｜端末十二台分で計算し直しました。ご確認ください。
確認しました。｜保守の欄が二重になっているようです。

ご相談｜後輩の育成のことで、少し知恵をお借りできませんか。
私でよければ喜んで。｜金曜の昼はどうですか。

アンケートの集計｜回答は八割を超えました。自由記述がとてもあたたかいです。
読みました。｜印刷して壁に貼りたいくらいです。

引き継ぎ資料｜一覧にまとめました。足りないところは遠慮なく聞いてください。
こんなに丁寧な資料は初めてです。｜ありがとうございます。

展示会の当番｜二日目の午後が手薄です。入っていただけますか。
入れます。｜立ち仕事なので靴だけ気をつけます。

障害の報告｜今朝の不具合は、十時に復旧しました。原因は調査中です。
早い対応をありがとうございます。｜お客さまへの説明はこちらでします。

研修の感想｜受講者から「初めて最後まで眠くならなかった」といただきました。
最高のほめ言葉ですね。｜次回もお願いします。

読んだ本の話｜先日お話ししていた本、とうとう読み終わりました。
感想を聞きたいです。｜昼休みにぜひ。

契約書の件｜法務から二か所、修正の提案がありました。
どちらも問題ありません。｜進めてください。

退勤まえに一つだけ｜明日の資料の七枚目、数字が古いままです。
気づいていませんでした。｜直しました。命びろいです。

訪問記録｜本日の訪問の記録を共有します。現場の工夫がたくさんありました。
写真がよいですね。｜次の会議で紹介させてください。
""")

CUSTOMER_MAIL = exchanges("""
操作についてのお尋ね｜申し送りの画面で、前の週の記録を出す方法を教えてください。
お問い合わせありがとうございます。｜右上の日付を押すと、前の週に戻れます。図を付けました。

研修のお願い｜四人の新しい職員のために、もう一度研修をお願いできますか。
もちろんです。｜再来週の火曜か水曜に伺えます。

端末の追加｜夜勤用に二台ふやしたいと考えています。
ありがとうございます。｜お見積もりをお送りします。お急ぎでしたら代替機もございます。

監査が終わりました｜記録の整い方をほめられました。職員一同よろこんでいます。
おめでとうございます。｜皆さんの毎日の積み重ねです。

請求書について｜宛名の「㈱」が抜けているようです。
失礼いたしました。｜本日、改めてお送りします。

ご訪問のお礼｜先日はありがとうございました。利用者さんも喜んでいました。
こちらこそ、あたたかく迎えてくださりありがとうございました。

印刷ができません｜昨日から、計画書が途中で切れてしまいます。
ご不便をおかけしています。｜用紙の設定が原因のようです。お電話でご案内します。

ご意見｜声で記録できるとうれしい、という職員が多いです。
とても参考になります。｜開発の者に、いただいた言葉のまま伝えました。

行事のご案内｜来月、家族会を開きます。よろしければ見にいらしてください。
ありがとうございます。｜ぜひ伺わせてください。

加算の書式｜新しい加算に対応した書式はいつごろになりますか。
月末の更新で入ります。｜先にお試しいただける版をご用意しました。

担当者の変更｜四月から、窓口が私に変わります。よろしくお願いいたします。
こちらこそ、よろしくお願いいたします。｜一度ご挨拶に伺います。
""")

TEACHER_MAIL = exchanges("""
ご無沙汰しております｜現場での三年目をまとめた文章ができました。お時間のあるときに見ていただけますか。
読みました。｜二つめの事例が特によい。考察を遠慮しないことです。

近況のご報告｜新しい役割をいただき、あわただしく過ごしております。
あわただしいのは期待されている証拠です。｜睡眠だけは削らないように。

推薦図書のお礼｜教えていただいた本を、職場の仲間と読みはじめました。
若い人と読むと、また違うでしょう。｜感想を楽しみにしています。

学会のこと｜秋の学会で、小さな発表をすることになりました。
聞きに行きます。｜予行演習が必要なら研究室へ。

お見舞い｜お怪我をなさったと伺いました。お加減はいかがでしょうか。
階段で急いだだけです。｜授業は座ってしています。
""")

FRIEND_MAIL = exchanges("""
演奏会のご案内｜今年も舞台に立ちます。チケットを二枚、とっておきました。
ありがとう。｜必ず行きます。差し入れは何がいい？

旅の写真｜先週の写真をまとめました。いちばん笑っているのは誰でしょう。
見なくてもわかります。｜私ですね。

本の感想｜貸してくれた小説、夜更かしして読みました。
でしょう。｜続きもあるので、次に会うときに。

同窓会のこと｜幹事を引き受けてしまいました。知恵を貸してください。
名簿づくりなら手伝えます。｜会場は去年のところがよかったよ。

庭だより｜植えた覚えのない花が咲きました。名前がわかりません。
写真だけではわかりません。｜見に行きます。

近況｜新しい仕事、ようやく名前を覚えてもらえました。
もう頼られているころだと思っていました。｜体に気をつけて。
""")

STUDY_MAIL = exchanges("""
次回の題材｜転倒を防ぐ見守りの話はどうでしょうか。事例が三つあります。
とてもよいと思います。｜一つは失敗例にしませんか。

先日の質問の続き｜帰ってから文献を探しました。二本添付します。
ありがとうございます。｜一本目の図が、まさに知りたかったことでした。

原稿のやりとり｜第二章を直しました。赤が多くてすみません。
赤が多いほど安心します。｜明日までに返します。

会場について｜公民館の和室がとれました。座布団の数だけが心配です。
座布団を三枚持っていきます。｜お茶も用意しますね。

発表のお礼｜質問が途切れず、うれしい悲鳴でした。
話が具体的だったからです。｜資料を仲間に回してもよいですか。

読書会｜四章まで読みました。話したいことだらけです。
私は三章で止まっています。｜週末に追いつきます。
""")

ENGLISH_MAIL = exchanges("""
Your question on handover｜We tried both sheets for a month. The short one won, and the nurses smiled again.
That is exactly what I hoped to hear.｜May I quote you in our workshop?

Slides｜From page seven on the numbers are new. Tell me if the story still holds.
It holds.｜I would move the photo of the kitchen to the front.

Visit in spring｜Two colleagues would like to see a home in Sendai. Could you help?
With pleasure.｜I know just the place, and they bake on Thursdays.

Call next week｜Tuesday at eight your morning, or Thursday at five?
Thursday at five.｜I will bring tea.

Pilot results｜Falls went down by a fifth. We do not quite believe it yet.
Wonderful, and wise.｜Shall we look at the raw diary together?

A small favour｜Would you read two pages of my draft? Be unkind.
I tried to be unkind and failed.｜Comments are in the margin.

Congress｜Our abstract was accepted! The reviewer liked the napkin drawing.
Then the napkin goes into the talk.｜Congratulations to us.

Greetings from the workshop｜From all of us up here: a group photo, slightly out of focus.
Thank you!｜It is on our fridge now.

Translation｜How would you say 'omotenashi' to a finance committee?
As care that one does not have to ask for.｜They will still ask for the price.
""")

LINKEDIN = exchanges("""
ご就任おめでとうございます！
ありがとうございます。まだ名刺の肩書きに慣れません。

先日の記事、とても参考になりました。
うれしいです。現場の話をもっと書きたいと思っています。

ご無沙汰しています。いまも介護の分野にいらっしゃいますか。
はい、変わらずです。最近は見守りの仕組みに関わっています。

来月の展示会にはいらっしゃいますか。
二日目に行きます。会場で五分だけでも。
ぜひ。受付のあたりでお待ちしています。

ご紹介いただいた方とお話しできました。ありがとうございました。
よいご縁になりそうで何よりです。

求人のことで、少し伺ってもよいですか。
もちろんです。今週の夜ならいつでも。

登壇の動画を拝見しました。最後の問いかけが心に残りました。
あの問いは、現場の方にいただいたものなんです。

データの連携で困っています。詳しい方をご存じですか。
一人思い当たります。確認してからご紹介しますね。

つながりの申請をありがとうございました。
こちらこそ。勉強会でのお話、もっと聞きたかったです。

事例集ができました。お送りしてもよいですか。
ぜひください。職場で回覧します。
""")

LINKEDIN_ENGLISH = exchanges("""
Congratulations on the new role!
Thank you! I am still finding the coffee machine.

Your post on night shifts was spot on.
Thank you. Half of it came from our talk in the corridor.

Are you coming to the congress this year?
I am. Save me a seat at the back.
Done.

Could I ask you about privacy rules in Japan?
Of course. Shall we take half an hour on Friday?

We finally published the guideline you reviewed.
It reads beautifully. Well done!

Do you know anyone working on medication carts?
I do. Let me ask her first, then I will introduce you.
""")

LINE_ENGLISH = exchanges("""
Good morning from a very rainy place
Good evening from a very humid one

Are we still on for Sunday?
Yes! My kitchen or your screen?
Your kitchen, my screen

I cooked your miso soup
And?
Two of three people finished it

How did the talk go?
They laughed in the right places

Thinking of you today. Big day?
Big day. Thank you for remembering

Send me the name of that tea
Hojicha. Toasted. Buy the cheap one

Look at this dog
That is a very serious dog
""")
VENDOR = exchanges("""
介護分野に強い方を探しています。一度お話を伺えませんか。
お声がけありがとうございます。いまは考えておりません。

新しい見守り機器の資料をお送りしてもよろしいでしょうか。
資料だけいただけますか。

来月の無料セミナーにご招待します。残席がわずかです。

非公開の求人がございます。年収のご希望だけでもお聞かせください。

貴社の通信費、見直しませんか。五分で診断いたします。

取材のお願いです。介護現場のいまを、記事にさせてください。
広報の担当におつなぎします。

その後、ご検討の状況はいかがでしょうか。
""")
VENDOR_MAIL = exchanges("""
新サービスのご紹介｜突然のご連絡を失礼いたします。五分だけお時間をいただけませんか。

お見積もりの件｜先日のお見積もり、その後いかがでしょうか。
社内で確認しております。｜決まりましたらご連絡します。

展示会のお礼｜弊社のブースにお立ち寄りくださり、ありがとうございました。

キャリアのご相談｜ご経歴に合う求人がございます。
ありがとうございます。｜当面は考えておりません。

セミナーのご招待｜「記録の時間を半分に」と題したセミナーを開きます。

保険の更新時期です｜今年も更新のご案内をお送りします。
届きました。｜今年も同じ内容でお願いします。
""")


class Deck:
    """Deals every exchange once before any comes again."""

    def __init__(self, dice: Random, exchanges: tuple[Exchange, ...]) -> None:
        self._dice = dice
        self._exchanges = exchanges
        self._left: list[Exchange] = []

    def deal(self) -> Exchange:
        if not self._left:
            self._left = self._dice.sample(self._exchanges, len(self._exchanges))
        return self._left.pop()


def exchanges_of(circle: str, channel: str) -> tuple[Exchange, ...]:
    """What people of a circle talk about on a channel."""
    if circle == "vendor":
        return VENDOR_MAIL if channel == "mail" else VENDOR
    if channel == "linkedin":
        return LINKEDIN_ENGLISH if circle == "abroad" else LINKEDIN
    if channel == "line":
        casual = {"university": FRIENDS, "private": FRIENDS, "family": FAMILY, "abroad": LINE_ENGLISH}
        return casual.get(circle, WORK_CHAT)
    written = {
        "university": FRIEND_MAIL,
        "private": FRIEND_MAIL,
        "family": FRIEND_MAIL,
        "customer": CUSTOMER_MAIL,
        "teacher": TEACHER_MAIL,
        "study": STUDY_MAIL,
        "abroad": ENGLISH_MAIL,
    }
    return written.get(circle, COLLEAGUE_MAIL)
