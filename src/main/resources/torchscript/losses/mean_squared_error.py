# uses divergences targets
class MeanSquaredError(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def total(self, scores: Tensor, target: Tensor) -> Tensor:
    total = torch.mse_loss(scores, __torch__.as_scores(target, scores), 2)
    return __torch__.per_target(total, scores)

  def backward(self, scores: Tensor, target: Tensor, share: Tensor) -> Tuple[Tensor, Tensor]:
    error = scores - __torch__.as_scores(target, scores)
    return self.total(scores, target), error.mul_(__torch__.per_target(share * 2.0, scores))

  def metric(self, scores: Tensor, target: Tensor) -> Tensor:
    return torch.abs(scores - __torch__.as_scores(target, scores))

  def prediction(self, scores: Tensor) -> Tensor:
    return scores

  # how far apart two runs of the same examples are: summed, 0 where they agree
  def divergence(self, one: Tensor, other: Tensor) -> Tensor:
    return __torch__.square_divergence(one, other)
