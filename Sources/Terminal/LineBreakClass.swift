/// What a character is to the breaking of lines: the classes of Unicode's annex 14.
///
/// Beyond the annex's own, `qi` and `qf` are quotes that open or close (QU of the categories Pi and
/// Pf), `dc` is the dotted circle and `xp` is what may become an emoji. `infix` is IS, whose letters
/// are a word of Swift. CJ counts as NS; AI, SG and XX count as AL, and so does SA, since there is
/// no dictionary at hand.
enum LineBreakClass: UInt8 {
  case al, hl, nu, id, sp, ba, hh, hy, op, cl, cp, ex, infix, sy, qu, qi, qf, cm, zwj, gl, wj, zw
  case bk, cr, lf, nl, b2, bb, cb, ns, `in`, po, pr, eb, em, h2, h3, jl, jv, jt, ri
  case ak, ap, `as`, vf, vi, dc, xp

  /// The class of each character of the first plane, with the bit for East Asian ones.
  ///
  /// Looking through the ranges costs too much in texts that are not English.
  static let firstPlane: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x10000)
    for (index, range) in ranges.enumerated() where range >> 8 < 0x10000 {
      let next = index + 1 < ranges.count ? Int(ranges[index + 1] >> 8) : 0x10000
      for value in Int(range >> 8)..<min(next, 0x10000) {
        table[value] = UInt8(truncatingIfNeeded: range)
      }
    }
    for value in 0xAC00...0xD7A3 where (value - 0xAC00) % 28 != 0 {
      table[value] = h3.rawValue | eastAsian
    }
    return table
  }()

  /// The bit of a table's entry that says that a character is East Asian: fullwidth, halfwidth or
  /// wide in annex 11.
  static let eastAsian: UInt8 = 0x80

  /// The entry of a character behind the first plane.
  static func entry(behindFirstPlane value: UInt32) -> UInt8 {
    var low = 0
    var high = ranges.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if ranges[middle] >> 8 <= value { low = middle } else { high = middle }
    }
    return UInt8(truncatingIfNeeded: ranges[low])
  }

  var isLetter: Bool { self == .al || self == .hl || self == .dc }
  var isQuote: Bool { self == .qu || self == .qi || self == .qf }
  /// Whether it ends a line (LB4 and LB5).
  var endsLine: Bool { self == .bk || self == .cr || self == .lf || self == .nl }
  var isHyphen: Bool { self == .hy || self == .hh }
  var isIdeograph: Bool { self == .id || self == .xp || self == .eb || self == .em }
  var isHangul: Bool {
    self == .h2 || self == .h3 || self == .jl || self == .jv || self == .jt
  }
  /// Whether it is a syllable of a script in Brahmi style.
  var isSyllable: Bool { self == .ak || self == .as || self == .dc }
}
