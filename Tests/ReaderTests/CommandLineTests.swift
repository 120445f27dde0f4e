import Reader
import Testing

/// The line behind `:`, what completes it, and what it answers.
struct CommandLineTests {
  private func reader(_ keys: String) -> TestReader {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press(keys)
    return reader
  }

  @Test(arguments: [
    (":sor<tab>", ":sort "), (":sor<tab><tab>", ":sort-newest"),
    (":sor<tab><tab><shift-tab>", ":sort "), (":sor<shift-tab>", ":sort-relevance"),
    (":sor<down><down><up>", ":sort "), (":sor" + String(repeating: "<tab>", count: 8), ":sort "),
    (":sort<space>o<tab>", ":sort oldest"), (":sort<space><tab><tab>", ":sort oldest"),
    (":theme<space>n<tab><tab>", ":theme nord"), (":measure<space>6<tab><tab>", ":measure 64"),
    (":qui<tab>", ":quit"), (":zzz<tab>", ":zzz"),
    (":measure<space>64<enter>:<up>", ":measure 64"),
    (":first<enter>:last<enter>:<up><up>", ":first"),
    (":first<enter>:last<enter>:<up><up><down>", ":last"),
    (":first<enter>:<up><up><down>", ":"), (":first<enter>:<up><backspace>", ":firs"),
  ])
  func completesAndRecalls(keys: String, line: String) {
    #expect(reader(keys).line(-1).hasPrefix(" " + line.padded(to: 20)))
  }

  @Test func showsTheChoiceAndHowManyMoreThereAre() {
    var reader = reader(":")
    #expect(reader.shows("theme NAME") && reader.shows(" more"))
    #expect(reader.shows("more"))
    for _ in 0..<20 { reader.press("<tab>") }
    let chosen = reader.line(-1).split(separator: " ")[0].dropFirst()
    #expect((20..<29).contains { reader.line($0).hasPrefix(" \(chosen) ") })
  }

  @Test(arguments: [
    (":measure<space>64<enter>", "lines of up to 64 columns"),
    (":measure<enter>", "a measure is a number from 20 to 200"),
    (":sort<space>oldest<enter>", "oldest stories first"),
    (":sort<enter>", "sort by what? newest, oldest, title, section, unread, relevance"),
    (
      ":sort<space>size<enter>",
      "size is no order · newest, oldest, title, section, unread, relevance"
    ),
    (":theme<space>nope<enter>", "there is no theme nope · did you mean nord?"),
    (":theme<space>own<enter>", "own.toml:3: headlin is not a role"),
    (":qiut<enter>", "qiut is not a command · did you mean quit?"),
  ])
  func answers(keys: String, words: String) {
    #expect(reader(keys).line(-1).contains(words))
  }

  @Test func aThemeThatIsNotThereChangesNothing() {
    #expect(reader(":theme<space>nope<enter>").state.themeName == "newsprint")
    #expect(reader(":theme<space>nord<enter>").state.themeName == "nord")
  }
}

extension String {
  fileprivate func padded(to count: Int) -> String {
    self + String(repeating: " ", count: max(0, count - self.count))
  }
}
