# value with probability 1 - rate, else 0; in float32, so that masks are the same for any numbers
def random_mask(value: float, shape: List[int], rate: float, device: Device, rng: Generator) -> Tensor:
  if rate == 0.0:
    # a drawn 0 would be none
    return torch.full(shape, value, dtype=torch.float32, device=device)
  if rate < 0.05 or rate > 0.95:
    # never quite -1, which a rate near 1 is in 32 bits and which would stay -1
    below = torch.empty(shape, dtype=torch.float32, device=device).uniform_(max(-rate, -0.99999994), 1.0 - rate, generator=rng)
    return below.ceil_().mul_(value)
  # 16 bits are fine enough, and four times as many as uniform_ would draw cost the same
  all = torch.full(shape, value, dtype=torch.float32, device=device)
  count = torch.numel(all)
  words = torch.empty([(count + 3) // 4], dtype=torch.int64, device=device).random_(-9223372036854775807 - 1, None, generator=rng)
  shorts = torch.view_as(torch.slice(torch.view_copy(words, torch.int16), 0, 0, count), all)
  limit = float(int(rate * 65536.0 + 0.5)) - 32768.5
  return torch.threshold_backward(all, torch.to(shorts, torch.float32), limit, grad_input=all)

# 1 with probability 1 - rate, else 0
def chosen(shape: List[int], rate: float, device: Device, rng: Generator) -> Tensor:
  return __torch__.random_mask(1.0, shape, rate, device, rng)

# 1 / (1 - rate) with probability 1 - rate, else 0
def kept(shape: List[int], rate: float, device: Device, rng: Generator) -> Tensor:
  return __torch__.random_mask(1.0 / (1.0 - rate), shape, rate, device, rng)

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
