# uses divergences
class MeanAbsoluteError(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def total(self, scores: Tensor, target: Tensor) -> Tensor:
    return torch.l1_loss(torch.squeeze(scores, 1), target, 2)

  def metric(self, scores: Tensor, target: Tensor) -> Tensor:
    return torch.sum(torch.abs(torch.squeeze(scores, 1) - target))

  def prediction(self, scores: Tensor) -> Tensor:
    return scores

  # how far apart two runs of the same examples are: summed, 0 where they agree
  def divergence(self, one: Tensor, other: Tensor) -> Tensor:
    return __torch__.square_divergence(one, other)
