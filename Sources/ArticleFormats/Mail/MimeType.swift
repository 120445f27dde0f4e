/// What a `Content-Type` or `Content-Disposition` says.
struct MimeType {
  /// `text/html`, in lower case.
  private(set) var name = ""
  private var parameters: [(name: String, value: String)] = []

  /// Reads a field; where it is not understood the type is a text's.
  init(_ value: [UInt8]?, default standard: String) {
    guard let value else {
      name = standard
      return
    }
    let pieces = Self.pieces(value)
    name = pieces.first.map { Self.trimmed($0).lowercased() } ?? ""
    for piece in pieces.dropFirst().prefix(100) {
      guard let sign = piece.firstIndex(of: "=") else { continue }
      let key = Self.trimmed(piece[..<sign]).lowercased()
      parameters.append((key, Self.unquoted(piece[piece.index(after: sign)...])))
    }
    let isType = name.split(separator: "/", omittingEmptySubsequences: false).count == 2
    if standard.contains("/"), !isType { name = "text/plain" }
  }

  /// A parameter; one in pieces, as RFC 2231 has them, is joined.
  subscript(parameter: String) -> String? {
    if let found = parameters.first(where: { $0.name == parameter }) { return found.value }
    var joined = ""
    for part in 0..<100 {
      let names = ["\(parameter)*\(part)", "\(parameter)*\(part)*"]
      guard let piece = parameters.first(where: { names.contains($0.name) }) else { break }
      joined += piece.value
    }
    if joined.isEmpty {
      joined = parameters.first { $0.name == parameter + "*" }?.value ?? ""
      // Encoding and language stand in front.
      joined = joined.split(separator: "'").last.map(String.init) ?? ""
    }
    return joined.isEmpty ? nil : joined
  }

  /// The parts between semicolons, but not those in quotes.
  private static func pieces(_ value: [UInt8]) -> [Substring] {
    let text = String(decoding: value.prefix(16_384), as: UTF8.self)
    var pieces: [Substring] = []
    var start = text.startIndex
    var isQuoted = false
    var isEscaped = false
    for index in text.indices {
      switch text[index] {
      case _ where isEscaped: isEscaped = false
      case "\\" where isQuoted: isEscaped = true
      case "\"": isQuoted.toggle()
      case ";" where !isQuoted:
        pieces.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    return pieces + [text[start...]]
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0.isWhitespace }.trimmingEnd { $0.isWhitespace })
  }

  private static func unquoted(_ text: Substring) -> String {
    let trimmed = trimmed(text)
    guard trimmed.hasPrefix("\"") else {
      return String(trimmed.prefix { !$0.isWhitespace })
    }
    var result = ""
    var isEscaped = false
    for character in trimmed.dropFirst() {
      if isEscaped {
        result.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        break
      } else {
        result.append(character)
      }
    }
    return result
  }
}
