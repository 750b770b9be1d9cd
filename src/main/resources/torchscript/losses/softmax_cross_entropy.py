# uses divergences example_weights
class SoftmaxCrossEntropy(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  label_smoothing : float
  class_weights : List[float]

  def total(self, scores: Tensor, target: Tensor) -> Tensor:
    if len(self.class_weights) == 0:
      return torch.cross_entropy_loss(scores, target, None, 2, -100, self.label_smoothing)
    losses = torch.cross_entropy_loss(scores, target, None, 0, -100, self.label_smoothing)
    return torch.sum(losses * __torch__.example_weights(self.class_weights, target, scores))

  def metric(self, scores: Tensor, target: Tensor) -> Tensor:
    return torch.eq(torch.argmax(scores, 1), target)

  def prediction(self, scores: Tensor) -> Tensor:
    return torch.softmax(scores, 1)

  # how far apart two runs of the same examples are: summed, 0 where they agree
  def divergence(self, one: Tensor, other: Tensor) -> Tensor:
    return __torch__.class_divergence(one, other)
