import ArticleModel
import Testing

struct PercentEscapesTests {
  @Test(arguments: [
    ("", ""), ("plain", "plain"), ("a%20b", "a b"), ("caf%C3%A9%c3%a9", "caféé"), ("100%", "100%"),
    ("%4", "%4"), ("%+5%zz", "%+5%zz"), ("%2525", "%25"),
  ])
  func undoesEscapes(text: String, plain: String) {
    #expect(String(decoding: withoutPercentEscapes(text.utf8), as: UTF8.self) == plain)
  }
}
