class BinaryCrossEntropy(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def total(self, scores: Tensor, target: Tensor) -> Tensor:
    score = torch.squeeze(scores, 1)
    return torch.binary_cross_entropy_with_logits(score, torch.type_as(target, score), None, None, 2)

  def metric(self, scores: Tensor, target: Tensor) -> Tensor:
    return torch.sum(torch.eq(torch.gt(torch.squeeze(scores, 1), 0), target))

  def prediction(self, scores: Tensor) -> Tensor:
    second = torch.sigmoid(scores)
    return torch.cat([1.0 - second, second], 1)
