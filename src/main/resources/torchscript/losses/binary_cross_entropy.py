# uses divergences example_weights targets
class BinaryCrossEntropy(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  label_smoothing : float
  class_weights : List[float]

  def total(self, scores: Tensor, target: Tensor) -> Tensor:
    truth = self.truth(target, scores)
    if len(self.class_weights) == 0:
      total = torch.binary_cross_entropy_with_logits(scores, truth, None, None, 2)
      return __torch__.per_target(total, scores)
    weights = torch.unsqueeze(__torch__.example_weights(self.class_weights, target, scores), 1)
    return torch.binary_cross_entropy_with_logits(scores, truth, weights, None, 2)

  def truth(self, target: Tensor, scores: Tensor) -> Tensor:
    truth = torch.type_as(__torch__.as_scores(target, scores), scores)
    return truth * (1.0 - self.label_smoothing) + 0.5 * self.label_smoothing

  # what is said of the second class, less the truth
  def backward(self, scores: Tensor, target: Tensor, share: Tensor) -> Tuple[Tensor, Tensor]:
    grad = torch.sigmoid(scores).sub_(self.truth(target, scores))
    if len(self.class_weights) > 0:
      grad.mul_(torch.unsqueeze(__torch__.example_weights(self.class_weights, target, scores), 1))
    return self.total(scores, target), grad.mul_(__torch__.per_target(share, scores))

  def metric(self, scores: Tensor, target: Tensor) -> Tensor:
    return torch.eq(torch.gt(scores, 0), __torch__.as_scores(target, scores))

  # both classes of one target, of several targets the second of each
  def prediction(self, scores: Tensor) -> Tensor:
    if scores.size(1) > 1:
      return torch.sigmoid(scores)
    second = torch.sigmoid(scores)
    return torch.cat([1.0 - second, second], 1)

  # how far apart two runs of the same examples are: summed, 0 where they agree
  def divergence(self, one: Tensor, other: Tensor) -> Tensor:
    return __torch__.score_divergence(one, other)
