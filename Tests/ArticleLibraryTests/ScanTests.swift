import ArticleLibrary
import ArticleModel
import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct ScanTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func findsNestedFilesAndPassesOverTheRest() async throws {
    try folder.story("a.txt", "First story")
    try folder.story("world/asia/b.md", "# Second story")
    try folder.story(".hidden.txt", "Hidden")
    try folder.story(".git/c.txt", "Hidden too")
    try folder.story("picture.jpg", "No story")
    let library = Library(paths: [folder.path + "/"], marksFolder: nil)
    let progress = await library.update { _ in }
    #expect(library.paths(HeadlineQuery(order: .title)) == ["a.txt", "world/asia/b.md"])
    #expect(progress.articles == 2 && progress.isFinished && progress.failures.isEmpty)
    #expect(progress.counts.found == 2 && progress.counts.new == 2)
  }

  @Test func followsLinksAndEndsWhereTheyLeadInACircle() async throws {
    try folder.story("real/a.txt", "The only story")
    try folder.link("real/up", to: "..")
    try folder.link("another-name.txt", to: "real/a.txt")
    try folder.link("another-folder", to: "real")
    try folder.link("self", to: "self")
    let library = await folder.library()
    #expect(library.paths() == ["real/a.txt"])
  }

  @Test func passesOverLinksThatLeadToThemselves() async throws {
    try folder.story("a.txt", "A story")
    try folder.link("self.txt", to: "self.txt")
    try folder.link("one.txt", to: "two.txt")
    try folder.link("two.txt", to: "one.txt")
    let library = Library(paths: [folder.path], marksFolder: nil)
    let progress = await library.update { _ in }
    #expect(progress.articles == 1 && progress.isFinished && progress.failures.isEmpty)
    #expect(progress.counts.found == 1 && progress.counts.new == 1)
  }

  @Test(.timeLimit(.minutes(15))) func opensNothingOutsideOfTheLibrary() async throws {
    let outside = try TemporaryFolder()
    try outside.story("b.txt", "Outside")
    try folder.story("library/a.txt", "Inside")
    try folder.story("beside.txt", "Beside")
    try folder.link("library/out", to: outside.path)
    try folder.link("library/deep", to: "..")
    try folder.link("library/disk", to: "/")
    try folder.link("library/through", to: "out")
    try folder.link("library/beside", to: "../library-two")
    try folder.story("library-two/c.txt", "Another library")
    try folder.link("library/letter.txt", to: outside.path + "/b.txt")
    try folder.link("library/inside.txt", to: "below/.kept.txt")
    try folder.story("library/below/.kept.txt", "Hidden by its name")
    try folder.link("library/picture.png", to: "/etc/hostname")
    try folder.link("library/device.txt", to: "/dev/null")
    let library = Library(paths: [folder.path + "/library"], marksFolder: nil)
    let progress = await library.update { _ in }
    #expect(library.paths(HeadlineQuery(order: .title)) == ["inside.txt", "a.txt"])
    let reason = "link not followed: it leads out of the library"
    #expect(progress.failures == [ReadFailure(path: "letter.txt", reason: reason)])
    #expect(progress.passedOver.map(\.path) == ["beside", "deep", "disk", "out", "through"])
    #expect(Set(progress.passedOver.map(\.reason)) == [reason])
  }

  @Test(arguments: [["one", "two"], ["two", "one"]])
  func passesOverLinksFromOneFolderToAnother(names: [String]) async throws {
    try folder.story("one/a.txt", "One story")
    try folder.story("two/b.txt", "Another story")
    try folder.link("one/link.txt", to: "../two/b.txt")
    try folder.link("one/all", to: "../two")
    let library = Library(paths: names.map { folder.path + "/" + $0 }, marksFolder: nil)
    let progress = await library.update { _ in }
    #expect(progress.articles == 2 && progress.failures == [] && progress.passedOver == [])
  }

  @Test func walksAFolderThatIsALinkItself() async throws {
    try folder.story("real/world/a.txt", "A story")
    try folder.link("real/again", to: "world")
    try folder.link("library", to: "real")
    let library = Library(paths: [folder.path + "/library"], marksFolder: nil)
    let progress = await library.update { _ in }
    #expect(library.paths() == ["world/a.txt"])
    #expect(progress.passedOver == [])
  }

  @Test func takesTheFirstNameOfHardLinks() async throws {
    try folder.story("m.txt", "One story, three names")
    for name in ["z.txt", "b.txt"] {
      #expect(Glue.link(folder.path + "/m.txt", folder.path + "/" + name) == 0)
    }
    #expect(await folder.library().paths() == ["b.txt"])
  }

  @Test(.timeLimit(.minutes(15))) func neverOpensPipes() async throws {
    try folder.story("a.txt", "A story")
    #expect(mkfifo(folder.path + "/pipe.txt", 0o600) == 0)
    try folder.link("link-to-pipe.txt", to: "pipe.txt")
    #expect(await folder.library().paths() == ["a.txt"])
    let library = Library(paths: [folder.path + "/pipe.txt"], marksFolder: nil)
    let progress = await library.update { _ in }
    #expect(progress.failures.map(\.reason) == ["it is not a plain file"])
  }

  @Test func tellsWhatCannotBeRead() async throws {
    try folder.story("a.txt", "A story")
    try folder.write("empty.txt", "")
    try folder.write("binary.txt", "\u{0}\u{1}\u{2}\u{0}\u{3}")
    try folder.link("gone.txt", to: "nowhere.txt")
    let big = folder.path + "/big.txt"
    try folder.write("big.txt", "")
    truncate(big, 33 << 20)
    let library = Library(paths: [folder.path], marksFolder: nil)
    let failures = await library.update { _ in }.failures
    #expect(library.paths() == ["a.txt"])
    #expect(
      failures == [
        ReadFailure(path: "big.txt", reason: "it is larger than 32 MB"),
        ReadFailure(path: "binary.txt", reason: "not a text file"),
        ReadFailure(path: "empty.txt", reason: "there is nothing in it"),
        ReadFailure(path: "gone.txt", reason: "no such file or directory"),
      ])
  }

  @Test func tellsInWhichOfSeveralFoldersAFailureIs() async throws {
    try folder.write("one/empty.txt", "")
    try folder.write("two/empty.txt", "")
    try folder.link("two/gone.txt", to: "nowhere.txt")
    let paths = ["missing", "one", "two"].map { folder.path + "/" + $0 }
    let library = Library(paths: paths + [folder.path + "/one/empty.txt"], marksFolder: nil)
    let failures = await library.update { _ in }.failures
    #expect(
      failures.map(\.path) == [paths[0], paths[1] + "/empty.txt", paths[2] + "/empty.txt"]
        + [paths[2] + "/gone.txt"])
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser reads everything"))
  func goesOnWhereItMayNotRead() async throws {
    try folder.story("a.txt", "A story")
    try folder.story("closed/b.txt", "Behind a closed door")
    try folder.story("c.txt", "A closed book")
    chmod(folder.path + "/closed", 0)
    chmod(folder.path + "/c.txt", 0)
    let library = Library(paths: [folder.path], marksFolder: nil)
    let failures = await library.update { _ in }.failures
    #expect(library.paths() == ["a.txt"])
    #expect(failures.map(\.path) == ["c.txt", "closed"])
    #expect(Set(failures.map(\.reason)) == ["permission denied"])
    chmod(folder.path + "/closed", 0o700)
    chmod(folder.path + "/c.txt", 0o600)
    #expect(await library.update { _ in }.articles == 3)
  }

  #if os(Linux)
    @Test func readsNamesThatAreNotUTF8() async throws {
      for (byte, title) in [(0xE9, "One"), (0xE8, "Two")] as [(UInt8, String)] {
        let path = Array((folder.path + "/caf").utf8) + [byte] + Array(".txt".utf8) + [0]
        let text = "\(title) story\n\nIts text.\n"
        let descriptor = path.withUnsafeBytes {
          open($0.baseAddress!.assumingMemoryBound(to: CChar.self), O_CREAT | O_WRONLY, 0o600)
        }
        #expect(write(descriptor, text, text.utf8.count) == text.utf8.count)
        close(descriptor)
      }
      let library = await folder.library()
      let headlines = library.all(HeadlineQuery(order: .title))
      #expect(headlines.map(\.path) == ["caf\u{FFFD}.txt", "caf\u{FFFD}.txt"])
      #expect(Set(headlines.map(\.id)).count == 2)
      let titles = try headlines.map { try library.article($0.id).1.title }
      #expect(titles == ["One story", "Two story"])
    }
  #endif

  @Test func takesFilesThatAreNamedThemselves() async throws {
    try folder.story(".draft", "A hidden file, but asked for")
    try folder.story("x/a.txt", "One of two")
    try folder.story("y/a.txt", "The other")
    let paths = [".draft", "x/a.txt", "y/a.txt", "x"].map { folder.path + "/" + $0 }
    let library = Library(paths: paths, marksFolder: nil)
    #expect(await library.update { _ in }.articles == 3)
    #expect(library.paths(HeadlineQuery(order: .title)) == [".draft", "a.txt", "a.txt"])
    #expect(Set(library.all().map(\.id)).count == 3)
    #expect(library.all().contains { $0.id == ArticleID(hashing: "a.txt") })
  }

  @Test func readsAgainOnlyWhatChanged() async throws {
    try folder.story("a.txt", "Old headline")
    try folder.story("b.txt", "Stays")
    try folder.story("c.txt", "Goes")
    let library = await folder.library()
    try folder.story("a.txt", "New and longer headline")
    try folder.remove("c.txt")
    try folder.story("d.txt", "Comes")
    _ = await library.update { _ in }
    let titles = library.all(HeadlineQuery(order: .title)).map(\.title)
    #expect(titles == ["Comes", "New and longer headline", "Stays"])
    #expect(throws: ReadFailure.self) { try library.article(ArticleID(hashing: "c.txt")) }
  }

  @Test func readsTheTextWhenAStoryIsOpened() async throws {
    try folder.story("a.txt", "A story", body: "As it was.")
    let library = await folder.library()
    try folder.story("a.txt", "A story", body: "As it is.")
    #expect(try library.article(library.id("a.txt")).1.text == "As it is.")
    try folder.remove("a.txt")
    let failure = #expect(throws: ReadFailure.self) { try library.article(library.id("a.txt")) }
    #expect(failure == ReadFailure(path: "a.txt", reason: "no such file or directory"))
  }

  @Test func namesAnArticleByItsPlaceInItsFolder() async throws {
    try folder.story("world/a.txt", "A story")
    let library = await folder.library()
    #expect(library.id("world/a.txt") == ArticleID(hashing: "world/a.txt"))
  }

  @Test func reportsEarlyAndLeavesTheFolderAsItWas() async throws {
    for number in 0..<300 { try folder.story("\(number).txt", "Story \(number)", day: number) }
    let library = Library(paths: [folder.path], marksFolder: nil)
    let first = Counter()
    let final = await library.update { progress in
      if first.value == 0 {
        // The newest stand at the top already.
        #expect(library.all().first?.title == "Story 299")
        first.value = progress.articles
      }
    }
    #expect((1..<300).contains(first.value))
    #expect(final.articles == 300)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 300)
  }
}

/// The system's `link`, whose name the suite's folder has too.
private enum Glue {
  static func link(_ from: String, _ to: String) -> Int32 {
    #if canImport(Darwin)
      Darwin.link(from, to)
    #else
      Glibc.link(from, to)
    #endif
  }
}
