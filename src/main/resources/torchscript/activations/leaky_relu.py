def leaky_relu(x: Tensor) -> Tensor:
  return torch.leaky_relu(x, 0.01)
