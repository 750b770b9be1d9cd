def silu(x: Tensor) -> Tensor:
  return torch.silu(x)
