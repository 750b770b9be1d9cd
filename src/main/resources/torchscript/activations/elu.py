def elu(x: Tensor) -> Tensor:
  return torch.elu(x)
