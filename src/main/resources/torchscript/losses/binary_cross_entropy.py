# uses divergences example_weights
class BinaryCrossEntropy(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  label_smoothing : float
  class_weights : List[float]

  def total(self, scores: Tensor, target: Tensor) -> Tensor:
    score = torch.squeeze(scores, 1)
    truth = torch.type_as(target, score) * (1.0 - self.label_smoothing) + 0.5 * self.label_smoothing
    if len(self.class_weights) == 0:
      return torch.binary_cross_entropy_with_logits(score, truth, None, None, 2)
    weights = __torch__.example_weights(self.class_weights, target, scores)
    return torch.binary_cross_entropy_with_logits(score, truth, weights, None, 2)

  def metric(self, scores: Tensor, target: Tensor) -> Tensor:
    return torch.sum(torch.eq(torch.gt(torch.squeeze(scores, 1), 0), target))

  def prediction(self, scores: Tensor) -> Tensor:
    second = torch.sigmoid(scores)
    return torch.cat([1.0 - second, second], 1)

  # how far apart two runs of the same examples are: summed, 0 where they agree
  def divergence(self, one: Tensor, other: Tensor) -> Tensor:
    return __torch__.score_divergence(one, other)
