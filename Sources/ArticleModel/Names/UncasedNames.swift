/// Names in scripts without capital letters, as far as signs tell them: titles in their brackets,
/// foreign names with a dot between their parts, and what is put in quotes again and again.
struct UncasedNames {
  private var counts: [String: (mentions: Int, first: Int)] = [:]
  private var certain: [String: Name.Kind] = [:]

  /// The characters of a name at most, and how many different ones are looked at.
  private static let longest = 14
  private static let most = 1_000

  mutating func read(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    readBracketed(scalars)
    readDotted(scalars)
  }

  /// The names, those that are said most first.
  var names: [Name] {
    counts.filter { $0.value.mentions > 1 || certain[$0.key] != nil }
      .sorted { ($1.value.mentions, $0.value.first) < ($0.value.mentions, $1.value.first) }
      .map { Name($0.key, kind: certain[$0.key] ?? .other, mentions: $0.value.mentions) }
  }

  /// What stands in brackets: in `《》` a title, in other quotes maybe what somebody says.
  private mutating func readBracketed(_ scalars: [Unicode.Scalar]) {
    for (index, scalar) in scalars.enumerated() {
      guard let close = Self.closing(scalar) else { continue }
      let rest = scalars[(index + 1)...].prefix(Self.longest + 1)
      guard let end = rest.firstIndex(of: close) else { continue }
      let inside = rest[..<end]
      guard inside.count > 1, inside.contains(where: Self.isUncased),
        inside.allSatisfy({ $0.isWordPart || $0 == " " || $0 == "・" || $0 == "·" })
      else { continue }
      add(inside, certain: scalar == "《" ? .other : nil)
    }
  }

  /// Foreign names in Japanese and Chinese: `アナ・オレル`, `安娜·奥雷尔`.
  private mutating func readDotted(_ scalars: [Unicode.Scalar]) {
    var start: Int?
    for index in scalars.indices {
      let isPart =
        Self.isKatakana(scalars[index])
        || (scalars[index] == "・" || scalars[index] == "·") && start != nil
      if isPart {
        start = start ?? index
      } else if let first = start {
        addDotted(scalars[first..<index])
        start = nil
      }
    }
    if let start { addDotted(scalars[start...]) }
  }

  private mutating func addDotted(_ run: ArraySlice<Unicode.Scalar>) {
    var run = run
    while let last = run.last, !Self.isKatakana(last) { run.removeLast() }
    guard run.count <= 2 * Self.longest, run.contains(where: { !Self.isKatakana($0) }) else {
      return
    }
    add(run, certain: .person)
  }

  private mutating func add(_ scalars: ArraySlice<Unicode.Scalar>, certain kind: Name.Kind?) {
    let text = String(String.UnicodeScalarView(scalars))
    guard counts.count < Self.most || counts[text] != nil else { return }
    let first = counts.count
    counts[text, default: (0, first)].mentions += 1
    if let kind, certain[text] == nil { certain[text] = kind }
  }

  private static func isKatakana(_ scalar: Unicode.Scalar) -> Bool {
    (0x30A1...0x30FA).contains(scalar.value) || scalar.value == 0x30FC
  }

  /// Whether a scalar is a letter of a script without capitals.
  private static func isUncased(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .otherLetter
  }

  private static func closing(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "《": "》"
    case "「": "」"
    case "『": "』"
    case "“": "”"
    case "«": "»"
    case "\"": "\""
    default: nil
    }
  }
}
