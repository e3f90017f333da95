/// Which images form which batch: a fresh permutation each epoch, the last partial batch dropped.
struct BatchOrder {
  let imageCount: Int
  let batch: Int
  private let philox: Philox
  private var epoch: Int?
  private var permutation: [UInt32]

  init(imageCount: Int, batch: Int, philox: Philox) {
    self.imageCount = imageCount
    self.batch = batch
    self.philox = philox
    permutation = []
  }

  /// Whole batches in a pass over the data.
  var batchesPerEpoch: Int { max(imageCount / batch, 1) }

  /// Indices of the images of batch `number`, counted from the start of the run.
  mutating func indices(ofBatch number: Int) -> ArraySlice<UInt32> {
    let (wanted, position) = number.quotientAndRemainder(dividingBy: batchesPerEpoch)
    if epoch != wanted {
      // From the identity each time, so that an epoch does not depend on those before it.
      permutation = Array(0..<UInt32(clamping: imageCount))
      var stream = philox.stream(.shuffle, step: UInt64(wanted))
      permutation.shuffle(using: &stream)
      epoch = wanted
    }
    return permutation[position * batch..<(position + 1) * batch]
  }
}
