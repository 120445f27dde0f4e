import ArticleModel
import Synchronization
import Testing

@testable import ArticleLibrary

/// What is shown of a large library before its texts have been read.
struct ProvisionalTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func headlinesComeBeforeTexts() async throws {
    let count = 4500
    for number in 0..<count {
      try folder.write(
        "\(number / 500)/\(number).txt",
        "Another Quiet Morning on Pier \(number) | Harbour\n\nBy Ana Orrell\n\nNothing of note happened on pier \(number).\n",
        day: number % 400)
    }
    let library = Library(paths: [folder.path], marksFolder: nil)
    // The first time that all headlines are there, the texts are not.
    let seen = Mutex<(articles: Int, found: Int)?>(nil)
    let end = await library.update { progress in
      guard progress.articles == count, !progress.isFinished else { return }
      seen.withLock { seen in
        if seen == nil { seen = (progress.articles, self.total(library, "nothing")) }
      }
    }
    #expect(seen.withLock { $0?.articles } == count)
    #expect(seen.withLock { $0?.found ?? count } < count)
    #expect(end.articles == count && total(library, "nothing") == count)
    #expect(total(library, "section:harbour") == count)
  }

  private func total(_ library: Library, _ filter: String) -> Int {
    library.headlines(
      HeadlineQuery(filter: filter), range: 0..<1, anchor: nil, centersOnAnchor: false
    ).total
  }

  @Test func aProvisionalArticleCanBeReadAndMarked() async throws {
    try folder.story("a.txt", "Gulls Return", body: "The harbour was loud again.")
    let scan = await FolderScan.run(roots: [folder.path])
    var article = Article(format: "text", title: "Gulls Return")
    article.section = "Harbour"
    var provisional = ProvisionalArticles()
    let first = ProvisionalArticle(article, file: scan.files[0], words: 5)
    let added = provisional.add(first)
    let entry = try #require(added)
    #expect(provisional.add(first) == nil)
    #expect(provisional[entry.docid]?.headline.section == "Harbour")
    #expect(provisional.numbers(of: [ReadFile(file: scan.files[0])]) == [entry.docid])
    provisional.remove([entry.docid])
    #expect(provisional.count == 0)
  }
}
