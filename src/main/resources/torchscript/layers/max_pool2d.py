# uses borders
class MaxPool2d(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  size : List[int]
  stride : List[int]
  pads : List[int]
  padded : bool

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    return torch.max_pool2d(self.bordered(x), self.size, self.stride)

  def bordered(self, x: Tensor) -> Tensor:
    if self.padded:
      return torch.constant_pad_nd(x, self.pads, float("-inf"))
    return x

  def record(self, x: Tensor, rng: Generator, tape: List[Tensor]) -> Tensor:
    x = self.bordered(x)
    highest, places, = torch.max_pool2d_with_indices(x, self.size, self.stride)
    tape.extend([x, places])
    return highest

  def backward(self, grad: Tensor, tape: List[Tensor]) -> Tensor:
    places = tape.pop()
    if grad.stride() != places.stride():
      # in another order of memory than what was pooled, it takes several times as long
      grad = torch.empty_like(places, dtype=grad.dtype).copy_(grad)
    grad = torch.max_pool2d_with_indices_backward(grad, tape.pop(), self.size, self.stride, [0, 0], [1, 1], False, places)
    if self.padded:
      grad = __torch__.cropped(grad, self.pads)
    return grad
