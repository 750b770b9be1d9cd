class SoftmaxCrossEntropy(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def total(self, scores: Tensor, target: Tensor) -> Tensor:
    return torch.cross_entropy_loss(scores, target, None, 2)

  def metric(self, scores: Tensor, target: Tensor) -> Tensor:
    return torch.sum(torch.eq(torch.argmax(scores, 1), target))

  def prediction(self, scores: Tensor) -> Tensor:
    return torch.softmax(scores, 1)
