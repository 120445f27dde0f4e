import ArticleModel
import Reader
import Terminal
import Testing

/// The names of a story, and the articles about one of them.
struct NameTests {
  private func reader(_ columns: Int = 120, _ rows: Int = 40) -> TestReader {
    var reader = TestReader(columns: columns, rows: rows, edition: .stories)
    reader.nameCounts = ["Ana Orrell": 12, "Brindlemouth": 1_204]
    return reader
  }

  @Test func areListedByKind() {
    var reader = reader()
    reader.press("p")
    expect(reader, showsScreen: "names-120x40", withRoles: true)
    reader = self.reader(80, 24)
    reader.press("p")
    expect(reader, showsScreen: "names-80x24")
  }

  @Test func leadToTheirArticles() {
    var reader = reader()
    reader.press("p<enter>")
    #expect(reader.line(-1).contains("“Ana Orrell” · esc shows all stories again"))
    #expect(reader.line(0).contains("“\"Ana Orrell\"”"))
    reader.press("<esc>")
    #expect(!reader.line(0).contains("Orrell"))
  }

  @Test func theCountsComeLater() {
    var reader = reader()
    let id = reader.stories[0].headline.id
    let name = Name("Ana Orrell", kind: .person)
    reader.press("p")
    reader.send(.namesFound(id, [CountedName(name)]))
    #expect(reader.shows("…  Ana Orrell"))
    reader.send(.namesFound(id, [CountedName(name, articles: 7)]))
    #expect(reader.shows("7  Ana Orrell"))
    #expect(reader.shows("7 articles name it"))
    reader.press("<esc>")
    reader.send(.namesFound(id, [CountedName(name, articles: 8)]))
    #expect(!reader.shows("Names in the story"))
  }

  @Test func aStoryMayNameNobody() {
    var reader = reader()
    reader.press("jp")
    #expect(reader.line(-1).contains("this story names nobody"))
  }
}
