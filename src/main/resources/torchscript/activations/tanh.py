def tanh(x: Tensor) -> Tensor:
  return torch.tanh(x)
