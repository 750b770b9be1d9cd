# uses divergences example_weights
class Focal(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  gamma : float
  label_smoothing : float
  class_weights : List[float]

  def total(self, scores: Tensor, target: Tensor) -> Tensor:
    logs = torch.log_softmax(scores, 1)
    truth = torch.scatter(torch.zeros_like(logs), 1, torch.unsqueeze(target, 1), 1.0 - self.label_smoothing)
    truth = truth + self.label_smoothing / float(scores.size(1))
    # 1 - p; never quite 0, where a root would have no grad
    doubt = torch.clamp_min(torch.neg(torch.expm1(logs)), 1e-12)
    losses = torch.neg(torch.sum(truth * torch.pow(doubt, self.gamma) * logs, 1))
    if len(self.class_weights) > 0:
      losses = losses * __torch__.example_weights(self.class_weights, target, scores)
    return torch.sum(losses)

  def metric(self, scores: Tensor, target: Tensor) -> Tensor:
    return torch.eq(torch.argmax(scores, 1), target)

  def prediction(self, scores: Tensor) -> Tensor:
    return torch.softmax(scores, 1)

  # how far apart two runs of the same examples are: summed, 0 where they agree
  def divergence(self, one: Tensor, other: Tensor) -> Tensor:
    return __torch__.class_divergence(one, other)
