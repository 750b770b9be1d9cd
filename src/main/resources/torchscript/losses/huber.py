# uses divergences targets
class Huber(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  delta : float

  def total(self, scores: Tensor, target: Tensor) -> Tensor:
    total = torch.huber_loss(scores, __torch__.as_scores(target, scores), 2, self.delta)
    return __torch__.per_target(total, scores)

  def backward(self, scores: Tensor, target: Tensor, share: Tensor) -> Tuple[Tensor, Tensor]:
    error = scores - __torch__.as_scores(target, scores)
    return self.total(scores, target), error.clamp_(-self.delta, self.delta).mul_(__torch__.per_target(share, scores))

  def metric(self, scores: Tensor, target: Tensor) -> Tensor:
    return torch.abs(scores - __torch__.as_scores(target, scores))

  def prediction(self, scores: Tensor) -> Tensor:
    return scores

  # how far apart two runs of the same examples are: summed, 0 where they agree
  def divergence(self, one: Tensor, other: Tensor) -> Tensor:
    return __torch__.square_divergence(one, other)
