# 1 / (1 - rate) with probability 1 - rate, else 0; in float32, so that masks are the same for any numbers
def kept(shape: List[int], rate: float, device: Device, rng: Generator) -> Tensor:
  keep = torch.empty(shape, dtype=6, device=device).uniform_(-rate, 1.0 - rate, generator=rng).ceil_()
  return keep.mul_(1.0 / (1.0 - rate))

# DropConnect: one mask for a batch
def kept_weight(weight: Tensor, rate: float, rng: Optional[Generator]) -> Tensor:
  if rng is None or rate == 0.0:
    return weight
  return weight * __torch__.kept(weight.size(), rate, weight.device, rng)

# inverted dropout
def dropped(x: Tensor, rate: float, rng: Generator) -> Tensor:
  if rate == 0.0:
    return x
  return x * __torch__.kept(x.size(), rate, x.device, rng)
