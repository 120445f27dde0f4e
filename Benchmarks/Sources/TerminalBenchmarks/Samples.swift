/// Texts to measure with: each repeats until it has the length that is asked for.
enum Samples {
  static let english = """
    The council voted late on Tuesday to keep the old library open for another year, although \
    nobody could say where the money - some 1.2 million a year - would come from. "We will find \
    it," said the mayor's well-known deputy; others, asked at the door, were less certain. \

    """
  static let typeset = """
    The council voted late on Tuesday to keep the old library open for another year, although \
    nobody could say where the money — some £1.2 million a year — would come from. “We will find \
    it,” said the mayor’s well-known deputy; others, asked at the door, were less certain… \

    """
  static let german = """
    Der Rat beschloss am späten Dienstag, die alte Bücherei ein weiteres Jahr geöffnet zu halten, \
    obwohl niemand sagen konnte, woher das Geld – rund 1,2 Millionen – kommen würde. „Wir werden \
    es finden“, sagte die Bürgermeisterin; andere äußerten Zweifel. \

    """
  static let chinese =
    "市议会周二晚间投票决定，让旧图书馆再开放一年，"
    + "尽管没有人知道这笔钱从哪里来。“我们会找到的，”市长说。"
  static let arabic =
    "صوت المجلس في وقت متأخر من يوم الثلاثاء على إبقاء المكتبة القديمة مفتوحة لعام آخر. "
  static let thai =
    "สภาลงมติเมื่อค่ำวันอังคารให้เปิดห้องสมุดเก่าต่อไปอีกหนึ่งปี แม้ไม่มีใครบอกได้ว่าเงินจะมาจากไหน "
  static let word = "abcdefghijklmnopqrstuvwxyz"

  /// `text`, repeated until it has at least `length` bytes.
  static func repeated(_ text: String, toLength length: Int) -> String {
    String(repeating: text, count: length / text.utf8.count + 1)
  }
}
