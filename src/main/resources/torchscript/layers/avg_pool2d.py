# uses borders
class AvgPool2d(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  size : List[int]
  stride : List[int]
  pads : List[int]
  padded : bool

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if not self.padded:
      return torch.avg_pool2d(x, self.size, self.stride)
    total = torch.avg_pool2d(torch.constant_pad_nd(x, self.pads), self.size, self.stride)
    return total / self.inside(x)

  # of each window the share that lies on the image
  def inside(self, x: Tensor) -> Tensor:
    return torch.avg_pool2d(torch.constant_pad_nd(torch.ones_like(x), self.pads), self.size, self.stride)

  def record(self, x: Tensor, rng: Generator, tape: List[Tensor]) -> Tensor:
    tape.append(x)
    return self.forward(x, rng)

  def backward(self, grad: Tensor, tape: List[Tensor]) -> Tensor:
    x = tape.pop()
    if not self.padded:
      return torch.avg_pool2d_backward(grad, x, self.size, self.stride, [0, 0], False, True, None)
    bordered = torch.constant_pad_nd(x, self.pads)
    grad = torch.avg_pool2d_backward(grad / self.inside(x), bordered, self.size, self.stride, [0, 0], False, True, None)
    return __torch__.cropped(grad, self.pads)
