def gelu(x: Tensor) -> Tensor:
  return torch.gelu(x)
