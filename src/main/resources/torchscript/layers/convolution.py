# uses borders initializers masks steps
# over [steps, features] or [channels, height, width], as many axes as the kernel has
class Convolution(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  # [filters, channels / groups] and the kernel's axes
  weight : Tensor
  bias : Optional[Tensor]
  filters : int
  kernel : List[int]
  stride : List[int]
  dilation : List[int]
  groups : int
  pads : List[int]
  padded : bool
  padding : str
  initializer : str
  drop_connect : float
  channels : int

  def build(self, device: Device, rng: Generator) -> None:
    window = 1
    for size in self.kernel:
      window = window * size
    fan_in = self.channels // self.groups * window
    fan_out = self.filters // self.groups * window
    shape = [self.filters, self.channels // self.groups] + self.kernel
    self.weight = __torch__.initial_weight(shape, fan_in, fan_out, self.initializer, device, rng)
    if self.bias is not None:
      self.bias = __torch__.initial_bias(self.filters, fan_in, self.initializer, device, rng)

  def weights(self) -> List[Tensor]:
    return [self.weight]

  def biases(self) -> List[Tensor]:
    found = annotate(List[Tensor], [])
    bias = self.bias
    if bias is not None:
      found.append(bias)
    return found

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    x = self.channels_second(x)
    if self.padded:
      x = torch.constant_pad_nd(x, self.pads)
    weight = __torch__.kept_weight(self.weight, self.drop_connect, rng)
    return self.channels_second(self.convolved(x, weight))

  def convolved(self, x: Tensor, weight: Tensor) -> Tensor:
    none = [0 for size in self.kernel]
    return torch.convolution(x, weight, self.bias, self.stride, none, self.dilation, False, none, self.groups)

  def record(self, x: Tensor, rng: Generator, tape: List[Tensor]) -> Tensor:
    x = self.channels_second(x)
    if self.padded:
      x = torch.constant_pad_nd(x, self.pads)
    tape.append(x)
    return self.channels_second(self.convolved(x, self.weight))

  def backward(self, grad: Tensor, tape: List[Tensor], weights: List[Tensor], biases: List[Tensor], deeper: bool) -> Tensor:
    grad = self.channels_second(grad)
    none = [0 for size in self.kernel]
    by_input, by_weight, by_bias, = torch.convolution_backward(grad, tape.pop(), self.weight, None, self.stride, none, self.dilation, False, none, self.groups, [deeper, True, False])
    # optimizers walk through both in the order of memory
    weights.append(torch.empty_like(self.weight).copy_(by_weight))
    if self.bias is not None:
      biases.append(torch.sum(grad, [0] + [axis + 2 for axis in range(len(self.kernel))]))
    if not deeper:
      return grad
    if self.padded:
      by_input = __torch__.cropped(by_input, self.pads)
    return self.channels_second(by_input)

  # and back again
  def channels_second(self, x: Tensor) -> Tensor:
    if len(self.kernel) == 1:
      return torch.transpose(x, 1, 2)
    return x

  def mask_after(self, mask: Tensor) -> Tensor:
    return __torch__.window_mask(mask, self.kernel[0], self.stride[0], self.dilation[0], self.padding)
