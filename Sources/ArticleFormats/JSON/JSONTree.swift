internal import Foundation

/// A value in a JSON text, asked for by what it should be.
struct JSONTree {
  private let value: Any

  private init(_ value: Any) {
    self.value = value
  }

  /// The outermost value, or `nil` where the text is no JSON.
  init?(_ text: String) {
    guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)) else { return nil }
    self.init(value)
  }

  /// The value of a key.
  subscript(key: String) -> JSONTree? {
    (value as? [String: Any])?[key].map { JSONTree($0) }
  }

  /// The values of an array; none where it is another thing.
  var array: [JSONTree] {
    (value as? [Any])?.map { JSONTree($0) } ?? []
  }

  /// A text, or a number as one; `nil` where it is another thing or empty.
  var text: String? {
    if let text = value as? String { return text.isEmpty ? nil : text }
    return (value as? NSNumber).map { "\($0)" }
  }

  /// Whether it is true, or a number that is not 0.
  var isTrue: Bool {
    (value as? NSNumber)?.boolValue ?? false
  }

  /// The keys of an object, in the order of the alphabet.
  var keys: [String] {
    (value as? [String: Any])?.keys.sorted() ?? []
  }

  var isObject: Bool { value is [String: Any] }
}
