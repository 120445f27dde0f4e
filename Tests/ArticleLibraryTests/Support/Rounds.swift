import Foundation

/// How often a test with random numbers is run: `ROUNDS=1000` in the environment is for patient
/// people.
enum Rounds {
  static func count(_ usual: Int) -> Int {
    ProcessInfo.processInfo.environment["ROUNDS"].flatMap { Int($0) } ?? usual
  }
}
