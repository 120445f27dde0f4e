import Testing

@testable import ArticleLibrary

@Suite struct HexadecimalTests {
  private func value(_ text: [UInt8], digits: Int) -> UInt64? {
    text.withUnsafeBufferPointer { Hexadecimal.value($0, 0, digits: digits) }
  }

  @Test(arguments: [4, 8, 16])
  func readsEveryDigitAtEveryPlace(digits: Int) {
    for place in 0..<digits {
      for byte in UInt8.min...UInt8.max {
        var text = [UInt8](repeating: 0x61, count: digits)
        text[place] = byte
        let isDigit = "0123456789abcdef".utf8.contains(byte)
        let expected = isDigit ? UInt64(String(decoding: text, as: UTF8.self), radix: 16) : nil
        #expect(value(text, digits: digits) == expected, "\(byte) at \(place)")
      }
    }
  }

  @Test func readsNothingBehindTheEnd() {
    #expect(value(Array("1234567".utf8), digits: 8) == nil)
    #expect(value([], digits: 4) == nil)
  }

  @Test func readsWhatItWrites() {
    for number in [0, 1, 0x9ABC_DEF0_1234_5678, UInt64.max] {
      var text: [UInt8] = []
      Hexadecimal.append(number, digits: 16, to: &text)
      #expect(value(text, digits: 16) == number)
    }
  }
}
