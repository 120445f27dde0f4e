import ArticleModel
import Reader
import Testing

/// Stars and read marks, what is said of them, and taking them back.
struct MarkTests {
  private let ferry = ArticleID(hashing: "stories/1.txt")

  @Test func undoTakesBackWhatWasAskedForBeforeWhatCameByItself() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("s<enter>u")
    #expect(reader.marks.last == MarkChange(ferry, .starred, false))
    #expect(reader.line(-1).contains("undone: not starred any more · Harbour Town Votes"))
    reader.press("u")
    #expect(reader.marks.last == MarkChange(ferry, .read, false))
    #expect(reader.line(-1).contains("undone: unread again · Harbour Town Votes"))
    reader.press("u")
    #expect(reader.line(-1).contains("there is nothing to undo"))
  }

  @Test(arguments: [("", "marked read"), ("<enter>", "marked unread"), ("<enter>l", "marked read")])
  func aMarkIsTold(keys: String, words: String) {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press(keys + "m")
    #expect(reader.line(-1).contains(words + " · u to undo"))
  }

  /// What is said to be marked may be relied on.
  @Test func aMarkIsNotToldBeforeItIsWritten() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.send(.marksUnsaved(1, reason: "/data: no space left on device"))
    reader.press("s")
    #expect(!reader.line(-1).contains("to undo"))
    reader.send(.marksUnsaved(0, reason: nil))
    reader.press("s")
    #expect(reader.line(-1).contains("to undo"))
  }

  @Test func whatWasUndoneIsDoneAgain() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("su<ctrl-r>")
    #expect(reader.marks.last == MarkChange(ferry, .starred, true))
    #expect(reader.line(-1).contains("done again: starred · Harbour Town Votes"))
    reader.press("<ctrl-r>")
    #expect(reader.line(-1).contains("there is nothing to do again"))
    reader.press("Au<ctrl-r>")
    #expect(reader.line(-1).contains("done again: 7 stories marked read"))
    #expect(!reader.line(0).contains("new"))
  }

  @Test func whatWasMarkedBeforeTheStartIsUndone() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("s")
    reader.restart()
    reader.press("u")
    #expect(reader.marks.last == MarkChange(ferry, .starred, false))
  }

  @Test func marksThatAreNotSavedAreTold() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.send(.marksUnsaved(3, reason: "/data: no space left on device"))
    #expect(reader.line(-1).contains("3 marks are not saved: /data: no space left on device"))
    reader.press("j")
    #expect(reader.line(-1).contains("3 marks not saved"))
    reader.send(.marksUnsaved(0, reason: nil))
    #expect(!reader.line(-1).contains("not saved"))
  }

  @Test func undoingAMarkSaysWhatTheStoryIsAgain() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("mu")
    #expect(reader.line(-1).contains("undone: unread again"))
    reader.press("Au")
    #expect(reader.line(-1).contains("undone: 7 stories are unread again"))
  }
}
