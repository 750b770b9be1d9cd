# uses divergences targets
class GaussianNegativeLogLikelihood(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def mean(self, scores: Tensor) -> Tensor:
    return torch.slice(scores, 1, 0, scores.size(1) // 2)

  # a variance of at least 1e-6: log(1e-6)
  def log_variance(self, scores: Tensor) -> Tensor:
    return torch.clamp_min(torch.slice(scores, 1, scores.size(1) // 2), -13.815510557964274)

  def total(self, scores: Tensor, target: Tensor) -> Tensor:
    log_variance = self.log_variance(scores)
    error = __torch__.as_scores(target, log_variance) - self.mean(scores)
    squares = error * error * torch.exp(torch.neg(log_variance))
    # the constant is log(2 * pi)
    total = 0.5 * torch.sum(log_variance + squares + 1.8378770664093453)
    return __torch__.per_target(total, log_variance)

  def backward(self, scores: Tensor, target: Tensor, share: Tensor) -> Tuple[Tensor, Tensor]:
    log_variance = self.log_variance(scores)
    error = self.mean(scores) - __torch__.as_scores(target, log_variance)
    by_mean = error * torch.exp(torch.neg(log_variance))
    # a variance at its least has no slope
    free = torch.ge(torch.slice(scores, 1, scores.size(1) // 2), log_variance)
    by_log_variance = (1.0 - error * by_mean) * free * 0.5
    grad = torch.cat([by_mean, by_log_variance], 1)
    return self.total(scores, target), grad.mul_(__torch__.per_target(share, log_variance))

  def metric(self, scores: Tensor, target: Tensor) -> Tensor:
    mean = self.mean(scores)
    return torch.abs(mean - __torch__.as_scores(target, mean))

  # means, then variances
  def prediction(self, scores: Tensor) -> Tensor:
    return torch.cat([self.mean(scores), torch.exp(self.log_variance(scores))], 1)

  # how far apart two runs of the same examples are: summed, 0 where they agree
  def divergence(self, one: Tensor, other: Tensor) -> Tensor:
    return __torch__.normal_divergence(self.mean(one), self.log_variance(one), self.mean(other), self.log_variance(other))
