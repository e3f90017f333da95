/// A look at a sample whose nearest training image is to be found.
struct NeighbourSearch: Sendable {
  let inspection: Inspection
  let data: ImageDataset
}

extension SessionState {
  /// What is looked at closely, and the search for its neighbour.
  struct Closeup {
    /// Which sample.
    var index: Int
    /// The newest look at it whose neighbour is not known yet.
    var awaited: Inspection?
  }

  /// Takes up one of the samples, or none.
  mutating func inspect(_ index: Int?) {
    closeup = index.map { Closeup(index: $0) }
    closeups.inspection = nil
    lookCloser()
  }

  /// Looks at the chosen sample as it is now. What is known of it stays to be seen until its new
  /// neighbour is found.
  mutating func lookCloser() {
    guard let index = closeup?.index else { return }
    if inspector == nil {
      inspector = attempt("the sample cannot be inspected") {
        try SampleInspector($0.trainer, judge: $0.options.scoring?.judge)
      }
    }
    closeup?.awaited = inspector?.look(
      at: index, of: samples.images, step: samples.step, trainer)
    if closeups.inspection?.neighbour == nil { closeups.inspection = closeup?.awaited }
  }

  /// The search that is due now; one goes on at a time.
  mutating func nextSearch() -> NeighbourSearch? {
    guard !isSearching, let awaited = closeup?.awaited else { return nil }
    closeup?.awaited = nil
    isSearching = true
    return NeighbourSearch(inspection: awaited, data: trainer.data)
  }

  /// Takes the outcome of a search.
  mutating func finishSearch(_ inspection: Inspection, _ found: (index: Int, distance: Double)?) {
    isSearching = false
    guard closeup?.index == inspection.index, let found else { return }
    var whole = inspection
    whole.neighbour = inspector?.neighbour(found.index, distance: found.distance, trainer)
    closeups.inspection = whole
  }
}
