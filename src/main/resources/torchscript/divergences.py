# uses targets
# half the sum of both Kullback-Leibler divergences between what two runs say of the classes
def class_divergence(one: Tensor, other: Tensor) -> Tensor:
  logs = torch.log_softmax(one, 1)
  other_logs = torch.log_softmax(other, 1)
  return 0.5 * torch.sum((torch.exp(logs) - torch.exp(other_logs)) * (logs - other_logs))

# the same of two classes with one score; of several targets the mean
def score_divergence(one: Tensor, other: Tensor) -> Tensor:
  total = 0.5 * torch.sum((torch.sigmoid(one) - torch.sigmoid(other)) * (one - other))
  return __torch__.per_target(total, one)

# the same of normal distributions, given as mean and logarithm of the variance
def normal_divergence(mean: Tensor, log_variance: Tensor, other_mean: Tensor, other_log_variance: Tensor) -> Tensor:
  precisions = torch.exp(torch.neg(log_variance)) + torch.exp(torch.neg(other_log_variance))
  ratios = torch.cosh(log_variance - other_log_variance) - 1.0
  total = torch.sum(0.5 * ratios + 0.25 * torch.square(mean - other_mean) * precisions)
  return __torch__.per_target(total, mean)

# for values alone
def square_divergence(one: Tensor, other: Tensor) -> Tensor:
  return __torch__.per_target(torch.sum(torch.square(one - other)), one)
