def leaky_relu(x: Tensor) -> Tensor:
  return torch.leaky_relu(x, 0.01)

def leaky_relu_backward(grad: Tensor, y: Tensor) -> Tensor:
  return torch.leaky_relu_backward(grad, y, 0.01, True)
