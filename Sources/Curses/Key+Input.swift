internal import CNcurses
internal import Terminal

extension Key {
  /// The key that a character stands for: control characters are letters with Ctrl.
  init?(control value: UInt32) {
    switch value {
    case 0: self.init(.character(" "), modifiers: .control)
    case 8, 0x7F: self.init(.backspace)
    case 9: self.init(.tab)
    case 13: self.init(.enter)
    case 27: self.init(.escape)
    case 1...26:
      self.init(.character(Unicode.Scalar(UInt8(value) + 0x60)), modifiers: .control)
    case 28...31:
      self.init(.character(Unicode.Scalar(UInt8(value) + 0x40)), modifiers: .control)
    case 0x80..<0xA0: return nil
    default:
      guard let scalar = Unicode.Scalar(value) else { return nil }
      self.init(.character(scalar))
    }
  }

  /// The key of a sequence `ESC [ … final` or `ESC O final`, as xterm and its kin send them.
  init?(sequence bytes: [UInt8], final: UInt8) {
    let numbers = bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { part in Int(String(decoding: part.prefix { $0 != 0x3A }, as: UTF8.self)) ?? 1 }
    let modifiers = Modifiers(xterm: numbers.count > 1 ? numbers[1] : 1)
    switch final {
    case UInt8(ascii: "Z"):
      self.init(.tab, modifiers: .shift)
    case UInt8(ascii: "u"):
      self.init(number: numbers.first ?? 0, modifiers: modifiers)
    case UInt8(ascii: "~"):
      if numbers.first == 27, numbers.count == 3 {
        self.init(number: numbers[2], modifiers: modifiers)
      } else {
        guard let code = Self.numberedCode(numbers.first ?? 0) else { return nil }
        self.init(code, modifiers: modifiers)
      }
    default:
      // Other numbers are answers of the terminal, such as where its cursor stands.
      guard bytes.first != UInt8(ascii: "["), numbers.count <= 2, numbers.first ?? 1 <= 1,
        let code = Self.letteredCode(final)
      else {
        return nil
      }
      self.init(code, modifiers: modifiers)
    }
  }

  /// The key of a character's number with modifiers, for terminals that tell every key so.
  private init?(number: Int, modifiers: Modifiers) {
    guard let value = UInt32(exactly: number), var key = Key(control: value) else { return nil }
    key.modifiers.formUnion(modifiers)
    if case .character(let scalar) = key.code, modifiers.contains(.shift) {
      let upper = scalar.properties.uppercaseMapping.unicodeScalars
      if upper.count == 1, let first = upper.first { key.code = .character(first) }
      key.modifiers.remove(.shift)
    }
    self = key
  }

  private static func letteredCode(_ final: UInt8) -> Code? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final - UInt8(ascii: "P")) + 1)
    default: nil
    }
  }

  private static func numberedCode(_ number: Int) -> Code? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  /// The key of a number that curses has for it.
  init?(curses number: Int32) {
    if number > KEY_F0, number <= KEY_F0 + 63 {
      self.init(.function(Int(number - KEY_F0)))
    } else if let key = Self.plain[number] {
      self = key
    } else {
      guard let name = keyname(number), let key = Key(capability: String(cString: name)) else {
        return nil
      }
      self = key
    }
  }

  private static let plain: [Int32: Key] = [
    KEY_UP: Key(.up), KEY_DOWN: Key(.down), KEY_LEFT: Key(.left), KEY_RIGHT: Key(.right),
    KEY_HOME: Key(.home), KEY_END: Key(.end), KEY_PPAGE: Key(.pageUp), KEY_NPAGE: Key(.pageDown),
    KEY_BACKSPACE: Key(.backspace), KEY_DC: Key(.delete), KEY_IC: Key(.insert),
    KEY_ENTER: Key(.enter), KEY_BTAB: Key(.tab, modifiers: .shift),
    KEY_A1: Key(.home), KEY_A3: Key(.pageUp), KEY_C1: Key(.end), KEY_C3: Key(.pageDown),
    KEY_SR: Key(.up, modifiers: .shift), KEY_SF: Key(.down, modifiers: .shift),
    KEY_SLEFT: Key(.left, modifiers: .shift), KEY_SRIGHT: Key(.right, modifiers: .shift),
    KEY_SHOME: Key(.home, modifiers: .shift), KEY_SEND: Key(.end, modifiers: .shift),
    KEY_SPREVIOUS: Key(.pageUp, modifiers: .shift), KEY_SNEXT: Key(.pageDown, modifiers: .shift),
    KEY_SDC: Key(.delete, modifiers: .shift), KEY_SIC: Key(.insert, modifiers: .shift),
  ]

  /// The key of an extended capability: `kUP5` is the arrow up with what xterm counts as 5.
  init?(capability name: String) {
    let codes: [(name: String, code: Code)] = [
      ("kUP", .up), ("kDN", .down), ("kLFT", .left), ("kRIT", .right), ("kHOM", .home),
      ("kEND", .end), ("kPRV", .pageUp), ("kNXT", .pageDown), ("kDC", .delete), ("kIC", .insert),
    ]
    guard let entry = codes.first(where: { name.hasPrefix($0.name) }) else { return nil }
    let number = name.dropFirst(entry.name.count)
    self.init(entry.code, modifiers: Modifiers(xterm: number.isEmpty ? 2 : Int(number) ?? 1))
  }
}

extension Key.Modifiers {
  /// Modifiers as xterm counts them: one more than the sum of 1 for Shift, 2 for Alt, 4 for Ctrl.
  init(xterm number: Int) {
    let bits = max(0, number - 1)
    self = []
    if bits & 1 != 0 { insert(.shift) }
    if bits & 2 != 0 { insert(.alt) }
    if bits & 4 != 0 { insert(.control) }
  }
}
