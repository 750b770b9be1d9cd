def softplus(x: Tensor) -> Tensor:
  return torch.softplus(x)
