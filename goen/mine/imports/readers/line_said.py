"""What is said in one line of a LINE talk: words, a picture, a call, or only LINE itself speaking."""

from __future__ import annotations

import re

_MARKER = re.compile(
    r"(?:\[(?:写真|画像|動画|スタンプ|ボイスメッセージ|音声|ファイル|位置情報|連絡先|アルバム|ノート|イベント|投票|プレゼント|ギフト|GIF"
    r"|Photo|Image|Video|Sticker|Voice message|Audio|File|Location|Contact|Album|Notes?|Event|Poll|Gift)\]"
    r"|\((?:emoji|絵文字)\)"
    r"|☎\s?(?:通話|不在着信|ビデオ通話|グループ通話|Call|Missed|Cancel|No answer|Video|Group)).*",
    re.DOTALL | re.IGNORECASE,
)
_MARKS = ("[", "(", "☎")
_UNSENT = re.compile(
    r"(?:.{1,100}[がは])?(?:メッセージの)?送信を取り消しました[。.]?|(?:.{1,100} )?unsent a message[.]?",
    re.IGNORECASE,
)
_SYSTEM = re.compile(
    r".{1,300}(?:"
    r"が?グループに(?:参加|招待)しました|が?トークに(?:参加|招待)しました|を招待しました|グループを退会しました|が?退出しました"
    r"|を退会させました|グループ名を.{0,100}変更しました|(?:アイコン|プロフィール画像|背景)を変更しました|アナウンスしました"
    r"|アルバム.{0,100}(?:作成|削除)しました|グループ通話が(?:開始|終了)(?:されました|しました)"
    r"| (?:joined|left) the (?:group|chat)| invited .{1,200} to the (?:group|chat)"
    r"| removed .{1,100} from the (?:group|chat)| changed the (?:group|chat)(?:'s|’s)? .{1,100}"
    r")[。.]?",
    re.IGNORECASE,
)


def words_of(text: str) -> str:
    """The words somebody wrote; empty for pictures, stickers and calls, whose names differ by language."""
    is_marker = text[:1] in _MARKS and _MARKER.match(text) is not None
    return "" if is_marker else text.strip()


def is_unsent(text: str) -> bool:
    return ("取り消し" in text or "nsent" in text) and _UNSENT.fullmatch(text.strip()) is not None


def is_system(text: str) -> bool:
    """For exports without tabs, where nothing else tells LINE's own lines from what somebody said."""
    return ("ました" in text or " the " in text) and _SYSTEM.fullmatch(text.strip()) is not None
