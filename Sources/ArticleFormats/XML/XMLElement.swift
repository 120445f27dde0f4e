internal import ArticleModel

/// An element of a small XML file, with everything that stands in it.
final class XMLElement {
  /// Its name without prefix, in lower case.
  let name: String
  private(set) var children: [XMLElement] = []
  private var attributes: [(name: String, value: String)] = []
  /// The bytes of a text, which is an element without a name.
  private let text: [UInt8]

  fileprivate init(_ name: String, text: [UInt8] = []) {
    self.name = name
    self.text = text
  }

  /// The outermost element of a text that is XML or nearly so.
  static func root(of text: String) -> XMLElement? {
    var text = text
    return text.withUTF8 { bytes in
      guard let start = XMLBeginning.start(of: bytes) else { return nil }
      let body = UnsafeBufferPointer(rebasing: bytes[start...])
      let builder = XMLElementBuilder()
      if XMLReading.read(body, to: builder, recovers: false) { return builder.root }
      let mended = XMLElementBuilder()
      XMLRepair.mended(body).withUnsafeBufferPointer {
        _ = XMLReading.read($0, to: mended, recovers: true)
      }
      return mended.root
    }
  }

  /// The value of an attribute, by its name without prefix.
  subscript(attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }

  /// The first child of a name.
  func child(_ name: String) -> XMLElement? {
    children.first { $0.name == name }
  }

  /// The children of a name.
  func children(_ name: String) -> [XMLElement] {
    children.filter { $0.name == name }
  }

  /// This element and all in it of a name, in the file's order.
  func all(_ name: String) -> [XMLElement] {
    var found: [XMLElement] = []
    var waiting = [self]
    while let element = waiting.popLast() {
      if element.name == name { found.append(element) }
      waiting += element.children.reversed()
    }
    return found
  }

  /// The text in it and in its children on one line, safe to show; `nil` where there is none.
  var line: String? {
    var words: [UInt8] = []
    var waiting = [self]
    while let element = waiting.popLast(), words.count < Self.longestLine {
      words += element.text
      waiting += element.children.reversed()
    }
    let line = safeLine(String(decoding: words, as: UTF8.self))
    return line.isEmpty ? nil : line
  }

  private static let longestLine = 20_000

  fileprivate func add(_ child: XMLElement) { children.append(child) }
  fileprivate func add(_ name: String, _ value: String) { attributes.append((name, value)) }
}

/// Makes elements of the events of a file.
private final class XMLElementBuilder: XMLHandler {
  private(set) var root: XMLElement?
  private var open: [XMLElement] = []
  private var left = 200_000

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    let element = XMLElement(name.localText)
    for index in 0..<min(attributes.count, 50) {
      guard let (attribute, value) = attributes[index] else { continue }
      element.add(attribute.localText, value)
    }
    left -= 1
    if left > 0 { open.last?.add(element) }
    if root == nil { root = element }
    open.append(element)
  }

  func end() { _ = open.popLast() }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    left -= 1
    if left > 0 { open.last?.add(XMLElement("", text: Array(bytes))) }
  }
}
