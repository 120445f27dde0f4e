/// Feeds of 500 entries with whole texts, as most sites have them.
enum FeedSamples {
  static let all: [(name: String, file: String, bytes: [UInt8])] = [
    ("RSS, escaped", "a.xml", Array(rss { escaped($0) }.utf8)),
    ("RSS, CDATA", "a.xml", Array(rss { "<![CDATA[\($0)]]>" }.utf8)),
    ("Atom, XHTML", "a.xml", Array(atom.utf8)),
    ("JSON Feed", "a.json", Array(json.utf8)),
    ("mailbox", "a.mbox", Array(mailbox.utf8)),
  ]

  private static let entries = 500
  private static let paragraph =
    "The <b>harbour</b> was quiet on Tuesday, and the gulls were the only ones to mind; "
    + "<a href=\"https://post.example/ferry\">the ferry</a> came back with a new coat of paint, "
    + "and the baker’s dog barked at it as at anything that is green and floats."

  private static func body(_ number: Int) -> String {
    (0..<12).map { "<p>\(number).\($0) \(paragraph)</p>\n" }.joined()
  }

  private static func escaped(_ markup: String) -> String {
    var text = ""
    for character in markup {
      switch character {
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "&": text += "&amp;"
      default: text.append(character)
      }
    }
    return text
  }

  private static func rss(_ written: (String) -> String) -> String {
    let items = (0..<entries).map { number in
      """
      <item><title>Story \(number) of the harbour</title><link>https://post.example/\(number)</link>
      <guid>https://post.example/\(number)</guid><pubDate>Wed, 25 Nov 2026 09:12:00 GMT</pubDate>
      <category>Local</category><description>\(written(body(number)))</description></item>

      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Post</title>
      <link>https://post.example/</link>\(items.joined())</channel></rss>
      """
  }

  private static let atom: String = {
    let items = (0..<entries).map { number in
      """
      <entry><title>Story \(number) of the harbour</title><id>urn:story:\(number)</id>
      <link href="https://post.example/\(number)"/><updated>2026-11-25T09:12:00Z</updated>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">\(body(number))</div></content>
      </entry>

      """
    }
    return """
      <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>
      \(items.joined())</feed>
      """
  }()

  private static let json: String = {
    let items = (0..<entries).map { number in
      let text = body(number).split(separator: "\n").joined(separator: "\\n")
      let quoted = text.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\\\"")
      return """
        {"id": "\(number)", "url": "https://post.example/\(number)", "title": "Story \(number)",
        "date_published": "2026-11-25T09:12:00Z", "content_html": "\(quoted)"}
        """
    }
    return """
      {"version": "https://jsonfeed.org/version/1.1", "title": "Post",
      "items": [\(items.joined(separator: ",\n"))]}
      """
  }()

  private static let mailbox: String = (0..<entries).map { number in
    """
    From post@post.example Wed Nov 25 09:12:00 2026
    From: Post <post@post.example>
    Subject: Story \(number) of the harbour
    Message-ID: <\(number)@post.example>
    Date: Wed, 25 Nov 2026 09:12:00 +0000
    Content-Type: text/html; charset=utf-8

    \(body(number))

    """
  }.joined()
}
