internal import CXML

/// A name in XML: its part behind the colon, and the address that its prefix stands for.
///
/// The pointers are the same for the same name as long as a file is being read.
struct XMLName {
  let local: UnsafePointer<UInt8>
  let prefix: UnsafePointer<UInt8>?
  let space: UnsafePointer<UInt8>?

  /// The name in lower case: feeds disagree about capitals.
  var localText: String { String(cString: local).lowercased() }
}

/// Who is told what stands in an XML file, in its order.
protocol XMLHandler: AnyObject {
  /// An element begins; elements deeper than ``XMLReading/deepest`` are never told.
  func begin(_ name: XMLName, _ attributes: XMLAttributes)
  func end()
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of an element, as libxml2 hands them over.
struct XMLAttributes {
  fileprivate let values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  let count: Int

  /// The name and the value of an attribute.
  subscript(index: Int) -> (name: XMLName, value: String)? {
    guard let values, let local = values[index * 5], let start = values[index * 5 + 3],
      let end = values[index * 5 + 4]
    else { return nil }
    let name = XMLName(local: local, prefix: values[index * 5 + 1], space: values[index * 5 + 2])
    let value = UnsafeBufferPointer(start: start, count: end - start)
    return (name, String(decoding: value, as: UTF8.self))
  }
}

/// Reads XML by libxml2, as events.
///
/// Entities that the file declares are never expanded and nothing is ever loaded, so that no file
/// can grow or reach out while it is read.
enum XMLReading {
  /// The deepest nesting that is told.
  static let deepest = 200

  /// Tells a handler that `make` makes what stands in a text that is XML or nearly so.
  ///
  /// A text that is broken is mended, and told to another handler; `nil` where there is no element
  /// in it.
  static func read<Handler: XMLHandler>(_ text: String, to make: () -> Handler) -> Handler? {
    var text = text
    return text.withUTF8 { bytes -> Handler? in
      guard let start = XMLBeginning.start(of: bytes) else { return nil }
      let body = UnsafeBufferPointer(rebasing: bytes[start...])
      let handler = make()
      if read(body, to: handler, recovers: false) { return handler }
      let mended = make()
      XMLRepair.mended(body).withUnsafeBufferPointer {
        _ = read($0, to: mended, recovers: true)
      }
      return mended
    }
  }

  /// Reads UTF-8 that begins with a `<`; returns whether it was well-formed.
  ///
  /// Where it is not and `recovers` is false, the handler has had only what stands before the
  /// mistake.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, to handler: any XMLHandler, recovers: Bool
  ) -> Bool {
    _ = isReady
    let bridge = Bridge(handler)
    var callbacks = callbacks
    return withExtendedLifetime(bridge) {
      bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let count = Int32(exactly: characters.count) else { return false }
        let user = Unmanaged.passUnretained(bridge).toOpaque()
        return broadsheet_read_xml(
          characters.baseAddress, count, &callbacks, user, recovers ? 1 : 0) != 0
      }
    }
  }

  /// libxml2 wants to be made ready once, before threads use it.
  private static let isReady: Void = xmlInitParser()

  /// What is between a handler and C.
  private final class Bridge {
    let handler: any XMLHandler
    var depth = 0

    init(_ handler: any XMLHandler) {
      self.handler = handler
    }

    static func of(_ user: UnsafeMutableRawPointer?) -> Bridge? {
      user.map { Unmanaged<Bridge>.fromOpaque($0).takeUnretainedValue() }
    }

    func take(_ bytes: UnsafePointer<UInt8>?, _ count: Int32) {
      guard let bytes, depth <= XMLReading.deepest else { return }
      handler.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
  }

  private static var callbacks: xmlSAXHandler {
    var callbacks = xmlSAXHandler()
    callbacks.initialized = UInt32(XML_SAX2_MAGIC)
    callbacks.startElementNs = { user, local, prefix, space, _, _, count, _, attributes in
      guard let bridge = Bridge.of(user), let local else { return }
      bridge.depth += 1
      guard bridge.depth <= XMLReading.deepest else { return }
      bridge.handler.begin(
        XMLName(local: local, prefix: prefix, space: space),
        XMLAttributes(values: attributes, count: Int(count)))
    }
    callbacks.endElementNs = { user, _, _, _ in
      guard let bridge = Bridge.of(user) else { return }
      bridge.depth -= 1
      if bridge.depth < XMLReading.deepest { bridge.handler.end() }
    }
    callbacks.characters = { Bridge.of($0)?.take($1, $2) }
    callbacks.ignorableWhitespace = { Bridge.of($0)?.take($1, $2) }
    callbacks.cdataBlock = { Bridge.of($0)?.take($1, $2) }
    callbacks.getEntity = { _, name in xmlGetPredefinedEntity(name) }
    // Where a file names rules that lie elsewhere, an entity may be one of those.
    callbacks.reference = { user, name in
      guard let bridge = Bridge.of(user), let name else { return }
      let bytes = UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name)))
      let scalar = NamedEntity.scalar(bytes)
      var text = scalar.map { String($0) } ?? "&" + String(decoding: bytes, as: UTF8.self) + ";"
      text.withUTF8 { bridge.take($0.baseAddress, Int32($0.count)) }
    }
    return callbacks
  }
}
