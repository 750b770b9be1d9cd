def relu(x: Tensor) -> Tensor:
  return torch.relu(x)
