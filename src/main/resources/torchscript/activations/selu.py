def selu(x: Tensor) -> Tensor:
  return torch.selu(x)
