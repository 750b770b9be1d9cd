def initial_weight(shape: List[int], fan_in: int, fan_out: int, initializer: str, device: Device, rng: Generator) -> Tensor:
  weight = torch.empty(shape, device=device)
  if len(shape) == 4:
    # channels last in memory: convolutions then run half as long again
    weight = torch.empty(shape, device=device, memory_format=torch.channels_last)
  if initializer == "glorot_uniform":
    bound = (6.0 / float(fan_in + fan_out)) ** 0.5
    weight.uniform_(-bound, bound, generator=rng)
  elif initializer == "he_normal":
    weight.normal_(0.0, (2.0 / float(fan_in)) ** 0.5, generator=rng)
  else:
    bound = float(fan_in) ** -0.5
    weight.uniform_(-bound, bound, generator=rng)
  return weight.requires_grad_(True)

def initial_bias(size: int, fan_in: int, initializer: str, device: Device, rng: Generator) -> Tensor:
  bias = torch.zeros([size], device=device)
  if initializer == "pytorch":
    bound = float(fan_in) ** -0.5
    bias.uniform_(-bound, bound, generator=rng)
  return bias.requires_grad_(True)
