def sigmoid(x: Tensor) -> Tensor:
  return torch.sigmoid(x)
