/// A state that is taken on, and given up, only when that has been due for a while.
struct Latch: Equatable, Sendable {
  private(set) var isOn = false
  private var count = 0

  /// Counts how long the other state has been due, `length` more with each call; changes at
  /// `patience`.
  mutating func update(_ isDue: Bool, patience: Int, length: Int = 1) {
    guard isDue != isOn else {
      count = 0
      return
    }
    count += length
    guard count >= patience else { return }
    isOn = isDue
    count = 0
  }

  /// Takes the state on at once.
  mutating func close() {
    isOn = true
    count = 0
  }

  /// Whether the state is on or about to be: the threshold that ends it is in force.
  var leansOn: Bool { isOn || count > 0 }
}
