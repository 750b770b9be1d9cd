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

  # what is said of the classes, less the truth
  def backward(self, scores: Tensor, target: Tensor, share: Tensor) -> Tuple[Tensor, Tensor]:
    logs = torch.log_softmax(scores, 1)
    grad = torch.exp(logs)
    if self.label_smoothing > 0.0:
      grad.sub_(self.label_smoothing / float(scores.size(1)))
    grad.scatter_(1, torch.unsqueeze(target, 1), self.label_smoothing - 1.0, reduce="add")
    if len(self.class_weights) > 0:
      grad.mul_(torch.unsqueeze(__torch__.example_weights(self.class_weights, target, scores), 1))
    elif self.label_smoothing == 0.0:
      return torch.nll_loss(logs, target, None, 2), grad.mul_(share)
    return self.total(scores, target), grad.mul_(share)

  def metric(self, scores: Tensor, target: Tensor) -> Tensor:
    return torch.eq(torch.argmax(scores, 1), target)

  def prediction(self, scores: Tensor) -> Tensor:
    return torch.softmax(scores, 1)

  # how far apart two runs of the same examples are: summed, 0 where they agree
  def divergence(self, one: Tensor, other: Tensor) -> Tensor:
    return __torch__.class_divergence(one, other)
