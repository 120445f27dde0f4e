import ArticleModel
import Testing

@testable import ArticleFormats

/// Books beside what the fixture shows.
struct BookTests {
  private func read(_ zip: ZipMaker, name: String = "book.epub") throws -> [Article] {
    try ArticleParser().parse(zip.bytes, name: name)
  }

  private func reason(_ bytes: [UInt8], name: String = "book.epub") -> String? {
    do throws(ReadFailure) {
      _ = try ArticleParser().parse(bytes, name: name)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func readsItWhateverItIsCalled() throws {
    #expect(try read(.book(), name: "page.html").map(\.title) == ["One"])
  }

  @Test func readsWhatStandsBehindSomethingElse() throws {
    let bytes = Array("#!/bin/sh\n".utf8) + ZipMaker.book().bytes
    #expect(try ArticleParser().parse(bytes, name: "book.epub").count == 1)
  }

  @Test(arguments: [
    (["mimetype": "application/epub+zip"], "it is a zip file, and there is no book in it"),
    (
      ["META-INF/container.xml": "<container/>"],
      "the book does not say which files it is read in"
    ),
  ])
  func tellsWhatIsMissing(files: [String: String], expected: String) {
    #expect(reason(ZipMaker(files.map { ($0, $1) }).bytes) == expected)
  }

  @Test func tellsThatItIsDamaged() {
    let bytes = ZipMaker.book().bytes
    let damaged = "it is a zip file that is cut short or damaged"
    #expect(reason(Array(bytes.prefix(bytes.count / 2))) == damaged)
  }

  @Test func tellsThatItIsEncrypted() {
    var zip = ZipMaker.book()
    zip.isEncrypted = ["OEBPS/one.xhtml"]
    #expect(reason(zip.bytes) == "the book is encrypted")
    let list = """
      <encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/one.xhtml"/></CipherData>
      </EncryptedData></encryption>
      """
    let sold = ZipMaker.book(more: [("META-INF/encryption.xml", list)])
    #expect(reason(sold.bytes) == "the book is encrypted")
  }

  @Test func readsABookWhoseFontsAreHidden() throws {
    let list = "<encryption><CipherReference URI=\"OEBPS/font.otf\"/></encryption>"
    #expect(try read(.book(more: [("META-INF/encryption.xml", list)])).count == 1)
  }

  @Test func refusesABomb() {
    let long = String(repeating: "<p>nothing</p>", count: 700_000)
    let zip = ZipMaker.book(one: long)
    #expect(reason(zip.bytes)?.hasPrefix("the book unpacks to more than") == true)
  }

  @Test(arguments: [
    ("a.xhtml", "OEBPS/a.xhtml"), ("../a.xhtml#x", "a.xhtml"), ("a%20b.xhtml", "OEBPS/a b.xhtml"),
    ("../../../etc/passwd", "etc/passwd"), ("/a.xhtml", "a.xhtml"), ("file:///etc/passwd", nil),
    ("https://a.example/", nil), ("", nil), ("a.xhtml?b=c", "OEBPS/a.xhtml"),
  ])
  func findsFiles(reference: String, expected: String?) {
    #expect(BookPath.resolve(reference, in: "OEBPS/book.opf") == expected)
  }

  @Test(arguments: [
    ("<a id=\"x\"/>Text", "<a id=\"x\"></a>Text"), ("a<br/>b", "a<br/>b"),
    ("<title/><p>a</p>", "<title></title><p>a</p>"), ("1 /> 2", "1 /> 2"),
    ("<svg:g/>", "<svg:g></svg:g>"),
  ])
  func closesElements(markup: String, expected: String) {
    #expect(BookMarkup.html(markup) == expected)
  }

  @Test func hasItsPictures() throws {
    let picture = try #require(
      ArticleParser().picture(
        "OEBPS/a.png", in: ZipMaker.book(more: [("OEBPS/a.png", "bytes")]).bytes))
    #expect(picture == EmbeddedPicture(type: "image/png", bytes: Array("bytes".utf8)))
  }
}
