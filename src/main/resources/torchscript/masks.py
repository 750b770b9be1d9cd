# 1 with probability 1 - rate, else 0; in float32, so that masks are the same for any numbers
def chosen(shape: List[int], rate: float, device: Device, rng: Generator) -> Tensor:
  if rate == 0.0:
    # a drawn 0 would be none
    return torch.ones(shape, dtype=torch.float32, device=device)
  # never quite -1, which a rate near 1 is in 32 bits and which would stay -1
  return torch.empty(shape, dtype=torch.float32, device=device).uniform_(max(-rate, -0.99999994), 1.0 - rate, generator=rng).ceil_()

# 1 / (1 - rate) with probability 1 - rate, else 0
def kept(shape: List[int], rate: float, device: Device, rng: Generator) -> Tensor:
  return __torch__.chosen(shape, rate, device, rng).mul_(1.0 / (1.0 - rate))

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
