extension [Double] {
  /// The element that would be at `index` if they were sorted, in linear time (Hoare's quickselect):
  /// every digit of every frame asks for one. The array is not empty, and holds numbers only.
  func nthSmallest(_ index: Int) -> Double {
    var values = self
    var (low, high) = (0, values.count - 1)
    while low < high {
      let pivot = values[(low + high) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        guard left <= right else { break }
        values.swapAt(left, right)
        left += 1
        right -= 1
      }
      if index <= right { high = right } else if index >= left { low = left } else { break }
    }
    return values[index]
  }
}
