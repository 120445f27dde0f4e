import ArticleModel
import Testing

@testable import ArticleLibrary

/// What tells nearly the same texts.
struct VersionTextTests {
  /// Words in an order that a seed decides.
  private func words(_ count: Int, seed: Int) -> [String] {
    var random = SeededGenerator(seed)
    return (0..<count).map { _ in "word\(Int.random(in: 0..<4000, using: &random))" }
  }

  @Test func sketchesMeetWhereTextsAreNearlyTheSame() {
    var (met, strangers) = (0, 0)
    for seed in 0..<200 {
      let text = words(400, seed: seed)
      var other = text
      // Six words in other places change eighteen of four hundred shingles.
      for place in stride(from: 30, to: 400, by: 70) { other[place] = "another\(seed)" }
      let bands = TextSketch.bands(of: text.joined(separator: " "))
      let near = TextSketch.bands(of: other.joined(separator: " "))
      let far = TextSketch.bands(of: words(400, seed: seed + 1000).joined(separator: " "))
      if (0..<4).contains(where: { bands[$0] == near[$0] }) { met += 1 }
      if (0..<4).contains(where: { bands[$0] == far[$0] }) { strangers += 1 }
    }
    #expect(met >= 190)
    #expect(strangers == 0)
  }

  @Test func shortTextsHaveNoSketch() {
    #expect(TextSketch.bands(of: "nothing else happened") == [0, 0, 0, 0])
    #expect(TextSketch.bands(of: words(26, seed: 1).joined(separator: " ")) != [0, 0, 0, 0])
    #expect(TextSketch.bands(of: "") == [0, 0, 0, 0])
  }

  @Test func shinglesAreSortedAndStandOnce() {
    let all = Shingles.all(in: "a b c a b c  d ")
    #expect(all.count == 4)
    #expect(all == all.sorted())
    #expect(Shingles.shared(all, Shingles.all(in: "a b c d")) == 2)
    #expect(Shingles.all(in: "a b").isEmpty)
  }
}
