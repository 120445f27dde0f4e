import ArticleModel
import Foundation
import Testing

@testable import ArticleFormats

/// Compressed files, web archives and pages saved as one file, beside what the fixtures show.
struct PackedTests {
  private let parser = ArticleParser()

  private func fixture(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: FixtureTests.folder.appendingPathComponent(name)))
  }

  private func reason(_ bytes: [UInt8], name: String) -> String? {
    do throws(ReadFailure) {
      _ = try parser.parse(bytes, name: name)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func readsCompressedFilesWhateverTheyAreCalled() throws {
    for name in ["page.html.gz", "harbour.txt.zst"] {
      let bytes = try fixture(name)
      let title = try parser.parse(bytes, name: name).first?.title
      #expect(try parser.parse(bytes, name: "a.txt").first?.title == title)
    }
  }

  @Test func readsThePartsOfACompressedFile() throws {
    let bytes = gzip("One story\n\nIts first words ") + gzip("and its last ones.\n")
    let article = try #require(try parser.parse(bytes, name: "a.txt.gz").first)
    #expect(article.text == "Its first words and its last ones.")
  }

  @Test func tellsWhatCompressedFilesItDoesNotRead() {
    #expect(reason([0x1F, 0x8B, 8, 0, 1, 2], name: "a.gz") == "it is compressed, and damaged")
    let twice = gzip(gzip("A story.\n"))
    #expect(reason(twice, name: "a.gz.gz") == "it is compressed more than once")
    // A frame with blocks of 128 KB that are one byte again and again.
    var bomb: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0, 0x50]
    for _ in 0..<2000 { bomb += [0x02, 0, 0x10, 0x61] }
    #expect(reason(bomb, name: "a.zst") == "it unpacks to more than 32 MB")
  }

  @Test func tellsThatAnArchiveHasNoPages() {
    let text = "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nnone\r\n\r\n"
    #expect(reason(Array(text.utf8), name: "a.warc") == "there is no page in the archive")
  }

  @Test func isNoArchiveBecauseItNamesOne() throws {
    let text = "WARC/1.0 is a format\n\nIn which archives of the web are kept.\n"
    #expect(try parser.parse(Array(text.utf8), name: "a.txt").first?.format == "text")
  }

  @Test(arguments: ["99999999999999999999", "-1", "9223372036854775807", ""])
  func bearsLengthsThatLie(length: String) {
    let text = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \(length)\r\n\r\n<p>a</p>\r\n"
    #expect(reason(Array(text.utf8), name: "a.warc") != nil)
  }

  @Test func opensOnePageOfMany() throws {
    let bytes = try fixture("pages.warc.gz")
    let all = try parser.contents(of: bytes, name: "pages.warc.gz").articles
    for number in all.indices {
      let some = try parser.contents(
        of: bytes, name: "pages.warc.gz", bodies: .only(number)
      ).articles
      #expect(some.map(\.identifier) == all.map(\.identifier))
      #expect(some[number] == all[number])
    }
  }

  @Test func hasThePicturesOfAPage() throws {
    let bytes = try fixture("saved-page.mhtml")
    func picture(_ source: String) -> String? {
      parser.picture(source, in: bytes).map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    let article = try #require(try parser.parse(bytes, name: "saved-page.mhtml").first)
    let sources = article.blocks.compactMap { block -> String? in
      if case .image(let source, _) = block { source } else { nil }
    }
    #expect(sources.map { picture($0) } == ["a gull", "a terrace"])
    #expect(article.pictures.map(\.source) == sources)
    #expect(picture("https://gulls.example/none.png") == nil)
  }

  @Test func showsNothingOfPackedFilesBeforeTheyAreRead() throws {
    for name in ["book.epub", "page.html.gz", "harbour.txt.zst", "pages.arc", "saved-page.mhtml"] {
      #expect(parser.parseBeginning(Array(try fixture(name).prefix(1024)), name: name) == nil)
    }
  }

  @Test(arguments: [
    ("new/1764061920.M20P11.host", true), ("cur/1764061920.4711_2.host,S=12:2,FS", true),
    ("1764061920.photo.host", false), ("1764061920.html", true), ("1764.M1.host", false),
    ("1764061920.0000909.bench:2,S", true), ("photo.jpg", false), ("a.epub", true),
  ])
  func tellsWhichFilesMayHoldArticles(name: String, isRead: Bool) {
    #expect(ArticleParser.reads(name: name) == isRead)
  }

  @Test(arguments: [
    ("cur/1764061920.M2.host:2,FRS", true, true), ("cur/1764061920.M2.host:2,S", true, false),
    ("cur/1764061920.M2.host:2,T", false, false), ("FS.eml", false, false),
  ])
  func takesOverTheMarksOfAMaildir(name: String, isRead: Bool, isStarred: Bool) throws {
    let mail = Array("From: a@post.example\nSubject: Quiet\n\nText\n".utf8)
    let given = try #require(try parser.parse(mail, name: name).first).given ?? GivenMarks()
    #expect(given.isRead == isRead && given.isStarred == isStarred)
  }

  private func gzip(_ text: String) -> [UInt8] { gzip(Array(text.utf8)) }

  /// A gzip file that holds bytes as they are.
  private func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var place = 0
    repeat {
      let piece = bytes[place...].prefix(65_535)
      place += piece.count
      let count = UInt16(piece.count)
      output.append(place == bytes.count ? 1 : 0)
      output += [UInt8(count & 0xFF), UInt8(count >> 8)]
      output += [UInt8(~count & 0xFF), UInt8(~count >> 8)]
      output += piece
    } while place < bytes.count
    var checksum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      checksum ^= UInt32(byte)
      for _ in 0..<8 { checksum = checksum >> 1 ^ (checksum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    for number in [~checksum, UInt32(bytes.count)] {
      output += (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
    return output
  }
}
