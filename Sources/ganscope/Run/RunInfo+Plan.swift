import Dashboard
import GANEngine
import RunStore

extension RunInfo {
  /// The facts known before the data is read.
  init(_ plan: RunPlan) {
    self.init(
      preset: plan.configuration.preset,
      dataName: plan.corpus.name,
      dataHint: plan.corpus.isEmbedded ? "MNIST: --data DIR" : nil,
      precision: plan.configuration.precision.rawValue, runPath: "",
      preparation: plan.corpus.isEmbedded ? "drawing digits" : "reading \(plan.corpus.name)")
  }

  /// The facts once the run is there.
  func completed(by run: LiveRun?) -> RunInfo {
    guard let run else { return self }
    var info = self
    info.runPath = run.recorder.directory.path
    info.dataCount = run.imageCount
    info.preparation = nil
    return info
  }
}
