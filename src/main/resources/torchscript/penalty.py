# what a layer's weights cost, for autograd: l1 * sum(|w|) + l2 * sum(w * w)
def penalty(weights: List[Tensor], l1: float, l2: float) -> Tensor:
  cost = torch.zeros_like(torch.sum(weights[0].detach()))
  for weight in weights:
    if l1 > 0.0:
      cost = cost + torch.sum(torch.abs(weight)) * l1
    if l2 > 0.0:
      # what is as good as 0 is not pulled on, into subnormal numbers that processors are slow with
      cost = cost + torch.sum(torch.square(torch.hardshrink(weight, 1e-12))) * l2
  return cost
