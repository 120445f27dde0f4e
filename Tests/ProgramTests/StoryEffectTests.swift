import ArticleLibrary
import ArticleModel
import Foundation
import Reader
import Testing

@testable import broadsheet

/// What the reader asks of the library about stories, on the sample edition: one event is told there
/// by three papers.
struct StoryEffectTests {
  private static let edition = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/broadsheet/SampleEdition").path

  private let outcomes = Outcomes()
  private let cache = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID())")

  /// Calls `body` with the sample edition, read.
  private func withLibrary(_ body: (Library) async throws -> Void) async throws {
    defer { try? FileManager.default.removeItem(at: cache) }
    let library = Library(paths: [Self.edition], marksFolder: nil, cacheFolder: cache.path)
    _ = await library.update { _ in }
    try await body(library)
  }

  private func id(_ words: String, in library: Library) throws -> ArticleID {
    let page = library.headlines(
      HeadlineQuery(filter: "title:\"\(words)\""), range: 0..<1, anchor: nil, centersOnAnchor: false
    )
    return try #require(page.headlines.first?.id)
  }

  @Test func whatIsNewIsFoundAgainstWhatWasRead() async throws {
    try await withLibrary { library in
      let worker = LibraryWorker(library: library, name: "", outcomes: outcomes)
      let vote = try id("Harbour Town Votes", in: library)
      let count = try id("After the Vote", in: library)
      #expect(library.story(of: vote)?.headlines.count ?? 0 >= 3)
      #expect(worker.news(in: count) == .newsFound(count, nil))
      try library.mark([MarkChange(vote, .read, true), MarkChange(count, .read, true)])
      guard case .newsFound(count, let passages?) = worker.news(in: count) else {
        Issue.record("nothing was found")
        return
      }
      let text = try library.articleInPassing(count)
      let sentences = passages.map { passage in
        String(
          decoding: Array(text.blocks[passage.block].plainText.utf8)[passage.range], as: UTF8.self)
      }
      #expect(sentences.contains { $0.contains("Professor Agnes Tull") })
      #expect(!sentences.contains { $0.hasPrefix("The council of Brindlemouth voted") })
      // A story of one article has no news.
      let owl = try id("Owl Stops Play", in: library)
      #expect(worker.news(in: owl) == .newsFound(owl, nil))
    }
  }

  @Test func namesComeBeforeTheirCounts() async throws {
    try await withLibrary { library in
      let worker = LibraryWorker(library: library, name: "", outcomes: outcomes)
      let vote = try id("Harbour Town Votes", in: library)
      worker.findNames(in: vote)
      let found = outcomes.take().compactMap { outcome -> [CountedName]? in
        if case .action(.namesFound(vote, let names)) = outcome { names } else { nil }
      }
      #expect(found.count == 2)
      #expect(found[0].allSatisfy { $0.articles == nil })
      #expect(found[0].map(\.name) == found[1].map(\.name))
      let margaret = found[1].first { $0.name.text == "Patient Margaret" }
      #expect(margaret?.articles == 4)
    }
  }

  @Test func storiesAreFollowedReadAndParted() async throws {
    try await withLibrary { library in
      let writer = MarkWriter(library: library) { _ in }
      let vote = try id("Harbour Town Votes", in: library)
      let other = try id("Brindlemouth Keeps the Night Ferry", in: library)
      let size = try #require(library.story(of: vote)?.headlines.count)
      let followed = MarkChange(vote, .followed, true)
      #expect(writer.run(.followStory(vote)) == .storyMarked([followed]))
      // Another article of the story ends it as well.
      #expect(
        writer.run(.followStory(other)) == .storyMarked([MarkChange(vote, .followed, false)]))
      guard case .storyMarked(let read) = writer.run(.markStoryRead(other)) else {
        Issue.record("nothing was marked")
        return
      }
      #expect(read.count == size && read.allSatisfy { $0.mark == .read && $0.isSet })
      #expect(writer.run(.markStoryRead(vote)) == .storyMarked([]))
      let apart = Effect.toggleStoryMark(other, .apart)
      #expect(writer.run(apart) == .storyMarked([MarkChange(other, .apart, true)]))
      #expect(library.story(of: other) == nil)
      #expect(writer.run(apart) == .storyMarked([MarkChange(other, .apart, false)]))
      #expect(library.story(of: other)?.headlines.count == size)
      let all = library.headlines(
        HeadlineQuery(), range: 0..<30, anchor: nil, centersOnAnchor: false)
      let alone = try #require(all.headlines.first { library.story(of: $0.id) == nil }?.id)
      let together = Effect.toggleStoryMark(alone, .together(other))
      #expect(writer.run(together) == .storyMarked([MarkChange(alone, .together(other), true)]))
      #expect(library.story(of: alone)?.headlines.count == size + 1)
      guard case .reversed(let reversal) = writer.run(.undo) else { return }
      #expect(reversal.changes == [MarkChange(alone, .together(other), false)])
      #expect(library.story(of: alone) == nil)
    }
  }
}
