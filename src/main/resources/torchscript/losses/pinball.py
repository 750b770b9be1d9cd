# uses divergences targets
class Pinball(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  quantiles : List[float]

  # the median comes first, the others ascending
  def levels(self) -> List[float]:
    levels = annotate(List[float], [0.5])
    for k in range(len(self.quantiles)):
      if self.quantiles[k] != 0.5:
        levels.append(self.quantiles[k])
    return levels

  # of all targets
  def quantile(self, scores: Tensor, k: int) -> Tensor:
    targets = scores.size(1) // len(self.quantiles)
    return torch.slice(scores, 1, k * targets, (k + 1) * targets)

  def total(self, scores: Tensor, target: Tensor) -> Tensor:
    levels = self.levels()
    median = self.quantile(scores, 0)
    truth = __torch__.as_scores(target, median)
    total = torch.sum(median * 0.0)
    for k in range(len(levels)):
      error = truth - self.quantile(scores, k)
      total = total + torch.sum(torch.maximum(error * levels[k], error * (levels[k] - 1.0)))
    return __torch__.per_target(total / float(len(levels)), median)

  def backward(self, scores: Tensor, target: Tensor, share: Tensor) -> Tuple[Tensor, Tensor]:
    levels = self.levels()
    median = self.quantile(scores, 0)
    truth = __torch__.as_scores(target, median)
    parts = annotate(List[Tensor], [])
    for k in range(len(levels)):
      # 1 - q where the target is below, -q where it is above
      side = torch.sign(self.quantile(scores, k) - truth)
      parts.append(side * 0.5 + (0.5 - levels[k]))
    grad = torch.cat(parts, 1).div_(float(len(levels)))
    return self.total(scores, target), grad.mul_(__torch__.per_target(share, median))

  def metric(self, scores: Tensor, target: Tensor) -> Tensor:
    median = self.quantile(scores, 0)
    return torch.abs(median - __torch__.as_scores(target, median))

  # what lies further from the median is at least as far away as what lies nearer
  def prediction(self, scores: Tensor) -> Tensor:
    levels = self.levels()
    median = self.quantile(scores, 0)
    parts = [median]
    for k in range(len(levels) - 1):
      parts.append(self.quantile(scores, k + 1))
    lower = 0
    for k in range(len(levels) - 1):
      if levels[k + 1] < 0.5:
        lower = k + 1
    bound = median
    for k in range(lower):
      bound = torch.minimum(bound, parts[lower - k])
      parts[lower - k] = bound
    bound = median
    for k in range(len(levels) - 1 - lower):
      bound = torch.maximum(bound, parts[lower + 1 + k])
      parts[lower + 1 + k] = bound
    return torch.cat(parts, 1)

  # how far apart two runs of the same examples are: summed, 0 where they agree
  def divergence(self, one: Tensor, other: Tensor) -> Tensor:
    return __torch__.square_divergence(one, other)
