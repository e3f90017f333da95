import CCompute

extension Network {
  /// The layers with a weight: the latest gradients, and units at the latest forward pass of `pass`.
  func vitals(in pass: Pass) -> [LayerVitals.Layer] {
    let shares = pass.chain.deadShares(rows: pass.rows, in: context)
    return layout.all.compactMap { layer in
      guard let weight = layer.tensors.first(where: { $0.role == .weight }) else { return nil }
      let squares = cc_sum_of_squares(
        context.handle, Int64(weight.count), gradients.base + weight.offset)
      return LayerVitals.Layer(
        name: "\(layer.path) \(layer.spec.kind)",
        gradient: Float(min(squares.squareRoot(), Double(Float.greatestFiniteMagnitude))),
        deadShare: shares[layer.path])
    }
  }
}

extension LayerChain {
  /// The share of dead units by the path of their layer, where a ReLU follows it.
  fileprivate func deadShares(rows: Int, in context: ComputeContext) -> [String: Float] {
    var shares: [String: Float] = [:]
    for (place, layer) in layers.enumerated() {
      if let block = layer as? ResidualLayer {
        shares.merge(block.chain.deadShares(rows: rows, in: context)) { first, _ in first }
      }
      guard let map = layer as? AffineLayer, case .layer(let described, _) = map.source else {
        continue
      }
      // Batch norm takes the activation behind it.
      let next = layers.dropFirst(place + 1).first
      let outputs = next is BatchNormLayer ? next?.outputs ?? map.outputs : map.outputs
      guard [.relu, .leakyRelu].contains(outputs.activation) else { continue }
      shares[described.path] = cc_dead_share(
        context.handle, Int64(rows), Int64(outputs.columns), Int64(outputs.channels),
        outputs.operand.base, outputs.operand.type)
    }
    return shares
  }
}
