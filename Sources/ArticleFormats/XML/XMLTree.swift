/// Makes elements of the events of a small file, by their names without prefix, in lower case.
final class XMLTree: XMLHandler {
  private(set) var root: XMLElement?
  private var open: [XMLElement] = []
  private var left = 200_000
  /// The bytes of texts that are still taken: each stands in all elements around it.
  private var textLeft = 16 << 20

  private static let mostAttributes = 50
  private static let longestText = 20_000

  /// The outermost element of a text that is XML or nearly so.
  static func root(of text: String) -> XMLElement? {
    XMLReading.read(text) { XMLTree() }?.root
  }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    var pairs: [(name: String, value: String)] = []
    for index in 0..<min(attributes.count, Self.mostAttributes) {
      guard let (attribute, value) = attributes[index] else { continue }
      pairs.append((attribute.localText, value))
    }
    let element = XMLElement(name: name.localText, attributes: pairs)
    left -= 1
    if left > 0 { open.last?.children.append(element) }
    if root == nil { root = element }
    open.append(element)
  }

  func end() { _ = open.popLast() }

  /// A text belongs to all that it stands in: a title may have parts with tags of their own.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    for element in open {
      let taken = bytes.prefix(max(0, min(Self.longestText - element.text.count, textLeft)))
      element.text += taken
      textLeft -= taken.count
    }
  }
}
