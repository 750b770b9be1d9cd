# a row's targets as its scores are: a column for each
def as_scores(target: Tensor, scores: Tensor) -> Tensor:
  return torch.reshape(target, scores.size())

# a sum over several targets of a row is to be their mean
def per_target(total: Tensor, scores: Tensor) -> Tensor:
  if scores.size(1) > 1:
    total = total / float(scores.size(1))
  return total
