/// A value of JSON: the facts of a page, or a feed.
///
/// Pages write it by templates, and files are cut short, so it is read leniently: line ends in
/// strings, commas too many, ends that are missing.
enum JSONValue {
  case string(String)
  case number(String)
  case bool(Bool)
  case list([JSONValue])
  case object([String: JSONValue])
  case other

  /// The value that bytes begin with; `nil` where there is none.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let value = bytes.withUnsafeBufferPointer({ JSONReader.value(in: $0) }) else {
      return nil
    }
    self = value
  }

  /// The value that a text begins with; `nil` where there is none.
  init?(_ text: String) {
    var text = text
    guard let value = text.withUTF8({ JSONReader.value(in: $0) }) else { return nil }
    self = value
  }

  subscript(key: String) -> JSONValue? {
    if case .object(let fields) = self { fields[key] } else { nil }
  }

  /// The text of a string.
  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The text of a string, or a number as one; `nil` where it is another thing or empty.
  var words: String? {
    switch self {
    case .string(let text): text.isEmpty ? nil : text
    case .number(let number): number
    default: nil
    }
  }

  /// Whether it is true, or what stands for that: a number that is not 0.
  var isTrue: Bool {
    switch self {
    case .bool(let value): value
    case .number(let number): Double(number).map { $0 != 0 } ?? false
    default: false
    }
  }

  var isObject: Bool {
    if case .object = self { true } else { false }
  }

  /// The values of a list; none where it is another thing.
  var array: [JSONValue] {
    if case .list(let items) = self { items } else { [] }
  }

  /// The values of a list, or the one value.
  var items: [JSONValue] {
    if case .list(let items) = self { items } else { [self] }
  }

  /// The keys of an object, in the order of the alphabet.
  var keys: [String] {
    if case .object(let fields) = self { fields.keys.sorted() } else { [] }
  }
}
