import Testing

@testable import broadsheet

struct BrowserTests {
  @Test(arguments: [
    ("sh", ["/bin/sh", "https://a.example/?q=1&r=2"]),
    ("nothere:/bin/sh -c %s", ["/bin/sh", "-c", "https://a.example/?q=1&r=2"]),
    ("sh --url=%s -x", ["/bin/sh", "--url=https://a.example/?q=1&r=2", "-x"]),
  ])
  func theEnvironmentNamesTheBrowser(value: String, command: [String]) throws {
    let browser = try #require(Browser(environment: ["BROWSER": value, "PATH": "/bin"]))
    #expect(browser.command(for: "https://a.example/?q=1&r=2") == command)
    #expect(!browser.needsTerminal)
  }

  @Test func noBrowserIsFoundWhereNoneIsInstalled() {
    #expect(Browser(environment: ["BROWSER": "nothere %s", "PATH": "/nowhere"]) == nil)
  }

  @Test(arguments: [
    ("https://example.org/", true), ("HTTP://EXAMPLE.ORG", true), ("mailto:a@b.c", true),
    ("gemini://example.org", true), ("https://example.org/ø", true),
    ("file:///etc/passwd", false), ("javascript:x", false), ("-https://x", false),
    ("--new-window", false), ("https://x y", false), ("https://x\u{1B}[m", false),
    ("https://x;`id`", false), ("https://x\n", false), ("", false),
  ])
  func onlyAddressesOfTheNetGoToABrowser(url: String, isAllowed: Bool) {
    #expect(Browser.isAllowed(url) == isAllowed)
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"), ("é", "w6k="),
  ])
  func base64IsThatOfTheStandard(text: String, encoded: String) {
    #expect(Clipboard.base64(Array(text.utf8)) == Array(encoded.utf8))
  }

  @Test func tooMuchIsNotCopied() {
    #expect(Clipboard(text: String(repeating: "a", count: 50_000)) != nil)
    #expect(Clipboard(text: String(repeating: "a", count: 50_001)) == nil)
  }

  @Test func programsForTheClipboardFollowTheDisplay() {
    let environment = ["WAYLAND_DISPLAY": "w", "TMUX": "t", "DISPLAY": ""]
    let names = Clipboard.commands(environment: environment).map { $0[0] }
    #expect(names.filter { $0 != "pbcopy" } == ["wl-copy", "tmux"])
  }
}
