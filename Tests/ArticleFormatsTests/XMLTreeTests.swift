import Testing

@testable import ArticleFormats

/// Elements of small files, each with the texts of those in it.
struct XMLTreeTests {
  private func all(_ element: XMLElement) -> [XMLElement] {
    [element] + element.children.flatMap { all($0) }
  }

  @Test func aTextBelongsToAllThatItStandsIn() throws {
    let root = try #require(XMLTree.root(of: "<a>One <b>bold</b><c> word</c></a>"))
    #expect(String(decoding: root.text, as: UTF8.self) == "One bold word")
    #expect(root.children.map { String(decoding: $0.text, as: UTF8.self) } == ["bold", " word"])
  }

  @Test func textsInsideOneAnotherTakeNoMoreThanTheirShare() throws {
    let deep = 150
    let chain =
      String(repeating: "<e>", count: deep) + String(repeating: "word ", count: 9000)
      + String(repeating: "</e>", count: deep)
    let text = "<r>\(String(repeating: chain, count: 60))</r>"
    let root = try #require(XMLTree.root(of: text))
    let sizes = all(root).map(\.text.count)
    #expect(sizes.max() == 20_000)
    #expect(sizes.reduce(0, +) <= 16 << 20)
    #expect(sizes.count > 1000)
  }
}
